"""Brings a store to the state of a dataset: whatever it lacks is read, projected and applied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import OutdatedStore, StaleState
from graph.parallel import project_all
from graph.port import State
from graph.store import open_store
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.dataset import Dataset
    from graph.port import Store
    from graph.property_graph import PropertyGraph
    from graph.reading import Reading

    Progress = Callable[[int, int], None]

ONE_TRANSACTION_BYTES = 64_000_000
"""N-Quads up to this size are applied together, so that readers see a whole commit at once."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """What it took: how many named graphs were applied and dropped."""

    applied: int
    dropped: int


def open_current(
    url: str,
    dataset: Dataset,
    *,
    timeout: float | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Store:
    """Open the store at a URL and roll it forward to the dataset's present state.

    `jobs` is in how many processes a large number of graphs may be projected.
    A store made by another version is made again from the dataset.
    """
    try:
        store = open_store(url, timeout=timeout)
    except OutdatedStore as outdated:
        outdated.remove()
        store = open_store(url, timeout=timeout)
    roll_forward(store, dataset, progress=progress, jobs=jobs)
    return store


def roll_forward(
    store: Store, dataset: Dataset, *, progress: Progress | None = None, jobs: int = 1
) -> Rolled:
    """Make the store hold exactly the graphs of the dataset's present state.

    `progress` is called with (graphs applied, graphs to apply). Safe beside other processes
    that commit or roll: a later state wins. Raises DamagedDataset or ProjectionRefused for a
    graph that can't be taken; the store then keeps what it had.
    """
    while True:
        with dataset.reading() as reading:
            try:
                return _roll(store, reading, progress, jobs)
            except StaleState:
                continue


def _roll(store: Store, reading: Reading, progress: Progress | None, jobs: int) -> Rolled:
    manifest = reading.manifest
    state = State(manifest.dataset, manifest.generation) if manifest.dataset else None
    held = store.held()
    changed = [graph for graph, entry in manifest.graphs.items() if held.get(graph) != entry.sha256]
    gone = [graph for graph in held if graph not in manifest.graphs]
    if not changed and not gone:
        if store.state() != state:
            store.apply((), state=state)
        return Rolled(0, 0)
    changed.sort(key=turn)
    graphs = _projected(reading, changed, progress, jobs)
    size = sum(manifest.graphs[graph].size for graph in changed)
    if held and size <= ONE_TRANSACTION_BYTES:
        store.apply(graphs, gone, state)
    else:
        if gone:
            store.apply((), gone, state)
        store.load(graphs, state)
    return Rolled(len(changed), len(gone))


def _projected(
    reading: Reading, graphs: list[str], progress: Progress | None, jobs: int
) -> Iterator[PropertyGraph]:
    for number, graph in enumerate(project_all(reading, graphs, jobs), 1):
        yield graph
        if progress is not None:
            progress(number, len(graphs))


def turn(graph: str) -> tuple[int, list[int]]:
    """Order graphs for loading: the house, documents from the newest on, lineage graphs alike.

    So that whatever a graph refers to is there before it.
    """
    document = iri.source_of_graph(graph) or ""
    rank = (document != "") + (iri.document_of_lineage_graph(graph) is not None)
    return rank, [-ord(character) for character in document]
