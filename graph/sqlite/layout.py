"""Makes the tables of the embedded store, and tells a store of ours from another file."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.errors import OutdatedStore
from graph.search_key import FOLD_VERSION
from graph.sqlite.connections import transaction
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 11
APPLICATION_ID = 0x5A4D4149  # "ZMAI", so that `file` and we know the file again


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in an empty file; leave a store as it is. StoreError for another file."""
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0]:
            return
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0]:
                return
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                raise StoreError(f"{path} is a SQLite file, but no store of Zhimai.")
            for script in ("schema.sql", "indexes.sql"):
                for statement in statements(script):
                    connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('fold', ?)", (FOLD_VERSION,))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is no store of Zhimai ({error}).") from error


def check_layout(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError when the file is no store, or one of another version, with what to do."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is no store of Zhimai ({error}).") from error
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is a SQLite file, but no store of Zhimai.")
    fold = connection.execute("SELECT value FROM meta WHERE key = 'fold'").fetchone()
    if version != SCHEMA_VERSION or fold is None or fold[0] != FOLD_VERSION:
        raise OutdatedStore(
            f"The store {path} was made by another version of Zhimai; `zhimai build` makes it "
            "again from the dataset.",
            lambda: _remove(path),
        )


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def statements(name: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would commit between them."""
    script = files("graph.sqlite").joinpath(name).read_text(encoding="utf-8")
    part = ""
    for line in script.splitlines():
        part += line.partition("--")[0] + "\n"
        if sqlite3.complete_statement(part):
            yield part
            part = ""
