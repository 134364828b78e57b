"""Says from what a graph was made, so that a build reads only what changed since."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from graph.made_from import code_and_data

if TYPE_CHECKING:
    from loaders.corpus import CorpusEntry

# What turns a file into a named graph: the data and the code of these rooms.
_ROOMS: Final = ("ontology", "loaders", "graph")


def making() -> str:
    """Return a hash of all code and data that a document's graph depends on beside its file."""
    return f"{version('zhimai')}-{code_and_data(*_ROOMS)}"


def inputs(entry: CorpusEntry) -> str:
    """Return what a document's graph is made from: its bytes, its hints, our code and data."""
    parts = (entry.sha256, entry.file, entry.title, entry.number, entry.signed, making())
    return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()
