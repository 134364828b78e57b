"""Keeps one node an agency, made of what the named graphs say about it, and its names.

What a named graph says is the relationship (:NamedGraph)-[:DESCRIBES]->(:Agency); the agency
bears the properties of the authority file's, else of the newest document's.
"""

from __future__ import annotations

import json
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.neo4j.documents import run_rows
from graph.neo4j.fulltext import index_text
from graph.neo4j.identity import opaque_key
from graph.neo4j.parts import types_to_agencies
from graph.projection.spec import projection
from graph.search_key import search_key
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from neo4j import ManagedTransaction

    from graph.property_graph import PropertyGraph, Row

AT_ONCE: Final = 1_000

AUTHORITY: Final = -1
"""Stands for the authority file where the key of the document that describes an agency would."""

_KNOWN: Final = "UNWIND $agencies AS pk MATCH (a:Agency {pk: pk}) RETURN a.pk"

_CREATE: Final = """
UNWIND $rows AS r
CREATE (a:Agency {id: r[0], pk: r[1], how: r[2], iri: $prefix + r[0], rdf_type: $type})
CREATE (a)-[:STANDS_FOR {since: '', direction: 'self'}]->(a)"""

_DESCRIBE: Final = """
UNWIND $rows AS r
MATCH (g:NamedGraph {iri: r.graph})
MATCH (a:Agency {pk: r.agency})
CREATE (g)-[d:DESCRIBES]->(a) SET d = r.properties"""

# `described` says whose description an agency bears: a newer document's replaces it.
_IMPROVE: Final = """
UNWIND $rows AS r
MATCH (a:Agency {pk: r.agency})
WHERE a.described IS NULL OR r.described < a.described
WITH a, r, {pk: a.pk, id: a.id, how: a.how, iri: a.iri, rdf_type: a.rdf_type,
            described: r.described} AS own
SET a = r.properties
SET a += own
RETURN a.pk"""

_ADD_NAMES: Final = """
UNWIND $rows AS r
MATCH (a:Agency {pk: r.agency})
WHERE NOT EXISTS { (a)-[:HAS_NAME]->(n:AgencyName) WHERE n.text = r.properties.text }
CREATE (a)-[:HAS_NAME]->(n:AgencyName) SET n = r.properties"""

# An agency nobody describes or refers to any more goes, with the names that were made for it.
_REFERENCES: Final = (
    "DESCRIBES|ASSIGNED_TO|ACTS_IN|ISSUED|CHANGED_FROM|CHANGED_TO|TOOK_OVER|IN_COLLECTIVE|OF_MEMBER"
)
_FORGET: Final = """
UNWIND $agencies AS pk
MATCH (a:Agency {{pk: pk}})
WHERE NOT EXISTS {{ (a)-[:{references}]-() }}
  AND NOT EXISTS {{ (a)-[:HAS_NAME]->(n) WHERE n.id IS NOT NULL }}
OPTIONAL MATCH (a)-[:HAS_NAME]->(n)
DETACH DELETE n, a"""

_SETTLE: Final = f"""
UNWIND $agencies AS pk
MATCH (a:Agency {{pk: pk}})
CALL (a) {{
  OPTIONAL MATCH (g:NamedGraph)-[d:DESCRIBES]->(a)
  RETURN d, CASE WHEN d IS NULL THEN null ELSE coalesce(g.document, {AUTHORITY}) END AS described
  ORDER BY described LIMIT 1
}}
WITH a, d, {{pk: a.pk, id: a.id, how: a.how, iri: a.iri, rdf_type: a.rdf_type,
            described: described}} AS own
SET a = CASE WHEN d IS NULL THEN {{}} ELSE properties(d) END
SET a += own"""

_LINK: Final = (
    (
        "UNWIND $agencies AS pk MATCH (:Agency {pk: pk})-[old:IN_JURISDICTION|HAS_FUNCTION]->() "
        "DELETE old"
    ),
    (
        "UNWIND $agencies AS pk MATCH (a:Agency {pk: pk}) "
        "MATCH (j:Jurisdiction {id: a.jurisdiction}) CREATE (a)-[:IN_JURISDICTION]->(j)"
    ),
    (
        "UNWIND $agencies AS pk MATCH (a:Agency {pk: pk}) UNWIND a.function AS function "
        "MATCH (f:Function {id: function}) CREATE (a)-[:HAS_FUNCTION]->(f)"
    ),
)

_DESCRIBED_NAMES: Final = """
UNWIND $agencies AS pk
MATCH (:NamedGraph)-[d:DESCRIBES]->(a:Agency {pk: pk})
WHERE d.name IS NOT NULL
RETURN DISTINCT a.pk, a.id, d.name"""

_FORGET_NAMES: Final = """
UNWIND $agencies AS pk
MATCH (:Agency {pk: pk})-[:HAS_NAME]->(n:AgencyName)
WHERE n.id IS NULL
DETACH DELETE n"""


class Agencies:
    """Gives the keys of agencies, and notes which ones a transaction uses."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def __call__(self, identifier: str) -> int:
        key = self.used.get(identifier)
        if key is None:
            key = self.used[identifier] = opaque_key("Agency", identifier)
        return key

    def note(self, graph: PropertyGraph) -> None:
        """Note every agency that a graph describes or refers to."""
        spec = projection()
        for label, rows in graph.nodes.items():
            columns = ("id", *spec.nodes[label].columns)
            places = [columns.index(name) for name in _references(label)]
            for row in rows:
                for place in places:
                    if row[place] is not None:
                        self(str(row[place]))
        for kind, rows in graph.relationships.items():
            ends = (spec.relationships[kind].start.label, spec.relationships[kind].end.label)
            for place in (place for place, label in enumerate(ends) if label == "Agency"):
                for row in rows:
                    self(str(row[place]))
        for kind, pairs in graph.links.items():
            if spec.links[kind].end.label == "Agency":
                for _, end in pairs:
                    self(end)


@cache
def _references(label: str) -> tuple[str, ...]:
    """Return the columns of a label's rows that hold an agency's id."""
    shape = projection().nodes[label]
    own = ("id",) if label == "Agency" else ()
    return own + tuple(
        item.name
        for item in shape.properties
        if item.type == "reference" and item.target == "agency"
    )


def create(tx: ManagedTransaction, agencies: Agencies) -> None:
    """Make the nodes of the agencies that were used and are not there yet."""
    known = {row[0] for row in _rows(tx, _KNOWN, agencies.used.values())}
    rows = [
        (name, key, iri.agency_origin(name))
        for name, key in sorted(agencies.used.items())
        if key not in known
    ]
    run_rows(tx, _CREATE, rows, "Agency")


def describe(
    tx: ManagedTransaction, graphs: Iterable[tuple[int, PropertyGraph]], agencies: Agencies
) -> None:
    """Write what named graphs, given with their documents' keys, say about agencies.

    The key is AUTHORITY for the authority file.
    """
    rows: list[dict[str, Any]] = [
        {
            "graph": graph.graph,
            "agency": agencies(str(row[0])),
            "described": document,
            "properties": properties("Agency", row),
        }
        for document, graph in sorted(graphs, key=itemgetter(0))
        for row in graph.nodes.get("Agency", ())
    ]
    run_rows(tx, _DESCRIBE, rows)
    best = {row["agency"]: row for row in reversed(rows)}
    improved: list[int] = []
    for some in _some(list(best.values())):
        improved += [row[0] for row in tx.run(_IMPROVE, rows=some).values()]
    _each(tx, _LINK, improved)
    ids = {key: name for name, key in agencies.used.items()}
    described = {(row["agency"], row["properties"].get("name")) for row in rows}
    _add_names(tx, [(key, ids[key], name) for key, name in described if name is not None])


def properties(label: str, row: Row) -> dict[str, Any]:
    """Return the values of a node's row by name, ids apart; JSON arrays become lists."""
    shape = projection().nodes[label]
    many = {item.name for item in shape.properties if item.many}
    return {
        name: json.loads(str(value)) if name in many else value
        for name, value in zip(shape.columns, row[1:], strict=True)
        if value is not None
    }


def forget(tx: ManagedTransaction, agencies: Iterable[int]) -> None:
    """Delete those of some agencies that nothing describes or refers to any more."""
    references = "|".join((_REFERENCES, *types_to_agencies()))
    _each(tx, (_FORGET.format(references=references),), list(agencies))


def refresh(tx: ManagedTransaction, agencies: Iterable[int]) -> None:
    """Make the properties and derived names of some agencies again from what describes them."""
    keys = list(agencies)
    _each(tx, (_FORGET_NAMES, _SETTLE, *_LINK), keys)
    _add_names(tx, _rows(tx, _DESCRIBED_NAMES, keys))


def name_properties(text: str) -> dict[str, Any]:
    """Return what every name bears for look-ups and search."""
    plain = search_key(text)
    return {"text": text, "name": text, "plain": plain, "search": index_text(plain)}


def _add_names(tx: ManagedTransaction, names: Iterable[Sequence[Any]]) -> None:
    """Give agencies the names (key, id, name) that the authority file does not give them."""
    rows = [
        {
            "agency": key,
            "properties": name_properties(text)
            | {
                "pk": opaque_key("AgencyName", f"{identifier}|{text}"),
                "language": "zh",
                "type": "official",
            },
        }
        for key, identifier, text in sorted(map(tuple, names))
    ]
    run_rows(tx, _ADD_NAMES, rows)


def _each(tx: ManagedTransaction, statements: Iterable[str], agencies: list[int]) -> None:
    for statement in statements:
        for some in _some(agencies):
            tx.run(statement, agencies=some).consume()


def _rows(tx: ManagedTransaction, statement: str, agencies: Iterable[int]) -> list[list[Any]]:
    return [
        row for some in _some(list(agencies)) for row in tx.run(statement, agencies=some).values()
    ]


def _some(items: list[Any]) -> Iterator[list[Any]]:
    for first in range(0, len(items), AT_ONCE):
        yield items[first : first + AT_ONCE]
