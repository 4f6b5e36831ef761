// <mapgen-map src="…/embed.html" heights="320:702 600:643">: its image, until the map in a frame has come near and loaded.
customElements.get("mapgen-map") || customElements.define("mapgen-map", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    var box = this, frame = box.frame = document.createElement("iframe");
    box.style.cssText = "display:block;position:relative;overflow:hidden;height:" + box.reserve() + "px";
    frame.style.cssText = "position:absolute;width:100%;height:100%;border:0;visibility:hidden";
    frame.title = box.title;
    frame.scrolling = "no";
    box.hear = function (event) {
      var said = event.data;
      if (event.source !== frame.contentWindow || !said || said.sentinel !== "amp" || !(said.height > 0)) return;
      box.style.height = said.height + "px";
      frame.style.visibility = "";
      Array.prototype.forEach.call(box.children, function (child) { child.hidden = child !== frame; });
    };
    addEventListener("message", box.hear);
    new IntersectionObserver(function (seen, observer) {
      if (!seen.some(function (each) { return each.isIntersecting; })) return;
      observer.disconnect();
      frame.src = box.getAttribute("src");
      box.prepend(frame);
    }, { rootMargin: "600px" }).observe(box);
  }
  // Between the heights that were measured when the map was built.
  reserve() {
    var wide = this.parentNode.clientWidth, below, above;
    this.getAttribute("heights").split(" ").forEach(function (pair) {
      var at = pair.split(":").map(Number);
      if (at[0] <= wide) below = at; else above = above || at;
    });
    if (!below || !above) return (below || above)[1];
    return below[1] + (above[1] - below[1]) * (wide - below[0]) / (above[0] - below[0]);
  }
  disconnectedCallback() { removeEventListener("message", this.hear); }
});
