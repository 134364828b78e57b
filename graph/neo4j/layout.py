"""Makes constraints and indexes in an empty database, and tells ours from somebody else's."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from graph.errors import MissingStore, OutdatedStore
from graph.neo4j import parts
from graph.neo4j.documents import LISTS
from graph.projection.spec import projection
from graph.search_key import FOLD_VERSION
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from neo4j import ManagedTransaction, Session

    from graph.neo4j.settings import Address

_LAYOUT: Final = 6
"""Changes whenever nodes, relationships, properties or indexes do, those apart that the
projection names: they have a fingerprint."""

OLDEST: Final = (5, 23)
"""The first Neo4j with everything that the statements here use; tested with 5.26."""

INDEX_SECONDS: Final = 600
_ROWS_AT_ONCE: Final = 5_000


@cache
def layout() -> str:
    """Return what a database is marked with: our layout, and what the projection puts into it."""
    spec = projection()
    named = [(label, shape.columns) for label, shape in spec.nodes.items()]
    named += [(kind, item.shape.columns) for kind, item in spec.relationships.items()]
    named += [(kind, ()) for kind in spec.links]
    return f"{_LAYOUT}.{hashlib.sha256(repr(named).encode()).hexdigest()[:8]}"


def check_server(session: Session, where: Address) -> bool:
    """Tell whether a server may be one of a cluster; StoreError for one that is too old."""
    row = session.run(
        "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' "
        "RETURN versions[0] AS version, edition"
    ).single()
    version = "unknown" if row is None else str(row["version"])
    numbers = [int(part) for part in version.replace("-", ".").split(".")[:2] if part.isdecimal()]
    if tuple(numbers) < OLDEST:
        raise StoreError(
            f"Neo4j at {where.url} is {version}; Zhimai needs {'.'.join(map(str, OLDEST))} or "
            "later. Use the 5.26 line, which has long-term support."
        )
    return row is not None and row["edition"] != "community"


def prepare(session: Session) -> None:
    """Make an empty database ours, finish one that was imported; leave a store as it is."""
    row = session.run("MATCH (s:Store {key: 'store'}) RETURN s.imported, s.layout").single()
    # A store of another layout is removed; indexes for this one would not fit it.
    if row is not None and not (row[0] and row[1] == layout()):
        return
    session.execute_write(_make_schema)
    session.run("CALL db.awaitIndexes($seconds)", seconds=INDEX_SECONDS).consume()
    if row is not None:
        _fill_lists(session)
    session.execute_write(
        lambda tx: tx.run(
            """
            MERGE (s:Store {key: 'store'})
              ON CREATE SET s.layout = $layout, s.fold = $fold, s.stamp = 0
              ON MATCH SET s.imported = null
            MERGE (:Store {key: 'gate'})""",
            layout=layout(),
            fold=FOLD_VERSION,
        ).consume()
    )


def _fill_lists(session: Session) -> None:
    """Put back the empty lists, which the importer takes for no value."""
    for label, name in LISTS:
        session.run(
            f"MATCH (n:{label}) WHERE n.{name} IS NULL "
            f"CALL (n) {{ SET n.{name} = [] }} IN TRANSACTIONS OF {_ROWS_AT_ONCE} ROWS"
        ).consume()


def check_ours(session: Session, where: Address) -> None:
    """Raise StoreError when a database holds something, but not a store of ours."""
    row = session.run(
        """
        OPTIONAL MATCH (s:Store {key: 'store'})
        WITH s LIMIT 1
        RETURN s.layout IS NOT NULL AS ours,
          s IS NULL AND EXISTS { MATCH (n) WHERE NOT n:Store } AS foreign"""
    ).single(strict=True)
    if row["foreign"]:
        raise StoreError(
            f"The database {where} holds data that is not Zhimai's, and nothing in it was "
            "touched. Use an empty database of its own."
        )


def check_layout(session: Session, where: Address, remove: Callable[[], None]) -> None:
    """Raise MissingStore where there is no store, OutdatedStore for one of another version.

    `remove` is what removes it then.
    """
    row = session.run("MATCH (s:Store {key: 'store'}) RETURN s.layout, s.fold, s.imported").single()
    if row is None:
        raise MissingStore(f"There is no store in {where}; `zhimai build --store URL` makes one.")
    if (row[0], row[1]) != (layout(), FOLD_VERSION):
        raise OutdatedStore(
            f"The store {where} was made by another version of Zhimai; `zhimai build` makes it "
            "again from the dataset.",
            remove,
        )
    if row["s.imported"]:
        raise StoreError(
            f"The store {where} was imported and has no indexes yet; `zhimai build --store` "
            "makes them."
        )


def remove(session: Session) -> None:
    """Delete a store of another version: everything in the database, its indexes too."""
    row = session.run("MATCH (s:Store {key: 'store'}) RETURN s.layout, s.fold").single()
    if row is not None and tuple(row) == (layout(), FOLD_VERSION):
        return  # another process made it anew meanwhile
    # In steps, since a large graph is more than one transaction can hold. IN TRANSACTIONS is
    # refused in a transaction of ours, so nothing tries it again.
    session.run(
        "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } "
        f"IN TRANSACTIONS OF {_ROWS_AT_ONCE} ROWS"
    ).consume()
    for kind, several in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        names = session.run(
            f"SHOW {several} YIELD name WHERE name STARTS WITH 'zhimai_' RETURN name"
        )
        for row in list(names):
            session.run(f"DROP {kind} {row['name']} IF EXISTS").consume()
    # The mark that the data are ours, and of which layout, goes last: a kill may come between.
    session.run("MATCH (n:Store) DELETE n").consume()


def _make_schema(tx: ManagedTransaction) -> None:
    for statement in schema():
        tx.run(statement).consume()


def schema() -> Iterator[str]:
    """Yield the statements that make all constraints and indexes."""
    yield from statements("schema.cypher")
    yield from parts.schema()


def statements(name: str) -> Iterator[str]:
    """Yield the statements of a script; each ends in a semicolon at the end of a line."""
    text = files("graph.neo4j").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            yield statement.strip().removesuffix(";")
