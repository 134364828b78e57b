"""The working index gives what all sentences together give, whatever was added, replaced, dropped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.build import build, put
from graph.dataset import Dataset
from graph.lineage.admission import admission, header_of
from graph.lineage.graphs import lineage_graphs
from graph.lineage.index import file as index_file
from graph.lineage.index import index as index_module
from graph.lineage.index.index import LineageIndex
from graph.lineage.index.tables import connect
from graph.lineage.linking.links import threads_of
from graph.lineage.papers import Paper, Sentence, Thing, plain
from graph.lineage.whole import read_papers
from graph.rdf import named
from ontology import iri
from ontology.authority import load_authority
from ontology.instruments import Instrument, instruments
from tests.graph.test_lineage_build import ALONE, SHARED, hashes, made, notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from graph.manifest import Entry
    from graph.property_graph import PropertyGraph

THESAURUS = tuple(
    Instrument(name, variants, None, change, "同一", "sure", "测试")
    for name, variants, change in (
        ("绿洲标杆", ("绿洲之星",), "short"),
        ("星河奖", (), "named"),
        ("水文会商领域", (), "field"),
    )
)
PARTS = (
    "绿洲标杆", "绿洲之星", "星河奖", "水文会商领域", "推进重点区域江河湖泊水文会商平台建设",
    "江河湖泊水文会商", "完善农田土壤普查成果共享机制", "农田土壤普查成果", "预拌混凝土驻厂监管",
    "开展预拌混凝土驻厂监管试点工作", "，", "。", "企业", "monitoring of rivers",
)  # fmt: skip
NAMES = (
    "绿洲计划",
    "重点绿洲计划",
    "省重点绿洲计划",
    "普查成果共享工程",
    "成果共享工程",
    "水文会商领域",
)
TYPES = ("programme", "award", "document", "law")


@st.composite
def papers(draw: st.DrawFn, number: int) -> Paper:
    """Return a document of few sentences, made of parts that others have as well."""
    day = draw(st.sampled_from(["2015-03-04", "2015", "2016-01", "2017-05-06", None]))
    document = f"{(day or 'nd')[:4].ljust(2, '-')}-{number:010x}"
    texts = draw(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), max_size=3))
    sentences, start = [], 0
    for place, words in enumerate(texts, 1):
        text = "".join(words)
        status = draw(st.sampled_from(["planned", "reported"]))
        named = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 4)), max_size=2))
        things = tuple(
            Thing("programme", f"thing-{identity}", TYPES[identity % 4], name, start, start + 1)
            for name, identity in dict(named).items()
        )
        turn = (day or "", document, 0 if status == "reported" else 1)
        measure = f"{document}.s1-m{place}"
        sentences.append(
            Sentence(
                document, measure, start, start + len(text), text, plain(text), status, None, turn,
                things, f"{document}.s1",
            )
        )  # fmt: skip
        start += len(text)
    return Paper(document, None, day, (None, None), tuple(sentences))


@st.composite
def histories(draw: st.DrawFn) -> list[dict[int, Paper]]:
    """Return states of a corpus one after the other: its documents by number."""
    state: dict[int, Paper] = {}
    states = []
    for _ in range(draw(st.integers(1, 5))):
        for number in draw(st.sets(st.integers(1, 6), min_size=1, max_size=4)):
            if number in state and draw(st.booleans()):
                del state[number]
            else:
                state[number] = draw(papers(number))
        states.append(dict(state))
    return states


def reading(held: Mapping[str, Paper]) -> Callable[[list[str]], Iterable[Paper]]:
    return lambda names: [held[name] for name in names]


def of_all(some: Iterable[Paper]) -> dict[str, PropertyGraph]:
    """Return the lineage graphs of documents, made from all of their sentences at once."""
    ordered = sorted(some, key=lambda paper: (paper.date or "", paper.document))
    left_out = admission(map(header_of, ordered)).left_out
    sentences = [s for paper in ordered if paper.document not in left_out for s in paper.sentences]
    return lineage_graphs(threads_of(sentences, THESAURUS))


def of_index(index: LineageIndex, documents: Iterable[str]) -> dict[str, PropertyGraph]:
    found: dict[str, PropertyGraph] = {}
    for document in documents:
        found |= lineage_graphs(index.threads(document))
    return found


@given(histories(), st.sampled_from([1, 20]))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_any_history_gives_the_graphs_of_a_rebuild_and_tells_which_changed(
    states: list[dict[int, Paper]], many: int
) -> None:
    with patch.object(index_module, "MANY", many):
        _follow(states)


def _follow(states: list[dict[int, Paper]]) -> None:
    index = LineageIndex(connect(":memory:"), "test", THESAURUS)
    before: dict[str, PropertyGraph] = {}
    for number, state in enumerate(states):
        held = {paper.document: paper for paper in state.values()}
        wanted = {name: repr(paper) for name, paper in held.items() if paper.sentences or number}
        index.update(wanted, reading(held))
        expected = of_all(held[name] for name in wanted)
        assert of_index(index, wanted) == expected
        stale = set(index.stale())
        for document in wanted:
            name = iri.lineage_graph(document)
            if before.get(name) != expected.get(name):
                assert document in stale
        index.note(dict.fromkeys(wanted, ("", "")))
        before = expected


def test_what_does_not_concern_a_document_leaves_its_graph_alone() -> None:
    index = LineageIndex(connect(":memory:"), "test", THESAURUS)
    held: dict[str, Paper] = {}
    for number, text in enumerate(
        ("农田土壤普查成果共享机制", "农田土壤普查成果共享机制", "星河奖。"), 1
    ):
        document, day = f"201{number}-{number:010x}", f"201{number}"
        turn = (day, document, 1)
        sentence = Sentence(
            document, f"{document}.s1-m1", 0, len(text), text, plain(text), "planned", None, turn
        )
        held[document] = Paper(document, None, day, (None, None), (sentence,))
    *two, third = held
    index.update(dict.fromkeys(two, ""), reading(held))
    assert index.stale() == two
    index.note(dict.fromkeys(two, ("x", "")))
    index.update(dict.fromkeys(held, ""), reading(held))
    assert index.stale() == [third]


@pytest.mark.parametrize("damage", ["lost", "damaged", "rules", "behind", "unwritable"])
def test_an_index_that_is_of_no_use_is_made_again(
    tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:{tmp_path / 'store.sqlite'}"
    made(tmp_path, notice(1), notice(2))
    path = tmp_path / index_file.NAME
    old = path.read_bytes()
    put([notice(3)], load_authority(), tmp_path, url, version="1")
    match damage:
        case "lost":
            path.unlink()
        case "damaged":
            path.write_bytes(old[:4096] + b"\xff" * (len(old) - 4096))
        case "rules":
            monkeypatch.setattr(index_file, "rules", lambda: "others")
        case "behind":
            path.write_bytes(old)
        case "unwritable":
            path.unlink()
            path.mkdir()
    put([notice(4, SHARED, ALONE[0])], load_authority(), tmp_path, url, version="1")
    fresh = tmp_path / "fresh"
    made(fresh, notice(1), notice(2), notice(3), notice(4, SHARED, ALONE[0]))
    assert hashes(tmp_path) == hashes(fresh)


WORK = """
import sys
from pathlib import Path
from graph.build import put
from ontology.authority import load_authority
from tests.graph.test_lineage_build import ALONE, SHARED, notice
path = Path(sys.argv[1])
for turn in range(1000):
    number = turn % 5 + 1
    one = notice(number, SHARED, ALONE[turn % 3])
    put([one], load_authority(), path, f"sqlite:{path / 'store.sqlite'}", version="1")
    print(turn, flush=True)
"""


def test_a_kill_at_any_point_leaves_a_right_state(tmp_path: Path) -> None:
    made(tmp_path, notice(1), notice(2))
    for delay in (0.0, 0.013, 0.029, 0.057, 0.11):
        process = subprocess.Popen(
            [sys.executable, "-c", WORK, str(tmp_path)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Dataset(tmp_path).reading() as reading:
            assert list(reading.verify()) == []
            assert _lineage_of(reading.manifest.graphs) == _rebuilt(tmp_path)
    final = [notice(number, SHARED) for number in (1, 2, 3, 4, 5)]
    build(final, load_authority(), tmp_path, f"sqlite:{tmp_path / 'store.sqlite'}", version="1")
    fresh = tmp_path / "fresh"
    made(fresh, *final)
    assert _lineage_of(Dataset(tmp_path).read_manifest().graphs) == _lineage_of(
        Dataset(fresh).read_manifest().graphs
    )


def _lineage_of(graphs: Mapping[str, Entry]) -> dict[str, str]:
    return {
        graph: entry.sha256
        for graph, entry in graphs.items()
        if iri.document_of_lineage_graph(graph) is not None
    }


def _rebuilt(path: Path) -> dict[str, str]:
    """Return the hashes of the lineage graphs that the documents of a dataset make."""
    ordered = sorted(read_papers(Dataset(path)), key=lambda one: (one.date or "", one.document))
    left_out = admission(map(header_of, ordered)).left_out
    sentences = [s for paper in ordered if paper.document not in left_out for s in paper.sentences]
    graphs = lineage_graphs(threads_of(sentences, instruments()))
    return {name: named(graph).sha256 for name, graph in graphs.items()}
