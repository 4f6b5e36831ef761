/**
 * Tells the page around the frame how high the map is, in every protocol that article pages speak.
 *
 * @param {HTMLElement} box
 * @param {URLSearchParams} query
 */
export function tellHeight(box, query) {
  const host = window.parent;
  if (host === window) return;
  const pym = named(query.get("childId"));
  let sizer = "", told = 0, asked = "";

  /**
   * What the page around calls this frame is said again only where it can be a name.
   *
   * @param {string | null} id
   */
  function named(id) { return id && !/[\s"&'<>]|xPYMx|.{65}/.test(id) ? id : ""; }
  function secret() { return location.hash.match(/[#&?]secret=(\w{1,64})\b/)?.[1]; }
  /** @param {unknown} message */
  function post(message) { host.postMessage(message, "*"); }

  function tell() {
    const size = box.getBoundingClientRect(), height = Math.max(100, Math.ceil(size.height)), { href } = location;
    // A frame that is not shown has no width, and its height says nothing.
    if (!size.width || (height === told && !asked)) return;
    told = height;
    if (pym) post("pymxPYMx" + pym + "xPYMxheightxPYMx" + height);
    post({ sentinel: "amp", type: "embed-size", height });
    post({ "datawrapper-height": { [box.dataset.slug ?? ""]: height } });
    if (href.length < 2e3) post(JSON.stringify({ src: href, context: "iframe.resize", height }));
    if (secret()) post({ message: "height", value: height, secret: secret() });
    if (sizer) post("[iFrameSizer]" + sizer + ":" + height + ":" + Math.ceil(size.width) + ":" + (asked || "resize"));
    asked = "";
  }
  /**
   * However often it is asked, it answers once for each painted frame; asleep, with the timer below.
   *
   * @param {string} event
   */
  function answer(event) {
    if (asked) return;
    asked = event;
    requestAnimationFrame(tell);
  }

  addEventListener("message", event => {
    /** @type {{ type?: unknown, message?: unknown, secret?: unknown }} */
    const said = Object(event.data), text = typeof event.data === "string" ? event.data.slice(0, 999) : "";
    if (event.source !== host) return;
    const [name, ...more] = text.startsWith("[iFrameSizer]") ? text.slice(13).split(":") : [];
    if (more.length > 1) {
      sizer = named(name);
      answer("init");
    } else if (name || text.startsWith("pymxPYMx" + pym + "xPYMxwidthxPYMx") || said.type === "frames-init" ||
      (said.message === "ready" && said.secret === secret())) answer("resize");
  });
  new ResizeObserver(tell).observe(box);
  addEventListener("load", tell);
  addEventListener("hashchange", () => answer("resize"));
  document.addEventListener("visibilitychange", tell);
  // Browsers let frames that are scrolled out of sight sleep, observers and all; timers wake even there.
  setInterval(tell, 500);
  document.fonts.ready.then(tell);
  // A parent of iframe-resizer that was ready before this script asks again when it hears this.
  post("[iFrameResizerChild]Ready");

  // In a WordPress post the frame may open nothing; its parent does, if the address is on the same host.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link && link.href && secret()) post({ message: "link", value: link.href, secret: secret() });
  });
}
