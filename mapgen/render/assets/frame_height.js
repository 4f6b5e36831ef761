// Tells the page around the frame how high the map is, in every protocol that article pages speak.
(function () {
  "use strict";
  var host = window.parent, box = document.getElementById("embed");
  if (host === window) return;
  var pym = new URLSearchParams(location.search).get("childId"), sizer = "", told = 0;

  function secret() { return (/[#&?]secret=(\w+)/.exec(location.hash) || [])[1]; }
  function post(message) { host.postMessage(message, "*"); }

  function tell(again) {
    var size = box.getBoundingClientRect(), height = Math.max(100, Math.ceil(size.height));
    // A frame that is not shown has no width, and its height says nothing.
    if (!size.width || (height === told && !again)) return;
    told = height;
    var drawn = {};
    drawn[box.dataset.slug] = height;
    if (pym) post("pymxPYMx" + pym + "xPYMxheightxPYMx" + height);
    post({ sentinel: "amp", type: "embed-size", height: height });
    post({ "datawrapper-height": drawn });
    post(JSON.stringify({ src: location.href, context: "iframe.resize", height: height }));
    if (secret()) post({ message: "height", value: height, secret: secret() });
    if (sizer) post("[iFrameSizer]" + sizer + ":" + height + ":" + Math.ceil(size.width) + ":" + (again || "resize"));
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== host || !said) return;
    if (typeof said === "string" && said.indexOf("[iFrameSizer]") === 0) {
      var words = said.slice(13).split(":");
      if (words.length > 2) sizer = words[0];
      tell(words.length > 2 ? "init" : "resize");
    } else if (typeof said === "string" && pym && said.indexOf("pymxPYMx" + pym + "xPYMxwidthxPYMx") === 0) tell("resize");
    else if (said.sentinel === "amp" && said.type === "frames-init") tell("resize");
    else if (said.message === "ready" && said.secret === secret()) tell("resize");
  });
  function now() { tell(); }
  new ResizeObserver(now).observe(box);
  addEventListener("load", now);
  addEventListener("hashchange", function () { tell("resize"); });
  document.addEventListener("visibilitychange", now);
  // Browsers let frames that are scrolled out of sight sleep, observers and all; timers wake even there.
  setInterval(now, 500);
  if (document.fonts) document.fonts.ready.then(now);
  // A parent of iframe-resizer that was ready before this script asks again when it hears this.
  post("[iFrameResizerChild]Ready");

  // In a WordPress post the frame may open nothing; its parent does, if the address is on the same host.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (link && secret()) post({ message: "link", value: link.href, secret: secret() });
  });
})();
