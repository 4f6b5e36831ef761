/**
 * Which area a map is about. Pointing comes before keyboard focus, and focus before the area that is kept.
 *
 * Areas are told apart by their place in the drawing order; null is none of them, hence all.
 *
 * @param {(shown: number | null, kept: number | null, announce: boolean) => void} changed
 */
export function selection(changed) {
  /** @type {number | null} */
  let pointed = null;
  /** @type {number | null} */
  let focused = null;
  /** @type {number | null} */
  let kept = null;
  let told = "null/null";

  /** @param {boolean} announce */
  function tell(announce) {
    const shown = pointed ?? focused ?? kept, now = shown + "/" + kept;
    if (now === told) return;
    told = now;
    changed(shown, kept, announce);
  }

  return {
    /** @param {number | null} at */
    point: at => { pointed = at; tell(false); },
    /** @param {number | null} at */
    focus: at => { focused = at; tell(false); },
    /**
     * Keeps an area until it is chosen again, or lets go of every one.
     *
     * @param {number | null} at
     * @param {boolean} announce
     */
    keep: (at, announce) => {
      if (at === null || at === kept) pointed = focused = kept = null;
      else kept = at;
      tell(announce);
    }
  };
}
