import { find } from "shared/find.js";

/** Codes to paste: copied by a button, and with this site's own address where the build was told none. */
function openCodes() {
  const marker = document.body.dataset.base;
  if (marker && /^https?:$/.test(location.protocol)) {
    const base = new URL("../", location.href).href;
    for (const code of document.querySelectorAll("pre code")) code.textContent = code.textContent.split(marker).join(base);
    find(document, ".warning", HTMLElement).hidden = true;
  }
  for (const row of document.querySelectorAll(".row")) {
    const button = find(row, "button", HTMLButtonElement), status = find(row, "[role=status]", HTMLElement);
    const code = find(document, "#" + button.dataset.copy, HTMLElement);
    /** @param {"done" | "failed"} key */
    const say = key => { status.textContent = status.dataset[key] ?? ""; };
    const select = () => {
      getSelection()?.selectAllChildren(code);
      say(document.execCommand("copy") ? "done" : "failed");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (isSecureContext) navigator.clipboard.writeText(code.textContent).then(() => say("done"), select);
      else select();
    });
  }
}

openCodes();
