"""Every word and number a reader meets comes from the catalogues, and the catalogues say the same."""

from __future__ import annotations

import html
import random
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_percent, get_decimal_symbol, get_group_symbol
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from jinja2 import Environment

from mapgen.words.numbers import numbers
from mapgen.words.plurals import plural_form
from mapgen.words.resolve import Resolver
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


class Keys(Visitor):
    """The variables of a message and what they are compared with, where they choose, and the messages in it."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, set[str | int]] = {}
        self.named: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  # the visitor's own naming
        """Keep the keys of its forms."""
        if isinstance(node.selector, ast.VariableReference):
            keys = {int(each.key.value) if hasattr(each.key, "value") else each.key.name for each in node.variants}
            self.of.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the same
        """Keep its name."""
        self.of.setdefault(node.id.name, set())

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # the same
        """Keep its id."""
        self.named.add(node.id.name)


def to_try(keys: set[str | int]) -> list[str | int]:
    """Values for a variable: every text that it is compared with, numbers of every form, and a name."""
    # A text is no plural form, though fluent.runtime takes "other" for [0] where no text is meant.
    texts = [] if any(isinstance(key, int) for key in keys) else sorted(keys, key=str)
    return [*texts, 0, 1, 2, 3, 12, 21, 1_000_000, "Ames"]


def choices(language: str) -> dict[str, dict[str, list[str | int]]]:
    """By message, the values to try for each variable that it, or a message in it, uses."""
    found: dict[str, Keys] = {}
    for path in sorted((PACKAGE / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                found[entry.id.name] = Keys()
                found[entry.id.name].visit(entry)
    tried: dict[str, dict[str, list[str | int]]] = {}
    for name, keys in found.items():
        inside = {variable: keys_of for other in keys.named for variable, keys_of in found[other].of.items()}
        tried[name] = {variable: to_try(keys_of) for variable, keys_of in sorted({**inside, **keys.of}.items())}
    return tried


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_message_is_what_fluent_makes_of_it(language: str) -> None:
    """Mozilla's own resolver says the same of each message and its way out, in forty drawings of its values."""
    whole = FluentBundle([language], use_isolating=False)
    for path in (PACKAGE / "locales" / language).glob("*.ftl"):
        whole.add_resource(FluentResource(path.read_text("utf-8")))
    say, chance, compared = Wording(language), random.Random(2016), 0  # noqa: S311  # no secret
    for name, variables in choices(language).items():
        message = whole.get_message(name)
        fix = message.attributes.get("fix")
        for _ in range(40):
            values = {variable: chance.choice(tried) for variable, tried in variables.items()}
            expected, faults = whole.format_pattern(message.value, values)
            assert faults == []
            assert say(name, **values) == expected
            assert say.fix(name, **values) == (whole.format_pattern(fix, values)[0] if fix else "")
            compared += 1
    assert compared > 20_000


def test_what_a_message_lacks_is_an_error_and_never_a_blank() -> None:
    """A value that is missing or no text or whole number, where it is shown and where it chooses; another id."""
    say = Wording("en")
    assert say("votes", n="2", count=2) == "2 votes"
    for values in ({"n": "2"}, {"count": 2}, {"n": "2", "count": None}, {"n": 2.5, "count": 2}):
        with pytest.raises(LookupError, match=r"votes: (n|count) is .*, neither text nor whole number"):
            say("votes", **values)
    with pytest.raises(LookupError, match="no-such-message"):
        say("no-such-message")


@pytest.mark.parametrize("text", ["{ -term }", "{ NUMBER($n) }", "{ other.fix }"])
def test_what_no_catalogue_needs_is_refused(text: str) -> None:
    """Terms, functions and other messages' attributes are named, not left out."""
    pattern = FluentParser().parse_entry(f"message = {text}\n").value
    resolver = Resolver({"n": 2}, whole=str, named=lambda _: pattern, plural=lambda _: "other")
    with pytest.raises(LookupError, match=r"message has a .*, which is not known here"):
        resolver("message", pattern)


COUNTS = [*range(1_200), 9_999, 10_000, 100_011, 999_999, 1_000_000, 2_000_000, 2_000_001]


@pytest.mark.parametrize("language", languages())
def test_signs_days_and_forms_are_those_of_cldr(language: str) -> None:
    """As Babel has them: every month's name, the signs, and the form of every number."""
    locale, say, written = Locale.parse(language), Wording(language), numbers(language)
    for month in range(1, 13):
        day = date(2016, month, month)
        assert say.day(day.isoformat()) == format_date(day, "long", locale=locale)
    assert (written.decimal, written.group) == (get_decimal_symbol(locale), get_group_symbol(locale))
    assert written.percentage(54.3) == format_percent(0.543, "#,##0.0" + written.percent.format(""), locale=locale)
    assert written.percent.format("0") == locale.percent_formats[None].pattern.removeprefix("#,##")
    rules = say("plural-forms")
    assert [plural_form(rules, count) for count in COUNTS] == [locale.plural_form(count) for count in COUNTS]


POLISH = "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1"
ARABIC = "zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99"
RUSSIAN = (
    "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; "
    "many: n % 10 = 0,5..9 or n % 100 = 11..14"
)


@pytest.mark.parametrize(
    ("language", "rules"), [("pl", POLISH), ("ar", ARABIC), ("ru", RUSSIAN), ("fr", "one: n = 0,1")]
)
def test_a_language_with_other_forms_needs_no_code(language: str, rules: str) -> None:
    """Rules with remainders, ranges, lists and alternatives; French's form for millions is not among these numbers."""
    counts = [count for count in COUNTS if language != "fr" or count < 1_000_000]
    form = Locale.parse(language).plural_form
    assert [plural_form(rules, count) for count in counts] == [form(count) for count in counts]


def test_a_rule_that_cannot_be_read_is_refused() -> None:
    """It is quoted."""
    with pytest.raises(ValueError, match="No plural rule: 'n is 1'"):
        plural_form("one: n is 1", 1)


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
