"""Writes and deletes the rows of lineage graphs, and keeps one row a thread.

A lineage graph speaks of measures by id, and they have other keys when their document is put
again. So its rows step aside then (`park`) and come back with the keys that there are (`settle`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.order import PART_BITS
from graph.search_key import search_key
from ontology import iri
from ontology.errors import DataError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from graph.property_graph import PropertyGraph, Row

_MEMBERS: Final = """
SELECT m.id, t.id, i.n, i.method, i.score, i.start_, i.end_, i.quote
FROM in_thread i JOIN measure m ON m.pk = i.measure JOIN thread t ON t.pk = i.thread
WHERE i.measure BETWEEN :low AND :high"""
_JUDGEMENTS: Final = """
SELECT e.id, l.id, j.n, j.verdict, j.kind, j.who, j.date, j.why, j.start_, j.end_, j.quote
FROM judged j JOIN measure e ON e.pk = j.earlier JOIN measure l ON l.pk = j.later
WHERE j.later BETWEEN :low AND :high OR j.earlier BETWEEN :low AND :high"""
_REFRESH: Final = """
UPDATE thread SET
  (name, type, method, work, standard, programme) = (
    SELECT s.name, s.type, s.method, s.work, s.standard, s.programme
    FROM thread_source s JOIN graph g ON g.pk = s.graph
    WHERE s.thread = thread.pk ORDER BY g.iri LIMIT 1),
  documents = (SELECT count(*) FROM thread_source s WHERE s.thread = thread.pk),
  (measures, first_date, last_date) = (
    SELECT count(*), min(d.date), max(d.date)
    FROM in_thread i JOIN document d ON d.pk = i.measure >> :bits WHERE i.thread = thread.pk)
WHERE pk IN touched"""


@dataclass(slots=True)
class _Rows:
    """Rows of one lineage graph. `new`: they were just put, so all their measures must be there."""

    new: bool
    members: list[Row] = field(default_factory=list)
    judgements: list[Row] = field(default_factory=list)


class LineageRows:
    """The rows of lineage graphs in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._threads: dict[str, int] = {}
        self._touched: set[int] = set()
        self._waiting: dict[str, _Rows] = {}

    def put(self, graph: PropertyGraph, graph_key: int) -> None:
        """Add a lineage graph whose own row is there; what it said before was dropped."""
        described = [
            (graph_key, self._thread(row[0]), *row[1:]) for row in graph.nodes.get("Thread", ())
        ]
        self._insert("thread_source", described)
        relationships = graph.relationships
        rows = _Rows(True, relationships.get("IN_THREAD", []), relationships.get("JUDGED", []))
        left = self._add(rows)
        if left is not None:
            self._waiting[graph.graph] = left

    def drop(self, graph: str, graph_key: int) -> None:
        """Delete what a lineage graph said."""
        self._waiting.pop(graph, None)
        span = self._span(str(iri.document_of_lineage_graph(graph)))
        if span is not None:
            self._delete(span)
        threads = self._connection.execute(
            "SELECT thread FROM thread_source WHERE graph = ?", (graph_key,)
        )
        self._touched.update(row[0] for row in threads)
        self._connection.execute("DELETE FROM thread_source WHERE graph = ?", (graph_key,))

    def park(self, document: int) -> None:
        """Take out the rows that hold on to the measures of a document that is to be deleted."""
        span = _span_of(document)
        for row in map(tuple, self._connection.execute(_MEMBERS, span).fetchall()):
            self._parked(row[0]).members.append(row)
        for row in map(tuple, self._connection.execute(_JUDGEMENTS, span).fetchall()):
            self._parked(row[1]).judgements.append(row)
        self._delete(span)
        self._connection.execute("DELETE FROM judged WHERE earlier BETWEEN :low AND :high", span)

    def settle(self) -> None:
        """Put back what waited, and make the rows of all threads concerned again.

        Raises DataError for a new graph that speaks of a measure which no document describes.
        """
        waiting, self._waiting = self._waiting, {}
        for graph, rows in waiting.items():
            left = self._add(rows)
            if left is not None and left.new:
                row = [*left.members, *left.judgements][0]
                raise DataError(
                    f"{graph} speaks of a measure ({row[0]} or {row[1]}) that no document "
                    "describes; put its documents as well."
                )
        self._refresh()

    def _parked(self, measure: str) -> _Rows:
        graph = iri.lineage_graph(iri.document_of(measure))
        return self._waiting.setdefault(graph, _Rows(new=False))

    def _add(self, rows: _Rows) -> _Rows | None:
        """Insert the rows whose measures are there; return the others, None when there are none."""
        documents = {iri.document_of(row[0]) for row in (*rows.members, *rows.judgements)}
        documents |= {iri.document_of(row[1]) for row in rows.judgements}
        keys = {name: key for document in documents for name, key in self._measures(document)}
        members = [
            (keys[row[0]], row[2], self._thread(row[1]), *row[3:])
            for row in rows.members
            if row[0] in keys
        ]
        judgements = [
            (keys[row[1]], row[2], keys[row[0]], *row[3:])
            for row in rows.judgements
            if row[0] in keys and row[1] in keys
        ]
        self._insert("in_thread", members)
        self._insert("judged", judgements)
        if len(members) == len(rows.members) and len(judgements) == len(rows.judgements):
            return None
        return _Rows(
            rows.new,
            [row for row in rows.members if row[0] not in keys],
            [row for row in rows.judgements if row[0] not in keys or row[1] not in keys],
        )

    def _insert(self, table: str, rows: list[Row]) -> None:
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    def _refresh(self) -> None:
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (pk INTEGER PRIMARY KEY)")
        self._connection.execute("DELETE FROM touched")
        touched = ((key,) for key in sorted(self._touched))
        self._connection.executemany("INSERT INTO touched VALUES (?)", touched)
        self._touched.clear()
        self._connection.execute(
            "DELETE FROM thread WHERE pk IN touched "
            "AND NOT EXISTS (SELECT 1 FROM thread_source s WHERE s.thread = thread.pk)"
        )
        self._connection.execute(_REFRESH, {"bits": PART_BITS})
        names = self._connection.execute("SELECT name, pk FROM thread WHERE pk IN touched")
        self._connection.executemany(
            "UPDATE thread SET plain = ? WHERE pk = ?",
            [(search_key(name), key) for name, key in names.fetchall()],
        )

    def _delete(self, span: dict[str, int]) -> None:
        threads = self._connection.execute(
            "SELECT thread FROM in_thread WHERE measure BETWEEN :low AND :high", span
        )
        self._touched.update(row[0] for row in threads)
        self._connection.execute("DELETE FROM in_thread WHERE measure BETWEEN :low AND :high", span)
        self._connection.execute("DELETE FROM judged WHERE later BETWEEN :low AND :high", span)

    def _thread(self, identifier: str) -> int:
        key = self._threads.get(identifier)
        if key is None:
            row = self._connection.execute(
                "INSERT INTO thread (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET id = id "
                "RETURNING pk",
                (identifier,),
            ).fetchone()
            key = self._threads[identifier] = int(row[0])
        self._touched.add(key)
        return key

    def _measures(self, document: str) -> Iterable[tuple[str, int]]:
        """Return id and key of a document's measures: quick without their index (a first load)."""
        span = self._span(document)
        if span is None:
            return ()
        return self._connection.execute(
            "SELECT id, pk FROM measure WHERE pk BETWEEN :low AND :high", span
        ).fetchall()

    def _span(self, document: str) -> dict[str, int] | None:
        row = self._connection.execute(
            "SELECT document FROM graph WHERE iri = ?", (iri.document_graph(document),)
        ).fetchone()
        return None if row is None else _span_of(row[0])


def _span_of(document: int) -> dict[str, int]:
    return {"low": document << PART_BITS, "high": (document + 1 << PART_BITS) - 1}
