"""The first load of an empty store: rows in large batches, indexes and derived rows at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.search_key import grams, search_key
from graph.sqlite import agencies
from graph.sqlite.connections import transaction
from graph.sqlite.layout import statements
from graph.sqlite.rows import index_texts, thing_grams
from graph.sqlite.writing import FTS_TABLES, Writing, check_state, note_state

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from graph.port import State
    from graph.property_graph import PropertyGraph

BATCH_ROWS = 20_000
CACHE_KIB = 32_768
FTS_MEMORY_BYTES = 1 << 23
DOCUMENTS_AT_ONCE = 200


def bulk_load(
    connection: sqlite3.Connection, graphs: Iterable[PropertyGraph], state: State | None
) -> bool:
    """Load all graphs in one transaction if the store is empty; else take none, and say False.

    One transaction: whoever reads sees an empty store until all of it is there, and a load
    that is killed leaves it empty.
    """
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    with transaction(connection):
        check_state(connection, state)
        if connection.execute("SELECT EXISTS (SELECT 1 FROM graph)").fetchone()[0]:
            return False
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
            )
        ]
        for name in names:
            connection.execute(f"DROP INDEX {name}")
        writing = Writing(connection, index_texts=False)
        for graph in graphs:
            writing.put(graph)
            if len(writing) >= BATCH_ROWS:
                writing.flush()
        writing.flush()
        for statement in statements("indexes.sql"):
            # What is derived at the end gets its index after its rows.
            if re.search(r" ON (duty|shared)\b", statement) is None:
                connection.execute(statement)
        writing.settle_lineage()
        _index_texts(connection)
        agencies.refresh(
            connection, [row[0] for row in connection.execute("SELECT pk FROM agency")]
        )
        writing.derive_everything()
        for statement in statements("indexes.sql"):
            connection.execute(statement)
        note_state(connection, state)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _index_texts(connection: sqlite3.Connection) -> None:
    """Fill the full-text tables in the order of keys, which is the order they are fastest in."""
    for table in FTS_TABLES:
        connection.execute(
            f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {FTS_MEMORY_BYTES})"
        )
    documents = [row[0] for row in connection.execute("SELECT pk FROM document ORDER BY pk")]
    for first in range(0, len(documents), DOCUMENTS_AT_ONCE):
        some = documents[first : first + DOCUMENTS_AT_ONCE]
        connection.executemany(
            "INSERT INTO provision_fts (rowid, plain) VALUES (?, ?)",
            _provision_grams(connection, some[0], some[-1]),
        )
    connection.executemany(
        "INSERT INTO heading_fts (rowid, plain) VALUES (?, ?)",
        (
            (row[0], grams(search_key(row[1])))
            for row in connection.execute(
                "SELECT pk, heading FROM provision WHERE heading IS NOT NULL ORDER BY pk"
            )
        ),
    )
    connection.executemany(
        "INSERT INTO named_thing_fts (rowid, plain) VALUES (?, ?)",
        (
            (key, thing_grams(*thing))
            for key, *thing in connection.execute(
                "SELECT pk, kind, type, plain FROM named_thing ORDER BY pk"
            )
        ),
    )
    for table in FTS_TABLES:
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', 1048576)")


def _provision_grams(
    connection: sqlite3.Connection, first: int, last: int
) -> Iterator[tuple[int, str]]:
    span = (first << 20, (last + 1 << 20) - 1)
    texts = index_texts(
        connection.execute(
            "SELECT pk, plain FROM provision WHERE pk BETWEEN ? AND ? ORDER BY pk", span
        ),
        connection.execute(
            "SELECT provision, plain FROM measure WHERE pk BETWEEN ? AND ? ORDER BY pk", span
        ),
    )
    for key, text in texts.items():
        yield key, grams(text)
