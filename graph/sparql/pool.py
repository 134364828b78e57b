"""Queries at once, in turn and on the newest snapshot: what the service asks SPARQL through."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.dataset import MANIFEST
from graph.sparql.errors import SparqlUnavailable, WorkersBusy
from graph.sparql.snapshot import Snapshot
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from graph.sparql.limits import Limits
    from graph.sparql.messages import Job, Reply

_LOG = logging.getLogger(__name__)
_PAUSE_SECONDS = 5.0  # before a dataset that could not be read is tried again

Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A reply with its result, and the state of the dataset that it is of."""

    reply: Reply
    body: bytes
    release: str
    modified: datetime


@dataclass(slots=True)
class _Held:
    """A snapshot and which manifest it was read from."""

    snapshot: Snapshot
    signature: Signature


class Pool:
    """Workers on the newest state of the dataset in a folder. Belongs to one event loop.

    Nothing is started before the first job or `warm`. After a commit the next job starts a new
    snapshot; until it is read, jobs are answered from the one before, which then ends with its
    last job.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder = folder
        self._held: _Held | None = None
        self._loading: asyncio.Task[None] | None = None
        self._tried: Signature | None = None
        self._try_again = 0.0
        self._failure = ""
        self._turn = asyncio.Semaphore(limits.workers)
        self._waiting = 0
        self._closed = False

    async def ask(self, job: Job) -> Asked:
        """Do a job on the newest snapshot that is there.

        Raises SparqlUnavailable, WorkersBusy, QueryTooLong, QueryTooLarge, WorkerLost.
        """
        async with self._one_turn():
            held = await self._newest()
            reply, body = await held.snapshot.run(job)
            modified = datetime.fromtimestamp(held.signature[0] // 10**9, UTC)
            return Asked(reply, body, held.snapshot.release, modified)

    def warm(self) -> None:
        """Begin to read the newest state, if that is not done yet, without waiting for it."""
        self._follow()

    @property
    def triples(self) -> int | None:
        """How many triples the snapshot's default graph has; None before there is one."""
        return self._held.snapshot.triples if self._held is not None else None

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        if self._loading is not None:
            self._loading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._loading
        if self._held is not None:
            await self._held.snapshot.close()
            self._held = None

    @contextlib.asynccontextmanager
    async def _one_turn(self) -> AsyncIterator[None]:
        """Wait for a free worker, not too long and not with too many others."""
        if self._turn.locked() and self._waiting >= self.limits.waiting:
            raise WorkersBusy(self._patience())
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._turn.acquire()
        except TimeoutError as error:
            raise WorkersBusy(self._patience()) from error
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turn.release()

    def _patience(self) -> int:
        return max(1, math.ceil(self.limits.seconds / 2))

    async def _newest(self) -> _Held:
        self._follow()
        if self._held is None and self._loading is not None:
            await asyncio.shield(self._loading)
        if self._held is None:
            raise SparqlUnavailable(self._failure or "There is no dataset yet")
        return self._held

    def _follow(self) -> None:
        """Start to read the dataset's state where no snapshot of it is held or being read."""
        if self._closed or (self._loading is not None and not self._loading.done()):
            return
        if self._held is not None and not self._held.snapshot.alive:
            self._held = self._tried = None
        signature, loop = self._signature(), asyncio.get_running_loop()
        if signature is None:
            return
        if signature == self._tried and (self._held is not None or loop.time() < self._try_again):
            return
        self._tried, self._try_again = signature, loop.time() + _PAUSE_SECONDS
        self._loading = loop.create_task(self._load(signature))

    async def _load(self, signature: Signature) -> None:
        try:
            snapshot = await Snapshot.load(self._folder, self.limits)
        except (StoreError, OSError) as error:
            self._failure = str(error)
            _LOG.error("SPARQL: the dataset can't be read: %s", error)
            return
        old, self._held = self._held, _Held(snapshot, signature)
        if old is not None:
            await old.snapshot.retire()

    def _signature(self) -> Signature | None:
        try:
            found = (self._folder / MANIFEST).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size
