// The reader's page: readout, picker and table in step. Every figure it shows stands in the table already.
(function () {
  "use strict";
  var table = document.getElementById("counties"), place = document.getElementById("readout-place");
  var picker = document.getElementById("county"), drawing = document.querySelector(".drawing");
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var whole = place.innerHTML, rows = {}, pinned = "", shown = "";
  Array.prototype.forEach.call(table.tBodies[0].rows, function (row) { rows[row.dataset.g] = row; });

  function element(name, text, from) {
    var made = document.createElement(name);
    if (from) Array.prototype.forEach.call(from.childNodes, function (node) { made.appendChild(node.cloneNode(true)); });
    else made.textContent = text;
    return made;
  }

  function readout(row) {
    var cells = row.cells, parts = document.createDocumentFragment(), body = document.createElement("tbody");
    var first = heads.findIndex(function (head) { return head.dataset.name; });
    var kinds = [];
    for (var at = 1; at < first - 1; at++) kinds.push(cells[at].textContent);
    parts.appendChild(element("h2", cells[0].textContent));
    var line = element("p", kinds.join(" · "));
    line.className = "kinds";
    parts.appendChild(line);
    var margin = element("p", "", cells[first - 1]), chip = document.createElement("i");
    margin.className = "margin";
    chip.className = "chip w" + row.dataset.w;
    margin.insertBefore(chip, margin.firstChild);
    parts.appendChild(margin);
    heads.forEach(function (head, at) {
      if (at < first) return;
      var entry = document.createElement("tr"), cell = cells[at], small = cell.querySelector("small");
      var label = element("th", head.dataset.name || head.textContent);
      label.scope = "row";
      entry.appendChild(label);
      if (head.dataset.name) {
        entry.appendChild(element("td", cell.firstChild.textContent.trim()));
        entry.appendChild(element("td", small ? small.textContent : ""));
        body.appendChild(entry);
      } else if (at === heads.length - 1 && heads.length - 1 > first && cell !== cells[first] && !head.dataset.name && at > firstTotal()) {
        var change = element("p", label.textContent + ": " + cell.textContent.trim());
        change.className = "change";
        parts.changeLine = change;
      } else {
        entry.className = "sum";
        entry.appendChild(element("td", cell.textContent));
        entry.appendChild(element("td", ""));
        body.appendChild(entry);
      }
    });
    var figures = document.createElement("table");
    figures.appendChild(body);
    parts.appendChild(figures);
    if (parts.changeLine) parts.appendChild(parts.changeLine);
    return parts;
  }

  function firstTotal() {
    var last = -1;
    heads.forEach(function (head, at) { if (head.dataset.name) last = at; });
    return last + 1;
  }

  var spots = ["spot casing", "spot"].map(function (name) {
    var spot = document.createElementNS("http://www.w3.org/2000/svg", "path");
    spot.setAttribute("class", name);
    drawing.insertBefore(spot, drawing.querySelector(".labels"));
    return spot;
  });

  function shape(geoid) { return document.getElementById(drawing.id.replace("drawing", geoid)); }

  function show(geoid) {
    if (geoid === shown) return;
    if (rows[shown]) rows[shown].classList.remove("picked");
    shown = geoid;
    var row = rows[geoid];
    spots.forEach(function (spot) { spot.setAttribute("d", row ? shape(geoid).getAttribute("d") : ""); });
    if (row) {
      row.classList.add("picked");
      place.replaceChildren(readout(row));
    } else {
      place.innerHTML = whole;
    }
    picker.value = row ? geoid : "";
  }

  function pin(geoid) { pinned = geoid; show(geoid); }
  function under(event) {
    var path = event.target.closest ? event.target.closest(".counties path") : null;
    return path ? path.id.slice(path.id.length - 5) : "";
  }

  drawing.addEventListener("pointerover", function (event) {
    if (event.pointerType === "mouse" && under(event)) show(under(event));
  });
  drawing.addEventListener("pointerleave", function () { show(pinned); });
  document.addEventListener("click", function (event) {
    if (!drawing.parentNode.contains(event.target) && !drawing.contains(event.target)) return;
    var geoid = under(event);
    pin(geoid === pinned ? "" : geoid);
  });
  picker.addEventListener("change", function () { pin(picker.value); });
  document.querySelector(".picker").hidden = false;
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") pin(""); });

  function worth(row, at) {
    var cell = row.cells[at], value = cell.dataset.v;
    return value === undefined ? cell.textContent : value === "" ? -Infinity : Number(value);
  }
  heads.forEach(function (head, at) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () {
      var body = table.tBodies[0], list = Array.prototype.slice.call(body.rows);
      var numeric = list[0].cells[at].dataset.v !== undefined;
      var down = head.getAttribute("aria-sort") === "descending" || (!head.hasAttribute("aria-sort") && !numeric);
      list.sort(function (a, b) {
        var one = worth(a, at), two = worth(b, at);
        var order = numeric ? one - two : one.localeCompare(two, document.documentElement.lang);
        return down ? order : -order;
      });
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      list.forEach(function (row) { body.appendChild(row); });
    });
  });
})();
