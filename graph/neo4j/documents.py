"""Writes the nodes and relationships of documents, many documents at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.neo4j.fulltext import index_text
from graph.neo4j.identity import caption, prefix, rdf_types
from graph.search_key import search_key
from graph.sqlite.rows import ROLE_BITS, index_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from neo4j import ManagedTransaction

    from graph.sqlite.rows import DocumentRows

Row = Sequence[Any]

ROWS_AT_ONCE: Final = 5_000

_DOCUMENT: Final = """
UNWIND $rows AS r
CREATE (n:Document) SET n = r.properties, n.rdf_type = $type
WITH n, r
OPTIONAL MATCH (j:Jurisdiction {id: n.jurisdiction})
FOREACH (place IN CASE WHEN j IS NULL THEN [] ELSE [j] END | CREATE (n)-[:IN_JURISDICTION]->(place))
FOREACH (text IN r.text | CREATE (n)-[:HAS_TEXT]->(:Text {name: '全文', text: text}))
FOREACH (x IN r.extractions | CREATE (n)-[:READ_BY]->(:Extraction {
  id: x[0], iri: $extraction + x[0], rdf_type: $activity, name: x[1] + ' ' + x[2],
  extractor: x[1], version: x[2]}))"""

_PROVISION: Final = """
UNWIND $rows AS group
MATCH (d:Document {pk: group[0]})
UNWIND group[1] AS r
CREATE (d)-[:HAS_PROVISION]->(n:Provision {
  pk: r[0], id: r[1], iri: $prefix + r[1], rdf_type: $type, document: r[2], parent: r[3],
  subtree_end: r[4], depth: r[5], level: r[6], part: r[7], section: r[8], label: r[9],
  heading: r[10], path: r[11], start: r[12], end: r[13], text: r[14], quote: r[15],
  folded: r[16], name: r[17], search: r[18], heading_search: r[19]})"""

_PARENT: Final = """
UNWIND $rows AS r
MATCH (n:Provision {pk: r[0]})
MATCH (p:Provision {pk: r[1]})
CREATE (n)-[:PARENT]->(p)"""

_STATEMENT: Final = """
UNWIND $rows AS r
MATCH (p:Provision {pk: r[3]})
CREATE (p)-[:HAS_STATEMENT]->(n:Statement {
  pk: r[0], id: r[1], iri: $prefix + r[1], rdf_type: $type, document: r[2], provision: r[3],
  form: r[4], scope_start: r[5], scope_end: r[6], manner: r[7], open: r[8], deadline: r[9],
  deadline_year: r[10], quote: r[11], start: r[12], end: r[13], lead_written: r[14],
  bodies: r[15], roles: r[16], agencies: r[17], name: r[18]})"""

_MEASURE: Final = """
UNWIND $rows AS r
MATCH (p:Provision {pk: r[3]})
CREATE (p)-[:HAS_MEASURE]->(n:Measure {
  pk: r[0], id: r[1], iri: $prefix + r[1], rdf_type: $type, document: r[2], provision: r[3],
  text: r[4], start: r[5], end: r[6], status: r[7], stage: r[8], deadline: r[9],
  deadline_year: r[10], folded: r[11], name: r[12]})"""

_COVERS: Final = """
UNWIND $rows AS r
MATCH (s:Statement {pk: r[0]})
MATCH (m:Measure {pk: r[1]})
CREATE (s)-[:COVERS]->(m)"""

_ASSIGNED_TO: Final = """
UNWIND $rows AS r
MATCH (s:Statement {pk: r[0]})
MATCH (a:Agency {pk: r[2]})
CREATE (a)-[:ASSIGNED_TO {
  iri: $prefix + s.id + '-' + r[1], rdf_type: $type, n: r[1], role: r[3], position: r[4],
  inherited: r[5], name: r[6], surface: r[7], start: r[8], end: r[9], role_bit: r[10]}]->(s)"""

_ACTS_IN: Final = """
UNWIND $rows AS r
MATCH (m:Measure {pk: r[0]})
MATCH (a:Agency {pk: r[2]})
CREATE (a)-[:ACTS_IN {
  iri: $prefix + m.id + '-x' + r[1], rdf_type: $type, n: r[1], role: r[3], name: r[4],
  surface: r[5], start: r[6], end: r[7]}]->(m)"""

_ISSUED: Final = """
UNWIND $rows AS r
MATCH (d:Document {pk: r[0]})
MATCH (a:Agency {pk: r[2]})
CREATE (a)-[:ISSUED {
  iri: $prefix + d.id + '-b' + r[1], rdf_type: $type, n: r[1], name: r[3], surface: r[4],
  start: r[5], end: r[6]}]->(d)"""

_MASTHEAD: Final = (
    "pk", "id", "graph", "title", "contained_title", "number", "kind", "date", "jurisdiction",
    "period_start", "period_end", "recipients", "sha256", "text_sha256", "file", "start", "end",
    "quote", "year", "plain",
)  # fmt: skip

_DELETE: Final = (
    "MATCH (d:Document) WHERE d.pk IN $documents MATCH (d)-[:HAS_TEXT|READ_BY]->(n) DETACH DELETE n",
    *(
        f"UNWIND $spans AS span MATCH (n:{label}) WHERE span[0] <= n.pk <= span[1] DETACH DELETE n"
        for label in ("Statement", "Measure", "Provision")
    ),
    "MATCH (d:Document) WHERE d.pk IN $documents DETACH DELETE d",
)


def create_documents(
    tx: ManagedTransaction, rows: DocumentRows, extractions: Mapping[int, Sequence[Row]]
) -> None:
    """Write the rows of some documents; their agencies are there already.

    `extractions` are the rows (id, extractor, version) of what read each document, by its key.
    """
    run_rows(
        tx, _DOCUMENT, _mastheads(rows, extractions), "Document",
        extraction=prefix("Extraction"), activity=rdf_types("Extraction"),
    )  # fmt: skip
    for some in _by_document(_provisions(rows)):
        run_rows(tx, _PROVISION, some, "Provision")
    run_rows(tx, _PARENT, [(r[0], r[3]) for r in rows.provision if r[3] is not None])
    statements = [
        (
            *r[:8],
            bool(r[8]),
            *r[9:17],
            [int(key) for key in r[17].split(",") if key],
            caption(r[11]),
        )
        for r in rows.statement
    ]
    run_rows(tx, _STATEMENT, statements, "Statement")
    run_rows(tx, _MEASURE, [(*r, caption(r[4])) for r in rows.measure], "Measure")
    run_rows(tx, _COVERS, rows.covers)
    assigned = [(*r[:5], bool(r[5]), *r[6:], ROLE_BITS[r[3]]) for r in rows.assigned_to]
    run_rows(tx, _ASSIGNED_TO, assigned, "ASSIGNED_TO")
    run_rows(tx, _ACTS_IN, rows.acts_in, "ACTS_IN")
    run_rows(tx, _ISSUED, rows.issued, "ISSUED")


def delete_documents(tx: ManagedTransaction, documents: Sequence[int], part_bits: int) -> None:
    """Delete some documents, given by their keys, with all that hangs on them alone."""
    spans = [[key << part_bits, (key + 1 << part_bits) - 1] for key in documents]
    for statement in _DELETE:
        tx.run(statement, documents=list(documents), spans=spans).consume()


def _mastheads(
    rows: DocumentRows, extractions: Mapping[int, Sequence[Row]]
) -> list[dict[str, Any]]:
    texts: dict[int, str] = dict(rows.text)
    found = []
    for row in rows.document:
        values = dict(zip(_MASTHEAD, row, strict=True))
        values["iri"] = prefix("Document") + values["id"]
        values["recipients"] = json.loads(values["recipients"])
        values["search"] = index_text(values["plain"])
        title = values["title"] or values["contained_title"] or values["number"] or values["id"]
        values["name"] = caption(title)
        found.append(
            {
                "properties": values,
                "text": [texts[row[0]]] if row[0] in texts else [],
                "extractions": [list(x) for x in extractions.get(row[0], ())],
            }
        )
    return found


def _provisions(rows: DocumentRows) -> Iterator[Row]:
    texts = index_texts(
        ((row[0], row[14] if row[16] is None else row[16]) for row in rows.provision),
        ((row[3], row[4] if row[11] is None else row[11]) for row in rows.measure),
    )
    for row in rows.provision:
        heading = row[10]
        yield (
            *row,
            caption(f"{row[9] or ''}{heading}" if heading else row[14]),
            index_text(texts[row[0]]),
            None if heading is None else index_text(search_key(heading)),
        )


def _by_document(rows: Iterator[Row]) -> Iterator[list[tuple[int, list[Row]]]]:
    """Group the rows of parts, which come document by document; some thousands at a time."""
    some: list[tuple[int, list[Row]]] = []
    size = 0
    for key, group in groupby(rows, key=itemgetter(2)):
        some.append((key, list(group)))
        size += len(some[-1][1])
        if size >= ROWS_AT_ONCE:
            yield some
            some, size = [], 0
    yield some


def run_rows(
    tx: ManagedTransaction,
    statement: str,
    rows: Sequence[Any],
    name: str | None = None,
    **parameters: Any,
) -> None:
    """Run a statement that unwinds `$rows`, some thousands at a time."""
    if name is not None:
        parameters |= {"prefix": prefix(name), "type": rdf_types(name)}
    for first in range(0, len(rows), ROWS_AT_ONCE):
        tx.run(statement, rows=rows[first : first + ROWS_AT_ONCE], **parameters).consume()
