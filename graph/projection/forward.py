"""From RDF to the property graph: the quads of one named graph become rows, or are refused."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import ProjectionRefused
from graph.projection.decode import Decoder, Object, decoders, expect_integer, same_document
from graph.projection.spec import Projection, Relationship, Shape, expand, projection, scope_of
from graph.property_graph import PropertyGraph, Row, Value
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable

Description = list[tuple[str, Object]]


def to_property_graph(
    graph: str, quads: Iterable[Quad], *, sha256: str = "", text: str | None = None
) -> PropertyGraph:
    """Return one named graph as a property graph.

    Raises ProjectionRefused with graph, subject and reason for anything that the projection
    does not know or that could not be turned back into the very same quads.
    """
    reader = _Reader(graph)
    reader.take(quads)
    return reader.finish(sha256, text)


class _Reader:
    """Collects the descriptions of one named graph's subjects and turns them into rows."""

    def __init__(self, graph: str) -> None:
        scope = scope_of(graph)
        if scope is None:
            raise ProjectionRefused(f"{graph} is no named graph of ours")
        self.graph = graph
        self.scope = scope
        self.spec = projection()
        self.document = iri.document_of_graph(graph)
        self.constants = {
            "document": iri.entity("document", self.document) if self.document else None,
            "graph": graph,
        }
        self.subjects: dict[str, Description] = {}
        self.selectors: dict[str, Description] = {}
        self.nodes: dict[str, list[Row]] = {}
        self.relationships: dict[str, list[Row]] = {}
        self.links: dict[str, list[tuple[str, str]]] = {}

    def take(self, quads: Iterable[Quad]) -> None:
        """Group the quads by subject; selectors (node#quote) apart."""
        fragments = self.scope != "vocabulary"
        last, description = "", []
        for quad in quads:
            subject = quad.subject
            if not isinstance(subject, NamedNode):
                raise ProjectionRefused(f"{self.graph}: {subject} is a blank node; give it an IRI")
            if quad.graph_name != NamedNode(self.graph):
                raise ProjectionRefused(f"{self.graph}: {quad} lies in another graph")
            name = subject.value
            if name != last:
                last = name
                target = self.selectors if fragments and "#" in name else self.subjects
                description = target.setdefault(name, [])
            description.append((quad.predicate.value, quad.object))

    def finish(self, sha256: str, text: str | None) -> PropertyGraph:
        """Turn the descriptions into rows; refuse what is left over or dangling."""
        for subject, description in self.subjects.items():
            if self.scope == "vocabulary":
                self._term(subject, description)
            else:
                self._entity(subject, description)
        if self.selectors:
            raise self._refusal(next(iter(self.selectors)), "is a selector that no node has")
        self._check_whole()
        return PropertyGraph(
            self.graph, self.nodes, self.relationships, self.links, sha256, text
        ).normal()

    def _refusal(self, subject: str, reason: str) -> ProjectionRefused:
        return ProjectionRefused(f"{self.graph}: <{subject}> {reason}")

    def _term(self, subject: str, description: Description) -> None:
        shape = self.spec.nodes["Term"]
        if not subject.startswith(shape.prefix):
            raise self._refusal(subject, "is no term of our vocabulary")
        values = self._values(shape, subject, description, {})
        self.nodes.setdefault("Term", []).append((subject[len(shape.prefix) :], *values))

    def _entity(self, subject: str, description: Description) -> None:
        parts = iri.split(subject)
        if parts is None:
            raise self._refusal(subject, "is no entity of ours (…/id/{kind}/{id})")
        kind, identifier = parts
        label, relationship = _kinds(self.spec).get(kind, (None, None))
        if label is not None:
            shape = self.spec.nodes[label]
            self._check_home(shape, subject, identifier)
            values = self._values(shape, subject, description, {})
            self.nodes.setdefault(label, []).append((identifier, *values))
        elif relationship is not None:
            self._relationship(relationship, subject, identifier, description)
        else:
            raise self._refusal(subject, f"is of the kind {kind}, which no node has")

    def _relationship(
        self, relationship: Relationship, subject: str, identifier: str, description: Description
    ) -> None:
        self._check_home(relationship.shape, subject, identifier)
        ends: dict[str, str] = {
            relationship.start.predicate: "",
            relationship.end.predicate: "",
        }
        values = self._values(relationship.shape, subject, description, ends)
        start = self._end(subject, relationship.start.kind, ends[relationship.start.predicate])
        end = self._end(subject, relationship.end.kind, ends[relationship.end.predicate])
        owner = end if relationship.owner_is_end else start
        number = identifier.removeprefix(owner + relationship.mark)
        if f"{owner}{relationship.mark}{number}" != identifier or not _is_count(number):
            raise self._refusal(
                subject, f"should be named {owner}{relationship.mark} and a number from 1"
            )
        row: Row = (start, end, int(number), *values)
        self.relationships.setdefault(relationship.shape.name, []).append(row)

    def _end(self, subject: str, kind: str, value: str) -> str:
        parts = iri.split(value)
        if parts is None or parts[0] != kind:
            raise self._refusal(subject, f"has no {kind} at its end")
        return parts[1]

    def _check_home(self, shape: Shape, subject: str, identifier: str) -> None:
        if self.scope not in shape.graphs:
            raise self._refusal(subject, f"is a {shape.name}, which has no place in this graph")
        if shape.graphs == ("document",) and not same_document(identifier, self.document):
            raise self._refusal(subject, "is of another document than its graph")

    def _values(
        self, shape: Shape, subject: str, description: Description, ends: dict[str, str]
    ) -> list[Value]:
        """Return a row's values; fill `ends` with the IRIs of a relationship's ends."""
        table = decoders(shape)
        row: list[Value] = [None] * len(shape.columns)
        many: dict[int, list[str]] = {}
        types: set[str] = set()
        constants: set[str] = set()
        linked: set[str] = set()
        for predicate, value in description:
            if predicate == _name("rdf:type") and shape.types and isinstance(value, NamedNode):
                types.add(value.value)
            elif predicate == _name("oa:hasSelector"):
                linked.add(self._iri(subject, value))
            elif predicate in ends and not ends[predicate]:
                ends[predicate] = self._iri(subject, value)
            elif not self._constant(shape, predicate, value, constants) and not self._link(
                shape, subject, predicate, value
            ):
                decoder = self._decode(table.get(predicate, ()), subject, predicate, value)
                if decoder.item.type == "span":
                    row[decoder.column : decoder.column + 2] = self._selector(
                        f"{subject}#{decoder.item.name}", self._iri(subject, value), quoted=False
                    )[:2]
                elif decoder.item.many:
                    many.setdefault(decoder.column, []).append(str(decoder.value(value)))
                else:
                    decoder.store(row, value, lambda reason: self._refusal(subject, reason))
        for column, members in many.items():
            row[column] = json.dumps(sorted(members), ensure_ascii=False)
        self._evidence(shape, subject, linked, row)
        if types != set(shape.types):
            raise self._refusal(subject, f"has the types {sorted(types)}, not {shape.types}")
        if constants != {predicate + value for predicate, value in shape.constants}:
            raise self._refusal(subject, "does not name its document or graph as its source")
        for item in table.values():
            for decoder in item:
                if decoder.item.required and row[decoder.column] is None:
                    raise self._refusal(subject, f"has no {decoder.item.name}")
        return row

    def _decode(
        self, candidates: tuple[Decoder, ...], subject: str, predicate: str, value: Object
    ) -> Decoder:
        for decoder in candidates:
            if decoder.accepts(value):
                return decoder
        expected = " or ".join(decoder.describe() for decoder in candidates)
        raise self._refusal(
            subject,
            f"says {predicate} {value}, but the projection expects {expected}"
            if expected
            else f"says {predicate} {value}, which the projection does not know",
        )

    def _constant(self, shape: Shape, predicate: str, value: Object, seen: set[str]) -> bool:
        for known, name in shape.constants:
            if known == predicate and isinstance(value, NamedNode):
                if value.value == self.constants[name]:
                    seen.add(predicate + name)
                    return True
        return False

    def _link(self, shape: Shape, subject: str, predicate: str, value: Object) -> bool:
        for link in self.spec.links.values():
            if link.predicate == predicate and link.start.label == shape.name:
                if self.scope not in link.graphs:
                    raise self._refusal(subject, f"says {predicate} in a graph without such links")
                start = self._end(subject, link.start.kind, subject)
                end = self._end(subject, link.end.kind, self._iri(subject, value))
                self.links.setdefault(link.name, []).append((start, end))
                return True
        return False

    def _iri(self, subject: str, value: Object) -> str:
        if not isinstance(value, NamedNode):
            raise self._refusal(subject, f"points to {value}, which is no IRI")
        return value.value

    def _evidence(self, shape: Shape, subject: str, linked: set[str], row: list[Value]) -> None:
        if not linked:
            if shape.evidence is not None and not shape.evidence.optional:
                raise self._refusal(subject, "has no evidence (oa:hasSelector)")
            return
        if shape.evidence is None or linked != {f"{subject}#quote"}:
            raise self._refusal(subject, f"should have one selector, named <{subject}#quote>")
        row[-3:] = self._selector(f"{subject}#quote", f"{subject}#quote", quoted=True)

    def _selector(self, expected: str, found: str, *, quoted: bool) -> list[Value]:
        description = self.selectors.pop(found, None)
        if found != expected or description is None:
            raise self._refusal(found, f"should be a selector named <{expected}>")
        types = {_name("oa:TextPositionSelector")}
        fields: dict[str, int] = {_name("oa:start"): 0, _name("oa:end"): 1}
        if quoted:
            types.add(_name("oa:TextQuoteSelector"))
            fields[_name("oa:exact")] = 2
        row: list[Value] = [None, None, None]
        for predicate, value in description:
            if predicate == _name("rdf:type") and isinstance(value, NamedNode):
                if value.value not in types:
                    raise self._refusal(found, f"has the type {value}, unknown for a selector")
                types.remove(value.value)
                continue
            column = fields.pop(predicate, None)
            if column is None or not isinstance(value, Literal):
                raise self._refusal(found, f"says {predicate} {value}, not expected of a selector")
            row[column] = expect_integer(value) if column < 2 else _plain(value)
            if row[column] is None:
                raise self._refusal(found, f"has {value}, which is not in canonical form")
        if types or fields:
            raise self._refusal(found, f"lacks {sorted(types | set(fields))}")
        return row

    def _check_whole(self) -> None:
        """Refuse references to parts of this document that the graph does not describe."""
        if self.document is None:
            return
        if len(self.nodes.get("Document", ())) != 1:
            raise self._refusal(iri.entity("document", self.document), "is not described")
        ids = {
            shape.kind: {row[0] for row in self.nodes.get(label, ())}
            for label, shape in self.spec.nodes.items()
            if shape.graphs == ("document",)
        }
        for label, rows in self.nodes.items():
            for column, target in _local_references(self.spec.nodes[label], frozenset(ids)):
                for row in rows:
                    if row[column] is not None and row[column] not in ids[target]:
                        subject = f"{self.spec.nodes[label].prefix}{row[0]}"
                        raise self._refusal(subject, f"belongs to {row[column]}, not described")
        for kind, pairs in self.links.items():
            target = self.spec.links[kind].end.kind
            for start, end in pairs:
                if target in ids and end not in ids[target]:
                    raise self._refusal(start, f"has a link {kind} to {end}, not described")
        for kind, rows in self.relationships.items():
            target = self.spec.relationships[kind].end.kind
            for row in rows:
                if target in ids and row[1] not in ids[target]:
                    raise self._refusal(str(row[1]), f"has a {kind} but is not described")


@cache
def _local_references(shape: Shape, kinds: frozenset[str | None]) -> list[tuple[int, str]]:
    names = ("id", *shape.columns)
    return [
        (names.index(item.name), item.target)
        for item in shape.properties
        if item.type == "reference" and item.target in kinds
    ]


_KINDS: dict[int, dict[str, tuple[str | None, Relationship | None]]] = {}


def _kinds(spec: Projection) -> dict[str, tuple[str | None, Relationship | None]]:
    found = _KINDS.get(id(spec))
    if found is None:
        found = {shape.kind: (label, None) for label, shape in spec.nodes.items() if shape.kind}
        found |= {
            item.shape.kind: (None, item) for item in spec.relationships.values() if item.shape.kind
        }
        _KINDS[id(spec)] = found
    return found


@cache
def _name(name: str) -> str:
    return expand(name, projection().prefixes)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[0] != "0"


def _plain(value: Literal) -> str | None:
    return value.value if value.datatype.value.endswith("#string") else None
