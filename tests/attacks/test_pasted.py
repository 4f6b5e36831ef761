"""What is pasted into other systems: they obey nothing in it, fetch nothing for it, and show every letter of it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.model.choropleth import Choropleth
from mapgen.render.share.fragment import render_fragment, render_newsletter
from mapgen.render.share.snippets import KINDS, snippet
from mapgen.render.share.social import render_oembed
from mapgen.render.shared.urls import Address
from mapgen.workflows.build_site import one_map
from mapgen.workflows.load_atlas import load
from tests.attacks.test_words import unseen
from tests.grid import AtlasOnDisk
from tests.kses import stripped

pytestmark = pytest.mark.attack

BASE = "https://example.org/maps/"
COMMANDS = {
    "a shortcode": "[gallery ids=1] [embed]https://evil.test/[/embed]",
    "a tag of Jekyll's": "{% include secrets %} {{ site.password }}",
    "a shortcode of Hugo's": "{{< readfile secrets >}}",
    "a token": "[site:mail] [current-user:mail]",
    "a merge tag": "*|FEED:https://evil.test/|* *|EMAIL|*",
    "a script of a newsletter's": "%%[SET @x = 1]%% %%emailaddr%% %EMAIL% %recipient.name%",
    "an address with a line to itself": "a\nhttps://evil.test/video\nb",
    "an empty line": "a\n\n    b\r\n\r\n# c",
    "lines of Unicode": "a\u2028https://evil.test/\u2028b\x85c",
}
OBEYED = re.compile(r"[\[\]{}|]|%\w|%%|^\s*https?:|\n\s*\n", re.MULTILINE)


def saying(atlas: AtlasOnDisk, text: str) -> Choropleth:
    """The grid's first map with a text in its headline, its contest, a candidate and a county."""
    drawn = one_map(load(atlas.path), "winner")
    ada, *others = drawn.contest.candidates
    people = (type(ada)(key="ada", name=text, short=text, colour=ada.colour), *others)
    first, *rest = drawn.counties
    contest = type(drawn.contest)(
        **{name: getattr(drawn.contest, name) for name in drawn.contest.__struct_fields__}
        | {"candidates": people, "title": text, "source": text}
    )
    return replace(
        drawn, headline=text, standfirst=text, alt=text, contest=contest, counties=(replace(first, name=text), *rest)
    )


def pasted(drawn: Choropleth) -> dict[str, str]:
    """Everything that is pasted, by what it is; without the listener, which is mapgen's own."""
    address = Address("winner", BASE)
    answer = json.loads(render_oembed(drawn, address, site_name="Grid", base_url=BASE))
    codes = {kind: snippet(drawn, address, kind) for kind in KINDS if kind != "oembed"}
    codes |= {"fragment": render_fragment(drawn, address), "newsletter": render_newsletter(drawn, address)}
    codes["oembed answer"] = answer["html"]
    return {kind: re.sub("<script>.*?</script>", "", code, flags=re.DOTALL) for kind, code in codes.items()}


@pytest.mark.parametrize("about", COMMANDS)
def test_no_system_obeys_a_text(about: str, atlas: AtlasOnDisk) -> None:
    """A candidate's name that WordPress ran as a shortcode, a newsletter as a merge tag; a browser shows it."""
    text = COMMANDS[about]
    for kind, code in pasted(saying(atlas, text)).items():
        assert OBEYED.findall(code) == [], kind
        shown = " ".join(re.sub("[\u2028\x85\ufffd]", " ", text).split())
        said = " ".join(html.unescape(code).replace("\ufffd", " ").split())
        assert shown in said or kind == "sidechain", kind


def test_a_contributor_keeps_it_all(atlas: AtlasOnDisk) -> None:
    """WordPress takes nothing out of the fragment for it."""
    code = render_fragment(saying(atlas, " ".join(COMMANDS.values())), Address("winner", BASE))
    assert stripped(code) == []


def test_a_percentage_stays_one(atlas: AtlasOnDisk) -> None:
    """What people read in a code is not spelled without need."""
    assert "(60.0%)" in render_fragment(one_map(load(atlas.path), "winner"), Address("winner", BASE))


@pytest.mark.parametrize("kind", ["iframe", "wordpress", "oembed"])
def test_what_is_printed_is_what_is_pasted(kind: str, atlas: AtlasOnDisk) -> None:
    r"""Spanish has a space before its percent sign that a terminal was shown as `\xa0`, and so was every article."""
    title = 'title = "Four squares"'
    headline = "Doña Ámes: 3\u00a0000 votes 選挙 \N{CRAB}"
    atlas.change("atlas.toml", title, f'language = "es"\n{title}')
    atlas.change("atlas.toml", 'title = "Who won"', f'title = "Who won"\nheadline = "{headline}"')
    asked = ["snippet", "winner", "--atlas", str(atlas.path), "--base-url", BASE, "--for", kind]
    code = snippet(one_map(load(atlas.path), "winner"), Address("winner", BASE), kind)
    assert "\u00a0" in code or kind == "oembed"
    for charset in ("ascii", "utf-8"):
        printed = CliRunner(charset=charset).invoke(main, asked).stdout
        assert unseen(printed) == []
        assert not re.search(r"\\[xuU][0-9a-f]{2}", printed)
        assert BeautifulSoup(printed, "html5lib").body == BeautifulSoup(f"{code}\n", "html5lib").body
