"""Checks that a graph describes all that it speaks of: parts of its document, its threads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.errors import ProjectionRefused
from graph.projection.spec import Shape, projection
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.property_graph import PropertyGraph, Value


def check_whole(graph: PropertyGraph) -> None:
    """Raise ProjectionRefused for a reference to a part, or its end, that is not described."""
    if iri.document_of_lineage_graph(graph.graph) is not None:
        _check_threads(graph)
    if iri.document_of_graph(graph.graph) is None:
        return
    if len(graph.nodes.get("Document", ())) != 1:
        raise ProjectionRefused(f"{graph.graph}: its document is not described")
    ids: dict[str, set[Value]] = {
        kind: {row[0] for row in graph.nodes.get(label, ())} for kind, label in _local().items()
    }
    for kind, subject, target in _references_in(graph):
        if target not in ids[kind]:
            raise ProjectionRefused(
                f"{graph.graph}: {subject} refers to {target}, which this graph does not describe"
            )
    _check_tree(graph)


def _check_threads(graph: PropertyGraph) -> None:
    """A lineage graph describes the threads that its measures are in, and no other."""
    described = {row[0] for row in graph.nodes.get("Thread", ())}
    used = {row[1] for row in graph.relationships.get("IN_THREAD", ())}
    for thread in sorted(described ^ used):
        reason = "described, but no measure is in it" if thread in described else "not described"
        raise ProjectionRefused(f"{graph.graph}: the thread {thread} is {reason}")


def _references_in(graph: PropertyGraph) -> Iterator[tuple[str, Value, Value]]:
    """Yield (kind, subject, object) of every reference to a part of the document."""
    spec = projection()
    for label, rows in graph.nodes.items():
        for column, kind in _references(spec.nodes[label]):
            for row in rows:
                if row[column] is not None:
                    yield kind, row[0], row[column]
    for name, pairs in graph.links.items():
        for start, end in pairs:
            yield spec.links[name].end.kind, start, end
    for name, rows in graph.relationships.items():
        kind = spec.relationships[name].end.kind
        for row in rows:
            yield kind, row[1], row[1]


def _check_tree(graph: PropertyGraph) -> None:
    """Provisions that are parts of themselves would be reached from no root."""
    parent_column = projection().columns("Provision").index("parent")
    parents = {row[0]: row[parent_column] for row in graph.nodes.get("Provision", ())}
    rooted: set[Value] = {None}
    for provision in parents:
        way: list[Value] = []
        place: Value = provision
        while place not in rooted:
            if len(way) > len(parents):
                raise ProjectionRefused(f"{graph.graph}: {provision} is a part of itself")
            way.append(place)
            place = parents[place]
        rooted.update(way)


@cache
def _local() -> dict[str, str]:
    """Return the labels by kind of what only its own document's graph describes."""
    return {
        shape.kind: label
        for label, shape in projection().nodes.items()
        if shape.kind is not None and shape.graphs == ("document",)
    }


@cache
def _references(shape: Shape) -> list[tuple[int, str]]:
    names = ("id", *shape.columns)
    return [
        (names.index(item.name), item.target)
        for item in shape.properties
        if item.type == "reference" and item.target in _local()
    ]
