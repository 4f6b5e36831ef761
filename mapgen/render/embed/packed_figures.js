/**
 * Unpacks what packed_figures.py packed: for every area its id and, after its winner, the texts of the readout's slots.
 *
 * @param {string} text
 * @returns {{ ids: string[], rows: string[][] }} In drawing order.
 */
export function unpack(text) {
  const lines = text.split("\n").map(line => line.split("\t"));
  const [codes, regions, stems, [decimal, percent], winners, names, margins, ...columns] = lines;
  let region = "";

  /**
   * Halves up, by whole numbers alone.
   *
   * @param {number} part
   * @param {number} whole
   */
  function tenths(part, whole) {
    return (Math.floor((2000 * part + whole) / (2 * whole)) / 10).toFixed(1).replace(".", decimal);
  }
  const rows = winners.map((winner, at) => {
    const told = columns.map(column => column[at] || ""), votes = [];
    for (let of = 0; of + 1 < told.length; of += 2) votes.push(+told[of].replace(/\D/g, ""));
    const whole = votes.reduce((sum, each) => sum + each, 0), [most, next] = [...votes, 0].sort((a, b) => b - a);
    votes.forEach((each, of) => { told[of * 2 + 1] = told[of * 2 + 1] || tenths(each, whole) + percent; });
    region = regions[at] || region;
    return [winner, names[at] + (region > "-" ? ", " + region : ""), margins[at] || stems[+winner] + tenths(most - next, whole), ...told];
  });
  return { ids: codes[0] ? counted(codes, region ? [] : names) : codes.slice(1), rows };
}

/**
 * Ids that are numbers of one width: the first, and what each adds to the one before it.
 *
 * @param {string[]} codes
 * @param {string[]} names They follow the order of these, where there are any.
 */
function counted(codes, names) {
  /** @type {string[]} */
  const ids = [];
  let number = 0;
  codes.map((_, at) => at)
    .sort((a, b) => names[a] < names[b] ? -1 : +(names[a] > names[b]))
    .forEach((at, of) => { ids[at] = String(number += +codes[of]).padStart(codes[0].length, "0"); });
  return ids;
}
