const FIGURES = ["winner", "candidate", "total", "measure", "change"];

/**
 * A table that is sorted by its headings. Without this script it stands in the order of names.
 *
 * @param {HTMLTableElement} table
 */
export function sortable(table) {
  const [body] = table.tBodies, heads = Array.from(table.rows[0].cells);
  const names = new Intl.Collator(document.documentElement.lang);

  /**
   * What a row is sorted by; undefined where that is its text.
   *
   * @param {HTMLTableRowElement} row
   * @param {number} at
   */
  function figure(row, at) {
    const value = row.cells[at].dataset.v;
    if (value === undefined && FIGURES.includes(heads[at].dataset.part ?? "")) {
      // Among thousands of counties no figure is written twice. A figure stands last in its cell, tenths and all.
      const text = row.cells[at].textContent.trim(), found = text.match(/[\d.,\u00a0\u202f]+(?=[\u00a0\u202f]?%?$)/);
      return found ? Number(found[0].replace(/\D/g, "")) * (/^[\u2212-]/.test(text) ? -1 : 1) : -Infinity;
    }
    return value === undefined ? undefined : value === "" ? -Infinity : Number(value);
  }
  /**
   * @param {HTMLTableRowElement} one
   * @param {HTMLTableRowElement} other
   * @param {number} at
   */
  function compare(one, other, at) {
    const a = figure(one, at), b = figure(other, at);
    if (a !== undefined && b !== undefined) return a === b ? 0 : a < b ? -1 : 1;
    return names.compare(one.cells[at].textContent, other.cells[at].textContent);
  }
  /**
   * @param {HTMLTableCellElement} head
   * @param {number} at
   */
  function sort(head, at) {
    const rows = Array.from(body.rows), before = head.getAttribute("aria-sort");
    const first = rows.length && figure(rows[0], at) !== undefined ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending", now = before === first ? other : first;
    rows.sort((one, another) => now === "ascending" ? compare(one, another, at) : compare(another, one, at));
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", now);
    body.append(...rows);
  }

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, at));
    head.append(button);
  });
}
