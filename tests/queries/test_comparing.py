"""Two documents side by side: every sentence in one group, the same whichever is named first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pytest

from benchmarks.graphs import generated_graphs
from graph.lineage.judging.judgements import Judged
from graph.rdf import record_to_graph
from graph.search_key import search_key
from graph.store import open_store
from loaders.extract import extract
from ontology.errors import NotFound
from queries.comparing import GROUPS, compare_documents, in_order_of_time
from queries.documents import documents
from queries.lineage_links import links
from queries.measures import measures
from queries.parameters import InvalidParameter
from tests.lineage import with_lineage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.port import Store
    from graph.property_graph import PropertyGraph
    from loaders.record import Record
    from queries.types import ComparedDocuments, ComparedRow, ComparedSide, Group, Sentence

PLAN: Final = """上海市质量工作要点
沪质〔{year}〕1号
一、重点任务
（一）加强基础工作。{words}首席质量官制度。完善工业产品生产许可证后续监管办法实施细则配套文件。
（二）{other}
{date}
"""


def ids(store: Store) -> list[str]:
    """The documents, oldest first."""
    return [row.document.id for row in documents(store).page.items][::-1]


def whole(store: Store, a: str, b: str) -> ComparedDocuments:
    """Every row of a comparison."""
    answer = compare_documents(store, a, b, limit=200)
    rows = list(answer.page.items)
    page = answer.page
    while page.after is not None:
        page = compare_documents(store, a, b, limit=200, after=page.after).page
        rows += page.items
    return replace(answer, page=replace(answer.page, items=tuple(rows), after=None))


def sides(answer: ComparedDocuments) -> tuple[tuple[ComparedSide, Group], ...]:
    """Both documents, each with the group of what it has alone."""
    return (answer.earlier, "dropped"), (answer.later, "new")


def alone(rows: tuple[ComparedRow, ...], group: str) -> list[str]:
    return [row.sentence.id for row in rows if row.group == group and row.sentence is not None]


@pytest.fixture(scope="module")
def compared(corpus: Store) -> list[ComparedDocuments]:
    return [whole(corpus, a, b) for a, b in combinations(ids(corpus), 2)]


def test_every_sentence_of_both_documents_is_in_exactly_one_group(
    corpus: Store, compared: list[ComparedDocuments]
) -> None:
    for answer in compared:
        rows = answer.page.items
        for side, group in sides(answer):
            name = side.document.id
            linked = {
                end.sentence.id
                for row in rows
                if row.link is not None
                for end in (row.link.earlier, row.link.later)
                if end.clause.document.id == name
            }
            single = alone(rows, group)
            assert len(single) == len(set(single))
            assert not linked & set(single)
            assert len(linked) + len(single) == side.sentences == sum(side.groups.values())
            everything = measures(corpus, document=name, limit=200).page
            assert everything.total == side.sentences
            assert sum(side.fates.values()) == side.groups[group] == len(single)


def test_it_is_the_same_whichever_document_is_named_first(corpus: Store) -> None:
    for a, b in combinations(ids(corpus), 2):
        assert whole(corpus, a, b) == whole(corpus, b, a)


def test_pairs_are_the_links_of_the_two_documents(
    corpus: Store, compared: list[ComparedDocuments]
) -> None:
    told: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for link in links(corpus):
        both = link.earlier.clause.document.id, link.later.clause.document.id
        ends = link.earlier.sentence.id, link.later.sentence.id
        told.setdefault(both, {})[ends] = link.kind
    for answer in compared:
        found = {
            (row.link.earlier.sentence.id, row.link.later.sentence.id): row.link.kind
            for row in answer.page.items
            if row.link is not None
        }
        both = answer.earlier.document.id, answer.later.document.id
        assert found == told.get(both, {})
        assert Counter(found.values()) == answer.kinds
        for row in answer.page.items:
            if row.link is not None:
                changed = row.link.kind in {"expands", "revises", "replaces"}
                assert row.group == ("changed" if changed else "continued")


def test_pieces_are_those_of_the_printed_sentences(
    records: list[Record], compared: list[ComparedDocuments]
) -> None:
    texts = {record.document.id: record.text for record in records}
    for answer in compared:
        for row in answer.page.items:
            if row.link is None or row.pieces is None:
                continue
            shared = []
            for end, pieces in zip((row.link.earlier, row.link.later), row.pieces, strict=True):
                text = texts[end.clause.document.id]
                assert "".join(text[p.start : p.end] for p in pieces) == end.sentence.text
                shared.append("".join(text[p.start : p.end] for p in pieces if p.same))
            assert search_key(shared[0]) == search_key(shared[1])


def test_wording_taken_over_stands_in_both_documents(
    records: list[Record], compared: list[ComparedDocuments]
) -> None:
    texts = {record.document.id: record.text for record in records}
    assert any(answer.passages for answer in compared)
    for answer in compared:
        for passage in answer.passages:
            for proof in (passage.earlier, passage.later):
                assert texts[proof.document][proof.start : proof.end] == proof.quote
            marks = str.maketrans("", "", "“”‘’")
            earlier, later = (
                search_key(proof.quote).translate(marks)
                for proof in (passage.earlier, passage.later)
            )
            assert earlier == later
            assert len(later) == passage.length >= 20


def test_what_entered_and_left_is_named_by_one_document_only(
    compared: list[ComparedDocuments],
) -> None:
    for answer in compared:
        entered = {body.agency.id for body in answer.bodies_entered}
        left = {body.agency.id for body in answer.bodies_left}
        givers = {heir.before.agency.id for heir in answer.passed_on}
        assert not entered & left
        assert not left & givers
        assert all(
            body.evidence.document == answer.later.document.id for body in answer.bodies_entered
        )
        assert all(
            body.evidence.document == answer.earlier.document.id for body in answer.bodies_left
        )
        for thing in answer.things_entered:
            assert thing.evidence.document == answer.later.document.id
        names = {(thing.kind, thing.id or thing.name) for thing in answer.things_entered}
        assert not names & {(thing.kind, thing.id or thing.name) for thing in answer.things_left}


def test_reorganised_bodies_pass_their_work_on(corpus: Store) -> None:
    first, *_, last = ids(corpus)
    passed = {
        (heir.before.name, heir.after.name): [event.id for event in heir.events]
        for heir in compare_documents(corpus, first, last).passed_on
    }
    assert passed["上海市质量技术监督局", "上海市市场监督管理局"] == ["ev-2018-amr"]


def test_pages_of_one_group_are_that_group_of_the_whole(corpus: Store) -> None:
    a, b = ids(corpus)[2:4]
    everything = whole(corpus, a, b)
    for group in GROUPS:
        rows: list[ComparedRow] = []
        after = None
        while True:
            page = compare_documents(corpus, a, b, group=group, limit=7, after=after).page
            rows += page.items
            after = page.after
            if after is None:
                break
        assert rows == [row for row in everything.page.items if row.group == group]
        assert len(rows) == everything.totals[group] == page.total


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Store]:
    """Five small documents: two of one day, one without a date, one before and one after them."""
    store = open_store(f"sqlite:{tmp_path / 'store.db'}")
    documents = [
        ("2016", "推进", "开展质量信用年度白皮书编制。", "2016年5月1日"),
        ("2018", "推进", "开展机关食堂厨余就地处理。", "2018年5月1日"),
        ("2019", "深化", "举办长三角手语歌谣大会。", "2018年5月1日"),
        ("2021", "推进", "开展质量信用年度白皮书编制。", "2021年5月1日"),
        ("2022", "推进", "开展机关食堂厨余就地处理。", ""),
    ]
    store.load(with_lineage(_graphs(tmp_path, documents)))
    yield store
    store.close()


def _graphs(folder: Path, some: list[tuple[str, str, str, str]]) -> Iterator[PropertyGraph]:
    for year, words, other, date in some:
        path = folder / f"{year}.txt"
        text = PLAN.format(year=year, words=words, other=other, date=date)
        path.write_text(text, "utf-8")
        yield record_to_graph(extract(path), "test")


def numbered(store: Store) -> dict[str, str]:
    return {
        (row.document.number or "")[3:7]: row.document.id for row in documents(store).page.items
    }


def test_what_is_gone_is_told_from_what_comes_again(written: Store) -> None:
    by_year = numbered(written)
    answer = whole(written, by_year["2016"], by_year["2018"])
    (gone,) = [row for row in answer.page.items if row.group == "dropped" and row.sentence]
    assert gone.sentence is not None
    assert "白皮书" in gone.sentence.text
    assert gone.fate == "again_later"
    back = whole(written, by_year["2018"], by_year["2021"])
    (new,) = [row for row in back.page.items if row.group == "new"]
    assert new.fate == "resumed"


def test_documents_of_one_day_or_without_a_date_are_not_ordered(written: Store) -> None:
    by_year = numbered(written)
    same_day = whole(written, by_year["2018"], by_year["2019"])
    assert same_day.order == "same_day"
    undated = whole(written, by_year["2022"], by_year["2018"])
    assert undated.order == "no_date"
    for answer, asked in ((same_day, ("2018", "2019")), (undated, ("2022", "2018"))):
        assert (answer.totals["continued"], answer.totals["changed"]) == (0, 0)
        assert answer.earlier.document.id == by_year[asked[0]]
        assert answer.later.document.id == by_year[asked[1]]
        assert answer.totals["new"] == answer.later.sentences
    mirrored = whole(written, by_year["2018"], by_year["2022"])
    assert alone(mirrored.page.items, "new") == alone(undated.page.items, "dropped")


def test_documents_come_in_order_of_time(written: Store) -> None:
    by_year = numbered(written)
    asked = [by_year[year] for year in ("2021", "2016", "2018")]
    found = in_order_of_time(written, asked)
    assert found == [by_year[year] for year in ("2016", "2018", "2021")]
    undated = [by_year["2021"], by_year["2022"]]
    assert in_order_of_time(written, undated) == undated


def test_what_cannot_be_compared_is_refused(written: Store) -> None:
    by_year = numbered(written)
    with pytest.raises(InvalidParameter):
        compare_documents(written, by_year["2016"], by_year["2016"])
    with pytest.raises(NotFound):
        compare_documents(written, by_year["2016"], "no-such-document")
    with pytest.raises(NotFound):
        compare_documents(written, by_year["2016"], by_year["2021"], as_of="2018")
    with pytest.raises(InvalidParameter):
        compare_documents(written, by_year["2016"], by_year["2018"], group="kept")  # type: ignore[arg-type]  # on purpose


def test_what_people_judged_decides(tmp_path: Path, corpus: Store, records: list[Record]) -> None:
    """A rejected pair is none, an added one is one, whatever the machine finds."""
    a, b = ids(corpus)[3:]
    before = whole(corpus, a, b)
    pairs = [row.link for row in before.page.items if row.link is not None]
    rejected = pairs[0]
    gone = next(
        row.sentence for row in before.page.items if row.group == "dropped" and row.sentence
    )
    new = next(row.sentence for row in before.page.items if row.group == "new" and row.sentence)

    def said(earlier: Sentence, later: Sentence, verdict: Any, kind: str | None) -> Judged:
        return Judged(
            earlier.id, later.id, verdict, kind, "reader", "2026-01-01", "read both",
            later.start, later.end, later.text,
        )  # fmt: skip

    judged = [
        said(rejected.earlier.sentence, rejected.later.sentence, "rejected", None),
        said(gone, new, "added", "replaces"),
    ]
    store = open_store(f"sqlite:{tmp_path / 'store.db'}")
    store.load(with_lineage((record_to_graph(record, "test") for record in records), judged))
    after = whole(store, a, b)
    store.close()
    found = {
        (row.link.earlier.sentence.id, row.link.later.sentence.id): row
        for row in after.page.items
        if row.link is not None
    }
    assert (rejected.earlier.sentence.id, rejected.later.sentence.id) not in found
    row = found[gone.id, new.id]
    assert row.link is not None
    assert (row.group, row.link.kind, row.link.method) == ("changed", "replaces", "judged")
    assert len(found) == len(pairs)
    assert gone.id not in alone(after.page.items, "dropped")
    assert new.id not in alone(after.page.items, "new")


def test_groups_are_whole_on_generated_documents(tmp_path: Path) -> None:
    authority, *generated = generated_graphs(1_000, seed=5)
    store = open_store(f"sqlite:{tmp_path / 'store.db'}")
    store.load([authority, *with_lineage(generated)])
    some = ids(store)
    linked = 0
    for a, b in zip(some, some[3:], strict=False):
        answer = whole(store, a, b)
        mirrored = whole(store, b, a)
        if answer.order == "dates":
            assert answer == mirrored
        linked += answer.totals["continued"] + answer.totals["changed"]
        for side, group in sides(answer):
            own = {
                end.sentence.id
                for row in answer.page.items
                if row.link is not None
                for end in (row.link.earlier, row.link.later)
                if end.clause.document.id == side.document.id
            }
            single = alone(answer.page.items, group)
            assert not own & set(single)
            assert len(own) + len(single) == side.sentences
    assert linked
    store.close()
