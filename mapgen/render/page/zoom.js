// Closer and further by buttons, keys and a pinch on a trackpad; fingers pinch by Leaflet, and one finger scrolls the page.
var mapgen = window.mapgen || {};
mapgen.zoom = function (map, frame, bar) {
  "use strict";
  var STEP = 1, CLOSE = 0.01;
  var buttons = {}, area = map.getContainer();
  Array.prototype.forEach.call(bar.querySelectorAll("button"), function (button) {
    buttons[button.dataset.zoom] = button;
    button.addEventListener("click", function () { act(button.dataset.zoom); });
  });

  function act(what) {
    if (what === "reset") map.home();
    else map.setZoom(map.getZoom() + (what === "in" ? STEP : -STEP));
  }
  function settle() {
    var home = map.getZoom() < map.getMinZoom() + CLOSE, near = map.getZoom() > map.getMaxZoom() - CLOSE;
    buttons.in.setAttribute("aria-disabled", near);
    buttons.out.setAttribute("aria-disabled", home);
    buttons.reset.setAttribute("aria-disabled", home);
    area.classList.toggle("closer", !home);
  }

  frame.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var what = { "+": "in", "=": "in", "-": "out", "_": "out", "0": "reset" }[event.key];
    if (!what) return;
    act(what);
    event.preventDefault();
  });
  // A pinch on a trackpad arrives as a wheel with Ctrl; a wheel without it scrolls the page.
  area.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.setZoomAround(map.mouseEventToContainerPoint(event), map.getZoom() - event.deltaY / 100, { animate: false });
  }, { passive: false });
  // Only a mouse drags: a finger belongs to the page.
  area.addEventListener("pointerdown", function (event) {
    map.dragging[event.pointerType === "mouse" && area.classList.contains("closer") ? "enable" : "disable"]();
  }, true);
  map.on("zoomend resize", settle);
  bar.hidden = false;
  settle();
};
