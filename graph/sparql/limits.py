"""How much one SPARQL query may take: seconds, rows, bytes, memory, and how many run at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force; each is said aloud in the service description and in its problem."""

    # Queries that run at once. Each keeps a core busy.
    workers: int = 2
    # Queries that may wait for a worker; one more is told to come back.
    waiting: int = 8
    # A query that runs longer is killed. Also the longest that a query waits for a worker.
    seconds: float = 10.0
    # Rows of SELECT, triples of CONSTRUCT and DESCRIBE.
    rows: int = 10_000
    # The size of one result as it is sent, before compression.
    bytes: int = 8 * 1024 * 1024
    # What a query may take beyond the snapshot, which all workers share.
    memory_mb: int = 512
