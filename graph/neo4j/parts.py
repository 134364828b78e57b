"""What the projection names in documents' graphs and `graph.neo4j.documents` does not spell out.

A label, relationship or link that joins ontology/projection.toml is held from then on, without a
line here: a node bears the columns of its row under their names, `pk` (its document's key << 20 |
n, in the order of the text, as in SQLite), `document`, `id`, `iri`, `rdf_type` and a caption; what
its columns refer to is a relationship as well where both ends are held. The ends of a link are
also kept on the node it starts from, since the other one may be in no graph that is held.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graph.projection.spec import projection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.projection.spec import Property

IN_SPAN: Final = "span[0] <= n.pk <= span[1]"

_WRITTEN_OUT: Final = frozenset(
    {"Document", "Extraction", "Provision", "Statement", "Measure", "Agency"}
    | {"ASSIGNED_TO", "ACTS_IN", "ISSUED", "COVERS"}
)
"""What graph.neo4j.documents and graph.neo4j.agencies write."""

_HOUSE_WRITTEN_OUT: Final = frozenset(
    {"AgencyName", "ChangeEvent", "Membership", "Jurisdiction", "Function", "FunctionName"}
    | {"Source", "Term", "Withdrawn", "Agency", "Thread"}
)
"""What graph.neo4j.house and graph.neo4j.lineage spell out."""


@cache
def labels() -> tuple[str, ...]:
    """Return the labels."""
    return tuple(
        label
        for label, shape in projection().nodes.items()
        if "document" in shape.graphs and label not in _WRITTEN_OUT
    )


@cache
def relationships() -> tuple[str, ...]:
    """Return the types of relationships that have properties."""
    return tuple(
        kind
        for kind, item in projection().relationships.items()
        if "document" in item.shape.graphs and kind not in _WRITTEN_OUT
    )


@cache
def links() -> tuple[str, ...]:
    """Return the types of relationships that have none."""
    return tuple(
        kind
        for kind, item in projection().links.items()
        if "document" in item.graphs and kind not in _WRITTEN_OUT
    )


@cache
def references() -> tuple[tuple[str, Property, str], ...]:
    """Return (label, property, label of what it refers to) of the labels' references."""
    return tuple(_references(labels()))


@cache
def house_references() -> tuple[tuple[str, Property, str], ...]:
    """Return the same of labels that are no document's and that graph.neo4j.house does not know."""
    return tuple(
        _references(
            label
            for label, shape in projection().nodes.items()
            if "document" not in shape.graphs and label not in _HOUSE_WRITTEN_OUT
        )
    )


def ends_of(kind: str) -> tuple[str, str]:
    """Return the labels that a relationship or a link leads from and to."""
    spec = projection()
    item = spec.relationships.get(kind) or spec.links[kind]
    return item.start.label, item.end.label


def owner_of(kind: str) -> str:
    """Return the label of the end that lies in the document whose graph states it."""
    item = projection().relationships.get(kind)
    return ends_of(kind)[item is not None and item.owner_is_end]


def type_of(item: Property) -> str:
    """Return the relationship type of a property that refers to something."""
    return item.relationship or item.name.upper()


def pattern_of(item: Property) -> str:
    """Return the pattern from the node `n` that has a property to the node `t` it refers to."""
    kind = type_of(item)
    return f"(t)-[:{kind}]->(n)" if item.reverse else f"(n)-[:{kind}]->(t)"


def linked(kind: str) -> str:
    """Return the property that keeps the ends of a link on the node it starts from."""
    return f"linked_{kind.lower()}"


@cache
def types_to_agencies() -> tuple[str, ...]:
    """Return the types by which these parts hold on to an agency."""
    named = (*references(), *house_references())
    found = {type_of(item) for _, item, end in named if end == "Agency"}
    found |= {kind for kind in (*relationships(), *links()) if "Agency" in ends_of(kind)}
    return tuple(sorted(found))


def agencies_of() -> Iterator[str]:
    """Yield queries for the keys of the agencies that documents (`$spans`) refer to by these."""
    for label, item, end in references():
        if end == "Agency":
            yield _agencies_by(label, type_of(item))
    for kind in (*relationships(), *links()):
        if "Agency" in ends_of(kind):
            yield _agencies_by(owner_of(kind), kind)


def schema() -> Iterator[str]:
    """Yield the constraints and indexes of these labels."""
    for label, shape in projection().nodes.items():
        if "document" not in shape.graphs and label not in _HOUSE_WRITTEN_OUT:
            name = f"zhimai_{label.lower()}_id"
            yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in labels():
        name = f"zhimai_{label.lower()}"
        yield f"CREATE CONSTRAINT {name}_pk IF NOT EXISTS FOR (n:{label}) REQUIRE n.pk IS UNIQUE"
        yield f"CREATE INDEX {name}_id IF NOT EXISTS FOR (n:{label}) ON (n.id)"
    for label, item, _ in references():
        name = f"zhimai_{label.lower()}_{item.name}"
        yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{item.name})"


def _references(some: Iterable[str]) -> Iterator[tuple[str, Property, str]]:
    ends = {shape.kind: name for name, shape in projection().nodes.items() if shape.kind}
    for label in some:
        for item in projection().nodes[label].properties:
            if item.type == "reference" and item.target in ends:
                yield label, item, ends[item.target]


def _agencies_by(label: str, kind: str) -> str:
    inside = "n.pk IN $documents" if label == "Document" else IN_SPAN
    return (
        f"UNWIND $spans AS span MATCH (n:{label}) WHERE {inside} "
        f"MATCH (n)-[:{kind}]-(a:Agency) RETURN DISTINCT a.pk"
    )
