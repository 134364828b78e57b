"""Lineage graphs in Neo4j: as they went in, beside their documents, and made without a server."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.neo4j.offline import offline
from graph.rdf import named
from graph.sync import turn
from ontology.errors import DataError
from tests.graph.generated import corpora
from tests.graph.test_lineage_graphs import CHANGED, KEPT, document, two
from tests.neo4j import serving
from tests.neo4j.contents import contents, made_offline

if TYPE_CHECKING:
    from graph.port import Store
    from graph.property_graph import PropertyGraph


@given(corpora().flatmap(st.permutations))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_generated_corpora_come_out_as_they_went_in_and_leave_nothing_behind(
    store: Store, graphs: list[PropertyGraph]
) -> None:
    serving.emptied()
    given_graphs = {graph.graph: named(graph) for graph in graphs}
    store.apply(given_graphs.values())
    assert {graph.graph: graph for graph in store.dump()} == given_graphs
    store.apply([], drop=list(given_graphs))
    assert store.query("MATCH (n) WHERE NOT n:Store RETURN labels(n), properties(n)") == []


def test_a_thread_is_one_node_that_counts_its_documents_and_measures(store: Store) -> None:
    store.apply(two())
    rows = store.query(
        "MATCH (m:Measure)-[:IN_THREAD]->(t:Thread) RETURN t.id, t.name, t.type, t.method, "
        "t.documents, t.measures, t.first_date, t.last_date, t.plain"
    )
    dates = ("2024-04-10", "2024-04-10")
    row = ("i-1", "知识图谱", "instrument", "thesaurus", 2, 2, *dates, "知识图谱")
    assert [tuple(found) for found in rows] == [row, row]


def test_a_document_put_again_keeps_what_lineage_says_of_it(store: Store) -> None:
    graphs = two()
    store.apply(graphs)
    store.apply([document(1, "新加的一句。", KEPT, CHANGED)])
    held = {graph.graph: graph for graph in store.dump()}
    for graph in graphs[2:]:
        assert held[graph.graph] == graph


def test_what_lineage_said_of_a_document_goes_with_both(store: Store) -> None:
    graphs = two()
    store.apply(graphs)
    only = dataclasses.replace(
        graphs[3], relationships={"IN_THREAD": graphs[3].relationships["IN_THREAD"]}
    )
    store.apply([named(only)], drop=[graphs[0].graph, graphs[2].graph])
    assert {graph.graph for graph in store.dump()} == {graphs[1].graph, graphs[3].graph}
    assert [row[0] for row in store.query("MATCH (t:Thread) RETURN t.documents")] == [1]
    assert store.query("MATCH ()-[r:JUDGED]->() RETURN r.n") == []


def test_a_lineage_graph_without_its_document_is_refused_and_nothing_is_changed(
    store: Store,
) -> None:
    with pytest.raises(DataError, match="no document describes"):
        store.apply(two()[2:3])
    assert store.held() == {}


def test_a_store_that_is_made_without_a_server_is_the_same(store: Store) -> None:
    graphs = sorted(two(), key=lambda graph: turn(graph.graph))
    store.load(graphs)
    made = made_offline(offline(graphs, None))
    held = contents(store)
    assert made["relationships"] == held["relationships"]
    assert [node for node in made["nodes"] if node[0] != "Store"] == [
        node for node in held["nodes"] if node[0] != "Store"
    ]
