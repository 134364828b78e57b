"""Says from what a graph was made, so that a build reads only what changed since."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from loaders.corpus import CorpusEntry

# What turns a file into a named graph: the data and the code of these rooms.
_ROOMS = ("ontology", "loaders", "graph")
_KEPT = (".py", ".csv", ".toml", ".ttl", ".json", ".jsonld")


@functools.cache
def making() -> str:
    """Return a hash of all code and data that a document's graph depends on beside its file."""
    digest = hashlib.sha256(version("zhimai").encode())
    for room in _ROOMS:
        for name, file in _files(resources.files(room), room):
            content = file.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def inputs(entry: CorpusEntry) -> str:
    """Return what a document's graph is made from: its bytes, its hints, our code and data."""
    parts = (entry.sha256, entry.file, entry.title, entry.number, entry.signed, making())
    return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, path)
        elif entry.name.endswith(_KEPT):
            yield path, entry
