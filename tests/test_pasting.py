"""What is pasted, and what the web is told: codes, fragment, oEmbed, social tags, data package, manifest."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from frictionless import Package

from mapgen.cli.main import main
from mapgen.model.choropleth import Choropleth
from mapgen.render.share.fragment import render_fragment
from mapgen.render.share.snippets import KINDS, snippet
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.templates import asset
from mapgen.render.shared.urls import Address
from mapgen.workflows.build_site import build
from tests.grid import AtlasOnDisk, files_under
from tests.kses import stripped

ROOT = Path(__file__).parents[1]
BASE = "https://example.org/ky/"
OEMBED_KEEPS = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One map of Kentucky, built for an address."""
    out = tmp_path_factory.mktemp("addressed") / "site"
    build(ROOT / "atlas.toml", out, only=("winner",), base_url=BASE)
    return out


def test_a_contributor_keeps_everything(kentucky_maps: dict[str, Choropleth]) -> None:
    """WordPress takes nothing out of the fragment: figure, image, caption and a table of 121 rows stay."""
    html = render_fragment(kentucky_maps["winner"], Address("winner", BASE))
    assert stripped(html) == []
    soup = BeautifulSoup(html, "html5lib")
    assert soup.figure.img["alt"] == kentucky_maps["winner"].alt
    assert soup.figure.img["src"] == f"{BASE}winner/map.png"
    assert len(soup.select("tbody tr")) == 121
    assert "212,534 (46.8%)" in soup.select("tbody tr")[0].get_text()


def test_the_list_of_what_is_kept_refuses() -> None:
    """Frames, scripts, drawings and handlers are taken out, so the silence above means something."""
    html = '<iframe src="https://a.b"></iframe><svg></svg><p onclick="x()">a</p><a href="javascript:x()">b</a>'
    assert stripped(html) == ["<iframe>", "<svg>", "<p onclick='x()'>", "<a href='javascript:x()'>"]


def test_a_newsletter_has_no_script_and_no_style_sheet(kentucky_maps: dict[str, Choropleth], site: Path) -> None:
    """Tables, an image and inline styles alone."""
    soup = BeautifulSoup((site / "winner" / "newsletter.html").read_text("utf-8"), "html5lib")
    assert {tag.name for tag in soup.body.find_all()} <= {"table", "tbody", "tr", "td", "th", "a", "img", "br"}
    assert soup.img["alt"] == kentucky_maps["winner"].alt


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_is_well_formed_and_absolute(kentucky_maps: dict[str, Choropleth], kind: str) -> None:
    """It parses without an error, and each address in it begins with the site's, but for pym's script with its hash."""
    code = snippet(kentucky_maps["coal"], Address("coal", BASE), kind)
    parser = html5lib.HTMLParser()
    parser.parseFragment(code)
    assert [error for error in parser.errors if error[1] != "expected-doctype-but-got-start-tag"] == []
    addresses = re.findall(r'(?:src|href)="(.*?)"', code)
    foreign = [address for address in addresses if not address.startswith(BASE)]
    assert len(foreign) == (kind == "pym")
    hashed = r' src="https://[^"]+@\d+\.\d+\.\d+/[^"]+" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"></script>'
    assert len(foreign) == len(re.findall(hashed, code))


@pytest.mark.parametrize("kind", ["iframe", "amp"])
def test_a_frame_has_the_real_height(kentucky_maps: dict[str, Choropleth], kind: str) -> None:
    """The height at 600 pixels."""
    code = snippet(kentucky_maps["coal"], Address("coal", BASE), kind)
    assert f'height="{embed_heights(kentucky_maps["coal"])[600]}"' in code


@pytest.mark.parametrize("kind", ["wordpress", "amp", "image", "web-component"])
def test_an_image_has_its_text(kentucky_maps: dict[str, Choropleth], kind: str) -> None:
    """The computed alternative text."""
    assert kentucky_maps["coal"].alt in snippet(kentucky_maps["coal"], Address("coal", BASE), kind)


def test_the_listener_is_short() -> None:
    """Under 300 bytes, and keyed on who sent the message."""
    listener = f"<script>{asset('share/parent_listener.js')}</script>"
    assert len(listener.encode()) < 300
    assert "e.source" in listener
    assert "iframe[data-mapgen]" in listener


def test_the_command_prints_the_code_and_nothing_else() -> None:
    """`mapgen snippet` says what the page of codes says."""
    ran = CliRunner().invoke(main, ["snippet", "coal", "--atlas", str(ROOT), "--base-url", "https://example.org/ky"])
    assert ran.exit_code == 0
    assert ran.stdout.startswith('<iframe src="https://example.org/ky/coal/embed.html"')
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("asked", "exit_code", "said"),
    [
        (["coal"], 2, "needs the site's address"),
        (["cole", "--base-url", BASE], 2, "no map cole"),
        (["coal", "--base-url", "example.org"], 1, "not the address of a site"),
        (["coal", "--base-url", 'https://a.b/"onload="x'], 1, "not the address of a site"),
    ],
)
def test_the_command_says_what_is_missing(asked: list[str], exit_code: int, said: str) -> None:
    """Without an address, with a wrong slug, with something that is no address."""
    ran = CliRunner().invoke(main, ["snippet", *asked, "--atlas", str(ROOT)])
    assert ran.exit_code == exit_code
    assert said in ran.stderr


def test_without_an_address_nothing_absolute_is_said(site: Path) -> None:
    """No card, no oEmbed answer, no structured data; the codes have a marker in the address's place."""
    page = BeautifulSoup((site / "winner" / "index.html").read_text("utf-8"), "html5lib")
    assert page.select('meta[property^="og:"], meta[name^="twitter:"], script[type="application/ld+json"]') == []
    assert not (site / "winner" / "oembed.json").exists()
    assert "https://ADDRESS-OF-YOUR-SITE/winner/embed.html" in (site / "winner" / "embed-codes.html").read_text("utf-8")


@pytest.mark.usefixtures("without_pictures")
def test_the_build_says_that_there_is_no_address(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """On stderr, once; and not where there is one."""
    runner, out = CliRunner(), str(tmp_path / "site")
    assert "No base URL:" in runner.invoke(main, ["build", str(atlas.folder), "--out", out]).stderr
    told = runner.invoke(main, ["build", str(atlas.folder), "--out", out, "--base-url", BASE])
    assert "No base URL:" not in told.stderr


def test_the_page_carries_a_card(addressed: Path, kentucky_maps: dict[str, Choropleth]) -> None:
    """Open Graph and Twitter tags with absolute addresses, and the size of the picture that is there."""
    page = BeautifulSoup((addressed / "winner" / "index.html").read_text("utf-8"), "html5lib")
    tags = {tag.get("property") or tag.get("name"): tag["content"] for tag in page.select("meta[content]")}
    assert tags["og:title"] == kentucky_maps["winner"].headline
    assert tags["og:image"] == f"{BASE}winner/card.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image:alt"] == kentucky_maps["winner"].alt
    assert tags["twitter:card"] == "summary_large_image"
    assert page.select_one('link[rel="alternate"]')["href"] == f"{BASE}winner/oembed.json"


def test_the_page_describes_its_data(addressed: Path) -> None:
    """A schema.org Dataset with its sources and three downloads that are there."""
    page = BeautifulSoup((addressed / "winner" / "index.html").read_text("utf-8"), "html5lib")
    described = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert described["@type"] == "Dataset"
    assert any("Kentucky State Board of Elections" in each["name"] for each in described["isBasedOn"])
    names = [each["contentUrl"].removeprefix(f"{BASE}winner/") for each in described["distribution"]]
    assert names == ["data.csv", "data.json", "map.geojson"]
    assert all((addressed / "winner" / name).is_file() for name in names)


def test_the_oembed_answer_survives_wordpress(addressed: Path, kentucky_maps: dict[str, Choropleth]) -> None:
    """Version 1.0, rich, and nothing in its HTML but what WordPress keeps of an oEmbed answer."""
    answer = json.loads((addressed / "winner" / "oembed.json").read_text("utf-8"))
    height = embed_heights(kentucky_maps["winner"])[600]
    assert (answer["version"], answer["type"], answer["width"], answer["height"]) == ("1.0", "rich", 600, height)
    parsed = BeautifulSoup(answer["html"], "html5lib").body
    assert [tag.name for tag in parsed.find_all(recursive=False)] == ["blockquote", "iframe"]
    for tag in parsed.find_all():
        assert set(tag.attrs) <= OEMBED_KEEPS[tag.name]


@pytest.mark.parametrize("slug", ["winner", "since-2008"])
def test_the_data_package_describes_every_column(site: Path, slug: str) -> None:
    """Frictionless finds the tables as described; every column has a type and a sentence."""
    package = Package(str(site / slug / "datapackage.json"))
    described = json.loads((site / slug / "datapackage.json").read_text("utf-8"))
    report = Package({**described, "resources": described["resources"][:1]}, basepath=str(site / slug)).validate()
    assert report.valid, report.flatten(["message"])
    assert [field.name for field in package.resources[0].schema.fields if not field.description] == []
    for resource in described["resources"]:
        content = (site / slug / resource["path"]).read_bytes()
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])


def test_json_and_csv_say_the_same(site: Path) -> None:
    """120 records in each; Pike's are 2,335 and 4,848."""
    records = json.loads((site / "winner" / "data.json").read_text("utf-8"))
    (pike,) = (each for each in records if each["geoid"] == "21195")
    assert (len(records), pike["votes_clinton"], pike["votes_sanders"]) == (120, 2335, 4848)


@pytest.mark.attack
@pytest.mark.usefixtures("without_pictures")
def test_a_spreadsheet_runs_no_formula(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A county called `=cmd` is text in the CSV, and itself in the JSON."""
    for name in ("place/counties.geojson", "returns/now.csv", "returns/before.csv"):
        atlas.change(name, "Alder", "=1+1")
    build(atlas.path, tmp_path / "site")
    assert ",'=1+1," in (tmp_path / "site" / "winner" / "data.csv").read_text("utf-8")
    assert '"county":"=1+1"' in (tmp_path / "site" / "winner" / "data.json").read_text("utf-8")


def test_the_manifest_lists_every_file(site: Path) -> None:
    """Every file but itself and the folder's mark, with the hash it has."""
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    files = {name: content for name, content in files_under(site).items() if name not in (".mapgen", "manifest.json")}
    assert set(manifest["files"]) == set(files)
    for name, content in files.items():
        assert manifest["files"][name] == {
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }


def test_the_manifest_lists_every_input(site: Path) -> None:
    """The atlas, seven returns, the shapefile's parts, attributes, cities, descriptions: with the hashes they have."""
    inputs = json.loads((site / "manifest.json").read_text("utf-8"))["inputs"]
    assert "atlas.toml" in inputs
    assert "shapefiles/ky/counties.shp" in inputs
    for name, mark in inputs.items():
        assert mark["hash"] == f"sha256:{hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}"


@pytest.mark.usefixtures("without_pictures")
def test_one_map_rebuilt_keeps_the_manifest_whole(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Built again alone, a map leaves a manifest that still lists the other's files."""
    out = tmp_path / "site"
    build(atlas.path, out)
    before = (out / "manifest.json").read_bytes()
    build(atlas.path, out, only=("winner",))
    assert (out / "manifest.json").read_bytes() == before
