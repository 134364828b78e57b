"""Writes, deletes and reads lineage graphs: threads, who is in them, and what was judged.

A thread is one node, however many graphs describe it; what each says is (:NamedGraph)-[:DESCRIBES]
->(:Thread). A relationship leads to measures, which are other nodes when their document is put
again. So what a lineage graph says of them steps aside then (`park`) and comes back (`put`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.neo4j.agencies import properties
from graph.neo4j.documents import ROWS_AT_ONCE, run_rows
from graph.neo4j.identity import opaque_key, prefix, rdf_types
from graph.neo4j.part_rows import relationship_properties
from graph.projection.spec import projection
from graph.property_graph import PropertyGraph
from graph.search_key import search_key
from ontology import iri
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neo4j import ManagedTransaction

    from graph.port import Reader
    from graph.property_graph import Row

KINDS: Final = {"IN_THREAD": "Thread", "JUDGED": "Measure"}
"""The relationships of lineage graphs, each from a measure, with the label that it leads to."""

_IN_SPAN: Final = "UNWIND $spans AS span MATCH (m:Measure) WHERE span[0] <= m.pk <= span[1] "
_PARK: Final = {
    "IN_THREAD": _IN_SPAN + "MATCH (m)-[r:IN_THREAD]->(t) RETURN m.id, t.id, properties(r)",
    "JUDGED": _IN_SPAN + "MATCH (m)-[r:JUDGED]-() "
    "RETURN DISTINCT startNode(r).id, endNode(r).id, properties(r)",
}
_SPANS: Final = """
UNWIND $documents AS id MATCH (d:Document {id: id})
RETURN [d.pk * $parts, (d.pk + 1) * $parts - 1] AS span"""
_FORGET: Final = (
    _IN_SPAN + "MATCH (m)-[r:IN_THREAD]->() DELETE r",
    _IN_SPAN + "MATCH (m)<-[r:JUDGED]-() DELETE r",
)
_DESCRIBED: Final = """
MATCH (g:NamedGraph)-[:DESCRIBES]->(t:Thread) WHERE g.iri IN $graphs RETURN DISTINCT t.id"""
_CREATE: Final = """
UNWIND $rows AS r
MERGE (t:Thread {id: r[0]}) ON CREATE SET t.pk = r[1], t.iri = $prefix + r[0], t.rdf_type = $type"""
_DESCRIBE: Final = """
UNWIND $rows AS r
MATCH (g:NamedGraph {iri: r[0]})
MATCH (t:Thread {id: r[1]})
CREATE (g)-[d:DESCRIBES]->(t) SET d = r[2]"""
_RELATE: Final = """
UNWIND $rows AS r
MATCH (m:Measure {{id: r[0]}})
MATCH (t:{end} {{id: r[1]}})
CREATE (m)-[x:{kind}]->(t) SET x = r[2]
RETURN count(x)"""
_REFRESH: Final = (
    (
        "UNWIND $threads AS id MATCH (t:Thread {id: id}) "
        "WHERE NOT EXISTS { (:NamedGraph)-[:DESCRIBES]->(t) } DETACH DELETE t"
    ),
    """
    UNWIND $threads AS id
    MATCH (t:Thread {id: id})
    CALL (t) {
      MATCH (g:NamedGraph)-[d:DESCRIBES]->(t)
      RETURN d, count { (:NamedGraph)-[:DESCRIBES]->(t) } AS documents ORDER BY g.iri LIMIT 1
    }
    CALL (t) {
      OPTIONAL MATCH (m:Measure)-[:IN_THREAD]->(t)
      OPTIONAL MATCH (n:Document {pk: m.document})
      RETURN count(m) AS measures, min(n.date) AS first_date, max(n.date) AS last_date
    }
    WITH t, d, {id: t.id, pk: t.pk, iri: t.iri, rdf_type: t.rdf_type, documents: documents,
      measures: measures, first_date: first_date, last_date: last_date} AS own
    SET t = properties(d)
    SET t += own""",
)
_NAMES: Final = "UNWIND $threads AS id MATCH (t:Thread {id: id}) RETURN t.id, t.name"
_PLAIN: Final = "UNWIND $rows AS r MATCH (t:Thread {id: r[0]}) SET t.plain = r[1]"

_READ_THREADS: Final = """
MATCH (:NamedGraph {iri: $graph})-[d:DESCRIBES]->(t:Thread) RETURN t.id, properties(d)"""
_READ: Final = {
    "IN_THREAD": """
MATCH (d:Document {id: $document})
MATCH (m:Measure) WHERE d.pk * $parts <= m.pk < (d.pk + 1) * $parts
MATCH (m)-[r:IN_THREAD]->(t) RETURN m.id, t.id, properties(r)""",
    "JUDGED": """
MATCH (d:Document {id: $document})
MATCH (m:Measure) WHERE d.pk * $parts <= m.pk < (d.pk + 1) * $parts
MATCH (e)-[r:JUDGED]->(m) RETURN e.id, m.id, properties(r)""",
}


@dataclass(slots=True)
class Parked:
    """Relationships (from id, to id, properties) by type, and the threads to refresh by id."""

    relationships: dict[str, list[Row]] = field(default_factory=lambda: {k: [] for k in KINDS})
    threads: set[str] = field(default_factory=set)


def park(
    tx: ManagedTransaction, gone: Sequence[str], spans: Sequence[Sequence[int]], parts: int
) -> Parked:
    """Note what lineage graphs that stay say of documents in `spans`, which are to be deleted;
    delete what the lineage graphs among `gone` say. `parts` is how many keys a document has.
    """
    parked = Parked()
    lineages = [name for name in gone if iri.document_of_lineage_graph(name) is not None]
    if lineages:
        parked.threads.update(row[0] for row in tx.run(_DESCRIBED, graphs=lineages).values())
        documents = [iri.document_of_lineage_graph(name) for name in lineages]
        found = [row[0] for row in tx.run(_SPANS, documents=documents, parts=parts).values()]
        for statement in _FORGET:
            tx.run(statement, spans=found).consume()
    if spans:
        for kind, statement in _PARK.items():
            parked.relationships[kind] = [*map(tuple, tx.run(statement, spans=spans).values())]
        parked.threads.update(row[1] for row in parked.relationships["IN_THREAD"])
    return parked


def put(tx: ManagedTransaction, graphs: Sequence[PropertyGraph], parked: Parked) -> None:
    """Write lineage graphs, whose NamedGraph is there; put back what was parked; count threads.

    Raises DataError for a graph that speaks of a measure that is not there.
    """
    for kind, rows in parked.relationships.items():
        _relate(tx, kind, rows)
    described = [
        (graph.graph, row[0], properties("Thread", row))
        for graph in graphs
        for row in graph.nodes.get("Thread", ())
    ]
    parked.threads.update(row[1] for row in described)
    keys = [(name, opaque_key("Thread", name)) for name in sorted(parked.threads)]
    run_rows(tx, _CREATE, keys, "Thread")
    run_rows(tx, _DESCRIBE, described)
    for graph in graphs:
        for kind in KINDS:
            rows = [
                (row[0], row[1], relationship_properties(kind, row))
                for row in graph.relationships.get(kind, ())
            ]
            if _relate(tx, kind, rows) < len(rows):
                raise DataError(
                    f"{graph.graph} speaks of a measure that no document describes; put its "
                    "documents as well."
                )
    _refresh(tx, sorted(parked.threads))


def thread_properties(identifier: str, described: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a thread's node bears, but for what is counted."""
    return {
        **described,
        "id": identifier,
        "pk": opaque_key("Thread", identifier),
        "iri": prefix("Thread") + identifier,
        "rdf_type": rdf_types("Thread"),
        "plain": search_key(described["name"]),
    }


def read_lineage(reader: Reader, graph: str, sha256: str, parts: int) -> PropertyGraph:
    """Return a lineage graph as it is held."""
    threads = [
        (row[0], *_columns("Thread", row[1]))
        for row in reader.query(_READ_THREADS, {"graph": graph})
    ]
    given = {"document": iri.document_of_lineage_graph(graph), "parts": parts}
    relationships = {
        kind: [
            (row[0], row[1], row[2]["n"], *_columns(kind, row[2]))
            for row in reader.query(statement, given)
        ]
        for kind, statement in _READ.items()
    }
    return PropertyGraph(graph, {"Thread": threads}, relationships, {}, sha256).normal()


def _columns(name: str, values: Mapping[str, Any]) -> Row:
    spec = projection()
    shape = spec.nodes[name] if name in spec.nodes else spec.relationships[name].shape
    return tuple(values.get(column) for column in shape.columns)


def _relate(tx: ManagedTransaction, kind: str, rows: Sequence[Row]) -> int:
    """Make relationships; return how many found both of their ends."""
    statement = _RELATE.format(kind=kind, end=KINDS[kind])
    made = 0
    for first in range(0, len(rows), ROWS_AT_ONCE):
        some = list(map(list, rows[first : first + ROWS_AT_ONCE]))
        made += tx.run(statement, rows=some).single(strict=True)[0]
    return made


def _refresh(tx: ManagedTransaction, threads: Sequence[str]) -> None:
    for first in range(0, len(threads), ROWS_AT_ONCE):
        some = threads[first : first + ROWS_AT_ONCE]
        for statement in _REFRESH:
            tx.run(statement, threads=some).consume()
        names = sorted(tx.run(_NAMES, threads=some).values(), key=itemgetter(0))
        run_rows(tx, _PLAIN, [(name, search_key(text)) for name, text in names])
