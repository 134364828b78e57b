"""The dataset: a folder of immutable N-Quads files and kept texts, and one manifest.

    manifest.json          which graphs there are: replaced by a rename, and that is the commit
    graphs/{sha256}.nq     one named graph each, canonical N-Quads, never changed
    texts/{sha256}.txt     the kept text of a document, UTF-8, line ends as they are
    writer.lock            held by the one process that writes, with its pid
    readers.lock           held together by all that read, so that no file goes from under them

A file is on the disk (fsync of it and of its folder) before the manifest that names it.
"""

from __future__ import annotations

import os
import uuid
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from graph import locking, manifest, withdrawn
from graph.manifest import Entry, Manifest
from graph.reading import Reading
from ontology import iri
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
_TEMPORARY = ".part"


class Dataset:
    """A dataset in a folder. Making one of these touches nothing; `writer` makes the folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._graphs = path / "graphs"
        self._texts = path / "texts"

    def read_manifest(self) -> Manifest:
        """Return the present state; that of a folder without a manifest has no graphs.

        Raises DamagedDataset when the manifest can't be understood. To read files as well, use
        `reading`: else a commit may remove them meanwhile.
        """
        path = self.path / MANIFEST
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return Manifest("", 0)
        except OSError as error:
            raise StoreError(f"{path} can't be read: {error.strerror}") from error
        return manifest.parse(data, path)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Give one state whose files stay until the block ends, whatever is committed meanwhile."""
        with locking.shared(self.path / "readers.lock"):
            yield Reading(self.path, self.read_manifest())

    @contextmanager
    def writer(self, *, wait: float = 0.0) -> Iterator[Writer]:
        """Give the only writer; DatasetLocked when another process holds it after `wait` seconds."""
        try:
            for folder in (self.path, self._graphs, self._texts):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path} can't be made: {error.strerror}") from error
        with locking.exclusive(self.path / "writer.lock", wait=wait):
            yield Writer(self)


class Writer:
    """The one writer of a dataset, as long as its lock is held."""

    def __init__(self, dataset: Dataset) -> None:
        self.path = dataset.path
        self._dataset = dataset
        self._pending: dict[str, Entry] = {}
        self.manifest = dataset.read_manifest()

    def add(self, graph: str, nquads: bytes, text: str | None = None) -> Entry:
        """Put the files of a graph on the disk; it is part of the dataset with the next commit."""
        entry = Entry(
            self._store("graphs", "nq", nquads),
            len(nquads),
            None if text is None else self._store("texts", "txt", text.encode()),
        )
        self._pending[graph] = entry
        return entry

    def outcome(self, drop: Iterable[str] = ()) -> Reading:
        """Return the state that a commit now would make, but for what is withdrawn with it.

        Its files are on the disk already. It is good until the next `add`.
        """
        graphs = dict(self.manifest.graphs) | self._pending
        for graph in drop:
            graphs.pop(graph, None)
        return Reading(self.path, Manifest("", 0, graphs))

    def commit(
        self,
        replace: Mapping[str, bytes] | None = None,
        texts: Mapping[str, str] | None = None,
        drop: Iterable[str] = (),
    ) -> Manifest:
        """Make a new state of the graphs added and of `replace`, without those in `drop`.

        `texts` are kept texts by graph. All of it is there when this returns, and nothing of
        it when it does not. Without a change there is no new state. Ids that documents had
        and have no more are remembered in the same state (`graph.withdrawn`).
        """
        for graph, data in (replace or {}).items():
            self.add(graph, data, (texts or {}).get(graph))
        graphs = dict(self.manifest.graphs) | self._pending
        for graph in drop:
            graphs.pop(graph, None)
        self._pending = {}
        self._remember(graphs)
        if graphs != self.manifest.graphs or not self.manifest.dataset:
            state = Manifest(
                self.manifest.dataset or uuid.uuid4().hex, self.manifest.generation + 1, graphs
            )
            for folder in ("graphs", "texts"):
                _sync_folder(self.path / folder)
            self._replace(self.path / MANIFEST, state.to_json())
            _sync_folder(self.path)
            self.manifest = state
        self._collect()
        return self.manifest

    def _remember(self, graphs: dict[str, Entry]) -> None:
        """Put the graph of withdrawn ids as it is after this commit among the graphs."""
        data = withdrawn.remember(
            Reading(self.path, self.manifest), Reading(self.path, Manifest("", 0, graphs))
        )
        if data:
            graphs[iri.WITHDRAWN_GRAPH] = Entry(self._store("graphs", "nq", data), len(data))
        elif data is not None:
            graphs.pop(iri.WITHDRAWN_GRAPH, None)

    def _store(self, folder: str, suffix: str, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        path = self.path / folder / f"{digest}.{suffix}"
        # An altered file under this name is put right; the same bytes are left alone.
        if not path.is_file() or path.read_bytes() != data:
            self._replace(path, data)
        return digest

    def _replace(self, path: Path, data: bytes) -> None:
        part = path.with_name(path.name + _TEMPORARY)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise StoreError(f"{path} can't be written: {error.strerror}") from error

    def _collect(self) -> None:
        """Remove files that the present state does not need, unless somebody is reading."""
        needed = self.manifest.files()
        with locking.alone(self.path / "readers.lock") as nobody_reads:
            if not nobody_reads:
                return
            for folder in ("graphs", "texts"):
                for path in (self.path / folder).iterdir():
                    if path.name not in needed:
                        path.unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
