/**
 * The figures of the drawn areas as the page's table shows them, so that the two cannot disagree.
 *
 * A slot is called as the column that it shows; with "-small" behind its name it shows what stands there in smaller type,
 * and what is to stand before a figure is in `data-before`.
 *
 * @param {HTMLTableElement} table
 * @param {SVGPathElement[]} paths
 * @param {string} prefix What stands before an area's id in that of its path.
 * @param {string} all The sentence of all of them.
 */
export function tableFigures(table, paths, prefix, all) {
  const [head] = table.rows, [body] = table.tBodies;
  const parts = Array.from(head.cells, cell => cell.dataset.part), columns = Array.from(head.cells, cell => cell.dataset.column);
  const ids = paths.map(path => path.id.slice(prefix.length));
  const listed = body.dataset.runs ? unrun(body.dataset.runs) : Array.from(body.rows, row => ids.indexOf(row.dataset.g ?? ""));
  /** @type {HTMLTableRowElement[]} */
  const rows = [];
  listed.forEach((at, of) => { rows[at] = body.rows[of]; });

  /**
   * @param {number} at
   * @param {HTMLElement} slot
   */
  function figureOf(at, { dataset }) {
    const [column, small] = (dataset.slot ?? "").split("-"), { cells } = rows[at];
    if (column === "kinds") {
      return Array.from(cells).filter((_, of) => parts[of] === "kind").map(cell => cell.textContent.trim()).join(" · ");
    }
    const text = cells[columns.indexOf(column)]?.childNodes[small ? 1 : 0]?.textContent?.trim();
    return text ? (dataset.before ?? "") + text : "";
  }
  /** @param {number} at */
  function nameOf(at) { return (rows[at].cells[0].firstChild?.textContent ?? "").trim(); }
  /** @param {number} at */
  function winnerOf(at) { return rows[at].dataset.w ?? ""; }
  /**
   * Among thousands of counties a row carries no sentence, and its outcome stands for one.
   *
   * @param {number | null} at
   */
  function sentenceOf(at) { return at === null ? all : rows[at].dataset.s || nameOf(at) + ": " + rows[at].cells[1].textContent; }

  return { ids, listed, rows, nameOf, winnerOf, figureOf, sentenceOf };
}

/**
 * Places in the drawing order, row by row, from the first and the number of each run of them.
 *
 * @param {string} runs
 */
function unrun(runs) {
  return runs.split(" ").flatMap(run => {
    const [first, count] = run.split("+").map(Number);
    return Array.from({ length: count }, (_, on) => first + on);
  });
}
