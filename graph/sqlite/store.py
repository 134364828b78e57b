"""The embedded store: opens the file, applies and drops graphs, answers queries."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graph.errors import MissingStore, QueryTimeout
from graph.manifest import release_of
from graph.port import Parameters, State
from graph.search_key import match_expression
from graph.sqlite.bulk import bulk_load
from graph.sqlite.connections import ReaderPool, connect, transaction
from graph.sqlite.layout import check_layout, prepare
from graph.sqlite.reading import read_graphs
from graph.sqlite.writing import Writing, check_state, note_state
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from graph.port import Reader
    from graph.property_graph import PropertyGraph

DAMAGED = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
)
NO_PARAMETERS: Parameters = MappingProxyType({})


class SqliteStore:
    """A store in one SQLite file in WAL mode; readers never wait for the writer."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, read_only: bool = False, timeout: float | None = None):
        self._path = path
        self._read_only = read_only
        if read_only and not path.is_file():
            raise MissingStore(f"There is no store at {path}; `zhimai build` makes one.")
        if not read_only:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{path.parent} can't be made: {error.strerror}") from error
            with self._writer() as connection:
                prepare(connection, path)
        self._readers = ReaderPool(path, timeout)
        with self._readers.connection() as connection:
            check_layout(connection, path)

    def held(self) -> dict[str, str]:
        """Return the SHA-256 of each named graph that is held, by its IRI."""
        return {row["iri"]: row["sha256"] for row in self.query("SELECT iri, sha256 FROM graph")}

    def state(self) -> State | None:
        """Return the newest commit of a dataset that the store followed."""
        rows = self.query(
            "SELECT value FROM meta WHERE key IN ('dataset', 'generation') ORDER BY key"
        )
        return State(rows[0][0], int(rows[1][0])) if rows else None

    def match_expression(self, key: str) -> str:
        """Return what the full-text index is asked for a folded key."""
        return match_expression(key)

    def release(self) -> str:
        """Return the name of the set of graphs held."""
        return _release(self)

    def apply(
        self, graphs: Iterable[PropertyGraph], drop: Iterable[str] = (), state: State | None = None
    ) -> None:
        """Replace these named graphs and drop others in one transaction."""
        with self._writer() as connection, transaction(connection):
            check_state(connection, state)
            writing = Writing(connection)
            for iri in drop:
                writing.drop(iri)
            for graph in graphs:
                writing.put(graph)
            writing.finish()
            note_state(connection, state)

    def load(self, graphs: Iterable[PropertyGraph], state: State | None = None) -> None:
        """Replace many named graphs: into an empty store all at once, else one by one."""
        rest = iter(graphs)
        with self._writer() as connection:
            bulk_load(connection, rest, state)
        for graph in rest:
            self.apply([graph], state=state)

    def query(
        self,
        text: str,
        parameters: Parameters = NO_PARAMETERS,
        /,
        *,
        many: bool = False,  # noqa: ARG002 - the rows come from this very process in any case
    ) -> list[Any]:
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
        except sqlite3.Error as error:
            raise StoreError(f"The store {self._path} can't be written: {error}.") from error
        finally:
            connection.close()


class _Snapshot:
    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def query(
        self,
        text: str,
        parameters: Parameters = NO_PARAMETERS,
        /,
        *,
        many: bool = False,  # noqa: ARG002 - the rows come from this very process in any case
    ) -> list[Any]:
        return _rows(self._connection, text, parameters)

    def match_expression(self, key: str) -> str:
        return match_expression(key)

    def release(self) -> str:
        return _release(self)


def _release(reader: Reader) -> str:
    rows = reader.query("SELECT value FROM meta WHERE key = 'release'")
    return str(rows[0][0]) if rows else release_of({})


def _encoded(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Give lists as JSON arrays, which is how SQL takes them (`json_each(:keys)`)."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for name, value in parameters.items()
    }


def _rows(connection: sqlite3.Connection, text: str, parameters: Mapping[str, Any]) -> list[Any]:
    try:
        return connection.execute(text, _encoded(parameters)).fetchall()
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            raise QueryTimeout("The query took too long; narrow it down.") from error
        if code in DAMAGED:
            raise StoreError(
                f"The store is damaged or can't be read ({error}); delete its file and run "
                "`zhimai build`, which makes it again from the dataset."
            ) from error
        raise
