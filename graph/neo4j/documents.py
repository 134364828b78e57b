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

PROVISION: Final[tuple[str, ...]] = (
    "pk", "id", "document", "parent", "subtree_end", "depth", "level", "part", "section", "label",
    "heading", "path", "start", "end", "text", "quote", "folded", "name", "search",
    "heading_search",
)  # fmt: skip
STATEMENT: Final[tuple[str, ...]] = (
    "pk", "id", "document", "provision", "form", "scope_start", "scope_end", "manner", "open",
    "deadline", "deadline_year", "quote", "start", "end", "lead_written", "bodies", "roles",
    "agencies", "name",
)  # fmt: skip
MEASURE: Final[tuple[str, ...]] = (
    "pk", "id", "document", "provision", "text", "start", "end", "status", "stage", "deadline",
    "deadline_year", "folded", "name",
)  # fmt: skip
# Of relationships, after the keys of both ends.
ASSIGNED_TO: Final[tuple[str, ...]] = (
    "role", "position", "inherited", "name", "surface", "start", "end", "role_bit",
)  # fmt: skip
ACTS_IN: Final[tuple[str, ...]] = ("role", "name", "surface", "start", "end")
ISSUED: Final[tuple[str, ...]] = ("name", "surface", "start", "end")
LISTS: Final = (("Document", "recipients"), ("Statement", "agencies"))
"""Labels and their properties that are an empty list where there is nothing."""

MARKS: Final = {"ASSIGNED_TO": "-", "ACTS_IN": "-x", "ISSUED": "-b"}


def _values(names: Sequence[str], first: int = 0) -> str:
    """Return the properties of a pattern that are the columns of a row, from the first on."""
    return ", ".join(f"{name}: r[{place}]" for place, name in enumerate(names, first))


_PROVISION: Final = f"""
UNWIND $rows AS group
MATCH (d:Document {{pk: group[0]}})
UNWIND group[1] AS r
CREATE (d)-[:HAS_PROVISION]->(n:Provision {{
  iri: $prefix + r[1], rdf_type: $type, {_values(PROVISION)}}})"""

_PARENT: Final = """
UNWIND $rows AS r
MATCH (n:Provision {pk: r[0]})
MATCH (p:Provision {pk: r[1]})
CREATE (n)-[:PARENT]->(p)"""

_STATEMENT: Final = f"""
UNWIND $rows AS r
MATCH (p:Provision {{pk: r[3]}})
CREATE (p)-[:HAS_STATEMENT]->(n:Statement {{
  iri: $prefix + r[1], rdf_type: $type, {_values(STATEMENT)}}})"""

_MEASURE: Final = f"""
UNWIND $rows AS r
MATCH (p:Provision {{pk: r[3]}})
CREATE (p)-[:HAS_MEASURE]->(n:Measure {{
  iri: $prefix + r[1], rdf_type: $type, {_values(MEASURE)}}})"""

_COVERS: Final = """
UNWIND $rows AS r
MATCH (s:Statement {pk: r[0]})
MATCH (m:Measure {pk: r[1]})
CREATE (s)-[:COVERS]->(m)"""

_OF_AGENCY: Final = """
UNWIND $rows AS r
MATCH (n:{label} {{pk: r[0]}})
MATCH (a:Agency {{pk: r[2]}})
CREATE (a)-[:{kind} {{
  iri: $prefix + n.id + '{mark}' + r[1], rdf_type: $type, n: r[1], {values}}}]->(n)"""

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
        tx, _DOCUMENT, mastheads(rows, extractions), "Document",
        extraction=prefix("Extraction"), activity=rdf_types("Extraction"),
    )  # fmt: skip
    for some in _by_document(provision_rows(rows)):
        run_rows(tx, _PROVISION, some, "Provision")
    run_rows(tx, _PARENT, [(r[0], r[3]) for r in rows.provision if r[3] is not None])
    run_rows(tx, _STATEMENT, statement_rows(rows), "Statement")
    run_rows(tx, _MEASURE, measure_rows(rows), "Measure")
    run_rows(tx, _COVERS, rows.covers)
    for label, kind, names, found in (
        ("Statement", "ASSIGNED_TO", ASSIGNED_TO, assignment_rows(rows)),
        ("Measure", "ACTS_IN", ACTS_IN, rows.acts_in),
        ("Document", "ISSUED", ISSUED, rows.issued),
    ):
        statement = _OF_AGENCY.format(
            label=label, kind=kind, mark=MARKS[kind], values=_values(names, 3)
        )
        run_rows(tx, statement, found, kind)


def statement_rows(rows: DocumentRows) -> Sequence[Row]:
    """Return the rows of statements in the order of STATEMENT."""
    return [
        (
            *r[:8],
            bool(r[8]),
            *r[9:17],
            [int(key) for key in r[17].split(",") if key],
            caption(r[11]),
        )
        for r in rows.statement
    ]


def measure_rows(rows: DocumentRows) -> Sequence[Row]:
    """Return the rows of sentences in the order of MEASURE."""
    return [(*r, caption(r[4])) for r in rows.measure]


def assignment_rows(rows: DocumentRows) -> Sequence[Row]:
    """Return (statement, n, agency, *ASSIGNED_TO) of assignments."""
    return [(*r[:5], bool(r[5]), *r[6:], ROLE_BITS[r[3]]) for r in rows.assigned_to]


def delete_documents(tx: ManagedTransaction, documents: Sequence[int], part_bits: int) -> None:
    """Delete some documents, given by their keys, with all that hangs on them alone."""
    spans = [[key << part_bits, (key + 1 << part_bits) - 1] for key in documents]
    for statement in _DELETE:
        tx.run(statement, documents=list(documents), spans=spans).consume()


def mastheads(rows: DocumentRows, extractions: Mapping[int, Sequence[Row]]) -> list[dict[str, Any]]:
    """Return the properties of documents, each with its text and what read it."""
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


def provision_rows(rows: DocumentRows) -> Iterator[Row]:
    """Yield the rows of provisions in the order of PROVISION."""
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
        tx.run(statement, rows=rows[first : first + ROWS_AT_ONCE], **parameters)
