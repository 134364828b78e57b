"""Projects many named graphs of a dataset in several processes, in order, a few at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from graph.projection.forward import from_nquads
from graph.reading import Reading
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from graph.manifest import Manifest
    from graph.property_graph import PropertyGraph

T = TypeVar("T")

# Graphs in one task: enough that sending it costs little, few enough that memory stays flat.
AT_ONCE = 8
# Tasks that wait for each process.
AHEAD = 2
# With fewer graphs than this, processes take longer to start than they save.
WORTH_PROCESSES = 200


def project(reading: Reading, graph: str) -> PropertyGraph:
    """Return one named graph of a dataset's state as a property graph."""
    return from_nquads(
        graph,
        reading.nquads(graph),
        sha256=reading.manifest.graphs[graph].sha256,
        text=reading.text(graph),
    )


def project_all(reading: Reading, graphs: list[str], jobs: int) -> Iterator[PropertyGraph]:
    """Yield named graphs as property graphs, in the order given; errors as in `each`."""
    return each(reading, graphs, jobs, _as_it_is)


def each(
    reading: Reading, graphs: list[str], jobs: int, made: Callable[[PropertyGraph], T]
) -> Iterator[T]:
    """Yield what is made of named graphs, in the order given; `made` is a function of a module.

    Raises DamagedDataset or ProjectionRefused for one that can't be taken, StoreError when a
    process was ended from outside.
    """
    if jobs < 2 or len(graphs) < WORTH_PROCESSES:
        yield from (made(project(reading, graph)) for graph in graphs)
        return
    # A forked child would hold our locks and our connections; a spawned one starts clean.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        jobs, context, initializer=_begin, initargs=(reading.path, reading.manifest)
    ) as pool:
        waiting: deque[Future[list[T]]] = deque()
        try:
            for first in range(0, len(graphs), AT_ONCE):
                waiting.append(pool.submit(_make_some, graphs[first : first + AT_ONCE], made))
                if len(waiting) > jobs * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StoreError(
                "A process was ended from outside while graphs were read (out of memory?); dataset "
                "and store keep what they had. Run it again, with fewer jobs."
            ) from error
        finally:
            for future in waiting:
                future.cancel()


_READING: list[Reading] = []


def _begin(path: Path, state: Manifest) -> None:
    """Remember, in a new process, which state is read. Its parent holds the readers' lock."""
    _READING[:] = [Reading(path, state)]


def _make_some(graphs: list[str], made: Callable[[PropertyGraph], T]) -> list[T]:
    return [made(project(_READING[0], graph)) for graph in graphs]


def _as_it_is(graph: PropertyGraph) -> PropertyGraph:
    return graph
