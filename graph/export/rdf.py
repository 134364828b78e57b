"""Writes named graphs as N-Quads, Turtle or JSON-LD."""

from __future__ import annotations

import heapq
import io
from typing import IO, TYPE_CHECKING, Any, cast

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from graph import nquads
from graph.projection.spec import projection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Reading

GRAPHS_MERGED_AT_ONCE = 400


def write_nquads(reading: Reading, names: list[str], out: IO[bytes]) -> None:
    """Write canonical N-Quads of the whole: the lines of all graphs in one order.

    Lines end in the graph's IRI, so files of many graphs are merged line by line.
    """
    if len(names) > GRAPHS_MERGED_AT_ONCE:
        # Too many to hold at once: graph by graph, each in canonical order.
        for name in names:
            out.write(reading.nquads(name))
        return
    files = [reading.nquads(name).splitlines(keepends=True) for name in names]
    out.writelines(heapq.merge(*files))


def write_turtle(reading: Reading, names: list[str], out: IO[bytes]) -> None:
    """Write Turtle: the triples of all graphs together. Turtle has no names for graphs."""
    triples = (
        Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
        for quad in _quads(reading, names)
    )
    sorted_out = _SortedPrefixes(out)
    serialize(
        triples,
        output=cast("IO[bytes]", sorted_out),
        format=RdfFormat.TURTLE,
        prefixes=dict(projection().prefixes),
    )
    sorted_out.finish()


def write_jsonld(reading: Reading, names: list[str], out: IO[bytes]) -> None:
    """Write JSON-LD in expanded form, named graphs kept."""
    serialize(_quads(reading, names), output=out, format=RdfFormat.JSON_LD)


class _SortedPrefixes(io.RawIOBase):
    """Puts the prefixes at the head in order: pyoxigraph writes them in any, and another each time."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._head: bytes | None = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        chunk = bytes(data)
        if self._head is None:
            self._out.write(chunk)
        else:
            self._head += chunk
            lines = self._head.splitlines(keepends=True)
            # The last line may be cut: nothing is known about it yet.
            if any(not line.startswith(b"@prefix") for line in lines[:-1]):
                self.finish()
        return len(chunk)

    def finish(self) -> None:
        """Write what is still held back."""
        if self._head is not None:
            lines = self._head.splitlines(keepends=True)
            prefixes = [line for line in lines if line.startswith(b"@prefix")]
            self._out.writelines([*sorted(prefixes), *lines[len(prefixes) :]])
            self._head = None


def _quads(reading: Reading, names: list[str]) -> Iterator[Quad]:
    for name in names:
        yield from nquads.read(reading.nquads(name), name)
