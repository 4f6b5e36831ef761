// The figures of one county, taken from its row in the table, so that the two cannot disagree.
var mapgen = window.mapgen || {};
mapgen.readout = function (place, table) {
  "use strict";
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var whole = Array.prototype.slice.call(place.childNodes);

  function element(name, content, kind) {
    var made = document.createElement(name);
    made.append.apply(made, [].concat(content));
    if (kind) made.className = kind;
    return made;
  }
  function copies(cell) {
    return Array.prototype.map.call(cell.childNodes, function (node) { return node.cloneNode(true); });
  }
  function cellsOf(row, part) {
    return heads.map(function (head, at) { return { head: head, cell: row.cells[at] }; })
      .filter(function (each) { return each.head.dataset.part === part; });
  }
  function line(label, votes, share, kind) {
    var head = element("th", label);
    head.scope = "row";
    return element("tr", [head, element("td", votes), element("td", share)], kind);
  }

  function county(row) {
    // On a map of a measure, which no winner colours, the first measure is what the map is about.
    var measures = cellsOf(row, "measure"), subject = row.dataset.w === undefined ? measures.shift() : null;
    var margin = subject ? [subject.head.textContent + " " + subject.cell.textContent]
      : [element("i", "", "chip w" + row.dataset.w)].concat(copies(cellsOf(row, "winner")[0].cell));
    var kinds = cellsOf(row, "kind").map(function (each) { return each.cell.textContent; });
    var candidates = cellsOf(row, "candidate").map(function (each) {
      var share = each.cell.querySelector("small");
      return line(each.head.dataset.name, each.cell.firstChild.textContent.trim(), share ? share.textContent : "");
    });
    var totals = cellsOf(row, "total").map(function (each) {
      return line(each.head.textContent, each.cell.textContent, "", "sum");
    });
    var others = measures.map(function (each) { return line(each.head.textContent, each.cell.textContent, ""); });
    var states = cellsOf(row, "state").map(function (each) {
      return element("p", each.head.textContent + ": " + each.cell.textContent, "change");
    });
    var changes = cellsOf(row, "change").map(function (each) {
      return element("p", [each.head.textContent + ": "].concat(copies(each.cell)), "change");
    });
    return [
      element("h2", row.cells[0].textContent),
      element("p", kinds.join(" · "), "kinds"),
      element("p", margin, "margin"),
      element("table", element("tbody", candidates.concat(totals, others)))
    ].concat(states, changes);
  }

  return function (row) { place.replaceChildren.apply(place, row ? county(row) : whole); };
};
