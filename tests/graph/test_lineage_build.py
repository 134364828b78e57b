"""Links are made in the commit that changes documents, judged by people, and never invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.build import build, put
from graph.dataset import Dataset
from graph.lineage.judging.judgements import Anchor, Judgement
from graph.parallel import project
from graph.store import open_store
from graph.validate import validate
from ontology import iri
from ontology.authority import load_authority
from tests.graph.samples import Clause, record, small_authority

if TYPE_CHECKING:
    from pathlib import Path

    from graph.build import Built
    from graph.property_graph import PropertyGraph
    from loaders.record import Record

SHARED = "推进重点领域绿洲智慧监测预警平台建设。"
ALONE = ("完善信用修复办事流程。", "开展江河湖泊水文会商。", "组织农田土壤普查工作。")


def notice(number: int, *sentences: str, date: str | None = None) -> Record:
    day = f"20{10 + number}-03-04" if date is None else date or None
    clauses = (Clause(sentences or (SHARED, ALONE[number % 3])),)
    return record(f"沪府发〔{2010 + number}〕{number}号", clauses, date=day)


def made(path: Path, *records: Record, judgements: tuple[Judgement, ...] = ()) -> Built:
    url = f"sqlite:{path / 'store.sqlite'}"
    return build(records, load_authority(), path, url, version="1", judgements=judgements)


def lineage(path: Path) -> dict[str, PropertyGraph]:
    with Dataset(path).reading() as reading:
        return {
            str(iri.document_of_lineage_graph(graph)): project(reading, graph)
            for graph in reading.manifest.graphs
            if iri.document_of_lineage_graph(graph) is not None
        }


def hashes(path: Path) -> dict[str, str]:
    return {g: entry.sha256 for g, entry in Dataset(path).read_manifest().graphs.items()}


def test_documents_that_share_words_get_lineage_graphs_in_the_same_commit(tmp_path: Path) -> None:
    records = [notice(1), notice(2), notice(3, ALONE[0])]
    assert made(tmp_path, *records).manifest.generation == 1
    graphs = lineage(tmp_path)
    assert set(graphs) == {records[0].document.id, records[1].document.id}
    for one in records[:2]:
        ((measure, _, _, _, _, start, end, quote),) = graphs[one.document.id].relationships[
            "IN_THREAD"
        ]
        assert one.text[start:end] == quote
        assert quote in SHARED
        assert measure in {m.id for m in one.measures}
    assert list(validate(Dataset(tmp_path), shapes=False)) == []


def test_what_is_put_or_dropped_changes_only_the_graphs_of_whom_it_concerns(tmp_path: Path) -> None:
    made(tmp_path, notice(1), notice(2), notice(3, ALONE[0]), notice(4, ALONE[0]))
    before = hashes(tmp_path)
    url = f"sqlite:{tmp_path / 'store.sqlite'}"
    third = notice(5, SHARED)
    put([third], load_authority(), tmp_path, url, version="1")
    after = hashes(tmp_path)
    changed = {graph for graph in before if before[graph] != after.get(graph)}
    assert changed <= {iri.lineage_graph(notice(n).document.id) for n in (1, 2)}
    assert iri.lineage_graph(third.document.id) in after
    put([], load_authority(), tmp_path, url, version="1", drop=[third.document.id])
    now = hashes(tmp_path)
    assert {graph: now[graph] for graph in before} == before
    store = open_store(url, read_only=True)
    assert store.release() == Dataset(tmp_path).read_manifest().release
    store.close()


def test_a_judgement_is_in_the_graph_of_the_later_document(tmp_path: Path) -> None:
    one, two = notice(1), notice(2)
    judgement = Judgement(
        "rejected", None, Anchor(one.document.id, SHARED), Anchor(two.document.id, SHARED),
        "张三", "2026-11-24", "对象不同",
    )  # fmt: skip
    assert made(tmp_path, one, two, judgements=(judgement,)).warnings == ()
    (row,) = lineage(tmp_path)[two.document.id].relationships["JUDGED"]
    assert row[0].startswith(one.document.id)
    assert row[3:8] == ("rejected", None, "张三", "2026-11-24", "对象不同")
    assert "JUDGED" not in lineage(tmp_path)[one.document.id].relationships
    built = made(tmp_path, one, notice(2, ALONE[0]), judgements=(judgement,))
    assert "no sentence of" in built.warnings[0]
    assert not lineage(tmp_path)


def test_the_same_text_under_two_names_is_linked_once_and_told(tmp_path: Path) -> None:
    again = replace(notice(2), document=replace(notice(2).document, number="沪府发〔2012〕99号"))
    other = notice(3)
    copy = notice(9, SHARED, ALONE[2])
    built = made(tmp_path, notice(2), other, copy, again)
    assert any("the same text twice" in warning for warning in built.warnings)
    assert {copy.document.id} <= {w for warning in built.warnings for w in warning.split()}


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ((notice(1), notice(2, date="")), "without a date"),
        ((notice(1, date="2024-04-10"), notice(2, date="2024-04-10")), "of one day"),
        (
            (
                notice(1, "We build the monitoring platform for rivers."),
                notice(2, "We build the monitoring platform for lakes."),
            ),
            "not in Chinese",
        ),
        ((notice(1),), None),
    ],
)
def test_no_link_is_invented(tmp_path: Path, records: tuple[Record, ...], told: str | None) -> None:
    built = made(tmp_path, *records)
    assert lineage(tmp_path) == {}
    assert [told in warning for warning in built.warnings if told] == ([True] if told else [])
    assert small_authority().graph in hashes(tmp_path)
