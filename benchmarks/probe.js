// Runs in every document before its own scripts: notes when the map is drawn and how long tasks block.
globalThis.mapgenBench = (function () {
  var bench = { drawn: 0, blocked: 0 };
  try {
    new PerformanceObserver(function (list) {
      list.getEntries().forEach(function (task) { bench.blocked += Math.max(0, task.duration - 50); });
    }).observe({ type: "longtask", buffered: true });
  } catch { /* an image's document may observe nothing */ }

  // A canvas counts as painted when a coarse copy of it shows at least six colours.
  bench.painted = function (selector) {
    return Array.prototype.some.call(document.querySelectorAll(selector), function (canvas) {
      if (!canvas.width || !canvas.height) return false;
      var copy = document.createElement("canvas"), colours = new Set();
      copy.width = copy.height = 24;
      var context = copy.getContext("2d");
      context.drawImage(canvas, 0, 0, 24, 24);
      var pixels = context.getImageData(0, 0, 24, 24).data;
      for (var at = 0; at < pixels.length; at += 4) if (pixels[at + 3]) colours.add(pixels.slice(at, at + 3).join());
      return colours.size >= 6;
    });
  };

  bench.box = function () {
    var largest = { x: 0, y: 0, width: innerWidth, height: innerHeight, area: 0 };
    document.querySelectorAll("svg, canvas, .leaflet-container, img").forEach(function (element) {
      var box = element.getBoundingClientRect(), area = box.width * box.height;
      if (area > largest.area) largest = { x: box.x, y: Math.max(0, box.y), width: box.width, height: Math.min(box.height, innerHeight - Math.max(0, box.y)), area: area };
    });
    return largest;
  };

  var last = 0;
  function look(now) {
    if (now - last >= 16) {
      last = now;
      var there = false;
      try { there = DRAWN; } catch { /* the document is not there yet */ }
      if (there) {
        // The next frame's start is when this one has been painted.
        requestAnimationFrame(function () { bench.drawn = performance.now(); });
        return;
      }
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
  return bench;
})();
