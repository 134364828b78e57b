"""What was withdrawn stays known: edited, moved, dropped, put back, through any number of commits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import nquads, shacl
from graph.dataset import Dataset
from graph.parts import keys, shared_keys
from graph.projection.backward import to_nquads
from graph.projection.forward import from_nquads
from graph.rdf import record_rows
from graph.sqlite.store import SqliteStore
from graph.sync import roll_forward
from ontology import iri
from queries.identify import identify
from tests.graph.samples import Clause, record, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from loaders.record import Record, Role

BODIES: tuple[tuple[str, Role], ...] = (("sh-qts", "responsible"),)
BRAND = Clause(("加强品牌建设，培育一批知名品牌。", "完善质量信用体系。"), BODIES)
EDITED = Clause(("加强品牌建设，培育一批国际知名品牌。", "完善质量信用体系。"), BODIES)
TWICE = Clause(("加强品牌建设，培育一大批国际知名品牌。", "完善质量信用体系。"), BODIES)
TALENT = Clause(("引进计量检测高层次人才。",), (("sh-aic", "lead"),))


class Memory:
    """A dataset, and a store that follows it."""

    def __init__(self, folder: Path) -> None:
        self.dataset = Dataset(folder / "data")
        self.store = SqliteStore(folder / "store.sqlite")
        self.ever: set[str] = set()

    def commit(self, *records: Record, drop: Iterable[Record] = ()) -> None:
        graphs = [record_rows(item, "1") for item in records]
        with self.dataset.writer() as writer:
            for graph, item in zip(graphs, records, strict=True):
                data = to_nquads(graph)
                self.ever |= keys(data) | shared_keys(data)
                writer.add(graph.graph, data, item.text)
            writer.commit(drop=[iri.document_graph(item.document.id) for item in drop])
        roll_forward(self.store, self.dataset)

    def where(self, kind: str, identifier: str) -> tuple[str, str | None] | None:
        found = identify(self.store, kind, identifier)
        return None if found is None else (found.state, found.successor)

    def withdrawn(self) -> bytes:
        with self.dataset.reading() as reading:
            return (
                reading.nquads(iri.WITHDRAWN_GRAPH)
                if iri.WITHDRAWN_GRAPH in reading.manifest.graphs
                else b""
            )


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path)


def measure(item: Record, place: int) -> str:
    return item.measures[place].id


def test_an_edited_sentence_leads_to_the_new_one(memory: Memory) -> None:
    first, second = record(clauses=(BRAND, TALENT)), record(clauses=(EDITED, TALENT))
    memory.commit(first)
    assert memory.withdrawn() == b""
    memory.commit(second)
    assert memory.where("measure", measure(first, 0)) == ("moved", measure(second, 0))
    assert memory.where("measure", measure(first, 1)) == ("here", None)
    assert memory.where("statement", measure(first, 0)) is None
    assert memory.where("measure", "2024-0123456789.s1-m01234567") is None


def test_two_edits_in_a_row_lead_to_the_last_text(memory: Memory) -> None:
    versions = [record(clauses=(clause,)) for clause in (BRAND, EDITED, TWICE)]
    for version in versions:
        memory.commit(version)
    assert memory.where("measure", measure(versions[0], 0)) == ("moved", measure(versions[2], 0))
    assert memory.where("measure", measure(versions[1], 0)) == ("moved", measure(versions[2], 0))


def test_a_deleted_clause_is_gone_and_is_here_again_when_it_is_put_back(memory: Memory) -> None:
    both, one = record(clauses=(BRAND, TALENT)), record(clauses=(BRAND,))
    lost = [("measure", measure(both, 2)), ("statement", both.statements[1].id)]
    lost.append(("provision", both.provisions[2].id))
    memory.commit(both)
    memory.commit(one)
    assert [memory.where(*key) for key in lost] == [("gone", None)] * 3
    memory.commit(both)
    assert [memory.where(*key) for key in lost] == [("here", None)] * 3
    assert memory.withdrawn() == b""


def test_an_edit_that_is_taken_back_turns_the_link_round(memory: Memory) -> None:
    first, second = record(clauses=(BRAND,)), record(clauses=(EDITED,))
    for version in (first, second, first):
        memory.commit(version)
    assert memory.where("measure", measure(first, 0)) == ("here", None)
    assert memory.where("measure", measure(second, 0)) == ("moved", measure(first, 0))


def test_a_sentence_whose_successor_is_deleted_is_gone(memory: Memory) -> None:
    first = record(clauses=(TALENT, BRAND))
    for clauses in ((TALENT, BRAND), (TALENT, EDITED), (TALENT,)):
        memory.commit(record(clauses=clauses))
    assert memory.where("measure", measure(first, 1)) == ("gone", None)


def test_clauses_that_moved_up_are_found_where_they_are(memory: Memory) -> None:
    both, one = record(clauses=(TALENT, BRAND)), record(clauses=(BRAND,))
    memory.commit(both)
    memory.commit(one)
    assert memory.where("provision", both.provisions[2].id) == ("moved", one.provisions[1].id)
    assert memory.where("measure", measure(both, 1)) == ("moved", measure(one, 0))
    assert memory.where("measure", measure(both, 0)) == ("gone", None)
    assert memory.where("statement", both.statements[1].id) == ("moved", one.statements[0].id)


def test_a_statement_of_other_bodies_follows_that_of_its_provision(memory: Memory) -> None:
    first = record(clauses=(BRAND,))
    second = record(clauses=(replace(BRAND, bodies=(("sh-aic", "lead"), ("sh-qts", "support"))),))
    memory.commit(first)
    memory.commit(second)
    assert memory.where("statement", first.statements[0].id) == ("moved", second.statements[0].id)


def test_a_dropped_document_is_gone_with_its_parts_and_the_others_stay(memory: Memory) -> None:
    one, other = record(), record("沪府发〔2016〕7号", date="2016-01-01")
    memory.commit(one, other)
    memory.commit(drop=[one])
    assert memory.where("document", one.document.id) == ("gone", None)
    assert memory.where("measure", measure(one, 0)) == ("gone", None)
    assert memory.where("document", other.document.id) == ("here", None)


def test_a_document_that_got_another_number_is_found_under_it(memory: Memory) -> None:
    one = record(clauses=(BRAND, TALENT))
    other = record("沪府发〔2015〕16号", (EDITED, TALENT))
    memory.commit(one)
    memory.commit(other, drop=[one])
    assert memory.where("document", one.document.id) == ("moved", other.document.id)
    for place in (0, 1, 2):
        assert memory.where("measure", measure(one, place)) == ("moved", measure(other, place))
    memory.commit(one, drop=[other])
    assert memory.where("document", one.document.id) == ("here", None)
    assert memory.where("measure", measure(other, 0)) == ("moved", measure(one, 0))


def test_another_document_in_the_file_of_a_dropped_one_does_not_follow_it(memory: Memory) -> None:
    one, other = record(clauses=(BRAND,)), record("沪府发〔2015〕16号", (TALENT,))
    memory.commit(one)
    memory.commit(other, drop=[one])
    assert memory.where("document", one.document.id) == ("gone", None)
    assert memory.where("provision", one.provisions[0].id) == ("gone", None)


def test_a_sentence_that_two_became_leads_to_it_from_both(memory: Memory) -> None:
    two = record(clauses=(Clause(("加强品牌培育建设，", "加强品牌宣传保护。")),))
    one = record(clauses=(Clause(("加强品牌培育建设，加强品牌宣传保护。",)),))
    memory.commit(two)
    memory.commit(one)
    for place in (0, 1):
        assert memory.where("measure", measure(two, place)) == ("moved", measure(one, 0))


FIRST = Clause(("实施质量月活动，覆盖率达到95%。", "落实质量发展纲要。"), BODIES)
OTHER = Clause(("推广首席质量官，满意度达到90%。",), BODIES)


def test_what_a_sentence_spoke_of_is_gone_with_the_last_document_that_does(
    memory: Memory,
) -> None:
    words = {"质量月": "programme/t-1", "质量发展纲要": "work/w-1", "95%": "indicator/i1"}
    one = speaking(record(clauses=(FIRST, OTHER)), words)
    other = speaking(record("沪府发〔2016〕7号", (FIRST,), date="2016-01-01"), words)
    without = record(clauses=(OTHER,))
    memory.commit(one, other)
    memory.commit(without)
    assert memory.where("mention", one.mentions[0].id) == ("gone", None)
    assert memory.where("observation", one.indicators[0].id) == ("gone", None)
    things = [("programme", "t-1"), ("work", "w-1"), ("indicator", "i1")]
    assert [memory.where(*thing) for thing in things] == [("here", None)] * 3
    assert b"/programme/t-1" not in memory.withdrawn()
    memory.commit(drop=[other])
    assert [memory.where(*thing) for thing in things] == [("gone", None)] * 3
    memory.commit(other)
    assert [memory.where(*thing) for thing in things] == [("here", None)] * 3
    assert b"/programme/t-1" not in memory.withdrawn()


def test_a_thing_whose_words_mean_another_leads_to_that(memory: Memory) -> None:
    text = record(clauses=(FIRST, OTHER))
    names = [
        {"质量月": f"programme/t-{n}", "首席质量官": "programme/t-9", "95%": f"indicator/i{n}"}
        for n in (1, 2, 3)
    ]
    for things in names[:2]:
        memory.commit(speaking(text, things))
    assert memory.where("programme", "t-1") == ("moved", "t-2")
    assert memory.where("indicator", "i1") == ("moved", "i2")
    memory.commit(speaking(text, names[2]))
    assert memory.where("programme", "t-1") == memory.where("programme", "t-2") == ("moved", "t-3")
    memory.commit(speaking(text, {"首席质量官": "programme/t-9"}))
    assert memory.where("programme", "t-1") == memory.where("programme", "t-3") == ("gone", None)


def test_words_that_moved_with_their_clause_are_found_there(memory: Memory) -> None:
    words = {"首席质量官": "programme/t-9", "90%": "indicator/i9"}
    two = speaking(record(clauses=(FIRST, OTHER)), words)
    one = speaking(record(clauses=(OTHER,)), words)
    memory.commit(two)
    memory.commit(one)
    assert memory.where("mention", two.mentions[0].id) == ("moved", one.mentions[0].id)
    assert memory.where("observation", two.indicators[0].id) == ("moved", one.indicators[0].id)
    assert memory.where("programme", "t-9") == ("here", None)


def test_words_keep_their_successor_when_the_document_gets_another_number(memory: Memory) -> None:
    words = {"首席质量官": "programme/t-9", "90%": "indicator/i9"}
    one = speaking(record(clauses=(OTHER, FIRST)), words)
    other = speaking(record("沪府发〔2015〕16号", (OTHER, FIRST)), words | {"90%": "indicator/i8"})
    memory.commit(one)
    memory.commit(other, drop=[one])
    assert memory.where("mention", one.mentions[0].id) == ("moved", other.mentions[0].id)
    assert memory.where("indicator", "i9") == ("moved", "i8")


def test_the_history_is_valid_and_comes_back_from_the_store(memory: Memory) -> None:
    memory.commit(
        speaking(record(clauses=(BRAND, FIRST)), {"95%": "indicator/i1", "质量月": "programme/t-1"})
    )
    memory.commit(record(clauses=(EDITED,)))
    data = memory.withdrawn()
    assert data.count(b"/indicator/i1>") == data.count(b"/programme/t-1>") == 1
    assert nquads.canonical(nquads.read(data)) == data
    assert shacl.violations(nquads.read(data)) == []
    graph = next(found for found in memory.store.dump() if found.graph == iri.WITHDRAWN_GRAPH)
    assert to_nquads(graph) == data
    assert graph.nodes == from_nquads(iri.WITHDRAWN_GRAPH, data).nodes


def test_a_new_store_of_the_same_dataset_knows_the_history(memory: Memory, tmp_path: Path) -> None:
    first, second = record(clauses=(BRAND,)), record(clauses=(EDITED,))
    memory.commit(first)
    memory.commit(second)
    memory.store = SqliteStore(tmp_path / "again.sqlite")
    memory.commit(second)
    assert memory.where("measure", measure(first, 0)) == ("moved", measure(second, 0))


def test_a_commit_that_fails_leaves_the_history_as_it_was(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.commit(record(clauses=(BRAND,)))
    memory.commit(record(clauses=(EDITED,)))
    before = memory.withdrawn()
    with monkeypatch.context() as patch:
        patch.setattr("graph.dataset._sync_folder", _fail)
        with pytest.raises(OSError, match="disk"):
            memory.commit(record(clauses=(TALENT,)))
    assert memory.withdrawn() == before


def _fail(path: Path) -> None:
    raise OSError("no disk")


def test_a_damaged_file_of_the_old_version_does_not_stop_the_new_one(memory: Memory) -> None:
    memory.commit(record(clauses=(BRAND,)))
    for path in (memory.dataset.path / "graphs").iterdir():
        path.write_bytes(b"damaged")
    memory.commit(record(clauses=(EDITED,)))
    assert memory.withdrawn() == b""


SENTENCES = (
    "加强品牌建设。",
    "大力加强品牌建设。",
    "加强标准建设。",
    "引进人才。",
    "引进高层次人才。",
)
CLAUSES = st.lists(
    st.builds(
        Clause,
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True).map(tuple),
        st.sampled_from([(), (("sh-qts", "lead"),), (("sh-aic", "lead"),)]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
WORDS = ("品牌", "标准", "高层次人才")
"""What sentences speak of: 标准 means another thing in each document, the others do not."""


def spoken(item: Record, number: str) -> Record:
    own = {"标准": f"work/w-{number[0]}"}
    things = {words: own.get(words, f"programme/t-{len(words)}") for words in WORDS}
    return speaking(item, {w: thing for w, thing in things.items() if w in item.text})


STEPS = st.lists(st.dictionaries(st.sampled_from(["1号", "2号"]), CLAUSES), min_size=2, max_size=5)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_every_id_ever_committed_is_here_moved_to_one_that_is_here_or_gone(
    steps: list[dict[str, tuple[Clause, ...]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    memory = Memory(tmp_path_factory.mktemp("history"))
    held: dict[str, Record] = {}
    for step in steps:
        now = {number: spoken(record(number, clauses), number) for number, clauses in step.items()}
        memory.commit(*now.values(), drop=[held[number] for number in held if number not in now])
        held = now
        for key in memory.ever:
            kind, _, identifier = key.partition("/")
            found = memory.where(kind, identifier)
            assert found is not None, key
            state, successor = found
            if state == "moved":
                assert memory.where(kind, str(successor)) == ("here", None)
            else:
                assert successor is None
    memory.store.close()
