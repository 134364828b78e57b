"""From records to a store: names and orders the graphs, and commits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rdf import record_to_graph
from graph.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.record import Record


def store_of(records: Iterable[Record], url: str, *, version: str = "0") -> Store:
    """Return a store that holds these records and nothing else of theirs; for tests and tries."""
    store = open_store(url)
    store.load(record_to_graph(record, version) for record in records)
    return store
