"""The store in a Neo4j server: opens a database, applies and drops graphs, answers queries."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StateChanged
from graph.manifest import release_of
from graph.neo4j import gate, layout
from graph.neo4j.connections import open_driver
from graph.neo4j.failures import explain, explained
from graph.neo4j.fulltext import match_expression
from graph.neo4j.lists import in_one_list
from graph.neo4j.reading import read_graphs
from graph.neo4j.settings import Settings, address
from graph.neo4j.writing import Change, write
from graph.port import Parameters, State
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from neo4j import ManagedTransaction, Session, Transaction

    from graph.neo4j.settings import Address
    from graph.port import Reader
    from graph.property_graph import PropertyGraph

T = TypeVar("T")

NO_PARAMETERS: Parameters = MappingProxyType({})
ROWS_AT_ONCE: Final = 20_000
"""So many rows of graphs go into one transaction of a load: some 50 MB of a server's heap."""
ATTEMPTS: Final = 5


class Neo4jStore:
    """A store in one database of a Neo4j server; readers never wait for a writer's work.

    A request reads in one transaction on one server. That it saw one state, and no commit
    half applied, is checked when it ends (`graph.neo4j.gate`).
    """

    dialect = "cypher"

    def __init__(
        self,
        url: str,
        *,
        read_only: bool = False,
        timeout: float | None = None,
        settings: Settings | None = None,
    ):
        self._settings = settings or Settings.from_environment()
        self._where: Address = address(url, self._settings)
        self._read_only = read_only
        self._timeout = timeout
        self._driver = open_driver(self._where, self._settings)
        # Reads see our own writes on every member of a cluster.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            with explained(self._where), self._session() as session:
                self._cluster = layout.check_server(session, self._where)
                layout.check_ours(session, self._where)
                if not read_only:
                    layout.prepare(session)
                layout.check_layout(session, self._where, self._remove)
        except BaseException:
            self._driver.close()
            raise

    def held(self) -> dict[str, str]:
        """Return the SHA-256 of each named graph that is held, by its IRI."""
        return {row[0]: row[1] for row in self.query("MATCH (g:NamedGraph) RETURN g.iri, g.sha256")}

    def state(self) -> State | None:
        """Return the newest commit of a dataset that the store followed."""
        row = self.query("MATCH (s:Store {key: 'store'}) RETURN s.dataset, s.generation")[0]
        return None if row[0] is None else State(row[0], row[1])

    def match_expression(self, key: str) -> str:
        """Return what the full-text index is asked for a folded key."""
        return match_expression(key)

    def release(self) -> str:
        """Return the name of the set of graphs held."""
        return self._whole(lambda reader: reader.release())

    def apply(
        self, graphs: Iterable[PropertyGraph], drop: Iterable[str] = (), state: State | None = None
    ) -> None:
        """Replace these named graphs and drop others in one transaction."""
        self._commit(Change(list(graphs), list(drop), state))

    def load(self, graphs: Iterable[PropertyGraph], state: State | None = None) -> None:
        """Replace many named graphs, some at a time: each is there whole or not at all."""
        some: list[PropertyGraph] = []
        size = 0
        for graph in graphs:
            some.append(graph)
            size += _size(graph)
            if size >= ROWS_AT_ONCE:
                self._commit(Change(some, (), state, release=False))
                some, size = [], 0
        self._commit(Change(some, (), state))

    def query(
        self, text: str, parameters: Parameters = NO_PARAMETERS, /, *, many: bool = False
    ) -> list[Any]:
        """Return all rows of a query that only reads."""
        return self._whole(lambda reader: reader.query(text, parameters, many=many))

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """Give a reader all of whose queries see one and the same state.

        Raises StateChanged at the end when the store was committed to meanwhile.
        """
        with (
            explained(self._where),
            self._session(read=True) as session,
            session.begin_transaction(timeout=self._timeout) as tx,
        ):
            reader = _Snapshot(tx, gate.wait(tx, cluster=self._cluster), self._where, self._cluster)
            try:
                yield reader
            except StoreError:
                raise
            except Exception:
                # What was read may have been half of a commit: then that is the reason.
                reader.check()
                raise
            reader.check()

    def dump(self) -> Iterator[PropertyGraph]:
        """Yield every named graph as it is held, in the order of IRIs."""
        with self.snapshot() as snapshot:
            yield from read_graphs(snapshot)

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def _whole(self, ask: Callable[[Reader], T]) -> T:
        """Ask on one state; ask again when a commit came between."""
        for _ in range(ATTEMPTS - 1):
            try:
                with self.snapshot() as reader:
                    return ask(reader)
            except StateChanged:
                continue
        with self.snapshot() as reader:
            return ask(reader)

    def _commit(self, change: Change) -> None:
        if self._read_only:
            raise StoreError(f"The store {self._where} was opened to be read only.")
        commit = secrets.token_hex(8)
        closed = False

        @neo4j.unit_of_work(
            metadata={gate.METADATA: commit}, timeout=float(self._settings.write_seconds)
        )
        def work(tx: ManagedTransaction) -> None:
            nonlocal closed
            write(tx, change)
            closed = True
            gate.close(self._driver, self._where.database, commit)

        try:
            with explained(self._where), self._session() as session:
                session.execute_write(work)
        finally:
            if closed:
                self._reopen(commit)

    def _reopen(self, commit: str) -> None:
        # Readers find out by themselves when this does not get through.
        try:
            gate.reopen(self._driver, self._where.database, commit)
        except (DriverError, Neo4jError) as error:
            explain(error, self._where)

    def _remove(self) -> None:
        """Delete what the database holds; this store is closed by then."""
        with (
            explained(self._where),
            open_driver(self._where, self._settings) as driver,
            driver.session(database=self._where.database) as session,
        ):
            layout.remove(session)

    def _session(self, *, read: bool = False) -> Session:
        return self._driver.session(
            database=self._where.database,
            default_access_mode=neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS,
            bookmark_manager=self._bookmarks,
        )


@dataclass(slots=True)
class _Snapshot:
    """Reads in one transaction, and knows how the store stood when it began."""

    tx: Transaction
    seen: gate.Look
    where: Address
    cluster: bool
    dialect: str = "cypher"

    def query(
        self, text: str, parameters: Parameters = NO_PARAMETERS, /, *, many: bool = False
    ) -> list[Any]:
        listed = None if many else in_one_list(text)
        with explained(self.where):
            if listed is None:
                return list(self.tx.run(text, dict(parameters)))
            rows: list[list[Any]] = self.tx.run(listed, dict(parameters)).single(strict=True)[0]
            return rows

    def match_expression(self, key: str) -> str:
        return match_expression(key)

    def release(self) -> str:
        if self.seen.release is not None:
            return self.seen.release
        rows = self.query("MATCH (g:NamedGraph) RETURN g.iri, g.sha256")
        return release_of({row[0]: row[1] for row in rows})

    def check(self) -> None:
        """Raise StateChanged when a commit was or is being made since the snapshot began."""
        now = gate.look(self.tx, self.cluster)
        if not now.open or now.stamp != self.seen.stamp:
            raise StateChanged("The store was committed to while it was read; ask again.")


def _size(graph: PropertyGraph) -> int:
    tables: list[Mapping[str, list[Any]]] = [graph.nodes, graph.relationships, graph.links]
    return sum(len(rows) for table in tables for rows in table.values())
