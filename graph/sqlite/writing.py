"""One writing transaction on the embedded store: graphs go in and out, derived rows follow."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.errors import StaleState
from graph.manifest import release_of
from graph.order import PART_BITS, document_key
from graph.search_key import grams, search_key
from graph.sqlite import agencies
from graph.sqlite.authority import AUTHORITY_LABELS, add_authority, delete_authority
from graph.sqlite.lineage import LineageRows
from graph.sqlite.rows import DocumentRows, add_document, index_texts, thing_grams
from ontology import iri

if TYPE_CHECKING:
    import sqlite3

    from graph.port import State
    from graph.property_graph import PropertyGraph

PARTS = {
    "provision": "pk",
    "statement": "pk",
    "measure": "pk",
    "observation": "pk",
    "mention": "pk",
    "work": "pk",
    "standard": "pk",
    "programme": "pk",
    "indicator": "pk",
    "indicator_word": "pk",
    "named_thing": "pk",
    "covers": "statement",
    "assigned_to": "statement",
    "acts_in": "measure",
}

FTS_TABLES = frozenset({"provision_fts", "heading_fts", "named_thing_fts"})
"""The full-text tables of parts of documents, which a first load fills at its end."""


class Writing:
    """Puts and drops graphs inside a transaction that the caller begins and commits.

    `finish` has to be called before the commit: it writes what was gathered and derives.
    `index_texts` False leaves the full-text tables to the caller.
    """

    def __init__(self, connection: sqlite3.Connection, *, index_texts: bool = True) -> None:
        self._connection = connection
        self._skipped = frozenset() if index_texts else FTS_TABLES
        self._rows = DocumentRows()
        self._agencies = agencies.AgencyKeys(connection)
        self._lineage = LineageRows(connection)
        self._documents: set[int] = set()
        self._lines_changed = False

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, graph: PropertyGraph) -> None:
        """Replace a named graph, unless the very same version is held."""
        held = self._connection.execute(
            "SELECT sha256 FROM graph WHERE iri = ?", (graph.graph,)
        ).fetchone()
        if held is not None and graph.sha256 and held[0] == graph.sha256:
            return
        self.drop(graph.graph)
        document = iri.document_of_graph(graph.graph)
        graph_key = self._connection.execute(
            "INSERT INTO graph (iri, sha256) VALUES (?, ?)", (graph.graph, graph.sha256)
        ).lastrowid
        assert graph_key is not None
        if iri.document_of_lineage_graph(graph.graph) is not None:
            self.flush()  # the measures that it speaks of
            self._lineage.put(graph, graph_key)
            return
        if document is not None:
            key = self._free_key(graph)
            self._connection.execute("UPDATE graph SET document = ? WHERE pk = ?", (key, graph_key))
            self._documents.add(key)
            add_document(self._rows, graph, key, graph_key, self._agencies)
        self._rows.agency_source += [
            (self._agencies(row[0]), graph_key, *row[1:]) for row in graph.nodes.get("Agency", ())
        ]
        if any(graph.nodes.get(label) for label in AUTHORITY_LABELS):
            add_authority(self._connection, graph, graph_key, self._agencies)
        self._lines_changed |= document is None and graph.graph != iri.WITHDRAWN_GRAPH

    def drop(self, graph: str) -> None:
        """Take a named graph out; nothing happens when it is not held."""
        row = self._connection.execute(
            "SELECT pk, document FROM graph WHERE iri = ?", (graph,)
        ).fetchone()
        if row is None:
            return
        graph_key, document = row
        self.flush()
        if iri.document_of_lineage_graph(graph) is not None:
            self._lineage.drop(graph, graph_key)
            self._connection.execute("DELETE FROM graph WHERE pk = ?", (graph_key,))
            return
        if graph == iri.WITHDRAWN_GRAPH:  # which says nothing of agencies
            delete_authority(self._connection, graph_key)
            self._connection.execute("DELETE FROM graph WHERE pk = ?", (graph_key,))
            return
        self._agencies.touched.update(_agencies_of(self._connection, graph_key, document))
        if document is not None:
            self._lineage.park(document)
            _delete_document(self._connection, document, indexed=not self._skipped)
            self._documents.discard(document)
        else:
            self._lines_changed = True
        delete_authority(self._connection, graph_key)
        self._connection.execute("DELETE FROM graph WHERE pk = ?", (graph_key,))

    def flush(self) -> None:
        """Write the rows gathered so far."""
        rows, self._rows = self._rows, DocumentRows()
        for item in fields(rows):
            table = getattr(rows, item.name)
            if table and item.name not in self._skipped:
                self._connection.executemany(_insert(item.name, len(table[0])), table)

    def finish(self) -> None:
        """Write what was gathered, refresh the agencies and derive."""
        self.flush()
        self.settle_lineage()
        agencies.refresh(self._connection, self._agencies.touched)
        if self._lines_changed:
            self.derive_everything()
            return
        self._connection.execute(
            "DELETE FROM agency_line WHERE member NOT IN (SELECT pk FROM agency)"
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO agency_line SELECT pk, pk, '', 'self' FROM agency WHERE pk = ?",
            ((key,) for key in self._agencies.created),
        )
        for document in sorted(self._documents):
            self._derive(document, document)

    def settle_lineage(self) -> None:
        """Join what lineage graphs say to the measures that are held, and refresh the threads."""
        self._lineage.settle()

    def derive_everything(self) -> None:
        """Make all derived rows again."""
        for table in ("succeeded_by", "agency_line", "duty", "shared"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute(_derived()["succeeded_by"])
        self._connection.execute(_derived()["agency_line"])
        self._derive(0, (1 << 63 - PART_BITS) - 1)

    def _derive(self, first: int, last: int) -> None:
        low, high = _parts(first)[0], _parts(last)[1]
        span = {"low": low, "high": high}
        for name in ("duty", "shared", "shared_sentence"):
            self._connection.execute(_derived()[name], span)

    def _free_key(self, graph: PropertyGraph) -> int:
        row = graph.nodes["Document"][0]
        date = row[5]
        key = document_key(date if isinstance(date, str) else None, str(row[0]))
        taken = set(self._documents)
        while (
            key in taken
            or self._connection.execute("SELECT 1 FROM document WHERE pk = ?", (key,)).fetchone()
        ):
            key += 1
        return key


def check_state(connection: sqlite3.Connection, state: State | None) -> None:
    """Raise StaleState when the store already follows a later commit of the same dataset."""
    if state is None:
        return
    known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if known.get("dataset") == state.dataset and int(known["generation"]) > state.generation:
        raise StaleState(
            f"The store is at the commit {known['generation']}, not {state.generation}."
        )


def note_state(connection: sqlite3.Connection, state: State | None) -> None:
    """Write down which commit the store follows, and the release that its graphs make."""
    held = {row[0]: row[1] for row in connection.execute("SELECT iri, sha256 FROM graph")}
    values = {"release": release_of(held)}
    if state is not None:
        values |= {"dataset": state.dataset, "generation": str(state.generation)}
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        values.items(),
    )


def _agencies_of(connection: sqlite3.Connection, graph: int, document: int | None) -> list[int]:
    if document is None:
        return [row[0] for row in connection.execute("SELECT pk FROM agency")]
    low, high = _parts(document)
    return [
        row[0]
        for row in connection.execute(
            """
            SELECT agency FROM agency_source WHERE graph = :graph
            UNION SELECT agency FROM assigned_to WHERE statement BETWEEN :low AND :high
            UNION SELECT agency FROM acts_in WHERE measure BETWEEN :low AND :high
            UNION SELECT agency FROM issued WHERE document = :document""",
            {"graph": graph, "document": document, "low": low, "high": high},
        )
    ]


def _delete_document(connection: sqlite3.Connection, document: int, *, indexed: bool) -> None:
    low, high = _parts(document)
    if indexed:
        _forget_texts(connection, low, high)
    plain = connection.execute("SELECT plain FROM document WHERE pk = ?", (document,)).fetchone()
    _forget(connection, "document_fts", [(document, grams(plain[0]))])
    for name in ("forget_shared", "forget_duty"):
        connection.execute(_derived()[name], {"low": low, "high": high})
    for table, column in PARTS.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", (low, high))
    for table in ("issued", "text", "extraction"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    connection.execute("DELETE FROM document WHERE pk = ?", (document,))


def _forget_texts(connection: sqlite3.Connection, low: int, high: int) -> None:
    span = (low, high)
    texts = index_texts(
        connection.execute("SELECT pk, plain FROM provision WHERE pk BETWEEN ? AND ?", span),
        connection.execute(
            "SELECT provision, plain FROM measure WHERE pk BETWEEN ? AND ? ORDER BY pk", span
        ),
    )
    _forget(connection, "provision_fts", [(key, grams(text)) for key, text in texts.items()])
    headings = connection.execute(
        "SELECT pk, heading FROM provision WHERE pk BETWEEN ? AND ? AND heading IS NOT NULL", span
    )
    _forget(
        connection,
        "heading_fts",
        [(key, grams(search_key(heading))) for key, heading in headings.fetchall()],
    )
    names = connection.execute(
        "SELECT pk, kind, type, plain FROM named_thing WHERE pk BETWEEN ? AND ?", span
    ).fetchall()
    _forget(connection, "named_thing_fts", [(key, thing_grams(*thing)) for key, *thing in names])


def _forget(connection: sqlite3.Connection, table: str, rows: list[tuple[int, str]]) -> None:
    connection.executemany(
        f"INSERT INTO {table} ({table}, rowid, plain) VALUES ('delete', ?, ?)", rows
    )


def _parts(document: int) -> tuple[int, int]:
    return document << PART_BITS, (document + 1 << PART_BITS) - 1


def _insert(table: str, width: int) -> str:
    if table.endswith("_fts"):
        return f"INSERT INTO {table} (rowid, plain) VALUES (?, ?)"
    return f"INSERT INTO {table} VALUES ({', '.join('?' * width)})"


@cache
def _derived() -> dict[str, str]:
    script = files("graph.sqlite").joinpath("derived.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- name: (\w+)\n", script, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
