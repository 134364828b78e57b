"""The embedded store holds whole named graphs, and always what a full rebuild would hold."""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.authority_rows import agency_row, authority_rows
from graph.build import vocabulary_quads
from graph.errors import OutdatedStore, QueryTimeout
from graph.port import State, Store
from graph.projection.forward import to_property_graph
from graph.property_graph import PropertyGraph
from graph.rdf import named, record_to_graph
from graph.store import open_store
from ontology import iri
from ontology.authority import load_authority
from ontology.errors import StoreError
from tests.graph.contents import contents, indexed
from tests.graph.generated import authority_graphs, document_graphs
from tests.graph.samples import record, small_authority
from tests.graph.versions import STEPS, VERSIONS, other_bodies, shorter, version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RELAXED = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


def test_a_graph_comes_out_as_it_went_in(store: Store) -> None:
    graphs = [small_authority(), version(1), other_bodies(2)]
    store.apply(graphs)
    assert list(store.dump()) == sorted(graphs, key=lambda graph: graph.graph)
    assert store.held() == {graph.graph: graph.sha256 for graph in graphs}


def test_the_vocabulary_goes_in_and_comes_out(store: Store) -> None:
    graph = named(to_property_graph(iri.VOCABULARY_GRAPH, vocabulary_quads()))
    store.apply([graph])
    assert list(store.dump()) == [graph]
    rows = store.query("SELECT pref_label_zh FROM term WHERE id = '#role-lead'")
    assert rows[0]["pref_label_zh"] == "牵头"


def test_the_whole_authority_file_goes_in_and_comes_out(store: Store) -> None:
    graph = named(authority_rows(load_authority()))
    store.apply([graph])
    assert list(store.dump()) == [graph]


@given(st.lists(st.one_of(document_graphs(), authority_graphs()), min_size=1, max_size=3))
@RELAXED
def test_generated_graphs_come_out_as_they_went_in_and_leave_nothing_behind(
    tmp_path_factory: pytest.TempPathFactory, graphs: list[PropertyGraph]
) -> None:
    store = _shared(tmp_path_factory)
    distinct = {graph.graph: named(graph) for graph in graphs}
    store.apply(distinct.values())
    assert {graph.graph: graph for graph in store.dump()} == distinct
    store.apply([], drop=list(distinct))
    assert {table: rows for table, rows in contents(store).items() if rows} == {}


_STORES: dict[str, Store] = {}


def _shared(factory: pytest.TempPathFactory) -> Store:
    """One store for all examples of a property: it is empty again after each."""
    if "one" not in _STORES:
        _STORES["one"] = open_store(f"sqlite:{factory.mktemp('generated') / 's.sqlite'}")
    return _STORES["one"]


@given(STEPS, st.booleans())
@RELAXED
def test_whatever_was_loaded_and_replaced_before_equals_a_full_rebuild(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int | None]], bulk: bool
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    worked, rebuilt = (open_store(f"sqlite:{folder / name}") for name in ("a", "b"))
    final: dict[str, PropertyGraph] = {}
    for name, choice in steps:
        graph = VERSIONS[name][0].graph
        if choice is None:
            worked.apply([], drop=[graph])
            final.pop(graph, None)
        else:
            worked.apply([VERSIONS[name][choice]])
            final[graph] = VERSIONS[name][choice]
    if bulk:
        rebuilt.load(final.values())
    else:
        rebuilt.apply(final.values())
    assert contents(worked) == contents(rebuilt)
    for gram in ("质量", "质", "notfound", "／t", "29", "通知"):
        for table in ("provision_fts", "heading_fts", "document_fts", "named_thing_fts"):
            assert indexed(worked, table, gram) == indexed(rebuilt, table, gram)
    assert worked.release() == rebuilt.release()
    worked.close()
    rebuilt.close()


def test_loading_the_same_graph_again_changes_nothing(store: Store) -> None:
    store.apply([small_authority(), version(1)])
    before = [tuple(row) for row in store.query("SELECT * FROM graph")]
    store.apply([version(1), small_authority()])
    store.load([version(1)])
    assert [tuple(row) for row in store.query("SELECT * FROM graph")] == before


def test_a_body_described_by_several_documents_is_one_row_and_outlives_each(store: Store) -> None:
    first, second = version(1), other_bodies(2)
    store.apply([first, second])
    query = "SELECT name, how, jurisdiction FROM agency WHERE id = '330100-market-regulation'"
    assert [tuple(row) for row in store.query(query)] == [
        ("杭州市市场监督管理局", "composed", "330100")
    ]
    store.apply([], drop=[first.graph])
    assert len(store.query(query)) == 1
    names = store.query("SELECT text FROM agency_name WHERE text LIKE '杭州%'")
    assert [row[0] for row in names] == ["杭州市市场监督管理局"]
    store.apply([], drop=[second.graph])
    assert store.query(query) == []
    assert store.query("SELECT 1 FROM agency_name") == []


def test_the_newest_document_names_a_body_until_the_authority_file_does(store: Store) -> None:
    def renamed(year: int, name: str) -> PropertyGraph:
        graph = record_to_graph(record(f"文〔{year}〕1号", date=f"{year}-01-01"), "1")
        agencies = [(row[0], name, *row[2:]) for row in graph.nodes["Agency"]]
        return named(dataclasses.replace(graph, nodes=graph.nodes | {"Agency": agencies}))

    query = "SELECT name FROM agency WHERE id = '330100-market-regulation'"
    store.apply([renamed(2020, "新名"), renamed(2016, "旧名")])
    assert store.query(query)[0][0] == "新名"
    row = agency_row(None, "330100-market-regulation", "权威名")
    store.apply([named(PropertyGraph(iri.AUTHORITY_GRAPH, {"Agency": [row]}))])
    assert store.query(query)[0][0] == "权威名"
    texts = store.query(
        "SELECT n.text FROM agency_name n JOIN agency a ON a.pk = n.agency "
        "WHERE a.id = '330100-market-regulation' ORDER BY n.text"
    )
    assert [row[0] for row in texts] == ["新名", "旧名", "权威名"]


def test_an_agency_that_nobody_describes_still_has_a_row(store: Store) -> None:
    store.apply([version(1)])
    row = store.query("SELECT name, how FROM agency WHERE id = 'sh-qts'")[0]
    assert tuple(row) == (None, "authority")


def test_duties_follow_succession_as_soon_as_the_authority_file_says_so(store: Store) -> None:
    store.apply([version(1), small_authority(succession=False)])
    query = """
        SELECT count(*) FROM duty d JOIN agency a ON a.pk = d.agency WHERE a.id = 'sh-amr'"""
    assert store.query(query)[0][0] == 0
    store.apply([small_authority()])
    assert store.query(query)[0][0] == 3  # sh-qts twice, sh-aic once
    since = (
        "SELECT DISTINCT since FROM duty d JOIN agency a ON a.pk = d.agency WHERE a.id = 'sh-amr'"
    )
    assert [row[0] for row in store.query(since)] == ["2018-11"]
    siblings = """
        SELECT count(*) FROM agency_line l JOIN agency a ON a.pk = l.agency
        JOIN agency m ON m.pk = l.member WHERE a.id = 'sh-qts' AND m.id = 'sh-aic'"""
    assert store.query(siblings)[0][0] == 0


def test_keys_carry_the_order_newest_first_then_the_text(store: Store) -> None:
    store.apply([record_to_graph(record(), "1"), version(1)])
    documents = store.query("SELECT date FROM document ORDER BY pk")
    assert [row[0] for row in documents] == ["2024-04-10", "2015-03-04"]
    parts = store.query("SELECT level, label, depth FROM provision ORDER BY pk LIMIT 3")
    assert [tuple(row) for row in parts] == [
        ("section", "一、", 0),
        ("clause", "（一）", 1),
        ("clause", "（二）", 1),
    ]
    subtree = store.query(
        "SELECT count(*) FROM provision p JOIN provision q ON q.pk BETWEEN p.pk AND p.subtree_end "
        "WHERE p.level = 'section'"
    )
    assert subtree[0][0] == 6


def test_two_documents_of_one_key_both_have_a_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.sqlite.writing.document_key", lambda *_: 7)
    store.apply([version(1)])
    store.apply([version(2), version(3)])
    assert len(list(store.dump())) == 3
    assert [row[0] for row in store.query("SELECT pk FROM document")] == [7, 8, 9]


def test_a_failing_graph_takes_the_whole_apply_back(store: Store) -> None:
    store.apply([version(1)])
    before = contents(store)
    broken = PropertyGraph("urn:x", {"Document": []}, sha256="x")

    def graphs() -> Iterator[PropertyGraph]:
        yield shorter(1)
        yield version(2)
        raise RuntimeError(broken.graph)

    with pytest.raises(RuntimeError):
        store.apply(graphs())
    assert contents(store) == before
    with pytest.raises(RuntimeError):
        store.load(graphs())


def test_a_failing_bulk_load_leaves_the_store_empty_and_usable(store: Store) -> None:
    def graphs() -> Iterator[PropertyGraph]:
        yield version(1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.load(graphs())
    assert store.held() == {}
    store.load([version(1)])
    indexes = store.query("SELECT count(*) FROM sqlite_schema WHERE name = 'measure_id'")
    assert indexes[0][0] == 1


def test_a_graph_given_twice_in_one_load_counts_once(store: Store) -> None:
    store.load([version(1), shorter(1)])
    assert list(store.dump()) == [shorter(1)]
    fresh = contents(store)
    store.apply([], drop=[shorter(1).graph])
    store.apply([shorter(1)])
    assert contents(store) == fresh


def test_a_later_state_is_not_rolled_back(store: Store) -> None:
    from graph.errors import StaleState  # noqa: PLC0415

    store.apply([version(1)], state=State("d", 5))
    with pytest.raises(StaleState):
        store.apply([shorter(1)], state=State("d", 4))
    assert store.state() == State("d", 5)
    store.apply([shorter(1)], state=State("another", 1))
    assert store.state() == State("another", 1)


def test_a_slow_query_is_interrupted(tmp_path: Path) -> None:
    store = open_store(f"sqlite:{tmp_path / 's'}", timeout=0.05)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(QueryTimeout):
        store.query(endless)
    assert store.query("SELECT 1 AS one")[0]["one"] == 1
    store.close()


def test_a_query_can_not_write(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store.query("DELETE FROM meta")


def test_other_files_are_told_from_stores(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("不是数据库" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"no store of Zhimai|can't be opened"):
        open_store(f"sqlite:{tmp_path / 'text'}")
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StoreError, match="no store of Zhimai"):
        open_store(f"sqlite:{tmp_path / 'other.db'}")
    with pytest.raises(StoreError, match="zhimai build"):
        open_store(f"sqlite:{tmp_path / 'missing'}", read_only=True)
    with pytest.raises(StoreError, match="sqlite:PATH"):
        open_store("mysql://x")


def test_a_damaged_store_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "s"
    store = open_store(f"sqlite:{path}")
    store.apply([version(1), version(2)])
    store.close()
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x55" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="zhimai build"):
        open_store(f"sqlite:{path}", read_only=True).query("SELECT * FROM provision")


def test_a_store_of_another_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s"
    open_store(f"sqlite:{path}").close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = 'another fold' WHERE key = 'fold'")
    connection.commit()
    connection.close()
    with pytest.raises(OutdatedStore, match="zhimai build"):
        open_store(f"sqlite:{path}")


def test_a_read_only_store_refuses_to_write(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 's'}"
    open_store(url).close()
    store = open_store(url, read_only=True)
    with pytest.raises(StoreError, match="read only"):
        store.apply([version(1)])
    store.close()
