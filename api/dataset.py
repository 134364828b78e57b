"""The states of a dataset on disk: notices commits of other processes, reads one state at a time.

A commit replaces the manifest first and the store's rows after it, so as long as the manifest is
the same file and the store held what it lists, the store is still in that state. That costs one
`stat` a request.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from api.state import State
from graph.dataset import MANIFEST, Dataset
from graph.manifest import release_of
from graph.store import open_store
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.settings import Settings
    from graph.store import Reader, Store

# A question that runs longer is interrupted: no answer of this service takes a tenth of it.
QUERY_SECONDS = 10.0
_ATTEMPTS = 20

Signature = tuple[int, int, int]


class DatasetStates:
    """States of the dataset and the store that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self.dataset = Dataset(Path(settings.data))
        self._manifest = Path(settings.data) / MANIFEST
        self._url = settings.store or f"sqlite:{Path(settings.data) / 'store.sqlite'}"
        self._store: Store | None = None
        self._lock = threading.Lock()
        self._signature: Signature | None = None
        self._state: State | None = None
        self._settled = False
        self._counted = ("", 0, 0)

    def open(self) -> None:
        """Open the store if there is a dataset; without one the service starts and says so."""
        if self._signature_now() is not None:
            self._opened()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def current(self) -> State | None:
        """The state that the store holds now; None without a dataset or with a broken store."""
        signature = self._signature_now()
        if signature is None:
            return None
        if self._settled and signature == self._signature:
            return self._state
        try:
            return self._refreshed(signature)
        except StoreError:
            return None

    @contextmanager
    def reading(self) -> Iterator[tuple[Reader, State]]:
        """A reader of one state, and that state; StoreError when there is none to read."""
        store = self._opened()
        for _ in range(_ATTEMPTS):
            before = self._now()
            with store.snapshot() as reader:
                # The same before and after: it is the one that the snapshot sees.
                if self._now().token == before.token:
                    yield reader, before
                    return
        raise StoreError("the data keep changing while they are read; try again")

    def counts(self) -> dict[str, int]:
        """Triples and named graphs of the dataset, counted once a state."""
        manifest = self.dataset.read_manifest()
        if manifest.release != self._counted[0]:
            with self.dataset.reading() as reading:
                graphs = reading.manifest.graphs
                triples = sum(reading.nquads(graph).count(b"\n") for graph in graphs)
            self._counted = (reading.manifest.release, triples, len(graphs))
        return {"triples": self._counted[1], "graphs": self._counted[2]}

    def nquads(self, graph: str) -> bytes | None:
        """A named graph as it was committed."""
        with self.dataset.reading() as reading:
            if graph not in reading.manifest.graphs:
                return None
            return reading.nquads(graph)

    def _now(self) -> State:
        signature = self._signature_now()
        if signature is None:
            raise StoreError(f"there is no dataset at {self.dataset.path}; run `zhimai build`")
        if self._settled and signature == self._signature and self._state is not None:
            return self._state
        return self._refreshed(signature)

    def _signature_now(self) -> Signature | None:
        try:
            found = os.stat(self._manifest)  # noqa: PTH116 - Path.stat costs twice as much
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _opened(self) -> Store:
        with self._lock:
            if self._store is None:
                self._store = open_store(self._url, read_only=True, timeout=QUERY_SECONDS)
            return self._store

    def _refreshed(self, signature: Signature) -> State:
        """Ask the store what it holds; it is settled when that is what the manifest lists."""
        store = self._opened()
        listed = self.dataset.read_manifest().release
        release = release_of(store.held())
        modified = datetime.fromtimestamp(signature[0] // 10**9, UTC)
        state = State(release, format_datetime(modified, usegmt=True).encode(), release)
        with self._lock:
            self._signature, self._state = signature, state
            self._settled = release == listed
        return state
