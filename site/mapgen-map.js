customElements.get("mapgen-map") || customElements.define("mapgen-map", class extends HTMLElement {
frame;
hear = ({ source, data }) => {
const { sentinel, height } = Object(data), { frame } = this;
if (!frame || source !== frame.contentWindow || sentinel !== "amp") return;
if (typeof height !== "number" || !(height >= 100 && height <= 1e4)) return;
this.style.height = height + "px";
frame.style.visibility = "";
for (const child of this.children) if (child instanceof HTMLElement) child.hidden = child !== frame;
};
connectedCallback() {
addEventListener("message", this.hear);
if (this.frame) return;
const frame = this.frame = document.createElement("iframe"), high = this.reserve();
this.style.cssText = "display:block;position:relative;overflow:hidden" + (high ? ";height:" + high + "px" : "");
frame.style.cssText = "position:absolute;width:100%;height:100%;border:0;visibility:hidden";
frame.title = this.title;
frame.scrolling = "no";
new IntersectionObserver((seen, observer) => {
if (!seen.some(entry => entry.isIntersecting)) return;
observer.disconnect();
const address = this.address();
if (!address) return this.removeAttribute("style");
frame.src = address;
this.prepend(frame);
}, { rootMargin: "600px" }).observe(this);
}
address() {
try {
const { protocol, host, href } = new URL(this.getAttribute("src")?.trim() ?? "//", document.baseURI);
if (/^https?:$/.test(protocol) || (protocol === "file:" && location.protocol === "file:" && !host)) return href;
} catch { /* no address */ }
console.warn("mapgen-map: neither http(s) nor relative");
}
reserve() {
const wide = this.parentElement?.clientWidth ?? 0;
let below;
let above;
for (const pair of (this.getAttribute("heights") ?? "").split(" ")) {
if (!/^\d{1,5}:\d{3,4}$/.test(pair)) continue;
const at = pair.split(":").map(Number);
if (at[0] <= wide) below = at;
else above ??= at;
}
if (!below || !above) return (below ?? above ?? [0, 0])[1];
return below[1] + (above[1] - below[1]) * (wide - below[0]) / (above[0] - below[0]);
}
disconnectedCallback() { removeEventListener("message", this.hear); }
});
