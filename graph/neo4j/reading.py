"""Reads named graphs back out of Neo4j as property graphs."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graph.neo4j import parts
from graph.neo4j.house import labels
from graph.neo4j.lineage import read_lineage
from graph.neo4j.part_rows import read_links, read_relationships
from graph.order import PART_BITS
from graph.projection.spec import projection
from graph.property_graph import PropertyGraph
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Reader
    from graph.property_graph import Row

GRAPHS: Final = """
MATCH (g:NamedGraph) RETURN g.iri, g.sha256, g.document ORDER BY g.iri"""

# Where a column of a label is something else than the node's property of that name.
_PARENT: Final = "head([(n)-[:PARENT]->(p) | p.id])"
_OWNER: Final = "head([(p:Provision)-[:HAS_STATEMENT|HAS_MEASURE]->(n) | p.id])"
_NAMED: Final = "head([(a:Agency)-[:HAS_NAME]->(n) | a.id])"
_COLLECTIVE: Final = "head([(n)-[:IN_COLLECTIVE]->(a) | a.id])"
_MEMBER: Final = "head([(n)-[:OF_MEMBER]->(a) | a.id])"
_ELSEWHERE: Final = {
    ("Provision", "parent"): _PARENT,
    ("Statement", "provision"): _OWNER,
    ("Measure", "provision"): _OWNER,
    ("AgencyName", "agency"): _NAMED,
    ("Membership", "collective"): _COLLECTIVE,
    ("Membership", "agency"): _MEMBER,
    ("Term", "types"): "n.rdf_type",
}
_IN_SPAN: Final = "MATCH (n:{label}) WHERE $low <= n.pk <= $high"
_OF_DOCUMENT: Final = {
    "Document": "MATCH (n:Document {pk: $document})",
    "Extraction": "MATCH (:Document {pk: $document})-[:READ_BY]->(n:Extraction)",
} | {label: _IN_SPAN.format(label=label) for label in ("Provision", "Statement", "Measure")}
_ENDS: Final = {
    "ASSIGNED_TO": f"{_IN_SPAN.format(label='Statement')} MATCH (a:Agency)-[r:ASSIGNED_TO]->(n)",
    "ACTS_IN": f"{_IN_SPAN.format(label='Measure')} MATCH (a:Agency)-[r:ACTS_IN]->(n)",
    "ISSUED": "MATCH (n:Document {pk: $document}) MATCH (a:Agency)-[r:ISSUED]->(n)",
}
_COVERS: Final = f"""
{_IN_SPAN.format(label="Statement")} MATCH (n)-[:COVERS]->(m) RETURN n.id, m.id"""


def read_graph(reader: Reader, graph: str, sha256: str, document: int | None) -> PropertyGraph:
    """Return one named graph as it is held."""
    if iri.document_of_lineage_graph(graph) is not None:
        return read_lineage(reader, graph, sha256, 1 << PART_BITS)
    spec = projection()
    nodes: dict[str, list[Row]] = {
        "Agency": [
            (row[0], *_described("Agency", row[1]))
            for row in reader.query(
                "MATCH (:NamedGraph {iri: $graph})-[d:DESCRIBES]->(a:Agency) "
                "RETURN a.id, properties(d)",
                {"graph": graph},
            )
        ]
    }
    if document is not None:
        return _read_document(reader, graph, sha256, document, nodes)
    for label in labels(graph):
        nodes[label] = _rows(
            reader, label, f"MATCH (n:{label} {{graph: $graph}})", {"graph": graph}
        )
    took_over = [
        tuple(row)
        for row in reader.query(
            "MATCH (a:Agency)-[r:TOOK_OVER]->(e:ChangeEvent {graph: $graph}) "
            "RETURN a.id, e.id, r.n, r.function",
            {"graph": graph},
        )
    ]
    links = {
        kind: [
            (row[0], row[1])
            for row in reader.query(
                f"MATCH (e:ChangeEvent {{graph: $graph}})-[:{kind}]->(a:Agency) RETURN e.id, a.id",
                {"graph": graph},
            )
        ]
        for kind in spec.links
        if "authority" in spec.links[kind].graphs
    }
    return PropertyGraph(graph, nodes, {"TOOK_OVER": took_over}, links, sha256).normal()


def read_graphs(reader: Reader) -> Iterator[PropertyGraph]:
    """Yield every named graph that is held, in the order of IRIs."""
    for graph, sha256, document in reader.query(GRAPHS):
        yield read_graph(reader, graph, sha256, document)


def _read_document(
    reader: Reader, graph: str, sha256: str, document: int, nodes: dict[str, list[Row]]
) -> PropertyGraph:
    span = {
        "document": document,
        "low": document << PART_BITS,
        "high": (document + 1 << PART_BITS) - 1,
    }
    kept = reader.query("MATCH (:Document {pk: $document})-[:HAS_TEXT]->(t) RETURN t.text", span)
    text = kept[0][0] if kept else None
    matches = {label: _IN_SPAN.format(label=label) for label in parts.labels()} | _OF_DOCUMENT
    for label, match in matches.items():
        nodes[label] = _rows(reader, label, match, span)
    own: dict[str, str] = {
        row[0]: row[1]
        for row in reader.query(f"{_OF_DOCUMENT['Provision']} RETURN n.id, n.text", span)
    }
    nodes["Provision"] = [_quoted(row, own[row[0]], text) for row in nodes["Provision"]]
    relationships = {
        kind: [tuple(row) for row in reader.query(f"{match} RETURN {_relationship(kind)}", span)]
        for kind, match in _ENDS.items()
    }
    relationships |= read_relationships(reader, span)
    links = {"COVERS": [(row[0], row[1]) for row in reader.query(_COVERS, span)]}
    links |= read_links(reader, span)
    return PropertyGraph(graph, nodes, relationships, links, sha256, text).normal()


def _quoted(row: Row, own: str, text: str | None) -> Row:
    """Fill in a provision's quote where it is the slice of the kept text."""
    *rest, start, end, quote = row
    if quote is None:
        quote = own if text is None else text[start:end]
    return (*rest, start, end, quote)


def _rows(reader: Reader, label: str, match: str, parameters: dict[str, Any]) -> list[Row]:
    many = _many(label)
    rows: list[Row] = [
        tuple(row) for row in reader.query(f"{match} RETURN {_columns(label)}", parameters)
    ]
    for place in many:
        rows = [(*row[:place], _array(row[place]), *row[place + 1 :]) for row in rows]
    return rows


def _array(values: list[str] | None) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def _described(label: str, properties: dict[str, Any]) -> Row:
    """Return a node's columns from the properties of what describes it."""
    places = {place - 1 for place in _many(label)}
    return tuple(
        _array(properties.get(name)) if place in places else properties.get(name)
        for place, name in enumerate(projection().nodes[label].columns)
    )


@cache
def _columns(label: str) -> str:
    return ", ".join(
        _ELSEWHERE.get((label, name), f"n.{name}") for name in projection().columns(label)
    )


@cache
def _relationship(kind: str) -> str:
    names = projection().relationships[kind].shape.columns
    return ", ".join(["a.id", "n.id", "r.n", *(f"r.{name}" for name in names)])


@cache
def _many(label: str) -> tuple[int, ...]:
    columns = projection().columns(label)
    return tuple(columns.index(p.name) for p in projection().nodes[label].properties if p.many)
