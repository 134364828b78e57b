"""The embedded store: opens the file, applies and drops graphs, answers queries."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graph.errors import QueryTimeout
from graph.search_key import FOLD_VERSION
from graph.sqlite.connections import ReaderPool, connect
from graph.sqlite.reading import read_graphs
from graph.sqlite.writing import Writing
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from graph.property_graph import PropertyGraph
    from graph.store import Parameters, Reader

SCHEMA_VERSION = 1
APPLICATION_ID = 0x5A4D4149  # "ZMAI", so that `file` and we know the file again
BATCH_ROWS = 100_000
NO_PARAMETERS: Parameters = MappingProxyType({})


class SqliteStore:
    """A store in one SQLite file in WAL mode; readers never wait for the writer."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, read_only: bool = False, timeout: float | None = None):
        self._path = path
        self._read_only = read_only
        if read_only and not path.is_file():
            raise StoreError(f"There is no store at {path}; `zhimai build` makes one.")
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._writer() as connection:
                _prepare(connection, path)
        self._readers = ReaderPool(path, timeout)
        self._check_version()

    def held(self) -> dict[str, str]:
        """Return the SHA-256 of each named graph that is held, by its IRI."""
        return {row["iri"]: row["sha256"] for row in self.query("SELECT iri, sha256 FROM graph")}

    def apply(self, graphs: Iterable[PropertyGraph], drop: Iterable[str] = ()) -> None:
        """Replace these named graphs and drop others in one transaction."""
        with self._writer() as connection, transaction(connection):
            writing = Writing(connection)
            for iri in drop:
                writing.drop(iri)
            for graph in graphs:
                writing.put(graph)
            writing.finish()

    def load(self, graphs: Iterable[PropertyGraph]) -> None:
        """Replace many named graphs, each whole or not at all, in transactions of many rows."""
        for graph in graphs:
            self.apply([graph])

    def query(self, text: str, parameters: Parameters = NO_PARAMETERS, /) -> list[Any]:
        """Return all rows of a query that only reads."""
        with self._readers.connection() as connection:
            return _rows(connection, text, parameters)

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """Give a reader all of whose queries see one and the same state."""
        with self._readers.connection() as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM meta").fetchone()  # the first read fixes the state
            yield _Snapshot(connection)

    def dump(self) -> Iterator[PropertyGraph]:
        """Yield every named graph as it is held, in the order of IRIs."""
        with self.snapshot() as snapshot:
            yield from read_graphs(snapshot)

    def close(self) -> None:
        """Close all connections."""
        self._readers.close()

    @contextmanager
    def _writer(self) -> Iterator[sqlite3.Connection]:
        if self._read_only:
            raise StoreError(f"The store {self._path} was opened to be read only.")
        connection = connect(self._path, read_only=False)
        try:
            yield connection
        finally:
            connection.close()

    def _check_version(self) -> None:
        try:
            found = self.query("PRAGMA user_version")[0][0]
            application = self.query("PRAGMA application_id")[0][0]
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path} is no store of Zhimai ({error}).") from error
        if application != APPLICATION_ID:
            raise StoreError(f"{self._path} is a SQLite file, but no store of Zhimai.")
        if found != SCHEMA_VERSION:
            raise StoreError(
                f"The store {self._path} has the layout {found}, this version reads "
                f"{SCHEMA_VERSION}; delete the file and run `zhimai build`."
            )


class _Snapshot:
    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def query(self, text: str, parameters: Parameters = NO_PARAMETERS, /) -> list[Any]:
        return _rows(self._connection, text, parameters)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one writing transaction: all of it, or nothing when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _rows(connection: sqlite3.Connection, text: str, parameters: Mapping[str, Any]) -> list[Any]:
    try:
        return connection.execute(text, dict(parameters)).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise QueryTimeout("The query took too long; narrow it down.") from error
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in an empty file; leave a store as it is."""
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        return
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0]:
            return
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise StoreError(f"{path} is a SQLite file, but no store of Zhimai.")
        for script in ("schema.sql", "indexes.sql"):
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('fold', ?)", (FOLD_VERSION,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(name: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would commit between them."""
    script = files("graph.sqlite").joinpath(name).read_text(encoding="utf-8")
    part = ""
    for line in script.splitlines():
        part += line.partition("--")[0] + "\n"
        if sqlite3.complete_statement(part):
            yield part
            part = ""
