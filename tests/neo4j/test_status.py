"""How a store in Neo4j stands to a dataset: missing, empty, behind, current; looking changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.dataset import Dataset
from graph.status import store_status
from graph.sync import open_current
from tests.api.corpus import build_corpus

if TYPE_CHECKING:
    from pathlib import Path


def test_a_server_is_looked_at_and_left_as_it_is(url: str, tmp_path: Path) -> None:
    build_corpus(tmp_path)
    dataset = Dataset(tmp_path)
    before = store_status(url, dataset)
    # Another test of the run may have made the store's indexes before it was emptied.
    assert before.condition in {"missing", "empty"}
    assert len(before.lacking) == len(dataset.read_manifest().graphs)
    open_current(url, dataset).close()
    now = store_status(url, dataset)
    assert (now.engine, now.condition, now.generation) == ("Neo4j", "current", 1)
    assert now.version is not None
    assert now.version.startswith("5.")
    assert now.release == dataset.read_manifest().release
    gone = min(graph for graph in dataset.read_manifest().graphs if "/document/" in graph)
    with dataset.writer() as writer:
        writer.commit(drop=[gone])
    behind = store_status(url, dataset)
    assert (behind.condition, behind.extra, behind.generation) == ("behind", (gone,), 1)
