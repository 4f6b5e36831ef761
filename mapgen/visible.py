"""What of a text can be seen: every text that is printed, kept as a name or put on a page goes through here.

Characters that nobody sees move a terminal's cursor, turn a line's direction, or make two names of one. In a message
they are spelled out, from a name and from a page they are left out. Letters of every alphabet stay, and with them
the joiners that Persian, Sinhala or Malayalam write words with.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_IGNORED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What Unicode lets a reader ignore: direction, zero width, fillers, variations, tags. Ranges, and no categories: they
are the same under every Python, and so is what is made of a name."""

_UNDRAWABLE = re.compile(f"[{_CONTROLS}{_NO_CHARACTERS}{_PRIVATE}]")
_UNSEEN = re.compile(f"[{_CONTROLS}{_NO_CHARACTERS}{_PRIVATE}{_IGNORED}]")
_LINE_ENDS = re.compile("[\u2028\u2029]")

_JOINERS = "\u200c\u200d"

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of the alphabets that run from right to left."""

_RUN = re.compile(f"[{_RIGHT_TO_LEFT}](?:[{_RIGHT_TO_LEFT} .,'’״׳{_JOINERS}-]*[{_RIGHT_TO_LEFT}])?")

_VIRAMA = 9
"""The combining class of signs that bind two consonants, as in Devanagari."""


def spelled(text: str) -> str:
    r"""A text for a message, on one line: what cannot be seen is spelled out, as `\u202e`."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(c if _shows(text, at) else _spelling(c) for at, c in enumerate(text))


def seen(text: str) -> str:
    """A text for a name: without what cannot be seen. Tabs and line ends stay, as the blanks that they are."""
    if text.isprintable() and text.isascii():
        return text
    return _UNSEEN.sub(lambda found: found[0] if _joins(text, found.start()) else "", text)


def drawn(text: str) -> str:
    """A text for a page: without what cannot be seen.

    Where something should be seen and cannot be drawn stands a replacement character; XML knows no control
    characters, not even escaped.
    """
    if text.isprintable() and text.isascii():
        return text
    return seen(_UNDRAWABLE.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub(" ", text)))


def isolated(text: str) -> str:
    """A text for a page in a language that runs from left to right: what runs the other way is kept apart.

    Without the two marks around it, a figure after such a name is drawn before it.
    """
    return text if text.isascii() else _RUN.sub("\u2068\\g<0>\u2069", text)


def hides(text: str) -> bool:
    """Whether a text holds what cannot be seen; tabs and line ends are blanks."""
    return seen(text) != text


def _shows(text: str, at: int) -> bool:
    if _UNSEEN.match(text[at]):
        return _joins(text, at)
    return text[at].isprintable()


def _spelling(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands where words are written with it (RFC 5892, appendix A): it shapes what is seen."""
    if text[at] not in _JOINERS or at == 0:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if unicodedata.combining(before) == _VIRAMA:
        return True
    between = unicodedata.bidirectional(before) in ("AL", "NSM") and unicodedata.bidirectional(after or " ") == "AL"
    return text[at] == "\u200c" and between
