"""Scripts of pages: modules that are put together in order, tightened without harm, and typed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mapgen.render.shared import scripts
from mapgen.render.shared.scripts import bundle, tightened

RENDER = Path(scripts.__file__).parents[1]
MODULES = sorted(path for path in RENDER.rglob("*.js") if path.name != "parent_listener.js")
ENTRIES = (
    "page/county_map.js",
    "page/page.js",
    "embed/embed_by_table.js",
    "embed/embed_by_nearest.js",
    "share/codes.js",
)
"""The modules that pages begin with."""

UNTYPED = re.compile(r"\{[^}]*\b(?:any|Object|Function)\b|\{[*?]\}")
"""Ways of saying in a type that nobody knows it."""


def put_together(monkeypatch: pytest.MonkeyPatch, modules: dict[str, str]) -> str:
    """These modules as one script, which begins with "a/first.js"."""
    monkeypatch.setattr(scripts, "asset", modules.__getitem__)
    return str(bundle.__wrapped__("a/first.js"))


def test_what_is_needed_stands_before_what_needs_it_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both need the third, which comes first; the first comes last, as the one that all begins with."""
    modules = {
        "a/first.js": 'import { two } from "a/second.js";\nimport { three } from "b/third.js";\ntwo(three);',
        "a/second.js": 'import { three } from "b/third.js";\n'
        "/** @param {number} x */\nexport function two(x) { three + x; }",
        "b/third.js": "// Three.\nexport const three = 3;",
    }
    assert put_together(monkeypatch, modules) == ('"use strict";{const three=3;function two(x){three+x;}\ntwo(three);}')


def test_two_modules_do_not_give_the_same_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """They share a scope, where the second would take the first one's place."""
    modules = {
        "a/first.js": 'import { two } from "a/second.js";\nconst own = 1, KEYS = [two, own];',
        "a/second.js": "const KEYS = [];\nexport function two() { return KEYS; }",
    }
    with pytest.raises(ValueError, match=r"a/first.js and a/second.js both give the name KEYS"):
        put_together(monkeypatch, modules)


@pytest.mark.parametrize("line", ['import two from "a/second.js";', "export default two;", 'export * from "a/b.js";'])
def test_a_way_of_importing_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """What would be left in a script that is no module."""
    with pytest.raises(ValueError, match="in a way that is not bundled"):
        put_together(monkeypatch, {"a/first.js": f"{line}\nconst one = 1;"})


def test_texts_and_patterns_keep_their_spaces() -> None:
    """Only what stands between them is tightened; a sum with a sign behind it stays one."""
    script = (
        'const a = "x = { y }", b = t.replace(/ [a = "/] \\/ /g, ", "), c = 1 / 2 + +d - -e;\nif (a) {\n  b();\n}\n'
    )
    assert tightened(script) == (
        'const a="x = { y }",b=t.replace(/ [a = "/] \\/ /g,", "),c=1 / 2 + +d - -e;if(a){  b();}\n'
    )


@pytest.mark.parametrize("script", ["const a = 'b';", "const a = `b`;", "a(); // b", "a(); /* b */"])
def test_what_tightening_could_harm_is_refused(script: str) -> None:
    """Texts in other quotes, comments behind code."""
    with pytest.raises(ValueError, match="comments have lines of their own, and texts double quotes"):
        tightened(script)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_is_a_script(entry: str) -> None:
    """Nothing of modules and comments is left, and an engine can read it."""
    text = str(bundle(entry))
    assert not re.search(r"\b(?:import|export) |/\*\*|@param", text)
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node found, which reads it")
    program = f"new (require('vm').Script)({json.dumps(text)})"
    assert subprocess.run([node, "-e", program], check=False, capture_output=True).stderr == b""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_are_typed_and_know_no_ids(path: Path) -> None:
    """No type says that it could be anything, none is left unchecked; and no script cuts an id in parts."""
    text = path.read_text("utf-8")
    comments = "\n".join(re.findall(r"/\*\*.*?\*/", text, re.DOTALL))
    assert not UNTYPED.search(comments)
    assert "@ts-" not in text
    assert not re.search(r"padStart\(\d|slice\(0, [25]\)|fips|postal|geoid", text, re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_what_is_shared_knows_no_product(path: Path) -> None:
    """A product's scripts import their own and what is shared; what is shared, nothing of a product."""
    room = path.parent.name
    for imported in re.findall(r' from "(.+)";', path.read_text("utf-8")):
        assert (path.parent / imported).resolve().parent.name in {"shared", room}


def test_no_script_is_forgotten() -> None:
    """Each belongs to a script that some page begins with, or is the component that sites have once."""
    needed: dict[str, str] = {}
    for entry in ENTRIES:
        scripts._gather(entry, needed)
    names = {path.relative_to(RENDER).as_posix() for path in MODULES}
    assert names - set(needed) == {"share/mapgen-map.js"}
