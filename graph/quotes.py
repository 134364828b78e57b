"""Checks that every quote is the slice of the kept text that it claims to be."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from graph.projection.spec import projection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.projection.spec import Shape
    from graph.property_graph import PropertyGraph, Row


@dataclass(frozen=True, slots=True)
class Misquote:
    """A fact whose quote is not text[start:end]: its IRI, the place, and what stands there."""

    node: str
    start: int
    end: int
    quote: str
    found: str


def misquotes(graph: PropertyGraph) -> Iterator[Misquote]:
    """Yield every fact of a document's graph that the kept text does not bear out.

    A graph without a kept text has nothing to check.
    """
    text = graph.text
    if text is None:
        return
    for node, start, end, quote in places(graph):
        found = text[start:end]
        if found != quote or end > len(text):
            yield Misquote(node, start, end, quote, found)
    for row in graph.nodes.get("Document", ()):
        columns = projection().columns("Document")
        promised = row[columns.index("text_sha256")]
        actual = sha256(text.encode()).hexdigest()
        if promised != actual:
            node = f"{projection().nodes['Document'].prefix}{row[0]}"
            yield Misquote(f"{node}", 0, len(text), promised, actual)


def places(graph: PropertyGraph) -> Iterator[tuple[str, int, int, str]]:
    """Yield (IRI, start, end, quote) of every fact that has evidence."""
    for label, rows in graph.nodes.items():
        shape = projection().nodes[label]
        if shape.evidence is not None:
            yield from _places(shape, ((str(row[0]), row) for row in rows))
    for kind, rows in graph.relationships.items():
        relationship = projection().relationships[kind]
        if relationship.shape.evidence is not None:
            owner = 1 if relationship.owner_is_end else 0
            yield from _places(
                relationship.shape,
                [(f"{row[owner]}{relationship.mark}{row[2]}", row) for row in rows],
            )


def _places(shape: Shape, rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, int, int, str]]:
    for identifier, row in rows:
        start, end, quote = row[-3:]
        if start is not None:
            yield f"{shape.prefix}{identifier}", start, end, quote
