import { find } from "shared/find.js";
import { walkable } from "shared/keyboard.js";
import { readout } from "shared/readout.js";
import { selection } from "shared/selection.js";

/**
 * Drawing, readout, picker and status of one map in step, by pointer and by keys: the same on pages and in embeds.
 *
 * @param {ParentNode} root Holds all of them.
 * @param {import("shared/readout.js").FigureSource} source
 * @param {(counties: SVGElement, paths: SVGPathElement[]) => import("shared/keyboard.js").Step} stepsOf
 * @param {(path: SVGPathElement) => void} reveal Brings an area into sight.
 * @param {(shown: number | null) => void} [changed]
 */
export function explore(root, source, stepsOf, reveal, changed) {
  const drawing = find(root, ".drawing", SVGElement), counties = find(drawing, ".counties", SVGElement),
    paths = Array.from(counties.querySelectorAll("path")), picker = find(root, "select", HTMLSelectElement),
    status = find(root, "[role=status]", HTMLElement), fill = readout(find(root, ".readout", HTMLElement), source);
  const chosen = selection((shown, kept, announce) => {
    fill(shown);
    picker.value = shown === null ? "" : source.ids[shown];
    outline(".spot", shown);
    outline(".kept", kept);
    for (const path of counties.querySelectorAll("[aria-selected=true]")) path.setAttribute("aria-selected", "false");
    if (kept !== null) paths[kept].setAttribute("aria-selected", "true");
    if (announce) status.textContent = source.sentenceOf(kept);
    changed?.(shown);
  });

  /**
   * Draws the lines of a kind around an area, over everything but the names; or around none.
   *
   * @param {string} kind
   * @param {number | null} at
   */
  function outline(kind, at) {
    for (const line of drawing.querySelectorAll(kind)) line.setAttribute("d", at === null ? "" : paths[at].getAttribute("d") ?? "");
  }
  /**
   * The area that an event is about, null for none.
   *
   * @param {Event} event
   */
  function areaOf({ target }) {
    const path = target instanceof Element && target.closest("path"), at = path ? paths.indexOf(path) : -1;
    return at < 0 ? null : at;
  }
  /**
   * @param {number | null} at
   * @param {boolean} announce
   */
  function keep(at, announce) {
    if (at !== null) stop(at);
    chosen.keep(at, announce);
  }

  // A list of options can be inside a group, not inside an image.
  drawing.setAttribute("role", "group");
  const stop = walkable(counties, paths, source, stepsOf(counties, paths), reveal, at => keep(at, false), at => {
    const byKeys = at !== null && paths[at].matches(":focus-visible") ? at : null;
    outline(".focus", byKeys);
    chosen.focus(byKeys);
  });
  for (const at of source.listed) picker.add(new Option(source.nameOf(at), source.ids[at]));

  counties.addEventListener("pointerover", event => { if (event.pointerType === "mouse") chosen.point(areaOf(event)); });
  counties.addEventListener("pointerleave", () => chosen.point(null));
  picker.addEventListener("change", () => keep(picker.selectedIndex ? source.ids.indexOf(picker.value) : null, true));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") chosen.keep(null, !counties.contains(document.activeElement));
  });

  return { drawing, areaOf, keep };
}
