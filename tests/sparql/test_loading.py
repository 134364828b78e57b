"""The default graph of a snapshot is the union of its graphs: a set, as RDF has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.dataset import Dataset
from graph.sparql import loading
from graph.sparql.evaluate import evaluate
from graph.sparql.loading import load
from graph.sparql.messages import Job
from tests.sparql.services import commit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from graph.sparql.loading import Loaded

SAME = "<http://e/s> <http://e/p> <http://e/o>"
OTHER = "<http://e/t> <http://e/p> <http://e/o>"
APART = {"http://e/a": [SAME], "http://e/b": [OTHER]}
TOGETHER = {"http://e/a": [SAME], "http://e/b": [SAME, OTHER]}


def snapshot(folder: Path, graphs: dict[str, list[str]]) -> Loaded:
    commit(folder, graphs)
    with Dataset(folder).reading() as reading:
        return load(reading)


def rows(loaded: Loaded, query: str, **changes: Any) -> int:
    job = Job(
        query, "http://e/sparql", "text/csv", "text/turtle", rows=99, bytes=9999, partial=False,
        seconds=1, **changes,
    )  # fmt: skip
    reply, _ = evaluate(loaded, job, {})
    assert reply.failure is None, reply
    return reply.rows


def test_a_triple_of_two_graphs_counts_once(tmp_path: Path) -> None:
    loaded = snapshot(tmp_path, TOGETHER)
    assert loaded.triples == 2
    assert rows(loaded, "SELECT * { ?s ?p ?o }") == 2
    assert rows(loaded, "SELECT * { GRAPH ?g { ?s ?p ?o } }") == 3
    assert rows(loaded, "SELECT ?g { GRAPH ?g {} }") == 2


def test_graphs_that_share_nothing_need_no_copy(tmp_path: Path) -> None:
    loaded = snapshot(tmp_path, APART)
    assert (loaded.triples, len(loaded.store), loaded.union) == (2, 2, True)
    assert rows(loaded, "SELECT * { ?s ?p ?o }") == 2


def test_a_dataset_of_the_query_or_of_the_protocol_stands_for_itself(tmp_path: Path) -> None:
    for graphs in (APART, TOGETHER):
        loaded = snapshot(tmp_path, graphs)
        of_a = "SELECT * FROM <http://e/a> { ?s ?p ?o }"
        assert rows(loaded, of_a, union=False) == 1
        assert rows(loaded, "SELECT * { ?s ?p ?o }", default_graphs=("http://e/a",)) == 1
        assert rows(loaded, "SELECT * { ?s ?p ?o }", named_graphs=("http://e/a",)) == 0
        by_name = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
        assert rows(loaded, by_name, named_graphs=("http://e/a",)) == 1
        assert rows(loaded, by_name, default_graphs=("http://e/a",)) == 0


def test_graphs_are_read_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_BATCH_BYTES", 1)
    assert snapshot(tmp_path, TOGETHER).triples == 2


def test_an_empty_dataset_has_no_triples(tmp_path: Path) -> None:
    commit(tmp_path, APART)
    assert snapshot(tmp_path, {}).triples == 0
