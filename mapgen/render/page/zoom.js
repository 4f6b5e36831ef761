import { find } from "shared/find.js";

const STEP = 1, CLOSE = 0.01, BY_KEY = new Map([["+", "in"], ["=", "in"], ["-", "out"], ["_", "out"], ["0", "reset"]]);

/**
 * Closer and further by buttons, keys and a pinch on a trackpad; fingers pinch by Leaflet, and one finger scrolls the page.
 *
 * @param {import("page/county_map.js").Zoomable} map
 * @param {HTMLElement} frame
 */
export function zoomable(map, frame) {
  const bar = find(frame, ".zoom", HTMLElement), area = map.getContainer();

  /** @param {string | undefined} what */
  function act(what) {
    if (what === "reset") map.home();
    else map.setZoom(map.getZoom() + (what === "in" ? STEP : -STEP));
  }
  function settle() {
    const home = map.getZoom() < map.getMinZoom() + CLOSE, near = map.getZoom() > map.getMaxZoom() - CLOSE;
    for (const button of bar.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", String(button.dataset.zoom === "in" ? near : home));
    }
    area.classList.toggle("closer", !home);
  }

  for (const button of bar.querySelectorAll("button")) button.addEventListener("click", () => act(button.dataset.zoom));
  frame.addEventListener("keydown", event => {
    const what = BY_KEY.get(event.key);
    if (!what || event.altKey || event.ctrlKey || event.metaKey) return;
    act(what);
    event.preventDefault();
  });
  // A pinch on a trackpad arrives as a wheel with Ctrl; a wheel without it scrolls the page.
  area.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.setZoomAround(map.mouseEventToContainerPoint(event), map.getZoom() - event.deltaY / 100, { animate: false });
  }, { passive: false });
  // Only a mouse drags: a finger belongs to the page.
  area.addEventListener("pointerdown", event => {
    map.dragging[event.pointerType === "mouse" && area.classList.contains("closer") ? "enable" : "disable"]();
  }, true);
  map.on("zoomend resize", settle);
  bar.hidden = false;
  settle();
}
