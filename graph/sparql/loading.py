"""Reads one state of a dataset into memory, so that its default graph is the union of all graphs.

The engine can take all graphs together as the default graph, but then has a triple once for
every graph that holds it, where RDF has it once. So as soon as two graphs speak of the same
thing, the default graph gets a copy of its own, which costs as much memory again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.reading import Reading

_BATCH_BYTES: Final = 32_000_000  # read into the store together: each load has a cost of its own
_SUBJECT: Final = re.compile(rb"^<[^>\n]*>", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot in memory. `triples` are those of the default graph.

    `union` is true where the graphs together are taken for the default graph; false where it is
    in the store as such.
    """

    store: Store
    release: str
    triples: int
    union: bool


def load(reading: Reading) -> Loaded:
    """Return the state that is being read; DamagedDataset or SyntaxError where it can't be."""
    store = Store()
    overlap = _Overlap()
    for batch in _batches(overlap.watched(_graphs(reading))):
        store.bulk_load(batch, format=RdfFormat.N_QUADS, lenient=True)
    count = len(store)
    if overlap.found:
        for batch in _batches(_as_triples(_graphs(reading))):
            store.bulk_load(batch, format=RdfFormat.N_TRIPLES, lenient=True)
        count = len(store) - count
    return Loaded(store, reading.manifest.release, count, not overlap.found)


class _Overlap:
    """Whether the same subject was seen in two graphs: only then can they share a triple."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self.found = False

    def watched(self, graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        for name, data in graphs:
            if not self.found:
                subjects = {hash(subject) for subject in set(_SUBJECT.findall(data))}
                self.found = not self._seen.isdisjoint(subjects)
                self._seen |= subjects
            yield name, data


def _graphs(reading: Reading) -> Iterator[tuple[str, bytes]]:
    for graph in sorted(reading.manifest.graphs):
        yield graph, reading.nquads(graph)


def _as_triples(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Take the graph's name from the end of every line, where canonical N-Quads have it."""
    for name, data in graphs:
        yield name, data.replace(f" <{name}> .\n".encode(), b" .\n")


def _batches(graphs: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the lines of all graphs, small ones together."""
    parts: list[bytes] = []
    size = 0
    for _, data in graphs:
        parts.append(data)
        size += len(data)
        if size >= _BATCH_BYTES:
            yield b"".join(parts)
            parts, size = [], 0
    yield b"".join(parts)
