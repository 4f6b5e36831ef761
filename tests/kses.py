"""What WordPress keeps of a contributor's post: elements and attributes as `wp_kses_allowed_html('post')` lists them."""

from __future__ import annotations

import html5lib

GLOBAL = {"aria-controls", "aria-current", "aria-describedby", "aria-details", "aria-expanded", "aria-hidden"}
GLOBAL |= {"aria-label", "aria-labelledby", "aria-live", "class", "dir", "hidden", "id", "lang", "style", "title"}
GLOBAL |= {"role", "xml:lang"}

CELL = {"abbr", "align", "axis", "bgcolor", "char", "charoff", "colspan", "headers", "height", "nowrap", "rowspan"}
CELL |= {"scope", "valign", "width"}

KEPT: dict[str, set[str]] = {
    "a": {"download", "href", "name", "rel", "rev", "target"},
    "abbr": set(),
    "b": set(),
    "blockquote": {"cite"},
    "br": set(),
    "caption": {"align"},
    "code": set(),
    "details": {"align", "open"},
    "div": {"align"},
    "em": set(),
    "figcaption": {"align"},
    "figure": {"align"},
    "h2": {"align"},
    "h3": {"align"},
    "i": set(),
    "img": {"align", "alt", "border", "height", "hspace", "loading", "longdesc", "src", "usemap", "vspace", "width"},
    "li": {"align", "value"},
    "ol": {"reversed", "start", "type"},
    "p": {"align"},
    "pre": {"width"},
    "small": set(),
    "span": {"align"},
    "strong": set(),
    "summary": {"align"},
    "table": {"align", "bgcolor", "border", "cellpadding", "cellspacing", "rules", "summary", "width"},
    "tbody": {"align", "char", "charoff", "valign"},
    "td": CELL,
    "tfoot": {"align", "char", "charoff", "valign"},
    "th": CELL,
    "thead": {"align", "char", "charoff", "valign"},
    "tr": {"align", "bgcolor", "char", "charoff", "valign"},
    "ul": {"type"},
}
PROTOCOLS = ("http:", "https:", "mailto:")


def stripped(html: str) -> list[str]:
    """What WordPress would take out of this HTML: elements, attributes, addresses; empty where all of it stays."""
    lost = []
    for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(node.tag, str) or node.tag == "DOCUMENT_FRAGMENT":
            continue
        if node.tag not in KEPT:
            lost.append(f"<{node.tag.rsplit('}')[-1]}>")
            continue
        for name, value in node.attrib.items():
            known = name in KEPT[node.tag] | GLOBAL or name.startswith("data-")
            fine = name not in ("href", "src") or value.startswith(PROTOCOLS) or ":" not in value
            if not (known and fine):
                lost.append(f"<{node.tag} {name}={value!r}>")
    return lost
