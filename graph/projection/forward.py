"""From RDF to the property graph: the quads of one named graph become rows, or are refused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph import statements
from graph.errors import ProjectionRefused
from graph.projection import selectors, subjects
from graph.projection.spec import Relationship, Scope, Shape, projection, scope_of
from graph.projection.whole import check_whole
from graph.property_graph import PropertyGraph, Row
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from graph.projection.subjects import Description
    from graph.statements import Statement


def to_property_graph(
    graph: str, quads: Iterable[Quad], *, sha256: str = "", text: str | None = None
) -> PropertyGraph:
    """Return one named graph as a property graph, in canonical order.

    Raises ProjectionRefused with graph, subject and reason for anything that the projection
    does not know or that could not be turned back into the very same quads.
    """
    scope = _scope(graph)
    return _project(graph, scope, statements.of_quads(graph, quads), sha256, text)


def from_nquads(
    graph: str, data: bytes, *, sha256: str = "", text: str | None = None
) -> PropertyGraph:
    """Return the same for the bytes of a named graph's file; DamagedDataset when it is none."""
    scope = _scope(graph)
    return _project(graph, scope, statements.of_file(graph, data), sha256, text)


def _scope(graph: str) -> Scope:
    scope = scope_of(graph)
    if scope is None:
        raise ProjectionRefused(f"{graph} is no named graph of ours")
    return scope


def _project(
    graph: str, scope: Scope, triples: list[Statement], sha256: str, text: str | None
) -> PropertyGraph:
    descriptions: dict[str, Description] = {}
    for subject, predicate, value, kind in triples:
        found = descriptions.get(subject)
        if found is None:
            found = descriptions[subject] = []
        found.append((predicate, value, kind))
    reader = _Reader(graph, scope)
    for subject, description in descriptions.items():
        reader.take(subject, description)
    result = PropertyGraph(
        graph, reader.nodes, reader.relationships, reader.links, sha256, text
    ).normal()
    reader.check_used()
    check_whole(result)
    return result


class _Reader:
    """Turns the descriptions of one named graph's subjects into rows."""

    def __init__(self, graph: str, scope: Scope) -> None:
        document = iri.source_of_graph(graph)
        self.graph = graph
        self.scope = scope
        self.only = projection().only_label(scope)
        self.document = document
        self.values = {
            "document": iri.entity("document", document) if document else None,
            "graph": graph,
        }
        self.nodes: dict[str, list[Row]] = {}
        self.relationships: dict[str, list[Row]] = {}
        self.links: dict[str, list[tuple[str, str]]] = {}
        self.selectors: dict[str, Description] = {}
        self.wanted: dict[str, tuple[list[Row], int, int]] = {}

    def take(self, subject: str, description: Description) -> None:
        """Turn one subject into a row; a selector waits for the node that has it."""
        if "#" in subject and self.scope != "vocabulary":
            self._take_selector(subject, description)
            return
        shape, relationship, identifier = self._shape(subject)
        try:
            found = subjects.read(shape, relationship, description, self.values)
        except subjects.Refused as refused:
            raise self._refusal(subject, str(refused)) from None
        head = self._head(subject, identifier, relationship, found)
        rows = self.nodes if relationship is None else self.relationships
        table = rows.setdefault(shape.name, [])
        self._take_links(subject, identifier, found)
        self._want(subject, shape, found, (table, len(table), len(head)))
        table.append((*head, *found.row))

    def check_used(self) -> None:
        """Refuse selectors that no node has."""
        if self.selectors:
            raise self._refusal(next(iter(self.selectors)), "is a selector that no node has")
        if self.wanted:
            raise self._refusal(next(iter(self.wanted)), "is a selector that is not described")

    def _refusal(self, subject: str, reason: str) -> ProjectionRefused:
        return ProjectionRefused(f"{self.graph}: <{subject}> {reason}")

    def _shape(self, subject: str) -> tuple[Shape, Relationship | None, str]:
        parts = iri.split(subject)
        if self.only is not None:
            if not subject.startswith(self.only.prefix):
                raise self._refusal(subject, f"is no {self.only.name}, as all of this graph is")
            if self.only.prefix == iri.ENTITY and parts is None:
                raise self._refusal(subject, "is no entity of ours (…/id/{kind}/{id})")
            return self.only, None, subject[len(self.only.prefix) :]
        found = _shapes().get(parts[0]) if parts is not None else None
        if parts is None or found is None:
            raise self._refusal(subject, "is no entity of ours (…/id/{kind}/{id})")
        shape, relationship = found
        if self.scope not in shape.graphs:
            raise self._refusal(subject, f"is a {shape.name}, which has no place in this graph")
        local = shape.graphs in {("document",), ("lineage",)} and not shape.shared
        if local and not _same_document(parts[1], self.document):
            raise self._refusal(subject, "is of another document than its graph")
        return shape, relationship, parts[1]

    def _head(
        self,
        subject: str,
        identifier: str,
        relationship: Relationship | None,
        found: subjects.Found,
    ) -> Row:
        if relationship is None:
            return (identifier,)
        start, end = found.ends
        owner = f"{end if relationship.owner_is_end else start}{relationship.mark}"
        number = identifier.removeprefix(owner)
        if owner + number != identifier or not _is_count(number):
            raise self._refusal(subject, f"should be named {owner} and a number from 1")
        return (start, end, int(number))

    def _take_links(self, subject: str, identifier: str, found: subjects.Found) -> None:
        for name, other in found.links:
            if self.scope not in projection().links[name].graphs:
                raise self._refusal(subject, f"has a link {name}, which has no place in this graph")
            self.links.setdefault(name, []).append((identifier, other))

    def _want(
        self, subject: str, shape: Shape, found: subjects.Found, place: tuple[list[Row], int, int]
    ) -> None:
        """Fetch the selectors of a node, or remember that they are to come."""
        evidence = shape.evidence
        if evidence is not None and not evidence.optional and not _has_quote(found):
            raise self._refusal(subject, "has no evidence (oa:hasSelector)")
        seen: set[str] = set()
        for column, fragment, name in found.selectors:
            if name != f"{subject}#{fragment}" or name in seen:
                raise self._refusal(subject, f"should have one selector, <{subject}#{fragment}>")
            seen.add(name)
            description = self.selectors.pop(name, None)
            if description is None:
                table, index, first = place
                self.wanted[name] = (table, index, first + column)
            else:
                values = self._selector_values(name, description)
                found.row[column : column + len(values)] = values

    def _take_selector(self, name: str, description: Description) -> None:
        place = self.wanted.pop(name, None)
        if place is None:
            self.selectors[name] = description
            return
        table, index, column = place
        row = list(table[index])
        values = self._selector_values(name, description)
        row[column : column + len(values)] = values
        table[index] = tuple(row)

    def _selector_values(self, name: str, description: Description) -> list[int | str]:
        try:
            return selectors.read(description, quoted=name.endswith("#quote"))
        except subjects.Refused as refused:
            raise self._refusal(name, str(refused)) from None


@cache
def _shapes() -> dict[str, tuple[Shape, Relationship | None]]:
    spec = projection()
    found: dict[str, tuple[Shape, Relationship | None]] = {}
    for shape in spec.nodes.values():
        if shape.kind is not None:
            found[shape.kind] = (shape, None)
    for relationship in spec.relationships.values():
        if relationship.shape.kind is not None:
            found[relationship.shape.kind] = (relationship.shape, relationship)
    return found


def _has_quote(found: subjects.Found) -> bool:
    return any(fragment == "quote" for _, fragment, _ in found.selectors)


def _same_document(identifier: str, document: str | None) -> bool:
    if document is None or not identifier.startswith(document):
        return False
    return identifier[len(document) :][:1] in {"", ".", "-"}


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[0] != "0" and len(text) < 10
