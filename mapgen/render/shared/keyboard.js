// The counties as a list of options that arrow keys walk over on the ground. One of them at a time can be tabbed to.
var mapgen = window.mapgen || {};
mapgen.arrows = function (counties, options) {
  "use strict";
  const PAUSE = 900, KEYS = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];
  const paths = Array.from(counties.querySelectorAll("path"));
  const names = paths.map(path => plain(options.name(path))), alphabet = names.slice().sort();
  // A column for each key; thousands of counties come without.
  const steps = counties.dataset.arrows && counties.dataset.arrows.split("|").map(column => column.match(/-?\d+/g));
  // To the west the drawing order is counted backwards.
  const step = steps ? (from, way) => from + (way ? +steps[way][from] : -steps[0][from]) : mapgen.nearest(paths);
  let here = 0, typed = "", last = 0;

  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function stop(at) {
    paths[here].tabIndex = -1;
    here = at;
    paths[here].tabIndex = 0;
  }
  function go(at) {
    stop(at);
    paths[at].focus({ preventScroll: true });
    options.reveal(paths[at]);
  }

  // A name that begins with what was typed; the same letter again goes on to the next one.
  function jump(letter, when) {
    typed = when - last > PAUSE ? letter : typed + letter;
    last = when;
    const again = Array.from(typed).every(each => each === typed[0]), start = again ? typed[0] : typed;
    const from = alphabet.indexOf(names[here]) + (again ? 1 : 0);
    const found = alphabet.slice(from).concat(alphabet.slice(0, from)).find(name => name.startsWith(start));
    if (found !== undefined) go(names.indexOf(found));
  }

  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.timeStamp - last <= PAUSE && typed, way = KEYS.indexOf(event.key);
    if (way >= 0) go(step(here, way));
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(paths.length - 1);
    else if (event.key === "Enter" || (event.key === " " && !typing)) options.choose(paths[here]);
    else if (event.key.length === 1 && /[^\d+\-=_]/.test(event.key)) jump(plain(event.key), event.timeStamp);
    else return;
    event.preventDefault();
  }

  counties.setAttribute("role", "listbox");
  counties.setAttribute("aria-label", counties.dataset.label);
  counties.setAttribute("aria-describedby", options.help);
  paths.forEach((path, at) => {
    path.setAttribute("role", "option");
    path.tabIndex = -1;
    path.setAttribute("aria-selected", "false");
    path.setAttribute("aria-label", options.sentence(path));
    path.addEventListener("focus", () => { stop(at); options.focused(path); });
    path.addEventListener("blur", () => options.focused(null));
  });
  stop(0);
  counties.addEventListener("keydown", press);

  return { at: path => stop(paths.indexOf(path)) };
};
