"""Writes what is no document's: names and events of agencies, places, functions, sources, terms.

Nodes are updated where they stand, so that what documents refer to stays linked; what a graph
no longer describes goes. Relationships between them are made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.neo4j.agencies import name_properties, properties
from graph.neo4j.documents import ROWS_AT_ONCE, run_rows
from graph.neo4j.identity import caption, opaque_key, prefix, rdf_types
from graph.neo4j.part_rows import link_back
from graph.neo4j.parts import house_references, pattern_of, type_of
from graph.projection.spec import projection, scope_of
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import ManagedTransaction

    from graph.neo4j.agencies import Agencies
    from graph.property_graph import PropertyGraph, Row

KEYED: Final = ("AgencyName", "ChangeEvent", "Membership")
"""Labels whose nodes queries refer to by a key."""


_CAPTIONS: Final = (
    "name_zh", "text", "title", "pref_label_zh", "label_zh", "member_name",
)  # fmt: skip

_PUT: Final = """
UNWIND $rows AS r
MERGE (n:{label} {{id: r.id}})
WITH n, r, n.iri IS NULL AS new
SET n = r
WITH n WHERE new
RETURN n.id"""

_UNLINK: Final = (
    "MATCH (:AgencyName {graph: $graph})<-[r:HAS_NAME]-() DELETE r",
    "MATCH (:FunctionName {graph: $graph})<-[r:HAS_NAME]-() DELETE r",
    "MATCH (:FunctionName {graph: $graph})-[r:IN_JURISDICTION]->() DELETE r",
    "MATCH (:Jurisdiction {graph: $graph})-[r:WITHIN]->() DELETE r",
    "MATCH (:ChangeEvent {graph: $graph})-[r:CHANGED_FROM|CHANGED_TO]->() DELETE r",
    "MATCH (:ChangeEvent {graph: $graph})<-[r:TOOK_OVER]-() DELETE r",
    "MATCH (:Membership {graph: $graph})-[r:IN_COLLECTIVE|OF_MEMBER]->() DELETE r",
    "MATCH (:Agency)-[r:MEMBER_OF]->() DELETE r",
)
_LINK: Final = (
    (
        "MATCH (n:FunctionName {graph: $graph}) MATCH (f:Function {id: n.function}) "
        "CREATE (f)-[:HAS_NAME]->(n)"
    ),
    (
        "MATCH (n:FunctionName {graph: $graph}) MATCH (j:Jurisdiction {id: n.place}) "
        "CREATE (n)-[:IN_JURISDICTION]->(j)"
    ),
    (
        "MATCH (n:Jurisdiction {graph: $graph}) MATCH (j:Jurisdiction {id: n.parent}) "
        "CREATE (n)-[:WITHIN]->(j)"
    ),
    (
        "MATCH (c:Agency)<-[:IN_COLLECTIVE]-(m:Membership)-[:OF_MEMBER]->(a:Agency) "
        "CREATE (a)-[:MEMBER_OF {source: m.source, certainty: m.certainty}]->(c)"
    ),
)
_TO_AGENCIES: Final = """
UNWIND $rows AS r
MATCH (n:{label} {{id: r[0]}})
MATCH (a:Agency {{pk: r[1]}})
CREATE {pattern}"""
_TOOK_OVER: Final = """
UNWIND $rows AS r
MATCH (e:ChangeEvent {id: r[1]})
MATCH (a:Agency {pk: r[0]})
CREATE (a)-[:TOOK_OVER {iri: $prefix + e.id + '-s' + r[2], rdf_type: $type, n: r[2],
                        function: r[3]}]->(e)"""

# Documents may have come before the places that they refer to.
_DOCUMENTS: Final = """
UNWIND $places AS place
MATCH (j:Jurisdiction {id: place})
MATCH (d:Document {jurisdiction: place})
CREATE (d)-[:IN_JURISDICTION]->(j)"""


def put_house(tx: ManagedTransaction, graph: PropertyGraph, agencies: Agencies) -> None:
    """Replace what a graph says beside agencies; the agencies' nodes are there already."""
    linked = graph.graph == iri.AUTHORITY_GRAPH
    for statement in _UNLINK if linked else ():
        tx.run(statement, graph=graph.graph).consume()
    places: list[str] = []
    for label in labels(graph.graph):
        rows = graph.nodes.get(label, [])
        tx.run(
            f"MATCH (n:{label} {{graph: $graph}}) WHERE NOT n.id IN $ids DETACH DELETE n",
            graph=graph.graph,
            ids=[row[0] for row in rows],
        ).consume()
        new = _put(tx, label, [house_node(label, row, graph.graph) for row in rows])
        link_back(tx, label, new)
        if label == "Jurisdiction":
            places = new
    _refer(tx, graph.graph)
    if not linked:
        return
    for label, pattern, pairs in _agency_links(graph, agencies):
        run_rows(tx, _TO_AGENCIES.format(label=label, pattern=pattern), pairs)
    shares = [(agencies(str(row[0])), *row[1:]) for row in graph.relationships.get("TOOK_OVER", ())]
    run_rows(tx, _TOOK_OVER, shares, "TOOK_OVER")
    for statement in _LINK:
        tx.run(statement, graph=graph.graph).consume()
    tx.run(_DOCUMENTS, places=places).consume()


def _refer(tx: ManagedTransaction, graph: str) -> None:
    """Make the relationships of labels that this module does not spell out anew."""
    for label, item, end in house_references():
        tx.run(
            f"MATCH (n:{label} {{graph: $graph}})-[r:{type_of(item)}]-(:{end}) DELETE r",
            graph=graph,
        ).consume()
        tx.run(
            f"MATCH (n:{label} {{graph: $graph}}) UNWIND n.{item.name} AS target "
            f"MATCH (t:{end} {{id: target}}) CREATE {pattern_of(item)}",
            graph=graph,
        ).consume()


def delete_house(tx: ManagedTransaction, graph: str) -> None:
    """Delete all that a graph says beside agencies."""
    for label in labels(graph):
        tx.run(f"MATCH (n:{label} {{graph: $graph}}) DETACH DELETE n", graph=graph).consume()
    if graph == iri.AUTHORITY_GRAPH:
        tx.run("MATCH (:Agency)-[r:MEMBER_OF]->() DELETE r").consume()


def labels(graph: str) -> list[str]:
    """Return the labels of what a graph of the house may describe, agencies apart."""
    scope = scope_of(graph)
    return [
        label
        for label, shape in projection().nodes.items()
        if scope in shape.graphs and label != "Agency"
    ]


def _put(tx: ManagedTransaction, label: str, rows: list[dict[str, Any]]) -> list[str]:
    """Write nodes; return the ids of those that were not there."""
    new: list[str] = []
    statement = _PUT.format(label=label)
    for first in range(0, len(rows), ROWS_AT_ONCE):
        result = tx.run(statement, rows=rows[first : first + ROWS_AT_ONCE])
        new += [row[0] for row in result.values()]
    return new


def house_node(label: str, row: Row, graph: str) -> dict[str, Any]:
    """Return the properties of a node that is no document's and no agency."""
    values = properties(label, row)
    identifier = str(row[0])
    for name in _REFERRED.get(label, ()):
        values.pop(name, None)
    if "name" not in projection().nodes[label].columns:
        shown = next((str(values[name]) for name in _CAPTIONS if values.get(name)), identifier)
        values["name"] = caption(shown)
    if label == "AgencyName":
        values |= name_properties(values["text"])
    if label in KEYED:
        values["pk"] = opaque_key(label, identifier)
    return values | {
        "id": identifier,
        "iri": prefix(label) + identifier,
        "rdf_type": values.pop("types", []) if label == "Term" else rdf_types(label),
        "graph": graph,
    }


_REFERRED: Final = {"AgencyName": ("agency",), "Membership": ("collective", "agency")}
"""Columns that are relationships to agencies, which are always there."""


def _agency_links(
    graph: PropertyGraph, agencies: Agencies
) -> Iterator[tuple[str, str, list[tuple[str, int]]]]:
    """Yield label, pattern and pairs (id, agency's key) of relationships to agencies."""

    def pairs(label: str, column: str) -> list[tuple[str, int]]:
        place = projection().columns(label).index(column)
        return [
            (str(row[0]), agencies(str(row[place])))
            for row in graph.nodes.get(label, ())
            if row[place] is not None
        ]

    yield "AgencyName", "(a)-[:HAS_NAME]->(n)", pairs("AgencyName", "agency")
    yield "Membership", "(n)-[:IN_COLLECTIVE]->(a)", pairs("Membership", "collective")
    yield "Membership", "(n)-[:OF_MEMBER]->(a)", pairs("Membership", "agency")
    for kind in ("CHANGED_FROM", "CHANGED_TO"):
        found = [(start, agencies(end)) for start, end in graph.links.get(kind, ())]
        yield "ChangeEvent", f"(n)-[:{kind}]->(a)", found
