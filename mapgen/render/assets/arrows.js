// The counties as a list of options that arrow keys walk over on the ground. One of them at a time can be tabbed to.
var mapgen = window.mapgen || {};
mapgen.arrows = function (counties, options) {
  "use strict";
  var PAUSE = 900;
  var paths = Array.prototype.slice.call(counties.querySelectorAll("path"));
  var steps = counties.dataset.arrows && counties.dataset.arrows.split(" ").map(function (four, at) {
    return four.split(",").map(function (step) { return at + Number(step); });
  });
  // Thousands of counties come without their steps.
  var step = steps ? function (from, way) { return steps[from][way]; } : mapgen.nearest(paths);
  var keys = { ArrowLeft: 0, ArrowUp: 1, ArrowRight: 2, ArrowDown: 3 };
  var names = paths.map(function (path) { return plain(options.name(path)); });
  var alphabet = names.slice().sort();
  var here = 0, typed = "", last = 0;

  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function stop(at) {
    paths[here].setAttribute("tabindex", "-1");
    here = at;
    paths[here].setAttribute("tabindex", "0");
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
    var again = typed.split("").every(function (each) { return each === typed[0]; });
    var start = again ? typed[0] : typed, from = alphabet.indexOf(names[here]) + (again ? 1 : 0);
    var found = alphabet.slice(from).concat(alphabet.slice(0, from)).filter(function (name) {
      return name.indexOf(start) === 0;
    })[0];
    if (found !== undefined) go(names.indexOf(found));
  }

  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var typing = event.timeStamp - last <= PAUSE && typed;
    if (event.key in keys) go(step(here, keys[event.key]));
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
  paths.forEach(function (path, at) {
    path.setAttribute("role", "option");
    path.setAttribute("tabindex", "-1");
    path.setAttribute("aria-selected", "false");
    path.setAttribute("aria-label", options.sentence(path));
    path.addEventListener("focus", function () { stop(at); options.focused(path); });
    path.addEventListener("blur", function () { options.focused(null); });
  });
  stop(0);
  counties.addEventListener("keydown", press);

  return { at: function (path) { stop(paths.indexOf(path)); } };
};
