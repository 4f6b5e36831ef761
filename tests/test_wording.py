"""Every word and number a reader meets comes from the catalogues, and the catalogues say the same."""

from __future__ import annotations

import html
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from jinja2 import Environment

from mapgen.words import wording
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording, languages
from tests.conftest import ROOT, no_pictures

PACKAGE = ROOT / "mapgen"
SPOKEN = ("aria-label", "title", "alt", "placeholder", "aria-roledescription", "aria-description", "summary", "label")
"""Attributes whose text a reader meets."""

TEMPLATES = sorted(path for path in (PACKAGE / "render").rglob("*.j2"))
SCRIPTS = sorted((PACKAGE / "render").rglob("*.js"))


class Variables(Visitor):
    """The variables that a message uses."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the visitor's own naming
        """Keep its name."""
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """The variables of every message of a language, by id; no id twice, nothing that cannot be read."""
    found: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


def advised_by(language: str) -> set[str]:
    """The messages of a language that say what to do as well."""
    catalogue = (PACKAGE / "locales" / language / "findings.ftl").read_text("utf-8")
    entries = [entry for entry in FluentParser().parse(catalogue).body if isinstance(entry, ast.Message)]
    return {entry.id.name for entry in entries for attribute in entry.attributes if attribute.id.name == "fix"}


def test_every_language_has_the_same_messages() -> None:
    """No message is missing in a language, and none is left over."""
    english, advised = set(messages("en")), advised_by("en")
    assert languages() == ("en", "es")
    for language in languages():
        assert set(messages(language)) == english
        assert advised_by(language) == advised


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_message_is_parsed_when_it_is_said(language: str) -> None:
    """Each message alone, with those it names, is what it is in its file, comments and blank lines apart."""
    whole = FluentBundle([language], use_isolating=False)
    for path in (PACKAGE / "locales" / language).glob("*.ftl"):
        whole.add_resource(FluentResource(path.read_text("utf-8")))
    named = messages(language)
    # A message may name another, which uses variables of its own.
    values = dict.fromkeys(set().union(*named.values()), 2)
    for name in named:
        message = whole.get_message(name)
        expected = whole.format_pattern(message.value, values)[0]
        fix = message.attributes.get("fix")
        wording._catalogue.cache_clear()
        assert Wording(language)(name, **values) == expected
        assert Wording(language).fix(name, **values) == (whole.format_pattern(fix, values)[0] if fix else "")


CHOOSERS = re.compile(r"(^|[a-z0-9])count$|^count$|^tense$|^way$")
"""Variables that choose a form; a language whose forms are one need not look at them."""


def test_every_language_shows_the_same_figures() -> None:
    """A translation leaves out no name and no figure."""
    spanish = messages("es")
    for name, variables in messages("en").items():
        shown = {each for each in variables if not CHOOSERS.search(each)}
        assert shown == {each for each in spanish[name] if not CHOOSERS.search(each)}, name


class Texts(HTMLParser):
    """The texts and spoken attributes of a document, styles and scripts apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is spoken."""
        if tag in ("style", "script"):
            self._inside.append(tag)
        self.found += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        """Leave a style or a script."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._inside:
            self.found.append(data)


@pytest.mark.parametrize("path", [path for path in TEMPLATES if ".css" not in path.name], ids=lambda path: path.name)
def test_no_template_has_a_word_of_its_own(path: Path) -> None:
    """Text between tags, and in attributes that are spoken, comes from a message or from the map."""
    lexed = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).lex(path.read_text("utf-8"))
    written = "".join(
        value if kind == "data" else "\x00" if kind == "variable_begin" else "" for _, kind, value in lexed
    )
    texts = Texts()
    texts.feed(re.sub(r"^var .*$", "", written, flags=re.MULTILINE))
    words = [each.strip() for each in texts.found if re.search(r"[^\W\d_]{2}", html.unescape(each))]
    assert words == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_sentence_of_its_own(path: Path) -> None:
    """Scripts show what the page already holds: no text of theirs begins with a capital and goes on with a space."""
    lines = [line.split("//")[0] for line in path.read_text("utf-8").splitlines()]
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', "\n".join(lines))
    assert [each for each in literals if re.match(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ [\w ]+", each)] == []


def test_numbers_are_written_as_cldr_has_them() -> None:
    """Spanish groups from five digits on, has the comma, and sets the percent sign apart."""
    spanish, english = numbers("es"), numbers("en")
    assert [spanish.votes(count) for count in (999, 1911, 9999, 10_000, 212_534)] == [
        "999",
        "1911",
        "9999",
        "10.000",
        "212.534",
    ]
    assert english.votes(1911) == "1,911"
    assert spanish.percentage(54.3) == "54,3\N{NO-BREAK SPACE}%"
    assert spanish.signed_points(-64.7) == "−64,7"


@pytest.mark.parametrize(("language", "told"), [("en", "May 17, 2016"), ("es", "17 de mayo de 2016")])
def test_days_are_written_in_full(language: str, told: str) -> None:
    """As CLDR's long form has them; a year alone stays as it is."""
    assert Wording(language).day("2016-05-17") == told
    assert Wording(language).day("2016") == "2016"


@pytest.mark.parametrize(
    ("language", "items", "told"),
    [
        ("en", [], ""),
        ("en", ["A"], "A"),
        ("en", ["A", "B"], "A and B"),
        ("es", ["A", "B", "C"], "A, B y C"),
    ],
)
def test_lists_are_read_as_running_text(language: str, items: list[str], told: str) -> None:
    """A comma between, "and" before the last."""
    assert Wording(language).listed(items) == told


@pytest.fixture(scope="module")
def spanish_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Kentucky in Spanish: the text of every page by path. What pictures say is not read here."""
    from mapgen.workflows.build_site import build  # noqa: PLC0415  # late: most tests here need no geometry

    folder = tmp_path_factory.mktemp("es")
    for name in ("results", "shapefiles"):
        shutil.copytree(ROOT / name, folder / name)
    atlas = (ROOT / "atlas.toml").read_text("utf-8")
    assert 'language = "en"' in atlas
    (folder / "atlas.toml").write_text(atlas.replace('language = "en"', 'language = "es"'), "utf-8")
    with no_pictures():
        build(folder / "atlas.toml", folder / "site")
    pages = {}
    for path in sorted((folder / "site").rglob("*.html")):
        texts = Texts()
        texts.feed(path.read_text("utf-8"))
        pages[str(path.relative_to(folder / "site"))] = "\n".join(texts.found)
    return pages


def phrases(language: str) -> set[str]:
    """The pieces of text between the variables of all messages that are four words or longer."""
    found: set[str] = set()
    for path in (PACKAGE / "locales" / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                pieces = Pieces()
                pieces.visit(entry)
                found |= pieces.found
    return found


class Pieces(Visitor):
    """The pieces of text of a message."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802  # the visitor's own naming
        """Keep what is long enough to be of one language."""
        text = node.value.strip(" .,;:()")
        if len(text.split()) > 3:
            self.found.add(text)


def test_a_spanish_site_has_no_english_sentence(spanish_site: dict[str, str]) -> None:
    """No piece of an English message, of four words or more, stands on any page but the embed that asks for it."""
    english = phrases("en") - phrases("es")
    assert len(english) > 50
    assert len(spanish_site) > 7
    for page, text in spanish_site.items():
        if page.endswith("/embed.en.html"):
            continue
        assert [phrase for phrase in english if phrase in text] == [], page


def test_a_spanish_site_has_its_titles_and_figures_in_spanish(spanish_site: dict[str, str]) -> None:
    """Contest, caveats, day and numbers, of which the packages and CLDR have the Spanish."""
    page = spanish_site["winner/index.html"]
    assert "Primarias presidenciales demócratas" in page
    assert "Solo podían votar en estas primarias las personas inscritas como demócratas." in page
    assert "17 de mayo de 2016" in page
    assert (
        "Clinton ganó 38 de 120 condados y Kentucky por 1911 votos: +20.794 en los 35 condados metropolitanos" in page
    )
    assert "Sin compromiso" in page
    assert "Uncommitted" not in page
