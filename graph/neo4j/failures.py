"""Turns what the driver raises into errors of ours that say what to do, and logs them."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    TransientError,
)

from graph.errors import QueryTimeout, StoreUnavailable
from graph.neo4j.settings import PREFIX
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.settings import Address

logger = logging.getLogger(__name__)
# The driver warns of every attempt that fails; what came of them is what we say.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

RETRY_AFTER: Final = 10
"""Seconds that a restart of the server takes, about."""

_TIMED_OUT: Final = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
_FULL: Final = ("No space left", "File too large", "disk", "LowSpace")


@contextmanager
def explained(where: Address) -> Iterator[None]:
    """Raise StoreError, StoreUnavailable or QueryTimeout for what the driver raises inside."""
    try:
        yield
    except (DriverError, Neo4jError) as error:
        ours = explain(error, where)
        if isinstance(ours, StoreUnavailable):
            logger.warning("%s", ours)
        raise ours from error


def explain(error: DriverError | Neo4jError, where: Address) -> StoreError:
    """Return the error of ours for one of the driver; it says what to do next."""
    if isinstance(error, AuthError):
        return StoreError(
            f"Neo4j at {where.url} does not take this user and password; set {PREFIX}USER and "
            f"{PREFIX}PASSWORD to those of the server."
        )
    if isinstance(error, ConfigurationError):
        return StoreError(f"Neo4j at {where.url} can't be reached so: {error}")
    if isinstance(error, Neo4jError):
        return _of_server(error, where)
    return _unavailable(where, f"is not reachable ({_first_line(error)})", _START)


_START: Final = "Is it running, and is the address right? It is tried again by itself."


def _of_server(error: Neo4jError, where: Address) -> StoreError:
    code, message = error.code or "", error.message or ""
    title = code.rpartition(".")[2]
    if title.startswith(_TIMED_OUT):
        return QueryTimeout("The query took too long; narrow it down.")
    if title == "DatabaseNotFound":
        return StoreError(
            f"Neo4j at {where.url} has no database {where.database!r}; make it, or set "
            f"{PREFIX}DATABASE to one that it has."
        )
    if "MemoryLimit" in title or "OutOfMemory" in title or "MemoryPool" in title:
        return StoreError(
            f"The transaction is larger than the memory that {where} gives it, and nothing was "
            "changed; give the server more heap (server.memory.heap.max_size)."
        )
    if any(sign in message for sign in _FULL) or title == "TransactionLogError":
        return _unavailable(
            where,
            f"can't write ({_first_line(error)})",
            "Is its disk full? Make room, then restart the server.",
        )
    if isinstance(error, TransientError) or title in {"DatabaseUnavailable", "NotALeader"}:
        return _unavailable(where, f"does not answer now ({title})", _START)
    if isinstance(error, ClientError):
        return StoreError(f"Neo4j at {where.url} refused a statement: {code}: {message}")
    return _unavailable(
        where,
        f"failed ({code}: {_first_line(error)})",
        "See the server's log; a server that ran out of disk or memory has to be restarted.",
    )


def _unavailable(where: Address, what: str, advice: str) -> StoreUnavailable:
    return StoreUnavailable(f"The store {where} {what}. {advice}", RETRY_AFTER)


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return text[0][:200] if text else type(error).__name__
