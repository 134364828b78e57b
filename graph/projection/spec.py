"""Reads ontology/projection.toml: which triples are which nodes, properties and relationships."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from ontology import iri
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

PropertyType = Literal[
    "string",
    "text",
    "tagged",
    "integer",
    "decimal",
    "boolean",
    "date",
    "deadline",
    "concept",
    "reference",
    "iri",
    "span",
]
Scope = Literal["document", "lineage", "authority", "vocabulary", "withdrawn"]
_OWN = ("document", "graph")

_HOUSE: Final[dict[str, Scope]] = {
    iri.AUTHORITY_GRAPH: "authority",
    iri.VOCABULARY_GRAPH: "vocabulary",
    iri.WITHDRAWN_GRAPH: "withdrawn",
}


@dataclass(frozen=True, slots=True, eq=False)
class Property:
    """One property of a node or relationship: the predicate, its values, its columns.

    `names` are its columns: two for `tagged` (value, language) and `span` (start, end).
    `languages` are the tags allowed, `target` the kind of a reference, `scheme` that of a
    concept. `relationship` names a reference in the property graph (`reverse`: from the object).
    """

    name: str
    predicate: str
    type: PropertyType
    names: tuple[str, ...]
    languages: tuple[str, ...]
    target: str
    scheme: str
    relationship: str | None
    reverse: bool
    many: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The columns of a node's selector: first and last code point, and the quote."""

    start: str
    end: str
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What a node of RDF looks like, be it a node or a relationship of the property graph.

    `shared`: the graphs of several documents may describe the same node. `constants` are
    predicates with their object: document, graph or an IRI.
    """

    name: str
    kind: str | None
    prefix: str
    types: tuple[str, ...]
    graphs: tuple[Scope, ...]
    constants: tuple[tuple[str, str], ...]
    source_relationship: str | None
    shared: bool
    evidence: Evidence | None
    properties: tuple[Property, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of its properties and its evidence, ids apart."""
        names = [name for item in self.properties for name in item.names]
        if self.evidence is not None:
            names += [self.evidence.start, self.evidence.end, self.evidence.quote]
        return tuple(names)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relationship: the predicate that names it, the label and kind of the node."""

    predicate: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Relationship:
    """A relationship type with properties. Its ids are: id of the `owner` end, `mark`, number."""

    shape: Shape
    start: End
    end: End
    mark: str
    owner_is_end: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship type without properties: one triple between two nodes."""

    name: str
    predicate: str
    start: End
    end: End
    graphs: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """The whole description. `nodes` by label, `relationships` and `links` by type."""

    prefixes: Mapping[str, str]
    nodes: Mapping[str, Shape]
    relationships: Mapping[str, Relationship]
    links: Mapping[str, Link]
    derived: Mapping[str, str]

    def only_label(self, scope: Scope) -> Shape | None:
        """Return the shape of all that a graph describes whose subjects are of no one kind."""
        return next(
            (s for s in self.nodes.values() if s.kind is None and s.graphs == (scope,)), None
        )

    def columns(self, label: str) -> tuple[str, ...]:
        """Return the columns of a node's row: id and its properties, then its evidence."""
        return ("id", *self.nodes[label].columns)

    def relationship_columns(self, kind: str) -> tuple[str, ...]:
        """Return the columns of a relationship's row."""
        return ("from", "to", "n", *self.relationships[kind].shape.columns)


@cache
def projection() -> Projection:
    """Return the description in ontology/projection.toml; DataError when it is not coherent."""
    source = files("ontology").joinpath("projection.toml")
    try:
        return parse(tomllib.loads(source.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"ontology/projection.toml can't be read: {error!r}") from error


def parse(data: Mapping[str, Any]) -> Projection:
    """Return the description for the tables of a projection file."""
    prefixes: dict[str, str] = data["prefixes"]
    nodes = {name: _shape(name, entry, prefixes) for name, entry in data["node"].items()}

    def end(label: str, predicate: str) -> End:
        kind = nodes[label].kind
        if kind is None:
            raise DataError(f"ontology/projection.toml: {label} has no kind to be an end of")
        return End(expand(predicate, prefixes), label, kind)

    relationships = {}
    for name, entry in data["relationship"].items():
        relationships[name] = Relationship(
            shape=_shape(name, entry, prefixes),
            start=end(entry["from"]["label"], entry["from"]["predicate"]),
            end=end(entry["to"]["label"], entry["to"]["predicate"]),
            mark=entry["mark"],
            owner_is_end=entry["owner"] == "to",
        )
    links = {
        name: Link(
            name,
            expand(entry["predicate"], prefixes),
            end(entry["from"], entry["predicate"]),
            end(entry["to"], entry["predicate"]),
            tuple(entry["graphs"]),
        )
        for name, entry in data["link"].items()
    }
    return Projection(prefixes, nodes, relationships, links, data["derived"])


def expand(name: str, prefixes: Mapping[str, str]) -> str:
    """Return the IRI of a prefixed name; DataError for an unknown prefix."""
    prefix, _, local = name.partition(":")
    if prefix not in prefixes:
        raise DataError(f"ontology/projection.toml: unknown prefix in {name}")
    return prefixes[prefix] + local


def scope_of(graph: str) -> Scope | None:
    """Return which kind of named graph an IRI is, None when it is none of ours."""
    if iri.document_of_graph(graph) is not None:
        return "document"
    if iri.document_of_lineage_graph(graph) is not None:
        return "lineage"
    return _HOUSE.get(graph)


def _shape(name: str, entry: Mapping[str, Any], prefixes: Mapping[str, str]) -> Shape:
    kind = entry.get("kind")
    if kind is not None and kind not in iri.KINDS:
        raise DataError(f"ontology/projection.toml: {name} has the unknown kind {kind}")
    evidence = entry.get("evidence")
    return Shape(
        name=name,
        kind=kind,
        prefix=entry.get("prefix") or f"{iri.ENTITY}{kind}/",
        types=tuple(expand(item, prefixes) for item in entry.get("types", ())),
        graphs=tuple(entry["graphs"]),
        constants=tuple(
            (expand(predicate, prefixes), value if value in _OWN else expand(value, prefixes))
            for predicate, value in entry.get("constants", {}).items()
        ),
        source_relationship=entry.get("source_relationship"),
        shared=entry.get("shared", False),
        evidence=None if evidence is None else Evidence(**{"optional": False} | evidence),
        properties=tuple(_property(name, item, prefixes) for item in entry["properties"]),
    )


def _property(owner: str, entry: Mapping[str, Any], prefixes: Mapping[str, str]) -> Property:
    name, kind = entry["name"], entry["type"]
    if kind not in get_args(PropertyType):
        raise DataError(f"ontology/projection.toml: {owner}.{name} has the unknown type {kind}")
    names: tuple[str, ...] = (name,)
    if kind == "tagged":
        names = (name, "language")
    elif kind == "span":
        names = (f"{name}_start", f"{name}_end")
    languages = tuple(entry.get("languages", ())) or (
        (entry["language"],) if kind == "text" else ()
    )
    return Property(
        name=name,
        predicate=expand(entry["predicate"], prefixes),
        type=kind,
        names=names,
        languages=languages,
        target=entry["kind"] if kind == "reference" else "",
        scheme=entry["scheme"] if kind == "concept" else "",
        relationship=entry.get("relationship"),
        reverse=entry.get("reverse", False),
        many=entry.get("many", False),
        required=entry.get("required", False),
    )
