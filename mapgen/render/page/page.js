// The reader's page: map, readout, picker and table in step.
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";
  var table = document.getElementById("counties"), picker = document.getElementById("county");
  var drawing = document.querySelector(".drawing"), counties = drawing.querySelector(".counties");
  var frame = document.querySelector(".map-frame"), area = frame.querySelector(".map");
  var announcement = document.getElementById("announcement"), place = document.getElementById("readout-place");
  var rows = {}, paths = {}, state = place.querySelector("h2").textContent + ": " + place.querySelector(".margin").textContent;
  var marks = ["spot casing", "spot", "kept casing", "kept", "focus casing", "focus"].map(mark);
  var readout = mapgen.readout(place, table), selection = mapgen.selection(changed), arrows, picked = null;

  function mark(kind) {
    var made = document.createElementNS(SVG, "path");
    made.setAttribute("class", kind);
    return drawing.insertBefore(made, drawing.querySelector(".labels"));
  }
  function outline(kind, path) {
    marks.forEach(function (made) {
      if (made.classList.contains(kind)) made.setAttribute("d", path ? path.getAttribute("d") : "");
    });
  }
  function geoidOf(path) { return path ? path.id.slice(path.id.lastIndexOf("-") + 1) : ""; }

  function changed(shown, kept, announce) {
    if (picked) picked.classList.remove("picked");
    picked = rows[shown] || null;
    if (picked) picked.classList.add("picked");
    readout(picked);
    picker.value = shown;
    outline("spot", paths[shown]);
    outline("kept", paths[kept]);
    counties.querySelectorAll("[aria-selected=true]").forEach(function (path) { path.setAttribute("aria-selected", "false"); });
    if (kept) paths[kept].setAttribute("aria-selected", "true");
    if (announce) announcement.textContent = picked ? sentence(picked) : state;
  }
  // Among thousands of counties a row carries no sentence, and its outcome stands for one.
  function sentence(row) {
    return row.dataset.s || row.cells[0].textContent + ": " + row.cells[1].textContent;
  }
  function keep(geoid, announce) {
    if (geoid === "" || geoid === selection.kept()) return selection.release(announce);
    arrows.at(paths[geoid]);
    selection.keep(geoid, announce);
  }

  Array.prototype.forEach.call(counties.querySelectorAll("path"), function (path) { paths[geoidOf(path)] = path; });
  // Rows without their code stand state by state, and each state's in the order of its paths.
  var byState = Array.prototype.map.call(counties.querySelectorAll("path"), geoidOf).sort(function (a, b) {
    return a.slice(0, 2) < b.slice(0, 2) ? -1 : a.slice(0, 2) > b.slice(0, 2) ? 1 : 0;
  });
  Array.prototype.forEach.call(table.tBodies[0].rows, function (row, at) {
    var geoid = row.dataset.g = row.dataset.g || byState[at];
    rows[geoid] = row;
    picker.append(new Option(row.cells[0].textContent, geoid));
  });

  // A list of options can be inside a group, not inside an image.
  drawing.setAttribute("role", "group");
  arrows = mapgen.arrows(counties, {
    help: "map-keys",
    name: function (path) { return rows[geoidOf(path)].cells[0].textContent; },
    sentence: function (path) { return sentence(rows[geoidOf(path)]); },
    choose: function (path) { keep(geoidOf(path), false); },
    reveal: function (path) { reveal(path); },
    focused: function (path) {
      var byKeys = path !== null && path.matches(":focus-visible");
      outline("focus", byKeys ? path : null);
      selection.focus(byKeys ? geoidOf(path) : "");
    }
  });

  function reveal(path) {
    var map = mapgen.map, edge = 24, at = path.getBoundingClientRect(), within = area.getBoundingClientRect();
    function over(low, high, least, most) { return low < least ? low - least - edge : high > most ? high - most + edge : 0; }
    var x = over(at.left, at.right, within.left, within.right), y = over(at.top, at.bottom, within.top, within.bottom);
    if (map && area.classList.contains("closer") && (x || y)) map.panBy([x, y], { animate: false });
    area.scrollIntoView({ block: "nearest" });
  }

  var down = null;
  document.addEventListener("pointerdown", function (event) { down = event; }, true);
  counties.addEventListener("pointerover", function (event) {
    if (event.pointerType === "mouse") selection.point(geoidOf(event.target.closest("path")));
  });
  counties.addEventListener("pointerleave", function () { selection.point(""); });
  document.addEventListener("click", function (event) {
    var dragged = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 6;
    if (dragged || !event.target.closest) return;
    var path = event.target.closest(".counties path"), row = event.target.closest("#counties tbody tr");
    if (path) keep(geoidOf(path), true);
    else if (row) keep(row.dataset.g, true);
    else if (!event.target.closest("a, button, select, label, .readout") && selection.kept()) selection.release(true);
  });
  picker.addEventListener("change", function () { keep(picker.value, true); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    selection.release(!counties.contains(document.activeElement));
  });

  mapgen.sorting(table);
  document.querySelector(".picker").hidden = false;
  frame.querySelector(".map-help").hidden = false;
  if (mapgen.map) mapgen.zoom(mapgen.map, frame, frame.querySelector(".zoom"));
})();
