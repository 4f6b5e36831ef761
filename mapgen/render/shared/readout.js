/**
 * What is said of the drawn areas: by a page's table, or by an embed's packed block. Areas are told apart by their place
 * in the drawing order; null is all of them.
 *
 * @typedef {object} FigureSource
 * @property {string[]} ids
 * @property {number[]} listed The areas in the order in which a list names them.
 * @property {(at: number) => string} nameOf
 * @property {(at: number) => string} winnerOf A candidate's position or an outcome, as class names have it.
 * @property {(at: number, slot: HTMLElement, of: number) => string} figureOf What stands in a slot, by what its markup
 *   says of it or by its number among them; empty where nothing is said.
 * @property {(at: number | null) => string} sentenceOf What a screen reader says.
 */

/**
 * What is said of one area, in the slots of the readout's own markup.
 *
 * @param {Element} place Holds what is said of all areas, which comes back.
 * @param {FigureSource} source
 * @returns {(at: number | null) => void} Shows an area, or all of them.
 */
export function readout(place, source) {
  /** @type {NodeListOf<HTMLElement>} */
  const slots = place.querySelectorAll("[data-slot]");
  const chip = place.querySelector(".chip"), leader = chip?.className ?? "",
    whole = Array.from(slots, slot => slot.textContent);

  return at => {
    if (chip) chip.className = at === null ? leader : "chip w" + source.winnerOf(at);
    slots.forEach((slot, of) => { slot.textContent = at === null ? whole[of] : source.figureOf(at, slot, of); });
  };
}
