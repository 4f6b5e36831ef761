/**
 * Where arrow keys lead, by a table that the drawing carries: a column for each key.
 *
 * @param {string} columns How many areas each key goes on from each area; to the west they are counted backwards.
 * @returns {import("shared/keyboard.js").Step}
 */
export function tableSteps(columns) {
  const steps = columns.split("|").map(column => Array.from(column.matchAll(/-?\d+/g), Number));
  return (from, way) => from + (way ? steps[way][from] : -steps[0][from]);
}
