import { find } from "shared/find.js";

const RADIUS = 6371008.8, RAD = Math.PI / 180, CLOSEST = 4;

/**
 * Frame and projection of a drawing: grid units, metres, degrees.
 *
 * @typedef {object} View
 * @property {number} width
 * @property {number} height
 * @property {number} scale Grid units to a metre.
 * @property {number} left
 * @property {number} top
 * @property {[number, number]} parallels
 * @property {[number, number]} origin Latitude and longitude.
 */

/** @typedef {L.Map & { home: () => void }} Zoomable */

/**
 * Albers' equal-area conic on the sphere: Snyder, USGS Professional Paper 1395, pages 100-101.
 *
 * @param {View} view
 * @returns {L.Projection}
 */
function conic({ parallels, origin }) {
  const one = parallels[0] * RAD, two = parallels[1] * RAD;
  const n = (Math.sin(one) + Math.sin(two)) / 2;
  const c = Math.cos(one) ** 2 + 2 * n * Math.sin(one);
  const rho0 = Math.sqrt(c - 2 * n * Math.sin(origin[0] * RAD)) / n;
  return {
    bounds: L.bounds([-2e7, -2e7], [2e7, 2e7]),
    project: place => {
      const turn = ((place.lng - origin[1] + 540) % 360) - 180;
      const theta = n * turn * RAD, rho = Math.sqrt(c - 2 * n * Math.sin(place.lat * RAD)) / n;
      return L.point(rho * Math.sin(theta) * RADIUS, (rho0 - rho * Math.cos(theta)) * RADIUS);
    },
    /** @param {L.Point} point */
    unproject: point => {
      const x = point.x / RADIUS, y = rho0 - point.y / RADIUS, rho = Math.hypot(x, y);
      const sine = (c - (rho * n) ** 2) / (2 * n);
      return L.latLng(Math.asin(Math.max(-1, Math.min(1, sine))) / RAD, origin[1] + Math.atan2(x, y) / n / RAD);
    }
  };
}

/**
 * Leaflet over the page's own drawing, in the projection that the drawing was made in.
 *
 * @param {string} id Of the element that holds the drawing.
 * @param {View} view
 * @returns {Zoomable}
 */
function countyMap(id, view) {
  const frame = find(document, "#" + id, HTMLElement), drawing = find(frame, "svg", SVGElement), projection = conic(view);
  let drawn = 0;
  const crs = L.extend({}, L.CRS.Earth, {
    code: "mapgen:conic",
    projection,
    transformation: L.transformation(view.scale, -view.left * view.scale, -view.scale, view.top * view.scale),
    wrapLng: undefined,
    infinite: true,
    /** @param {number} zoom */
    scale: zoom => 2 ** zoom,
    /** @param {number} scale */
    zoom: scale => Math.log(scale) / Math.LN2
  });

  /**
   * @param {number} x
   * @param {number} y
   */
  function corner(x, y) {
    return projection.unproject(L.point(x / view.scale + view.left, view.top - y / view.scale));
  }
  const bounds = L.latLngBounds([corner(0, 0), corner(view.width, view.height)]);
  drawing.remove();
  const map = Object.assign(L.map(id, {
    crs, zoomSnap: 0, attributionControl: false, keyboard: false,
    scrollWheelZoom: false, dragging: false, doubleClickZoom: false, zoomControl: false,
    // Flying would thicken the borders and blow up the names on the way, and move where less motion is asked for.
    zoomAnimation: false, fadeAnimation: false, inertia: false
  }), { home });
  function least() { return crs.zoom(frame.clientWidth / view.width); }
  function home() { map.setView(corner(view.width / 2, view.height / 2), least(), { animate: false }); }
  home();
  L.svgOverlay(drawing, bounds, { interactive: false }).addTo(map);

  // Lines and lettering keep their size on the screen, however close one is.
  function settle() { drawing.style.setProperty("--zoom", String(2 ** (map.getZoom() - least()))); }
  /**
   * @param {number} low
   * @param {number} high
   * @param {number} full
   */
  function back(low, high, full) { return low < 0 ? -low : high > full ? Math.max(full - high, -low) : 0; }
  // Leaflet's own maxBounds takes a rectangle of longitudes and latitudes, which is none on a conic.
  function stay() {
    const size = map.getSize(), scale = crs.scale(map.getZoom()), { min, max } = map.getPixelBounds();
    const x = min && max ? back(min.x, max.x, Math.max(view.width * scale, size.x)) : 0;
    const y = min && max ? back(min.y, max.y, Math.max(view.height * scale, size.y)) : 0;
    if (Math.abs(x) >= 1 || Math.abs(y) >= 1) map.panBy([x, y], { animate: false });
  }
  map.on("zoomend", settle);
  map.on("moveend", stay);
  new ResizeObserver(() => {
    if (frame.clientWidth === drawn) return;
    drawn = frame.clientWidth;
    map.invalidateSize({ animate: false });
    // Not by their setters, which would fly there.
    map.options.minZoom = least();
    map.options.maxZoom = least() + CLOSEST;
    home();
    settle();
  }).observe(frame);
  window.mapgen.map = map;
  return map;
}

// The page calls it by this name; so does whoever lays folium's layers over the map.
window.mapgen = { countyMap };
