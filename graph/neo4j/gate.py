"""Lets readers know when a commit is being applied, so that they never answer from half of one.

Neo4j shows what is committed piece by piece while a commit is applied, to every reader. So a
writer closes a gate just before its commit and opens it just after, in transactions of their
own; a reader looks at the gate and at the number of commits before and after it reads, and
reads again when the gate was closed or the number is another.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.errors import StoreUnavailable

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Transaction

METADATA: Final = "zhimai_commit"
"""Under this key a writing transaction bears the number of the commit that it makes."""

GRACE_MILLISECONDS: Final = 10_000
"""A gate that nobody holds is taken for that of a writer that died, after this long: members of
a cluster do not see each other's transactions."""

WAIT_SECONDS: Final = 5.0
RETRY_AFTER: Final = 2

_LOOK: Final = """
MATCH (s:Store {key: 'store'}), (g:Store {key: 'gate'})
RETURN s.stamp AS stamp, s.release AS release, g.closed AS closed,
  timestamp() - g.since >= $grace AS old"""

_HOLDER: Final = "SHOW TRANSACTIONS YIELD metaData WHERE metaData[$key] = $closed RETURN 1 LIMIT 1"

_CLOSE: Final = "MATCH (g:Store {key: 'gate'}) SET g.closed = $commit, g.since = timestamp()"
_OPEN: Final = """
MATCH (g:Store {key: 'gate'}) WHERE g.closed = $commit REMOVE g.closed, g.since"""


class Look(NamedTuple):
    """What a reader saw: the number of commits, the release if it is known, an open gate or not."""

    stamp: int
    release: str | None
    open: bool


def look(tx: ManagedTransaction | Transaction, cluster: bool) -> Look:
    """Return how the store stands; a member of a `cluster` does not see who holds the gate."""
    row = tx.run(_LOOK, grace=GRACE_MILLISECONDS if cluster else 0).single(strict=True)
    closed = row["closed"]
    is_open = closed is None or (row["old"] and not _held(tx, closed))
    return Look(row["stamp"], row["release"], is_open)


def wait(tx: ManagedTransaction | Transaction, *, cluster: bool) -> Look:
    """Return how the store stands as soon as no commit is being applied."""
    limit = time.monotonic() + WAIT_SECONDS
    pause = 0.005
    while True:
        seen = look(tx, cluster)
        if seen.open:
            return seen
        if time.monotonic() > limit:
            raise StoreUnavailable(
                "The store is being committed to; try again in a moment.", RETRY_AFTER
            )
        time.sleep(pause)
        pause = min(pause * 2, 0.1)


def close(driver: Driver, database: str, commit: str) -> None:
    """Close the gate for a commit whose transaction is about to end."""
    driver.execute_query(_CLOSE, commit=commit, database_=database)


def reopen(driver: Driver, database: str, commit: str) -> None:
    """Open the gate again, unless another commit has closed it since."""
    driver.execute_query(_OPEN, commit=commit, database_=database)


def _held(tx: ManagedTransaction | Transaction, closed: str) -> bool:
    return tx.run(_HOLDER, key=METADATA, closed=closed).single() is not None
