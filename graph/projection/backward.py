"""From the property graph back to RDF: rows become the lines of a canonical N-Quads file."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import nquads
from graph.errors import ProjectionRefused
from graph.projection.encode import Encoder, checked_id, encoder, integer
from graph.projection.spec import Property, Shape, expand, projection, scope_of
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from graph.property_graph import PropertyGraph, Row


def to_nquads(graph: PropertyGraph) -> bytes:
    """Return the named graph as canonical N-Quads.

    Raises ProjectionRefused for an id, a date or another value that has no term.
    """
    return nquads.join(lines(graph))


def to_quads(graph: PropertyGraph) -> list[Quad]:
    """Return the named graph as quads, in canonical order."""
    return list(nquads.read(to_nquads(graph)))


def lines(graph: PropertyGraph) -> Iterator[str]:
    """Yield one line (without its end) for each quad of the graph; some lines may repeat."""
    spec = projection()
    for label, rows in graph.nodes.items():
        writer = _Writer(spec.nodes[label], graph.graph)
        for row in rows:
            yield from writer.describe(writer.subject(row[0]), row, 1)
    for kind, rows in graph.relationships.items():
        relationship = spec.relationships[kind]
        writer = _Writer(relationship.shape, graph.graph)
        ends = [
            (column, f"> <{end.predicate}> <{iri.ENTITY}{end.kind}/")
            for column, end in ((0, relationship.start), (1, relationship.end))
        ]
        owner = 1 if relationship.owner_is_end else 0
        for row in rows:
            subject = writer.subject(f"{row[owner]}{relationship.mark}{integer(row[2])}")
            for column, between in ends:
                yield f"<{subject}{between}{checked_id(row[column])}>{writer.tail}"
            yield from writer.describe(subject, row, 3)
    for kind, pairs in graph.links.items():
        link = spec.links[kind]
        before = f"<{iri.ENTITY}{link.start.kind}/"
        between = f"> <{link.predicate}> <{iri.ENTITY}{link.end.kind}/"
        after = f"> <{graph.graph}> ."
        for start, end in pairs:
            yield f"{before}{checked_id(start)}{between}{checked_id(end)}{after}"


class _Writer:
    """Writes the rows of one shape in one named graph."""

    def __init__(self, shape: Shape, graph: str) -> None:
        if scope_of(graph) not in shape.graphs:
            raise ProjectionRefused(f"{shape.name} does not belong into the graph {graph}")
        document = iri.source_of_graph(graph)
        own = {
            "document": f"<{iri.entity('document', document)}>" if document else "",
            "graph": f"<{graph}>",
        }
        self.tail = f" <{graph}> ."
        self._shape = shape
        self._fixed = [f"> <{_term('rdf:type')}> <{item}>{self.tail}" for item in shape.types] + [
            f"> <{predicate}> {own.get(value, f'<{value}>')}{self.tail}"
            for predicate, value in shape.constants
        ]

    def subject(self, identifier: Any) -> str:
        """Return the IRI of a row's node."""
        if self._shape.kind is not None:
            checked_id(identifier)
        return f"{self._shape.prefix}{identifier}"

    def describe(self, subject: str, row: Row, first: int) -> Iterator[str]:
        """Yield the lines about a node whose values begin in the column `first`."""
        for end in self._fixed:
            yield f"<{subject}{end}"
        tail = self.tail
        for part in _plan(self._shape):
            value = row[first + part.column]
            if value is None:
                continue
            if part.item.type == "span":
                yield f"<{subject}{part.between}<{subject}#{part.item.name}>{tail}"
                yield from self._selector(
                    f"{subject}#{part.item.name}", value, row[first + part.column + 1], None
                )
            elif part.item.type == "tagged":
                language = str(row[first + part.column + 1])
                yield f"<{subject}{part.between}{nquads.string(str(value), language)}{tail}"
            elif part.item.many:
                for member in json.loads(str(value)):
                    yield f"<{subject}{part.between}{part.encode(member)}{tail}"
            else:
                yield f"<{subject}{part.between}{part.encode(value)}{tail}"
        if self._shape.evidence is not None and row[-1] is not None:
            yield f"<{subject}> <{_term('oa:hasSelector')}> <{subject}#quote>{tail}"
            yield from self._selector(f"{subject}#quote", row[-3], row[-2], str(row[-1]))

    def _selector(self, subject: str, start: Any, end: Any, quote: str | None) -> Iterator[str]:
        kind = f"<{subject}> <{_term('rdf:type')}> "
        yield f"{kind}<{_term('oa:TextPositionSelector')}>{self.tail}"
        for name, value in (("oa:start", start), ("oa:end", end)):
            yield (
                f"<{subject}> <{_term(name)}> {nquads.typed(integer(value), 'integer')}{self.tail}"
            )
        if quote is not None:
            yield f"{kind}<{_term('oa:TextQuoteSelector')}>{self.tail}"
            yield f"<{subject}> <{_term('oa:exact')}> {nquads.string(quote)}{self.tail}"


class _Part(NamedTuple):
    item: Property
    column: int
    between: str
    encode: Encoder


@cache
def _plan(shape: Shape) -> list[_Part]:
    parts = []
    column = 0
    for item in shape.properties:
        parts.append(_Part(item, column, f"> <{item.predicate}> ", encoder(item)))
        column += len(item.names)
    return parts


@cache
def _term(name: str) -> str:
    return expand(name, projection().prefixes)
