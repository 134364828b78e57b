"""Hashes the code and data that something was made from, so that it is made again when they change."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_KEPT: Final = (".py", ".csv", ".toml", ".ttl", ".json", ".jsonld")


@cache
def code_and_data(*packages: str) -> str:
    """Return a hash of all files of code and data in packages and in the rooms below them.

    `packages` are their names as they are imported, ``graph.lineage``; the hash is of 64 hex digits.
    """
    digest = sha256()
    for package in packages:
        for name, file in _files(files(package), package):
            content = file.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, path)
        elif entry.name.endswith(_KEPT):
            yield path, entry
