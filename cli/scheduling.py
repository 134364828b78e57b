"""Reads documents on the workers of a Dask scheduler: the same named graphs, in the same order.

A task is a pure function of one document's bytes, so a worker needs no shared disk, and a task
whose worker is lost is done again by another. Only this process writes: whatever becomes of the
workers, each document is taken once, when its turn comes.
"""

from __future__ import annotations

import dataclasses
import importlib
import logging
import threading
import time
import zlib
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cli.documents import Read, read_content
from cli.fingerprint import making
from loaders.read.file import load_file
from ontology.errors import InputError, StoreError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from loaders.corpus import CorpusEntry

_SCHEMES = ("tcp", "tls", "ws", "wss", "ucx")

# Seconds: to reach the scheduler; to wait for its first worker; how long no worker at all may be
# there in mid-build (a restarted machine comes back); between two looks whether any is.
_CONNECT = 5.0
_FIRST_WORKER = 10.0
_NO_WORKER = 60.0
_LOOK = 2.0

# Documents that wait for each thread of a worker, and bytes of all that were sent: enough to keep
# the workers busy, few enough to keep memory flat here and in the scheduler.
_AHEAD = 8
_BYTES_AHEAD = 64 * 1024 * 1024

# N-Quads repeat themselves: the quickest level leaves a tenth for the network to carry.
_LEVEL = 1


class OtherCode(Exception):
    """A worker would read by other code or other data of ours."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A scheduler that we are connected to. Dask's own annotations cover only a part of it."""

    distributed: Any
    client: Any
    address: str

    def threads(self) -> dict[str, int]:
        """Return how many threads each worker has that is there now."""
        known: dict[str, int] = self.client.nthreads()
        return known


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that was given away: its size in bytes, the future, or why none was made."""

    entry: CorpusEntry
    size: int
    future: Any
    failure: str | None = None


def read_packed(entry: CorpusEntry, data: bytes, version: str, code: str) -> Read:
    """Read one document on a worker; its N-Quads come back compressed. Raises OtherCode."""
    if making() != code:
        raise OtherCode
    read = read_content(entry, data, version)
    return dataclasses.replace(read, nquads=zlib.compress(read.nquads, _LEVEL))


def read_on_workers(
    entries: list[CorpusEntry], version: str, address: str, say: Callable[[str], None]
) -> Iterator[Read]:
    """Yield what each document says, in the order given; a failure is yielded, not raised.

    `address` is that of a Dask scheduler. Raises InputError for an address that is none and where
    Dask is not installed, StoreError when the scheduler can't be reached or is lost, when it has
    no worker, and when a worker has another version of Zhimai than this process.
    """
    _check(address)
    distributed = _dask()
    with _connected(distributed, address) as cluster:
        threads = cluster.threads()
        say(f"{address}: {len(threads)} 个工作进程 workers, {sum(threads.values())} 线程 threads")
        try:
            yield from _in_order(cluster, entries, version)
        except ModuleNotFoundError as error:
            raise StoreError(
                f"A worker of {address} has no module {error.name}: install the same Zhimai "
                f"({version}) on every worker."
            ) from error
        except OtherCode:
            raise StoreError(
                f"A worker of {address} has another Zhimai than this process, or other data in "
                f"ontology/: install the same wheel ({version}) on every worker, restart them."
            ) from None
        except (distributed.CancelledError, OSError) as error:
            raise StoreError(
                f"The scheduler at {address} is gone; nothing was committed. Start it and its "
                "workers again, then build again."
            ) from error


def _in_order(cluster: _Cluster, entries: Iterable[CorpusEntry], version: str) -> Iterator[Read]:
    waiting: deque[_Waiting] = deque()
    limit, looked = _AHEAD, -_LOOK
    for entry in entries:
        waiting.append(_send(cluster, entry, version))
        if time.monotonic() - looked > _LOOK:
            # Workers come and go.
            limit, looked = max(1, sum(cluster.threads().values())) * _AHEAD, time.monotonic()
        while len(waiting) > limit or sum(one.size for one in waiting) > _BYTES_AHEAD:
            yield _received(cluster, waiting.popleft())
    while waiting:
        yield _received(cluster, waiting.popleft())


def _send(cluster: _Cluster, entry: CorpusEntry, version: str) -> _Waiting:
    try:
        data = load_file(entry.path)
    except UnreadableFile as error:
        return _Waiting(entry, 0, None, str(error))
    # The bytes travel with the task, not apart from it: what a lost worker held can be sent again.
    # A task is no other's equal, even where two documents are (pure=False).
    future = cluster.client.submit(read_packed, entry, data, version, making(), pure=False)
    return _Waiting(entry, len(data), future)


def _received(cluster: _Cluster, one: _Waiting) -> Read:
    """Wait for a document; one that ended several workers is left out, as one that can't be read."""
    if one.future is None:
        return Read(one.entry, failure=one.failure)
    alone_since: float | None = None
    while True:
        try:
            read: Read = one.future.result(timeout=_LOOK)
        except cluster.distributed.KilledWorker:
            return Read(
                one.entry,
                failure=f"{one.entry.path}: the workers that read it were ended, one after "
                "another (out of memory?). Give them more memory, or build without --scheduler.",
            )
        except cluster.distributed.TimeoutError:
            now = time.monotonic()
            alone_since = None if cluster.threads() else alone_since or now
            if alone_since is not None and now - alone_since > _NO_WORKER:
                raise StoreError(
                    f"{cluster.address} has had no worker for {_NO_WORKER:.0f} s; nothing was "
                    f"committed. {_start_workers(cluster.address)}, then build again."
                ) from None
        else:
            one.future.release()
            return dataclasses.replace(read, nquads=zlib.decompress(read.nquads))


def _open(distributed: Any, address: str) -> Any:
    """Return a client; StoreError where none is made in time, whatever it is that listens there."""
    made: list[Any] = []
    failed: list[str] = []

    def connect() -> None:
        try:
            made.append(distributed.Client(address, timeout=_CONNECT, set_as_default=False))
        except (OSError, ValueError, ImportError) as error:
            failed.append(type(error).__name__)

    # Dask waits without end for the greeting of a server that is no scheduler.
    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(2 * _CONNECT)
    if made:
        return made[0]
    why = failed[0] if failed else "something else listens there"
    raise StoreError(
        f"No Dask scheduler answers at {address} ({why}). Start one with `dask scheduler`, take "
        "the address that it prints, and mind firewalls."
    )


@contextmanager
def _connected(distributed: Any, address: str) -> Iterator[_Cluster]:
    """Open a client of a scheduler that has a worker, StoreError where there is none."""
    client = _open(distributed, address)
    try:
        try:
            client.wait_for_workers(1, timeout=_FIRST_WORKER)
        except distributed.TimeoutError:
            raise StoreError(
                f"The scheduler at {address} has no worker. {_start_workers(address)}."
            ) from None
        yield _Cluster(distributed, client, address)
    finally:
        client.close(timeout=_CONNECT)


def _start_workers(address: str) -> str:
    return f"Start some: `dask worker {address} --nworkers auto --nthreads 1`"


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        known = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        known = False
    if not known:
        raise InputError(
            f"--scheduler {address}: no address of a Dask scheduler; write tcp://HOST:8786 "
            "(tls:// with certificates)."
        )


def _dask() -> Any:
    """Return the package `distributed`, quiet; InputError where it is not installed."""
    try:
        dask = importlib.import_module("dask")
        distributed = importlib.import_module("distributed")
    except ImportError as error:
        raise InputError(
            "--scheduler needs Dask, which is not installed here: pip install 'zhimai[dask]'."
        ) from error
    # What goes wrong is raised and said once; a large document is no large graph.
    for name in ("distributed", "distributed.client", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})
    return distributed
