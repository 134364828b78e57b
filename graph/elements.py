"""A named graph as labelled nodes and typed relationships, for exports and for graph engines.

References that the projection names as relationships become relationships here, and many
values become lists; what is derived (SUCCEEDED_BY, MEMBER_OF) is added on request.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.projection.spec import Property, Shape, projection
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.property_graph import PropertyGraph, Row

Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `key` is kind/id (or the end of a term's IRI), properties without a value left out."""

    key: str
    label: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship from one node's key to another's. `id` is set where RDF has a node for it."""

    type: str
    start: str
    end: str
    properties: Properties
    id: str | None = None


def nodes(graph: PropertyGraph) -> Iterator[Node]:
    """Yield the nodes that a named graph describes."""
    for label, rows in graph.nodes.items():
        shape = projection().nodes[label]
        for row in rows:
            yield Node(_key(shape, row[0]), label, {"id": row[0]} | _values(shape, row, 1))


def edges(graph: PropertyGraph) -> Iterator[Edge]:
    """Yield the relationships that a named graph states; their ends may be in other graphs."""
    spec = projection()
    document = iri.document_of_graph(graph.graph)
    for label, rows in graph.nodes.items():
        shape = spec.nodes[label]
        references = _references(shape)
        for row in rows:
            key = _key(shape, row[0])
            if shape.source_relationship is not None and document is not None:
                yield Edge(shape.source_relationship, f"document/{document}", key, {})
            for column, item in references:
                for target in _members(item, row[1 + column]):
                    ends = (key, f"{item.target}/{target}")
                    start, end = reversed(ends) if item.reverse else ends
                    yield Edge(str(item.relationship), start, end, {})
    for kind, rows in graph.relationships.items():
        relationship = spec.relationships[kind]
        owner = 1 if relationship.owner_is_end else 0
        for row in rows:
            yield Edge(
                kind,
                f"{relationship.start.kind}/{row[0]}",
                f"{relationship.end.kind}/{row[1]}",
                _values(relationship.shape, row, 3),
                f"{row[owner]}{relationship.mark}{row[2]}",
            )
    for kind, pairs in graph.links.items():
        link = spec.links[kind]
        for first, last in pairs:
            yield Edge(kind, f"{link.start.kind}/{first}", f"{link.end.kind}/{last}", {})


def derived_edges(graph: PropertyGraph) -> Iterator[Edge]:
    """Yield SUCCEEDED_BY and MEMBER_OF, which follow from change events and memberships."""
    events = {
        row[0]: dict(zip(projection().columns("ChangeEvent"), row, strict=True))
        for row in graph.nodes.get("ChangeEvent", ())
    }
    after: dict[str, list[str]] = {}
    for event, body in graph.links.get("CHANGED_TO", ()):
        after.setdefault(event, []).append(body)
    for event, body in graph.links.get("CHANGED_FROM", ()):
        for successor in after.get(event, ()):
            if successor != body:
                values = {name: events[event][name] for name in ("scope", "function", "date")}
                properties = {"event": event} | {k: v for k, v in values.items() if v is not None}
                yield Edge("SUCCEEDED_BY", f"agency/{body}", f"agency/{successor}", properties)
    columns = projection().columns("Membership")
    for row in graph.nodes.get("Membership", ()):
        values = dict(zip(columns, row, strict=True))
        if values["agency"] is not None:
            yield Edge(
                "MEMBER_OF",
                f"agency/{values['agency']}",
                f"agency/{values['collective']}",
                {} if values["certainty"] is None else {"certainty": values["certainty"]},
            )


def label_of(key: str) -> str:
    """Return the label of a node by its key: for nodes that are only referred to."""
    return _labels().get(key.partition("/")[0], "Term")


def _key(shape: Shape, identifier: str) -> str:
    if shape.kind is None:
        return f"{shape.prefix.removeprefix(iri.BASE).removeprefix('id/')}{identifier}"
    return f"{shape.kind}/{identifier}"


def _values(shape: Shape, row: Row, first: int) -> Properties:
    hidden, many = _special(shape)
    return {
        name: json.loads(value) if name in many else value
        for name, value in zip(shape.columns, row[first:], strict=True)
        if value is not None and name not in hidden
    }


def _members(item: Property, value: Any) -> list[str]:
    if value is None:
        return []
    return json.loads(value) if item.many else [value]


@cache
def _special(shape: Shape) -> tuple[frozenset[str], frozenset[str]]:
    """Return the columns that are relationships here, and those that hold many values."""
    return (
        frozenset(item.name for item in shape.properties if item.relationship is not None),
        frozenset(item.name for item in shape.properties if item.many),
    )


@cache
def _references(shape: Shape) -> tuple[tuple[int, Property], ...]:
    return tuple(
        (shape.columns.index(item.name), item)
        for item in shape.properties
        if item.relationship is not None
    )


@cache
def _labels() -> dict[str, str]:
    return {
        shape.kind: label for label, shape in projection().nodes.items() if shape.kind is not None
    }
