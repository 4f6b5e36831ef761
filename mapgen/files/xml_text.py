"""XML to values within bounds: a tree of mappings and lists, without entities, types or anything fetched."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from mapgen.errors import ReturnsError
from mapgen.files.bounds import LONGEST_CELL, MOST_XML
from mapgen.files.documents import RESULTS
from mapgen.files.open import Source
from mapgen.files.parse_cells import shown
from mapgen.findings import finding, refusal

CHUNK = 1 << 18

TEXT = "text"
"""The name under which an element's own text stands in its mapping."""


def xml_tree(source: Source) -> dict[str, Any]:
    """The elements of an XML document, as `mapgen.results.records` goes through them.

    Returns:
        The outermost element by its name: attributes as texts, the elements inside as lists by their names, each name
        without its namespace's prefix; text where there is some. Where an attribute and an element have one name, the
        attribute's value is the first of the list.

    Raises:
        ReturnsError: It is no XML, declares a type or entities, or is larger or deeper than any table.
    """
    builder = _Builder(source.name)
    size = 0
    with source.open() as stream:
        try:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > MOST_XML:
                    raise ReturnsError(refusal("file-too-large", source.name, megabytes=MOST_XML // 1024**2))
                builder.parser.Parse(chunk, False)
            builder.parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise ReturnsError(
                refusal("xml-damaged", source.name),
                problems=[finding("reader-says", source.name, builder.parser.CurrentLineNumber, said=str(error))],
            ) from error
    return builder.root


class _Builder:
    """Listens to a document and builds its tree."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: dict[str, Any] = {}
        self.open: list[dict[str, Any]] = [self.root]
        self.texts: list[list[str]] = [[]]
        self.values = 0
        # Names of counties and modes come again for each candidate: each text is held once.
        self.once: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.heard
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name, above = _bare(tag), self.open[-1]
        # A list takes as much as what is in it.
        self.values += 1 + len(attributes) + (name not in above)
        if self.values > RESULTS.values:
            raise ReturnsError(refusal("values-too-many", self.name, most=RESULTS.values))
        if len(self.open) > RESULTS.levels:
            raise ReturnsError(refusal("xml-too-deep", self.name, most=RESULTS.levels))
        element: dict[str, Any] = {_bare(key): self.once.setdefault(value, value) for key, value in attributes.items()}
        held = above.setdefault(name, [])
        if not isinstance(held, list):
            above[name] = held = [held]
        held.append(element)
        self.open.append(element)
        self.texts.append([])

    def end(self, _tag: str) -> None:
        """An element ends."""
        text = "".join(self.texts.pop()).strip()
        if len(text) > LONGEST_CELL:
            raise ReturnsError(
                refusal("text-too-long", self.name, most=LONGEST_CELL),
                problems=[finding("excerpt", self.name, self.parser.CurrentLineNumber, said=shown(text[:40]))],
            )
        if text:
            self.open[-1].setdefault(TEXT, self.once.setdefault(text, text))
        self.open.pop()

    def heard(self, text: str) -> None:
        """Text of the element that is open."""
        self.texts[-1].append(text)

    def refuse(self, *_: object) -> None:
        """A document type or an entity is declared: entities stand for others, without end, or for other files."""
        raise ReturnsError(refusal("xml-declares", self.name))


def _bare(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
