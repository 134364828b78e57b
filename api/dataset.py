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
from graph.sync import open_current
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.settings import Settings
    from graph.port import Reader, Store

# A question that runs longer is interrupted: no answer of this service takes a tenth of it.
QUERY_SECONDS = 10.0

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
        with self._lock:
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
        signature = self._signature_now()
        if signature is None:
            raise StoreError(f"There is no dataset at {self.dataset.path}; run `zhimai build`.")
        with self._opened().snapshot() as reader:
            yield reader, self._named(reader.release(), signature)

    def counts(self) -> dict[str, int]:
        """Triples and named graphs of the dataset, counted once a state."""
        with self.dataset.reading() as reading:
            release, graphs = reading.manifest.release, reading.manifest.graphs
            if release != self._counted[0]:
                triples = sum(reading.nquads(graph).count(b"\n") for graph in graphs)
                self._counted = (release, triples, len(graphs))
        return {"triples": self._counted[1], "graphs": self._counted[2]}

    def nquads(self, graph: str) -> tuple[bytes, State] | None:
        """A named graph as it was committed last, and the state that it is of."""
        signature = self._signature_now()
        with self.dataset.reading() as reading:
            if signature is None or graph not in reading.manifest.graphs:
                return None
            return reading.nquads(graph), self._named(reading.manifest.release, signature)

    def _signature_now(self) -> Signature | None:
        try:
            found = os.stat(self._manifest)  # noqa: PTH116 - Path.stat costs twice as much
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _opened(self) -> Store:
        with self._lock:
            if self._store is None:
                self._store = open_current(self._url, self.dataset, timeout=QUERY_SECONDS)
            return self._store

    def _named(self, release: str, signature: Signature) -> State:
        state = self._state
        if state is not None and state.release == release:
            return state
        modified = datetime.fromtimestamp(signature[0] // 10**9, UTC)
        return State(release, format_datetime(modified, usegmt=True).encode(), release)

    def _refreshed(self, signature: Signature) -> State:
        """Ask the store what it holds; it is settled when that is what the manifest lists."""
        listed = self.dataset.read_manifest().release
        release = self._opened().release()
        state = self._named(release, signature)
        with self._lock:
            self._signature, self._state = signature, state
            self._settled = release == listed
        return state
