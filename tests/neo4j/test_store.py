"""A store in Neo4j holds whole named graphs, and always what a full rebuild would hold."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.authority_rows import agency_row, authority_rows
from graph.build import vocabulary_quads
from graph.errors import OutdatedStore, QueryTimeout, StaleState
from graph.port import State, Store
from graph.projection.forward import to_property_graph
from graph.property_graph import PropertyGraph
from graph.rdf import named, record_to_graph
from graph.store import open_store
from ontology import iri
from ontology.authority import load_authority
from ontology.errors import StoreError
from tests.graph.samples import TWO_CLAUSES, record, small_authority, speaking
from tests.graph.versions import STEPS, VERSIONS, other_bodies, shorter, version
from tests.neo4j import serving
from tests.neo4j.contents import contents

if TYPE_CHECKING:
    from collections.abc import Iterator

RELAXED = settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def column(store: Store, query: str, **parameters: Any) -> list[Any]:
    return [row[0] for row in store.query(query, parameters)]


def test_a_graph_comes_out_as_it_went_in(store: Store) -> None:
    graphs = [small_authority(), version(1), other_bodies(2)]
    store.apply(graphs)
    assert list(store.dump()) == sorted(graphs, key=lambda graph: graph.graph)
    assert store.held() == {graph.graph: graph.sha256 for graph in graphs}


def test_the_whole_authority_file_and_the_vocabulary_go_in_and_come_out(store: Store) -> None:
    graphs = [
        named(authority_rows(load_authority())),
        named(to_property_graph(iri.VOCABULARY_GRAPH, vocabulary_quads())),
    ]
    store.apply(graphs)
    assert list(store.dump()) == graphs
    assert column(store, "MATCH (t:Term {id: '#role-lead'}) RETURN t.pref_label_zh") == ["牵头"]


def test_a_mention_leads_to_what_its_own_document_says_of_the_thing(store: Store) -> None:
    """Not to what every other document says: that would grow with the square of the corpus."""
    graphs = [
        record_to_graph(
            speaking(
                record(f"沪质〔2024〕{number}号", TWO_CLAUSES, date="2024-04-10"),
                {"品牌建设": "programme/t-brands"},
            ),
            "1",
        )
        for number in (1, 2, 3)
    ]
    for graph in graphs:
        store.apply([graph])
    found = store.query(
        "MATCH (m:Mention)-[:NAMES_PROGRAMME]->(p:Programme) RETURN m.document, p.document"
    )
    assert len(found) == len(graphs)
    assert all(row[0] == row[1] for row in found)


@given(STEPS, st.booleans())
@RELAXED
def test_whatever_was_loaded_and_replaced_before_equals_a_full_rebuild(
    store: Store, steps: list[tuple[str, int | None]], bulk: bool
) -> None:
    serving.emptied()
    final: dict[str, PropertyGraph] = {}
    for name, choice in steps:
        graph = VERSIONS[name][0].graph
        if choice is None:
            store.apply([], drop=[graph])
            final.pop(graph, None)
        else:
            store.apply([VERSIONS[name][choice]])
            final[graph] = VERSIONS[name][choice]
    worked, release = contents(store), store.release()
    serving.emptied()
    if bulk:
        store.load(final.values())
    else:
        store.apply(final.values())
    assert contents(store) == worked
    assert store.release() == release


def test_loading_the_same_graph_again_changes_nothing(store: Store) -> None:
    store.apply([small_authority(), version(1)])
    query = "MATCH (n) WHERE NOT n:Store RETURN elementId(n) AS id ORDER BY id"
    before = column(store, query)
    store.apply([version(1), small_authority()])
    store.load([version(1)])
    assert column(store, query) == before


def test_a_body_described_by_several_documents_is_one_node_and_outlives_each(store: Store) -> None:
    first, second = version(1), other_bodies(2)
    store.apply([first, second])
    query = "MATCH (a:Agency {id: '330100-market-regulation'}) RETURN a.name"
    assert column(store, query) == ["杭州市市场监督管理局"]
    store.apply([], drop=[first.graph])
    assert column(store, query) == ["杭州市市场监督管理局"]
    assert column(store, "MATCH (n:AgencyName) WHERE n.text STARTS WITH '杭州' RETURN n.text") == [
        "杭州市市场监督管理局"
    ]
    store.apply([], drop=[second.graph])
    assert column(store, "MATCH (n) WHERE NOT n:Store RETURN n") == []


def test_the_newest_document_names_a_body_until_the_authority_file_does(store: Store) -> None:
    def renamed(year: int, name: str) -> PropertyGraph:
        graph = record_to_graph(record(f"文〔{year}〕1号", date=f"{year}-01-01"), "1")
        agencies = [(row[0], name, *row[2:]) for row in graph.nodes["Agency"]]
        return named(dataclasses.replace(graph, nodes=graph.nodes | {"Agency": agencies}))

    query = "MATCH (a:Agency {id: '330100-market-regulation'}) RETURN a.name"
    names = """
        MATCH (:Agency {id: '330100-market-regulation'})-[:HAS_NAME]->(n)
        RETURN n.text ORDER BY n.text"""
    old, new = renamed(2016, "旧名"), renamed(2020, "新名")
    store.apply([old])
    store.apply([new])
    assert column(store, query) == ["新名"]
    authority = named(
        PropertyGraph(
            iri.AUTHORITY_GRAPH,
            {"Agency": [agency_row(None, "330100-market-regulation", "权威名")]},
        )
    )
    store.apply([authority])
    assert column(store, query) == ["权威名"]
    assert column(store, names) == ["新名", "旧名", "权威名"]
    store.apply([], drop=[authority.graph, new.graph])
    assert column(store, query) == ["旧名"]
    assert column(store, names) == ["旧名"]


def test_duties_follow_succession_as_soon_as_the_authority_file_says_so(store: Store) -> None:
    store.apply([version(1), small_authority(succession=False)])
    query = """
        MATCH (:Agency {id: 'sh-amr'})-[l:STANDS_FOR]->(:Agency)-[x:ASSIGNED_TO]->()
        RETURN l.since"""
    assert column(store, query) == []
    store.apply([small_authority()])
    assert column(store, query) == ["2018-11"] * 3  # sh-qts twice, sh-aic once
    siblings = "MATCH (:Agency {id: 'sh-qts'})-[l:STANDS_FOR]->(:Agency {id: 'sh-aic'}) RETURN l"
    assert column(store, siblings) == []


def test_places_link_to_documents_and_agencies_whichever_comes_first(store: Store) -> None:
    house = named(authority_rows(load_authority()))
    graph = record_to_graph(record(), "1", load_authority())
    place = """
        MATCH (n:Document|Agency)-[:IN_JURISDICTION]->(j)
        WHERE n.id IN [$document, '330100-market-regulation']
        RETURN n.id + ' ' + j.id AS link ORDER BY link"""
    parameters = {"document": graph.nodes["Document"][0][0]}
    found = []
    for order in ([house, graph], [graph, house]):
        serving.emptied()
        for one in order:
            store.apply([one])
        found.append(column(store, place, **parameters))
    assert found[0] == found[1] != []
    # A new version of the authority file leaves what refers to it linked.
    store.apply([dataclasses.replace(house, sha256="")])
    assert column(store, place, **parameters) == found[0]


def test_two_documents_of_one_key_both_have_a_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.neo4j.writing.document_key", lambda *_: 7)
    store.apply([version(1)])
    store.apply([version(2), version(3)])
    assert len(list(store.dump())) == 3
    assert column(store, "MATCH (d:Document) RETURN d.pk ORDER BY d.pk") == [7, 8, 9]


def test_a_failing_graph_takes_the_whole_apply_back(store: Store) -> None:
    store.apply([version(1)])
    before = contents(store)
    # Without a masthead a document's graph can't be written: that shows inside the transaction.
    broken = PropertyGraph(version(3).graph, {"Document": []}, sha256="x")
    with pytest.raises(IndexError):
        store.apply([shorter(1), version(2), broken])
    assert contents(store) == before
    with pytest.raises(IndexError):
        store.load([shorter(1), version(2), broken])
    assert contents(store) == before


def test_a_graph_given_twice_in_one_load_counts_once(store: Store) -> None:
    store.load([version(1), shorter(1)])
    assert list(store.dump()) == [shorter(1)]


def test_a_later_state_is_not_rolled_back(store: Store) -> None:
    assert store.state() is None
    store.apply([version(1)], state=State("d", 5))
    with pytest.raises(StaleState):
        store.apply([shorter(1)], state=State("d", 4))
    with pytest.raises(StaleState):
        store.load([shorter(1)], State("d", 4))
    assert list(store.dump()) == [version(1)]
    assert store.state() == State("d", 5)
    store.apply([shorter(1)], state=State("another", 1))
    assert store.state() == State("another", 1)
    store.apply([], state=State("another", 2))
    assert store.state() == State("another", 2)


def test_the_release_is_that_of_the_graphs_held_also_in_the_middle_of_a_load(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply([version(1), version(2)])
    both = store.release()
    store.apply([], drop=[version(2).graph])
    one = store.release()
    monkeypatch.setattr("graph.neo4j.store.ROWS_AT_ONCE", 1)
    seen: list[str] = []

    def graphs() -> Iterator[PropertyGraph]:
        yield version(2)
        seen.append(store.release())
        yield version(3)
        seen.append(store.release())

    store.load(graphs())
    assert seen[0] == both
    assert len({one, both, seen[1]}) == 3
    assert store.release() == seen[1]


def test_a_slow_query_is_interrupted(url: str) -> None:
    store = open_store(url, timeout=0.5)
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN max(a * b)"
    with pytest.raises(QueryTimeout):
        store.query(endless)
    assert store.query("RETURN 1 AS one")[0]["one"] == 1
    store.close()


def test_a_query_can_not_write(store: Store) -> None:
    with pytest.raises(StoreError):
        store.query("MATCH (s:Store) SET s.layout = 7")
    with pytest.raises(StoreError), store.snapshot() as reader:
        reader.query("CREATE (:Agency {id: 'x'})")
    assert column(store, "MATCH (a:Agency) RETURN a") == []


def test_rows_are_read_by_position_and_by_name_and_lists_are_parameters(store: Store) -> None:
    rows = store.query("UNWIND $keys AS key RETURN key, key * 2 AS twice", {"keys": [3, 1]})
    assert [tuple(row) for row in rows] == [(3, 6), (1, 2)]
    assert (rows[0][1], rows[0]["twice"], rows[0].keys()) == (6, 6, ["key", "twice"])


def test_a_read_only_store_refuses_to_write(url: str) -> None:
    open_store(url).close()
    store = open_store(url, read_only=True)
    with pytest.raises(StoreError, match="read only"):
        store.apply([version(1)])
    store.close()


def test_a_store_of_another_version_says_so_and_is_made_anew(store: Store, url: str) -> None:
    store.apply([small_authority(), version(1)])
    with serving.driver(serving.the_server()) as driver:
        driver.execute_query("MATCH (s:Store {key: 'store'}) SET s.fold = 'another'")
    with pytest.raises(OutdatedStore, match="zhimai build") as outdated:
        open_store(url)
    outdated.value.remove()
    with serving.driver(serving.the_server()) as driver:
        assert driver.execute_query("MATCH (n) RETURN n").records == []
        assert driver.execute_query("SHOW CONSTRAINTS").records == []
    again = open_store(url)
    again.apply([version(1)])
    assert list(again.dump()) == [version(1)]
    outdated.value.remove()  # too late: what another made anew stays
    assert list(again.dump()) == [version(1)]
    again.close()
