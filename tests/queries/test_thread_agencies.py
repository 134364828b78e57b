"""Who had a piece of work, document by document: as the hand-made key has it, and by whose event."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ontology.errors import NotFound
from queries.responsibility import responsibility
from queries.thread_agencies import thread_agencies
from queries.threads import ThreadFilters, thread, threads
from tests.queries.papers import Paper, Said, event, store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store
    from queries.types import ThreadAgencies

KEY = Path(__file__).parents[1] / "gold" / "lineage"
TASK = "推进首席质量官制度。"


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (KEY / name).read_text("utf-8").splitlines()]


def every_thread(store: Store) -> Iterator[ThreadAgencies]:
    after = None
    while True:
        page = threads(store, ThreadFilters(), limit=200, after=after).page
        for row in page.items:
            yield thread_agencies(store, row.thread.id)
        after = page.after
        if after is None:
            return


def places(answer: ThreadAgencies) -> set[tuple[str, int]]:
    """Year of the document and start of each sentence of a thread."""
    return {
        ((held.document.date or "")[:4], sentence.start)
        for held in answer.holdings
        for sentence in held.sentences
    }


@pytest.fixture(scope="module")
def of_corpus(corpus: Store) -> list[ThreadAgencies]:
    return list(every_thread(corpus))


def handed_over(answer: ThreadAgencies) -> set[tuple[str, str, str]]:
    """Who gave, who took or carries on unnamed, and the event."""
    return {
        (giver.name, taker.name, one.id)
        for change in answer.changes
        for giver in change.before
        for taker in change.after or change.heirs
        for one in change.events
    }


def test_work_changes_hands_as_a_careful_reader_found(of_corpus: list[ThreadAgencies]) -> None:
    """Of the threads that were found whole, between documents that name bodies."""
    members = {
        one["id"]: {(m["document"][:4], m["sentence"]["start"]) for m in one["members"]}
        for one in read("threads.jsonl")
    }
    wanted, found = 0, 0
    for key in read("agencies.jsonl"):
        known = members.get(key["id"], set())
        mine = max(of_corpus, key=lambda one: len(places(one) & known))
        if not known or not known <= places(mine):
            continue
        named = {held.document.year for held in mine.holdings if held.holders}
        ours = handed_over(mine)
        for change in key["changes"]:
            if change["event"] is None or not {change["from_year"], change["to_year"]} <= named:
                continue
            for giver in change["from"]:
                for taker in change["to"]:
                    wanted += 1
                    found += (giver, taker, change["event"]) in ours
    assert wanted >= 8
    assert found == wanted


def test_bodies_and_roles_are_those_of_the_statements(
    corpus: Store, of_corpus: list[ThreadAgencies]
) -> None:
    for answer in of_corpus[:25]:
        for held in answer.holdings:
            expected: dict[str, set[str]] = {}
            for sentence in held.sentences:
                who = responsibility(corpus, sentence.id)
                for body in (body for one in who.statements for body in one.bodies):
                    expected.setdefault(body.agency.id, set()).add(body.role)
                for actor in who.actors:
                    expected.setdefault(actor.agency.id, set()).add(actor.role)
            assert {one.agency.id: set(one.roles) for one in held.holders} == expected


def test_documents_come_in_order_of_time_with_all_sentences(
    corpus: Store, of_corpus: list[ThreadAgencies]
) -> None:
    for answer in of_corpus:
        dates = [held.document.date or "" for held in answer.holdings]
        assert dates == sorted(dates)
        assert len(set(dates)) == len(dates)
        told = [sentence.id for held in answer.holdings for sentence in held.sentences]
        rows = thread(corpus, answer.thread.id, limit=200).page.items
        assert sorted(told) == sorted(row.sentence.id for row in rows)
        for held in answer.holdings:
            assert (held.lead_written is None) == (not held.holders)


def test_every_change_lies_between_two_documents_that_name_bodies(
    of_corpus: list[ThreadAgencies],
) -> None:
    for answer in of_corpus:
        naming = [held for held in answer.holdings if held.holders]
        pairs = {(a.document.id, b.document.id) for a, b in itertools.pairwise(naming)}
        for change in answer.changes:
            assert (change.earlier.id, change.later.id) in pairs
            before = next(h for h in naming if h.document.id == change.earlier.id)
            after = next(h for h in naming if h.document.id == change.later.id)
            assert set(change.before) <= {one.agency for one in before.holders}
            assert set(change.after) <= {one.agency for one in after.holders}
            for one in change.events:
                assert (one.date or "") <= (change.later.date or "")
        last = naming[-1].holders if naming else ()
        assert tuple(now.holder for now in answer.now) == last
        assert all(now.today for now in answer.now)


def test_a_sentence_or_a_programme_leads_to_its_thread(
    corpus: Store, of_corpus: list[ThreadAgencies]
) -> None:
    for answer in of_corpus[:20]:
        sentence = answer.holdings[0].sentences[0]
        by_sentence = thread_agencies(corpus, sentence.id)
        assert answer.thread in (by_sentence.thread, *by_sentence.others)
    things = [one.thread for one in of_corpus if one.thread.programme is not None]
    assert things
    for ref in things[:5]:
        assert ref.programme is not None
        assert thread_agencies(corpus, ref.programme).thread == ref


def test_what_stands_in_no_thread_is_not_found(corpus: Store) -> None:
    with pytest.raises(NotFound):
        thread_agencies(corpus, "no-such-thread")
    with pytest.raises(NotFound):
        thread_agencies(corpus, "gb-t-29187", as_of="1999")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One task in three documents, under bodies that merge and give a function away."""
    papers = [
        Paper("沪质〔2016〕1号", "2016-05-01", [("质量", [f"{TASK}", Said([("质监局", "lead"), ("工商局", "support")])])]),
        Paper("沪质〔2019〕1号", "2019-05-01", [("商标", [f"加强商标保护，{TASK}", Said([("知产局", "responsible"), ("市场局", "lead")])])]),
        Paper("沪质〔2021〕1号", "2021-05-01", [("质量", [f"深化工作，{TASK}"])]),
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("hands") / "store.db"
    events = [
        event("ev-merger", ["质监局", "工商局"], ["市场局"], "2018-11-23"),
        event("ev-marks", ["工商局"], ["知产局"], "2018-11", function="商标"),
        event("ev-later", ["市场局"], ["新局"], "2022-01-01"),
    ]
    store = store_of(path, papers, events=events, lineage=True)
    yield store
    store.close()


def test_events_and_functions_tell_how_it_came_to_whom(written: Store) -> None:
    found = threads(written, ThreadFilters(words="首席质量官")).page.items[0].thread.id
    answer = thread_agencies(written, found)
    assert [[one.name for one in held.holders] for held in answer.holdings] == [
        ["质监局", "工商局"], ["知产局", "市场局"], [],
    ]  # fmt: skip
    told = [
        (one.turn, [b.name for b in one.before], [b.name for b in one.after], one.function)
        for one in answer.changes
    ]
    assert told == [
        ("handed_over", ["质监局", "工商局"], ["市场局"], None),
        ("handed_over", ["工商局"], ["知产局"], "商标"),
    ]
    assert [[b.name for b in now.today] for now in answer.now] == [["知产局"], ["新局"]]
    before = thread_agencies(written, found, as_of="2020")
    assert [[b.name for b in now.today] for now in before.now] == [["知产局"], ["市场局"]]
    early = thread_agencies(written, found, as_of="2018")
    assert early.changes == ()
    assert [[b.name for b in now.today] for now in early.now] == [["市场局"], ["市场局"]]
    assert [[m.function for m in now.moved] for now in early.now] == [[], []]
