// Leaflet over the page's own drawing, in the projection that the drawing was made in.
var mapgen = window.mapgen || {};
(function () {
  "use strict";
  var RADIUS = 6371008.8, RAD = Math.PI / 180, CLOSEST = 4;

  // Albers' equal-area conic on the sphere: Snyder, USGS Professional Paper 1395, pages 100-101.
  function conic(view) {
    var one = view.parallels[0] * RAD, two = view.parallels[1] * RAD;
    var n = (Math.sin(one) + Math.sin(two)) / 2;
    var c = Math.pow(Math.cos(one), 2) + 2 * n * Math.sin(one);
    var rho0 = Math.sqrt(c - 2 * n * Math.sin(view.origin[0] * RAD)) / n;
    return {
      bounds: L.bounds([-2e7, -2e7], [2e7, 2e7]),
      project: function (place) {
        var turn = ((place.lng - view.origin[1] + 540) % 360) - 180;
        var theta = n * turn * RAD, rho = Math.sqrt(c - 2 * n * Math.sin(place.lat * RAD)) / n;
        return L.point(rho * Math.sin(theta) * RADIUS, (rho0 - rho * Math.cos(theta)) * RADIUS);
      },
      unproject: function (point) {
        var x = point.x / RADIUS, y = rho0 - point.y / RADIUS, rho = Math.sqrt(x * x + y * y);
        var sine = (c - Math.pow(rho * n, 2)) / (2 * n);
        return L.latLng(Math.asin(Math.max(-1, Math.min(1, sine))) / RAD, view.origin[1] + Math.atan2(x, y) / n / RAD);
      }
    };
  }

  function countyMap(id, view) {
    var frame = document.getElementById(id), drawn = 0, drawing = frame.querySelector("svg");
    var projection = conic(view);
    var crs = L.extend({}, L.CRS.Earth, {
      code: "mapgen:conic",
      projection: projection,
      transformation: L.transformation(view.scale, -view.left * view.scale, -view.scale, view.top * view.scale),
      wrapLng: null,
      infinite: true
    });
    crs.scale = function (zoom) { return Math.pow(2, zoom); };
    crs.zoom = function (scale) { return Math.log(scale) / Math.LN2; };

    function corner(x, y) {
      return projection.unproject(L.point(x / view.scale + view.left, view.top - y / view.scale));
    }
    var bounds = L.latLngBounds([corner(0, 0), corner(view.width, view.height)]);
    drawing.remove();
    var map = L.map(id, {
      crs: crs, zoomSnap: 0, attributionControl: false, keyboard: false,
      scrollWheelZoom: false, dragging: false, doubleClickZoom: false, zoomControl: false,
      // Flying would thicken the borders and blow up the names on the way, and move where less motion is asked for.
      zoomAnimation: false, fadeAnimation: false, inertia: false
    });
    function home() { return crs.zoom(frame.clientWidth / view.width); }
    map.home = function () { map.setView(corner(view.width / 2, view.height / 2), home(), { animate: false }); };
    map.home();
    L.svgOverlay(drawing, bounds, { interactive: false }).addTo(map);

    // Lines and lettering keep their size on the screen, however close one is.
    function settle() { drawing.style.setProperty("--zoom", String(Math.pow(2, map.getZoom() - home()))); }
    // Leaflet's own maxBounds takes a rectangle of longitudes and latitudes, which is none on a conic.
    function stay() {
      var size = map.getSize(), scale = crs.scale(map.getZoom()), seen = map.getPixelBounds();
      function back(low, high, full) { return low < 0 ? -low : high > full ? Math.max(full - high, -low) : 0; }
      var x = back(seen.min.x, seen.max.x, Math.max(view.width * scale, size.x));
      var y = back(seen.min.y, seen.max.y, Math.max(view.height * scale, size.y));
      if (Math.abs(x) >= 1 || Math.abs(y) >= 1) map.panBy([x, y], { animate: false });
    }
    map.on("zoomend", settle);
    map.on("moveend", stay);
    new ResizeObserver(function () {
      if (frame.clientWidth === drawn) return;
      drawn = frame.clientWidth;
      map.invalidateSize({ animate: false });
      // Not by their setters, which would fly there.
      map.options.minZoom = home();
      map.options.maxZoom = home() + CLOSEST;
      map.home();
      settle();
    }).observe(frame);
    mapgen.map = map;
    return map;
  }

  mapgen.countyMap = countyMap;
})();
