"""Reads named graphs back out of the embedded store as property graphs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graph.order import PART_BITS
from graph.projection.spec import projection
from graph.property_graph import PropertyGraph, Row
from graph.sqlite.authority import PLAIN_TABLES
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Reader

_PARTS = {
    "Statement": """
        SELECT s.id, p.id AS provision, form, scope_start, scope_end, manner, open, deadline,
          s.start_, s.end_, s.quote
        FROM statement s JOIN provision p ON p.pk = s.provision
        WHERE s.pk BETWEEN :low AND :high""",
    "Measure": """
        SELECT m.id, p.id AS provision, status, stage, deadline, m.start_, m.end_, m.text
        FROM measure m JOIN provision p ON p.pk = m.provision WHERE m.pk BETWEEN :low AND :high""",
    "Observation": """
        SELECT o.id, p.id AS provision, indicator, name, value, value_max, comparison, unit,
          base_value, base_unit, unit_code, year, figure, flow, o.level, holder, change,
          o.start_, o.end_, o.quote
        FROM observation o JOIN provision p ON p.pk = o.provision
        WHERE o.pk BETWEEN :low AND :high""",
    "Mention": """
        SELECT n.id, p.id AS provision, m.id AS measure, work, standard, programme, n.type, n.name,
          n.number, relation, article, version, how, n.start_, n.end_, n.quote
        FROM mention n LEFT JOIN provision p ON p.pk = n.provision
        LEFT JOIN measure m ON m.pk = n.measure WHERE n.pk BETWEEN :low AND :high""",
    "Work": "SELECT id, name, type, number, reason, held FROM work WHERE pk BETWEEN :low AND :high",
    "Standard": "SELECT id, name, number, reason FROM standard WHERE pk BETWEEN :low AND :high",
    "Programme": "SELECT id, name, type FROM programme WHERE pk BETWEEN :low AND :high",
    "Indicator": "SELECT id, name, base_unit, unit_code, flow, level, holder FROM indicator "
    "WHERE pk BETWEEN :low AND :high",
}
_RELATIONSHIPS = {
    "ASSIGNED_TO": """
        SELECT a.id, s.id, n, role, position, inherited, t.name, t.start_, t.end_, surface
        FROM assigned_to t JOIN statement s ON s.pk = t.statement JOIN agency a ON a.pk = t.agency
        WHERE t.statement BETWEEN :low AND :high""",
    "ACTS_IN": """
        SELECT a.id, m.id, n, role, t.name, t.start_, t.end_, surface
        FROM acts_in t JOIN measure m ON m.pk = t.measure JOIN agency a ON a.pk = t.agency
        WHERE t.measure BETWEEN :low AND :high""",
    "ISSUED": """
        SELECT a.id, d.id, n, t.name, t.start_, t.end_, surface
        FROM issued t JOIN document d ON d.pk = t.document JOIN agency a ON a.pk = t.agency
        WHERE t.document = :document""",
}
_COVERS = """
    SELECT s.id, m.id FROM covers c
    JOIN statement s ON s.pk = c.statement JOIN measure m ON m.pk = c.measure
    WHERE c.statement BETWEEN :low AND :high"""
_THREADS = """
    SELECT t.id, s.name, s.type, s.method, s.work, s.standard, s.programme
    FROM thread_source s JOIN thread t ON t.pk = s.thread WHERE s.graph = :graph"""
_LINEAGE = {
    "IN_THREAD": """
        SELECT m.id, t.id, i.n, i.method, i.score, i.start_, i.end_, i.quote
        FROM in_thread i JOIN measure m ON m.pk = i.measure JOIN thread t ON t.pk = i.thread
        WHERE i.measure BETWEEN :low AND :high""",
    "JUDGED": """
        SELECT e.id, l.id, j.n, j.verdict, j.kind, j.who, j.date, j.why, j.start_, j.end_, j.quote
        FROM judged j JOIN measure e ON e.pk = j.earlier JOIN measure l ON l.pk = j.later
        WHERE j.later BETWEEN :low AND :high""",
}
_CHANGES = {
    "CHANGED_FROM": "changed_from",
    "CHANGED_TO": "changed_to",
}


def read_graphs(reader: Reader) -> Iterator[PropertyGraph]:
    """Yield every named graph that is held, in the order of IRIs."""
    for row in reader.query("SELECT pk, iri, sha256, document FROM graph ORDER BY iri"):
        key, graph, sha256, document = row[0], row[1], row[2], row[3]
        nodes: dict[str, list[Row]] = {}
        relationships: dict[str, list[Row]] = {}
        links: dict[str, list[tuple[str, str]]] = {}
        text = None
        if document is not None:
            text = _read_document(reader, document, nodes, relationships, links)
        lineage_of = iri.document_of_lineage_graph(graph)
        if lineage_of is not None:
            _read_lineage(reader, key, lineage_of, nodes, relationships)
        else:
            _read_authority(reader, key, nodes, relationships, links)
        yield PropertyGraph(graph, nodes, relationships, links, sha256, text).normal()


def _read_document(
    reader: Reader,
    document: int,
    nodes: dict[str, list[Row]],
    relationships: dict[str, list[Row]],
    links: dict[str, list[tuple[str, str]]],
) -> str | None:
    span = {
        "document": document,
        "low": document << PART_BITS,
        "high": (document + 1 << PART_BITS) - 1,
    }
    kept = reader.query("SELECT text FROM text WHERE document = :document", span)
    text = kept[0][0] if kept else None
    columns = ", ".join(_column(name) for name in projection().columns("Document"))
    masthead = reader.query(f"SELECT {columns} FROM document WHERE pk = :document", span)[0]
    values = list(masthead)
    place = projection().columns("Document").index("recipients")
    values[place] = None if values[place] == "[]" else values[place]
    nodes["Document"] = [tuple(values)]
    nodes["Extraction"] = [
        (values[0], *row)
        for row in reader.query(
            "SELECT extractor, version FROM extraction WHERE document = :document", span
        )
    ]
    nodes["Provision"] = [_provision(row, text) for row in reader.query(_PROVISIONS, span)]
    for label, query in _PARTS.items():
        nodes[label] = _plain(reader, label, query, span)
    for kind, query in _RELATIONSHIPS.items():
        relationships[kind] = _plain(reader, kind, query, span)
    links["COVERS"] = [(row[0], row[1]) for row in reader.query(_COVERS, span)]
    return text


def _read_lineage(
    reader: Reader,
    graph: int,
    document: str,
    nodes: dict[str, list[Row]],
    relationships: dict[str, list[Row]],
) -> None:
    nodes["Thread"] = _plain(reader, "Thread", _THREADS, {"graph": graph})
    for row in reader.query("SELECT pk FROM document WHERE id = :id", {"id": document}):
        span = {"low": row[0] << PART_BITS, "high": (row[0] + 1 << PART_BITS) - 1}
        for kind, query in _LINEAGE.items():
            relationships[kind] = _plain(reader, kind, query, span)


_PROVISIONS = """
    SELECT p.id, q.id AS parent, p.level, p.part, p.section, p.label, p.heading, p.path,
      p.start_, p.end_, p.text, p.quote
    FROM provision p LEFT JOIN provision q ON q.pk = p.parent WHERE p.pk BETWEEN :low AND :high"""


def _provision(row: Any, text: str | None) -> Row:
    quote = row["quote"]
    if quote is None:
        quote = row["text"] if text is None else text[row["start_"] : row["end_"]]
    return (*tuple(row)[:10], quote)


def _read_authority(
    reader: Reader,
    graph: int,
    nodes: dict[str, list[Row]],
    relationships: dict[str, list[Row]],
    links: dict[str, list[tuple[str, str]]],
) -> None:
    key = {"graph": graph}
    columns = ", ".join(f's."{name}"' for name in projection().nodes["Agency"].columns)
    nodes["Agency"] = _plain(
        reader,
        "Agency",
        f"SELECT a.id, {columns} FROM agency_source s JOIN agency a ON a.pk = s.agency "
        "WHERE s.graph = :graph",
        key,
    )
    nodes["AgencyName"] = _plain(
        reader,
        "AgencyName",
        "SELECT n.id, a.id AS agency, text, language, type, valid_from, valid_to, n.source, "
        "n.certainty, n.note FROM agency_name n JOIN agency a ON a.pk = n.agency "
        "WHERE n.graph = :graph",
        key,
    )
    nodes["Membership"] = _plain(
        reader,
        "Membership",
        "SELECT m.id, c.id AS collective, a.id AS agency, member_name, m.source, m.certainty "
        "FROM membership m JOIN agency c ON c.pk = m.collective "
        "LEFT JOIN agency a ON a.pk = m.agency WHERE m.graph = :graph",
        key,
    )
    for label, table in (PLAIN_TABLES | {"ChangeEvent": "change_event"}).items():
        names = ", ".join(f'"{name}"' for name in projection().columns(label))
        nodes[label] = _plain(
            reader, label, f"SELECT {names} FROM {table} WHERE graph = :graph", key
        )
    relationships["TOOK_OVER"] = _plain(
        reader,
        "TOOK_OVER",
        "SELECT a.id, e.id AS event, n, t.function FROM took_over t "
        "JOIN change_event e ON e.pk = t.event JOIN agency a ON a.pk = t.agency "
        "WHERE e.graph = :graph",
        key,
    )
    for kind, table in _CHANGES.items():
        links[kind] = [
            (row[0], row[1])
            for row in reader.query(
                f"SELECT e.id, a.id FROM {table} c JOIN change_event e ON e.pk = c.event "
                "JOIN agency a ON a.pk = c.agency WHERE e.graph = :graph",
                key,
            )
        ]


def _plain(reader: Reader, name: str, query: str, parameters: dict[str, int]) -> list[Row]:
    """Return the rows of a label or relationship type, whole numbers as truth values where due."""
    places = _booleans(name)
    rows = [tuple(row) for row in reader.query(query, parameters)]
    for place in places:
        rows = [
            (*row[:place], None if row[place] is None else bool(row[place]), *row[place + 1 :])
            for row in rows
        ]
    return rows


@cache
def _booleans(name: str) -> tuple[int, ...]:
    spec = projection()
    if name in spec.nodes:
        columns, shape = spec.columns(name), spec.nodes[name]
    else:
        columns, shape = spec.relationship_columns(name), spec.relationships[name].shape
    return tuple(columns.index(item.name) for item in shape.properties if item.type == "boolean")


def _column(name: str) -> str:
    return f"{name}_" if name in {"start", "end"} else name
