"""One state of a dataset, with its files as they were committed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from graph.errors import DamagedDataset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.manifest import Manifest


class Reading:
    """One state of a dataset, with its files."""

    def __init__(self, path: Path, state: Manifest) -> None:
        self.path = path
        self.manifest = state

    def nquads(self, graph: str) -> bytes:
        """Return a named graph as it was committed, its hash verified.

        Raises KeyError for a graph that this state does not have, DamagedDataset when the
        file is missing or its bytes are others.
        """
        digest = self.manifest.graphs[graph].sha256
        return self._read(self.path / "graphs" / f"{digest}.nq", digest, graph)

    def holds(self, graph: str, digest: str) -> bool:
        """Tell whether a named graph has this hash, and its file is there."""
        entry = self.manifest.graphs.get(graph)
        return (
            entry is not None
            and entry.sha256 == digest
            and (self.path / "graphs" / f"{digest}.nq").is_file()
        )

    def text(self, graph: str) -> str | None:
        """Return the kept text of a document's graph, None for a graph without one."""
        digest = self.manifest.graphs[graph].text_sha256
        if digest is None:
            return None
        return self._read(self.path / "texts" / f"{digest}.txt", digest, graph).decode()

    def verify(self) -> Iterator[str]:
        """Yield what is damaged: one message for each missing or altered file."""
        for graph in sorted(self.manifest.graphs):
            try:
                self.nquads(graph)
                self.text(graph)
            except DamagedDataset as damage:
                yield str(damage)

    def _read(self, path: Path, digest: str, graph: str) -> bytes:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DamagedDataset(
                f"{path}, which holds {graph}, can't be read ({error.strerror}). "
                "Restore the file from a copy, or build again"
            ) from error
        if sha256(data).hexdigest() != digest:
            raise DamagedDataset(
                f"{path}, which holds {graph}, was altered: its SHA-256 is not its name. "
                "Restore the file from a copy, or remove it and build again"
            )
        return data
