"""The accessibility tree as Chromium hands it to a screen reader, as text."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

STATES = ("focusable", "focused", "selected", "disabled", "expanded", "multiselectable", "live", "atomic")
SILENT = ("none", "generic", "InlineTextBox", "StaticText", "LayoutTable", "LayoutTableRow", "LayoutTableCell")


def tree(page: Page, within: str) -> str:
    """The named things inside the element that a selector finds, one to a line, indented as they are nested."""
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    element = session.send("DOM.querySelector", {"nodeId": document, "selector": within})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": element})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    root = next(node for node in nodes if node.get("backendDOMNodeId") == backend)
    return "\n".join(_lines(root, by_id, 0)) + "\n"


def _lines(node: dict[str, Any], by_id: dict[str, dict[str, Any]], depth: int) -> list[str]:
    role = node.get("role", {}).get("value", "")
    shown = not node.get("ignored") and role not in SILENT
    lines = ["  " * depth + _line(node, role)] if shown else []
    children = [by_id[child] for child in node.get("childIds", []) if child in by_id]
    return lines + [line for child in children for line in _lines(child, by_id, depth + shown)]


def _line(node: dict[str, Any], role: str) -> str:
    parts = [role]
    for key in ("name", "description"):
        text = node.get(key, {}).get("value", "")
        if text:
            parts.append(f'"{text}"' if key == "name" else f"({text})")
    held = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    parts += [f"[{name}]" if held[name] is True else f"[{name}={held[name]}]" for name in STATES if held.get(name)]
    return " ".join(parts)
