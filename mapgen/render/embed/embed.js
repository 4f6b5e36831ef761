// The embedded map: theme and county from the address; drawing, picker and readout in step, by pointer and by keys.
(function () {
  "use strict";
  const query = new URLSearchParams(location.search), root = document.documentElement;
  const box = document.getElementById("embed"), drawing = box.querySelector(".drawing"), counties = drawing.querySelector(".counties");

  // In another language the map is another file.
  const other = box.getAttribute("data-in-" + (query.get("locale") || "").replace(/[^a-z-]/gi, "").toLowerCase());
  if (other) {
    query.delete("locale");
    location.replace(other + "?" + query + location.hash);
    return;
  }

  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // What answers a reader comes after the map is painted: on a slow phone it would hold the map back by a quarter.
  setTimeout(() => {
    const picker = box.querySelector("select"), readout = box.querySelector(".readout"), draft = readout.cloneNode(true);
    const { rows, geoids } = mapgen.figures(document.getElementById("figures").content.textContent);
    const paths = Array.from(counties.querySelectorAll("path"));
    // Counties are told apart by their place in the drawing; an empty text is all of them.
    rows[""] = [readout.querySelector(".chip").className.slice(6), ...Array.from(slots(readout), slot => slot.textContent)];

    function slots(place) { return place.querySelectorAll("[data-slot]"); }
    function fill(place, row) {
      place.querySelector(".chip").className = "chip w" + row[0];
      slots(place).forEach((slot, at) => { slot.textContent = row[at + 1]; });
    }
    function sentence(at) {
      fill(draft, rows[at]);
      return rows[at][1] + ": " + Array.from(draft.querySelectorAll("p, li"), part => part.textContent).join(", ");
    }

    const marks = ["spot casing", "spot", "kept casing", "kept", "focus casing", "focus"].map(kind => {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
      mark.setAttribute("class", kind);
      return drawing.insertBefore(mark, drawing.querySelector(".labels"));
    });
    function outline(kind, path) {
      marks.filter(mark => mark.classList.contains(kind)).forEach(mark => mark.setAttribute("d", path ? path.getAttribute("d") : ""));
    }

    const selection = mapgen.selection((shown, kept, announce) => {
      fill(readout, rows[shown]);
      picker.value = shown;
      outline("spot", paths[shown]);
      outline("kept", paths[kept]);
      counties.querySelectorAll("[aria-selected=true]").forEach(path => path.setAttribute("aria-selected", "false"));
      if (kept) paths[kept].setAttribute("aria-selected", "true");
      if (announce) box.querySelector("[role=status]").textContent = sentence(kept);
    });
    function keep(at, announce) {
      if (at === "" || at === selection.kept()) return selection.release(announce);
      arrows.at(paths[at]);
      selection.keep(at, announce);
    }
    function placeOf(path) { return path ? String(paths.indexOf(path)) : ""; }
    function under(event) { return placeOf(event.target.closest(".counties path")); }

    // A list of options can be inside a group, not inside an image.
    drawing.setAttribute("role", "group");
    const arrows = mapgen.arrows(counties, {
      help: "keys",
      name: path => rows[paths.indexOf(path)][1],
      sentence: path => sentence(paths.indexOf(path)),
      choose: path => keep(placeOf(path), false),
      reveal: path => path.scrollIntoView({ block: "nearest", inline: "nearest" }),
      focused: path => {
        const byKeys = path && path.matches(":focus-visible") ? path : null;
        outline("focus", byKeys);
        selection.focus(placeOf(byKeys));
      }
    });

    const { compare } = new Intl.Collator(root.lang);
    rows.map((row, at) => new Option(row[1], at))
      .sort((a, b) => compare(a.text, b.text))
      .forEach(option => picker.add(option));
    picker.hidden = document.getElementById("keys").hidden = false;

    counties.addEventListener("pointerover", event => { if (event.pointerType === "mouse") selection.point(under(event)); });
    counties.addEventListener("pointerleave", () => selection.point(""));
    drawing.addEventListener("click", event => keep(under(event), true));
    picker.addEventListener("change", () => keep(picker.value, true));
    document.addEventListener("keydown", event => {
      if (event.key === "Escape") selection.release(!counties.contains(document.activeElement));
    });
    const asked = geoids.indexOf(query.get("county"));
    if (asked >= 0) keep(String(asked), false);
  });
})();
