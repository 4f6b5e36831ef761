import { explore } from "shared/explore.js";
import { find } from "shared/find.js";
import { readout } from "shared/readout.js";
import { tellHeight } from "embed/frame_height.js";
import { unpack } from "embed/packed_figures.js";

/**
 * The embedded map: theme and county from the address; drawing, picker and readout in step, by pointer and by keys.
 *
 * @param {(counties: SVGElement, paths: SVGPathElement[]) => import("shared/keyboard.js").Step} stepsOf
 */
export function openEmbed(stepsOf) {
  const query = new URLSearchParams(location.search), root = document.documentElement,
    box = find(document, "#embed", HTMLElement);
  tellHeight(box, query);

  // In another language the map is another file.
  const other = box.getAttribute("data-in-" + query.get("locale"));
  if (other) {
    query.delete("locale");
    location.replace(other + "?" + query + location.hash);
    return;
  }

  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // What answers a reader comes after the map is painted: on a slow phone it would hold the map back by a quarter.
  setTimeout(() => {
    const { compare } = new Intl.Collator(root.lang),
      { ids, rows } = unpack(find(document, "#figures", HTMLTemplateElement).content.textContent ?? ""),
      // A second readout, which nobody sees, says each area in turn.
      told = document.createElement("div");
    told.append(find(box, ".readout", HTMLElement).cloneNode(true));
    /** @type {import("shared/readout.js").FigureSource} */
    const source = {
      ids,
      listed: rows.map((_, at) => at).sort((a, b) => compare(rows[a][1], rows[b][1])),
      nameOf: at => rows[at][1],
      winnerOf: at => rows[at][0],
      figureOf: (at, _, of) => rows[at][of + 1],
      sentenceOf: at => {
        say(at);
        const [name, ...parts] = Array.from(told.querySelectorAll("h2, p, li"), part => part.textContent);
        return name + ": " + parts.join(", ");
      }
    };
    const say = readout(told, source), { drawing, areaOf, keep } = explore(
      box, source, stepsOf, path => path.scrollIntoView({ block: "nearest", inline: "nearest" })
    );

    drawing.addEventListener("click", event => keep(areaOf(event), true));
    for (const element of ["select", "#keys"]) find(box, element, HTMLElement).hidden = false;
    const asked = ids.indexOf(query.get("county") ?? "");
    if (asked >= 0) keep(asked, false);
  });
}
