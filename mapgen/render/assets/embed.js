// The embedded map: theme and county from the address, readout and picker in step with the drawing.
(function () {
  "use strict";
  var query = new URLSearchParams(location.search), root = document.documentElement;
  var box = document.getElementById("embed"), drawing = box.querySelector(".drawing"), prefix = drawing.id.replace("drawing", "");
  var picker = box.querySelector("select"), chip = box.querySelector(".chip");
  var slots = Array.prototype.slice.call(box.querySelectorAll("[data-slot]"));
  var whole = [chip.className].concat(slots.map(function (slot) { return slot.textContent; }));
  var rows = {}, pinned = "", shown = "";

  // In another language the map is another file.
  var other = box.getAttribute("data-in-" + (query.get("locale") || "").replace(/[^a-z-]/gi, "").toLowerCase());
  if (other) {
    query.delete("locale");
    location.replace(other + "?" + query + location.hash);
    return;
  }

  var theme = query.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  var columns = JSON.parse(document.getElementById("figures").textContent).split("\n").map(function (line) {
    return line.split("\t");
  });
  Array.prototype.forEach.call(drawing.querySelectorAll(".counties path"), function (path, at) {
    var row = columns.map(function (column) { return column[at]; });
    row[0] = "chip w" + row[0];
    rows[path.id.slice(prefix.length)] = row;
  });
  Object.keys(rows).sort(function (a, b) { return rows[a][1].localeCompare(rows[b][1], root.lang); })
    .forEach(function (geoid) { picker.add(new Option(rows[geoid][1], geoid)); });
  picker.hidden = false;

  var spots = ["spot casing", "spot"].map(function (name) {
    var spot = document.createElementNS("http://www.w3.org/2000/svg", "path");
    spot.setAttribute("class", name);
    drawing.insertBefore(spot, drawing.querySelector(".labels"));
    return spot;
  });

  function show(geoid) {
    if (geoid === shown) return;
    shown = geoid;
    var row = rows[geoid] || whole, outline = rows[geoid] ? document.getElementById(prefix + geoid).getAttribute("d") : "";
    spots.forEach(function (spot) { spot.setAttribute("d", outline); });
    chip.className = row[0];
    slots.forEach(function (slot, at) { slot.textContent = row[at + 1]; });
    picker.value = rows[geoid] ? geoid : "";
  }
  function pin(geoid) { pinned = geoid; show(geoid); }
  function under(event) {
    var path = event.target.closest(".counties path");
    return path ? path.id.slice(prefix.length) : "";
  }

  drawing.addEventListener("pointerover", function (event) {
    if (event.pointerType === "mouse" && under(event)) show(under(event));
  });
  drawing.addEventListener("pointerleave", function () { show(pinned); });
  drawing.addEventListener("click", function (event) { pin(under(event) === pinned ? "" : under(event)); });
  picker.addEventListener("change", function () { pin(picker.value); });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") pin(""); });
  if (rows[query.get("county")]) pin(query.get("county"));
})();
