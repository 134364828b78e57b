"""The peer of loading: the very rows of a store, put into an empty file by sqlite3 alone.

The inserts, the indexes and the commit are timed; the rows stand ready in memory, those that the
store derives (succession, sharing) too. Only the full text is cut as the store cuts it, within the
time, since an index of such texts can't be filled without. So this is what the rows cost at least.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from benchmarks.clock import Clock
from graph.search_key import grams, search_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 50_000
CACHE_KIB = 262_144  # as the store's own load has
FULL_TEXT = {
    "provision_fts": "SELECT pk, plain FROM provision",
    "heading_fts": "SELECT pk, heading FROM provision WHERE heading IS NOT NULL",
    "document_fts": "SELECT pk, plain FROM document",
    "named_thing_fts": "SELECT pk, plain FROM named_thing",
    "agency_name_fts": "SELECT pk, plain FROM agency_name",
}


def bare_load(source: Path, target: Path) -> tuple[Clock, int]:
    """Copy the rows of a store into an empty file; return the time and the number of rows."""
    clock, count = Clock(), 0
    with closing(sqlite3.connect(source)) as store, closing(sqlite3.connect(target)) as bare:
        bare.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", f"cache_size = -{CACHE_KIB}"):
            bare.execute(f"PRAGMA {pragma}")
        tables, virtual, indexes = _schema(store)
        with clock:
            bare.execute("BEGIN")
            for statement in (*tables.values(), *virtual):
                bare.execute(statement)
        for insert, rows in _chunks(store, tables):
            with clock:
                bare.executemany(insert, rows)
            count += len(rows)
        for insert, rows in _texts(store):
            with clock:
                bare.executemany(insert, ((key, grams(search_key(text))) for key, text in rows))
            count += len(rows)
        with clock:
            for statement in indexes:
                bare.execute(statement)
            bare.execute("COMMIT")
            bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return clock, count


def _schema(store: sqlite3.Connection) -> tuple[dict[str, str], list[str], list[str]]:
    """Return the statements of tables by name, of full-text tables, and of indexes."""
    rows = store.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    virtual = {name for kind, name, sql in rows if sql.startswith("CREATE VIRTUAL")}
    tables = {
        name: sql
        for kind, name, sql in rows
        if kind == "table"
        and name not in virtual
        and not any(name.startswith(f"{table}_") and table.endswith("_fts") for table in virtual)
    }
    return (
        tables,
        [sql for kind, name, sql in rows if name in virtual],
        [sql for kind, name, sql in rows if kind == "index"],
    )


def _chunks(
    store: sqlite3.Connection, tables: dict[str, str]
) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    for table in tables:
        columns = [
            f'"{row[1]}"' for row in store.execute(f"PRAGMA table_xinfo({table})") if not row[6]
        ]
        places = ", ".join("?" for _ in columns)
        insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        cursor = store.execute(f"SELECT {', '.join(columns)} FROM {table}")
        while rows := cursor.fetchmany(CHUNK):
            yield insert, rows


def _texts(store: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    for table, question in FULL_TEXT.items():
        cursor = store.execute(f"{question} ORDER BY pk")
        while rows := cursor.fetchmany(CHUNK):
            yield f"INSERT INTO {table} (rowid, plain) VALUES (?, ?)", rows
