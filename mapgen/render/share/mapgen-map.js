// <mapgen-map src="…/embed.html" heights="320:702 600:643">: its image, until the map in a frame has come near and loaded.
customElements.get("mapgen-map") || customElements.define("mapgen-map", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return addEventListener("message", this.hear);
    const box = this, frame = box.frame = document.createElement("iframe"), high = box.reserve();
    box.style.cssText = "display:block;position:relative;overflow:hidden" + (high ? ";height:" + high + "px" : "");
    frame.style.cssText = "position:absolute;width:100%;height:100%;border:0;visibility:hidden";
    frame.title = box.title;
    frame.scrolling = "no";
    box.hear = event => {
      const { sentinel, height } = Object(event.data);
      if (event.source !== frame.contentWindow || sentinel !== "amp") return;
      if (typeof height !== "number" || !(height >= 100 && height <= 1e4)) return;
      box.style.height = height + "px";
      frame.style.visibility = "";
      Array.from(box.children, child => { child.hidden = child !== frame; });
    };
    addEventListener("message", box.hear);
    new IntersectionObserver((seen, observer) => {
      if (!seen.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      const address = box.address();
      if (!address) return box.removeAttribute("style");
      frame.src = address;
      box.prepend(frame);
    }, { rootMargin: "600px" }).observe(box);
  }
  // As the browser understands it, control characters, backslashes and all; a page on a disk may show a map on that disk.
  address() {
    try {
      const { protocol, host, href } = new URL(this.getAttribute("src").trim(), document.baseURI);
      if (/^https?:$/.test(protocol) || (protocol === "file:" && location.protocol === "file:" && !host)) return href;
    } catch { /* no address */ }
    console.warn("mapgen-map: neither http(s) nor relative");
  }
  // Between the heights that were measured when the map was built; 0 where none is told.
  reserve() {
    const wide = this.parentNode.clientWidth;
    let below, above;
    for (const pair of (this.getAttribute("heights") || "").split(" ")) {
      if (!/^\d{1,5}:\d{3,4}$/.test(pair)) continue;
      const at = pair.split(":").map(Number);
      if (at[0] <= wide) below = at;
      else above = above || at;
    }
    if (!below || !above) return (below || above || [0, 0])[1];
    return below[1] + (above[1] - below[1]) * (wide - below[0]) / (above[0] - below[0]);
  }
  disconnectedCallback() { removeEventListener("message", this.hear); }
});
