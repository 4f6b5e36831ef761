// Unpacks what embed_figures.py packed: for every county its GEOID, and what the readout says of it.
var mapgen = window.mapgen || {};
mapgen.figures = function (text) {
  "use strict";
  const lines = text.split("\n").map(line => line.split("\t"));
  const [steps, states, stems, [decimal, percent], winners, names, margins, ...columns] = lines;
  let state = "", code = 0;

  // Halves up, by whole numbers alone.
  function tenths(part, whole) {
    return (Math.floor((2000 * part + whole) / (2 * whole)) / 10).toFixed(1).replace(".", decimal);
  }
  const rows = winners.map((winner, at) => {
    const told = columns.map(column => column[at] || ""), votes = [];
    for (let of = 0; of + 1 < told.length; of += 2) votes.push(+told[of].replace(/\D/g, ""));
    const whole = votes.reduce((sum, each) => sum + each, 0), [most, next] = [...votes, 0].sort((a, b) => b - a);
    votes.forEach((each, of) => { told[of * 2 + 1] = told[of * 2 + 1] || tenths(each, whole) + percent; });
    state = states[at] || state;
    return [winner, names[at] + (state && ", " + state), margins[at] || stems[winner] + tenths(most - next, whole), ...told];
  });
  const order = names.map((_, at) => at), geoids = [];
  if (!state) order.sort((a, b) => (names[a] > names[b]) - (names[a] < names[b]));
  order.forEach((at, each) => { geoids[at] = String(code += +steps[each]).padStart(5, "0"); });
  return { rows, geoids };
};
