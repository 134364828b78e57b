"""Lineage graphs: what may stand in them, and how stores hold them beside their documents."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import nquads
from graph.errors import ProjectionRefused
from graph.projection.backward import to_nquads
from graph.projection.forward import from_nquads
from graph.property_graph import PropertyGraph
from graph.rdf import named, record_to_graph
from graph.shacl import violations
from graph.store import open_store
from ontology import iri
from ontology.errors import DataError
from tests.graph.contents import contents
from tests.graph.generated import corpora
from tests.graph.samples import Clause, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.port import Store

RELAXED = settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
KEPT, CHANGED = "推进知识图谱建设。", "完善质量信用体系。"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


def document(number: int, *sentences: str) -> PropertyGraph:
    clauses = (Clause(sentences or (KEPT, CHANGED)),)
    return record_to_graph(record(f"沪质〔2024〕{number}号", clauses, date="2024-04-10"), "1")


def lineage(of: PropertyGraph, earlier: PropertyGraph) -> PropertyGraph:
    """Return a lineage graph: the kept sentence is in a thread, a link to it was confirmed."""
    measure, before = (
        next(row for row in graph.nodes["Measure"] if row[-1] == KEPT) for graph in (of, earlier)
    )
    place = measure[-3:]
    return named(
        PropertyGraph(
            iri.lineage_graph(str(iri.document_of_graph(of.graph))),
            {"Thread": [("i-1", "知识图谱", "instrument", "thesaurus", None, None, None)]},
            {
                "IN_THREAD": [(measure[0], "i-1", 1, "thesaurus", 0.91, *place)],
                "JUDGED": [
                    (before[0], measure[0], 1, "confirmed", None, "张三", "2026-11", "同一", *place)
                ],
            },
        )
    )


def two() -> list[PropertyGraph]:
    first, second = document(1), document(2)
    return [first, second, lineage(first, second), lineage(second, first)]


@given(corpora())
@RELAXED
def test_any_lineage_graph_is_valid_and_comes_back_from_its_quads(
    graphs: list[PropertyGraph],
) -> None:
    for graph in graphs:
        if iri.document_of_lineage_graph(graph.graph) is not None:
            data = to_nquads(graph)
            again = from_nquads(graph.graph, data, sha256=graph.sha256)
            assert again == graph
            assert violations(nquads.read(data)) == []


def test_the_facts_of_a_lineage_graph_are_of_its_document() -> None:
    data = to_nquads(two()[2]).decode()
    source = f"<{iri.entity('document', str(iri.document_of_graph(two()[0].graph)))}>"
    assert data.count(f"<http://www.w3.org/ns/oa#hasSource> {source}") == 2


def test_a_lineage_graph_that_is_about_another_document_is_refused() -> None:
    first, second = two()[2:]
    moved = to_nquads(first).replace(first.graph.encode(), second.graph.encode())
    with pytest.raises(ProjectionRefused):
        from_nquads(second.graph, moved)


@pytest.mark.parametrize("label", ["Thread", "IN_THREAD"])
def test_a_thread_that_nobody_is_in_or_nobody_describes_is_refused(label: str) -> None:
    graph = two()[2]
    less = dataclasses.replace(
        graph,
        nodes={k: v for k, v in graph.nodes.items() if k != label},
        relationships={k: v for k, v in graph.relationships.items() if k != label},
    )
    with pytest.raises(ProjectionRefused, match="the thread i-1"):
        from_nquads(graph.graph, to_nquads(less))


def test_a_judgement_alone_needs_no_thread() -> None:
    graph = two()[2]
    judged = dataclasses.replace(
        graph, nodes={}, relationships={"JUDGED": graph.relationships["JUDGED"]}
    )
    assert from_nquads(graph.graph, to_nquads(judged)).relationships == judged.relationships


@given(corpora().flatmap(st.permutations))
@RELAXED
def test_generated_corpora_come_out_as_they_went_in_and_leave_nothing_behind(
    tmp_path_factory: pytest.TempPathFactory, graphs: list[PropertyGraph]
) -> None:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    store = open_store(f"sqlite:{path}")
    empty = contents(store)
    given_graphs = {graph.graph: named(graph) for graph in graphs}
    store.apply(given_graphs.values())
    assert {graph.graph: graph for graph in store.dump()} == given_graphs
    store.apply([], drop=list(given_graphs))
    assert contents(store) == empty
    store.close()


def test_a_thread_is_one_row_that_counts_its_documents_and_measures(store: Store) -> None:
    store.apply(two())
    rows = store.query(
        "SELECT id, name, type, method, documents, measures, first_date, last_date, plain FROM thread"
    )
    dates = ("2024-04-10", "2024-04-10")
    assert [tuple(row) for row in rows] == [
        ("i-1", "知识图谱", "instrument", "thesaurus", 2, 2, *dates, "知识图谱")
    ]


def test_a_document_put_again_keeps_what_lineage_says_of_it(store: Store) -> None:
    graphs = two()
    store.apply(graphs)
    store.apply([document(1, "新加的一句。", KEPT, CHANGED)])
    held = {graph.graph: graph for graph in store.dump()}
    for graph in graphs[2:]:
        assert held[graph.graph] == graph
    assert store.query("SELECT measures FROM thread")[0][0] == 2


def test_what_lineage_said_of_a_document_goes_with_both(store: Store) -> None:
    graphs = two()
    store.apply(graphs)
    only = dataclasses.replace(
        graphs[3], relationships={"IN_THREAD": graphs[3].relationships["IN_THREAD"]}
    )
    store.apply([named(only)], drop=[graphs[0].graph, graphs[2].graph])
    assert {graph.graph for graph in store.dump()} == {graphs[1].graph, graphs[3].graph}
    assert [row[0] for row in store.query("SELECT documents FROM thread")] == [1]
    assert store.query("SELECT * FROM judged") == []


def test_a_lineage_graph_without_its_document_is_refused_and_nothing_is_changed(
    store: Store,
) -> None:
    graphs = two()
    with pytest.raises(DataError, match="no document describes"):
        store.apply(graphs[2:3])
    assert store.held() == {}


def test_loading_all_at_once_is_the_same_as_one_by_one(tmp_path: Path) -> None:
    graphs = two()
    once, slowly = (open_store(f"sqlite:{tmp_path / name}") for name in ("a.db", "b.db"))
    once.load(graphs)
    for graph in graphs[:2]:
        slowly.apply([graph])
    slowly.apply(graphs[2:])
    assert contents(once) == contents(slowly)
    once.close()
    slowly.close()
