const PAUSE = 900, KEYS = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];

/** @param {string} text */
function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

/**
 * The area that a key leads to from another: west, north, east and south are 0 to 3.
 *
 * @typedef {(from: number, way: number) => number} Step
 */

/**
 * The areas as a list of options that arrow keys walk over on the ground. One of them at a time can be tabbed to.
 *
 * @param {SVGElement} counties
 * @param {SVGPathElement[]} paths
 * @param {import("shared/readout.js").FigureSource} source
 * @param {Step} step
 * @param {(path: SVGPathElement) => void} reveal
 * @param {(at: number) => void} choose
 * @param {(at: number | null) => void} focused
 * @returns {(at: number) => void} Makes an area the one that can be tabbed to.
 */
export function walkable(counties, paths, source, step, reveal, choose, focused) {
  const names = paths.map((_, at) => plain(source.nameOf(at))), alphabet = names.slice().sort();
  let here = 0, typed = "", last = 0;

  /** @param {number} at */
  function stop(at) {
    paths[here].tabIndex = -1;
    here = at;
    paths[here].tabIndex = 0;
  }
  /** @param {number} at */
  function go(at) {
    stop(at);
    paths[at].focus({ preventScroll: true });
    reveal(paths[at]);
  }

  /**
   * To a name that begins with what was typed; the same letter again goes on to the next one.
   *
   * @param {string} letter
   * @param {number} when
   */
  function jump(letter, when) {
    typed = when - last > PAUSE ? letter : typed + letter;
    last = when;
    const again = Array.from(typed).every(each => each === typed[0]), start = again ? typed[0] : typed;
    const from = alphabet.indexOf(names[here]) + Number(again);
    const found = alphabet.slice(from).concat(alphabet.slice(0, from)).find(name => name.startsWith(start));
    if (found !== undefined) go(names.indexOf(found));
  }

  counties.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.timeStamp - last <= PAUSE && typed, way = KEYS.indexOf(event.key);
    if (way >= 0) go(step(here, way));
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(paths.length - 1);
    else if (event.key === "Enter" || (event.key === " " && !typing)) choose(here);
    else if (event.key.length === 1 && /[^\d+\-=_]/.test(event.key)) jump(plain(event.key), event.timeStamp);
    else return;
    event.preventDefault();
  });

  counties.setAttribute("role", "listbox");
  counties.setAttribute("aria-label", counties.dataset.label ?? "");
  counties.setAttribute("aria-describedby", "keys");
  paths.forEach((path, at) => {
    path.setAttribute("role", "option");
    path.tabIndex = -1;
    path.setAttribute("aria-selected", "false");
    path.setAttribute("aria-label", source.sentenceOf(at));
    path.addEventListener("focus", () => { stop(at); focused(at); });
    path.addEventListener("blur", () => focused(null));
  });
  stop(0);
  return stop;
}
