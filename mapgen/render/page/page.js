import { explore } from "shared/explore.js";
import { find } from "shared/find.js";
import { nearestSteps } from "shared/nearest_steps.js";
import { tableSteps } from "shared/table_steps.js";
import { sortable } from "page/sorting.js";
import { tableFigures } from "page/table_figures.js";
import { zoomable } from "page/zoom.js";

const EDGE = 24, STILL = 6;

/** The reader's page: map, readout, picker and table in step. */
function openPage() {
  const { map } = window.mapgen ?? {};
  const table = find(document, "#counties", HTMLTableElement), place = find(document, "#readout-place", HTMLElement);
  const frame = find(document, ".map-frame", HTMLElement), area = find(frame, ".map", HTMLElement);
  const counties = find(frame, ".counties", SVGElement), paths = Array.from(counties.querySelectorAll("path"));
  const all = ["h2", ".margin"].map(part => find(place, part, HTMLElement).textContent.trim()).join(": ");
  const source = tableFigures(table, paths, find(frame, ".drawing", SVGElement).id.replace(/drawing$/, ""), all);
  /** @type {NodeListOf<HTMLElement>} */
  const lines = place.querySelectorAll("[data-line]");
  const unsaid = Array.from(lines, line => line.hidden);

  /** @param {SVGPathElement} path */
  function reveal(path) {
    const at = path.getBoundingClientRect(), within = area.getBoundingClientRect();
    const x = over(at.left, at.right, within.left, within.right), y = over(at.top, at.bottom, within.top, within.bottom);
    if (map && area.classList.contains("closer") && (x || y)) map.panBy([x, y], { animate: false });
    area.scrollIntoView({ block: "nearest" });
  }

  /** @param {number | null} shown */
  function changed(shown) {
    table.querySelector(".picked")?.classList.remove("picked");
    if (shown !== null) source.rows[shown].classList.add("picked");
    // A line of which nothing is said of this county is not shown.
    lines.forEach((line, of) => { line.hidden = shown === null ? unsaid[of] : !line.querySelector("[data-slot]")?.textContent; });
  }
  const { areaOf, keep } = explore(document, source, stepsOf, reveal, changed);

  /** @type {PointerEvent | null} */
  let down = null;
  document.addEventListener("pointerdown", event => { down = event; }, true);
  document.addEventListener("click", event => {
    const dragged = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > STILL;
    if (dragged || !(event.target instanceof Element)) return;
    const row = event.target.closest("tr"), at = areaOf(event) ?? (row ? source.rows.indexOf(row) : -1);
    if (at >= 0) keep(at, true);
    else if (!event.target.closest("a, button, select, label, .readout")) keep(null, true);
  });

  sortable(table);
  for (const hint of document.querySelectorAll(".picker, .map-help, .sort-hint")) if (hint instanceof HTMLElement) hint.hidden = false;
  if (map) zoomable(map, frame);
}

/**
 * Where arrow keys lead: by the drawing's table, or to the nearest where there are too many counties for one.
 *
 * @param {SVGElement} counties
 * @param {SVGPathElement[]} paths
 */
function stepsOf({ dataset }, paths) { return dataset.arrows ? tableSteps(dataset.arrows) : nearestSteps(paths); }

/**
 * How far a county's edge lies beyond the map's, with some room.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} least
 * @param {number} most
 */
function over(low, high, least, most) { return low < least ? low - least - EDGE : high > most ? high - most + EDGE : 0; }

openPage();
