// A table that is sorted by its headings. Without this script it stands in the order of names.
var mapgen = window.mapgen || {};
mapgen.sorting = function (table) {
  "use strict";
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells), body = table.tBodies[0];
  var names = new Intl.Collator(document.documentElement.lang);

  function figure(row, at) {
    var value = row.cells[at].dataset.v;
    if (value === undefined && ["winner", "candidate", "total", "measure", "change"].indexOf(heads[at].dataset.part) >= 0) {
      // Among thousands of counties no figure is written twice. A figure stands last in its cell, tenths and all.
      var text = row.cells[at].textContent.trim(), found = text.match(/[\d.,\u00a0\u202f]+(?=[\u00a0\u202f]?%?$)/);
      return found ? Number(found[0].replace(/\D/g, "")) * (/^[\u2212-]/.test(text) ? -1 : 1) : -Infinity;
    }
    return value === undefined ? undefined : value === "" ? -Infinity : Number(value);
  }
  function order(at) {
    return function (one, other) {
      var a = figure(one, at), b = figure(other, at);
      if (a !== undefined) return a === b ? 0 : a < b ? -1 : 1;
      return names.compare(one.cells[at].textContent, other.cells[at].textContent);
    };
  }
  function sort(head, at) {
    var rows = Array.prototype.slice.call(body.rows), before = head.getAttribute("aria-sort");
    var first = rows.length && figure(rows[0], at) !== undefined ? "descending" : "ascending";
    var other = first === "ascending" ? "descending" : "ascending";
    var now = before === first ? other : first, compare = order(at);
    rows.sort(now === "ascending" ? compare : function (a, b) { return compare(b, a); });
    heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", now);
    body.append.apply(body, rows);
  }

  table.querySelector(".sort-hint").hidden = false;
  heads.forEach(function (head, at) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.prototype.slice.call(head.childNodes));
    button.addEventListener("click", function () { sort(head, at); });
    head.append(button);
  });
};
