// Codes to paste: copied by a button, and with this site's own address where the build was told none.
(function () {
  "use strict";
  var marker = document.body.dataset.base, codes = document.querySelectorAll("pre code");
  if (marker && /^https?:$/.test(location.protocol)) {
    var base = new URL("../", location.href).href;
    Array.prototype.forEach.call(codes, function (code) { code.textContent = code.textContent.split(marker).join(base); });
    document.querySelector(".warning").hidden = true;
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (button) {
    var code = document.getElementById(button.dataset.copy), status = button.parentNode.querySelector("[role=status]");
    function said(key) { status.textContent = status.dataset[key]; }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (navigator.clipboard) {
        navigator.clipboard.writeText(code.textContent).then(function () { said("done"); }, select);
      } else select();
    });
    function select() {
      getSelection().selectAllChildren(code);
      said(document.execCommand("copy") ? "done" : "failed");
    }
  });
})();
