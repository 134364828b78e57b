"""Connections to the embedded store: one way to open them, and a pool of readers."""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 60.0
BUSY_PAUSE_SECONDS = 0.01
CACHE_KIB = 16_384
MAPPED_BYTES = 1 << 32
STEPS_BETWEEN_CHECKS = 20_000


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file; StoreError when it can't be opened or is no SQLite file."""
    mode = "ro" if read_only else "rwc"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = OFF")
    except sqlite3.Error as error:
        raise StoreError(
            f"The store {path} can't be opened ({error}). Is it there, and a store of Zhimai? "
            "`zhimai build` makes it again from the dataset."
        ) from error
    return connection


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite waits for no lock here, so two that open a new file wait themselves.

    Source: https://www.sqlite.org/c3ref/busy_handler.html (the handler need not be called where
    waiting could be a deadlock, as for a lock that is to be raised from shared to exclusive).
    """
    limit = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = (error.sqlite_errorcode & 0xFF) == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > limit:
                raise
            time.sleep(BUSY_PAUSE_SECONDS)
        else:
            return


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


class ReaderPool:
    """Read-only connections, each used by one thread at a time, made when all are in use."""

    def __init__(self, path: Path, timeout: float | None) -> None:
        self._path = path
        self._timeout = timeout
        # deque's append and pop are atomic: no lock is needed between threads.
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; the clock of the time limit starts when it is lent."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = connect(self._path, read_only=True)
        if self._timeout is not None:
            limit = time.monotonic() + self._timeout
            connection.set_progress_handler(lambda: time.monotonic() > limit, STEPS_BETWEEN_CHECKS)
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close the idle connections; lent ones are closed when they come back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
