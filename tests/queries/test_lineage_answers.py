"""Lineage reaches both ways, is bounded and says so, and follows what people judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store import open_store
from ontology.errors import NotFound
from queries.lineage import lineage
from queries.lineage_links import links
from queries.lineage_steps import strips
from queries.parameters import InvalidParameter
from queries.threads import ThreadFilters, thread, thread_links, threads
from queries.trace import trace
from tests.queries.lineage_world import World, world

if TYPE_CHECKING:
    from pathlib import Path

    from graph.port import Store
    from queries.types import Links, Page, ThreadRow

WORLDS = 12


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[World, Store]]:
    """Stores of small worlds, by seed."""
    folder = tmp_path_factory.mktemp("worlds")
    made = {}
    for seed in range(WORLDS):
        store = open_store(f"sqlite:{folder / f'{seed}.db'}")
        given_world = world(seed)
        store.load(given_world.graphs)
        made[seed] = given_world, store
    return made


def linked(store: Store, measure: str, direction: str, depth: int = 1) -> set[tuple[str, str]]:
    view = lineage(store, measure, direction=direction, depth=depth, node_limit=300)  # type: ignore[arg-type]
    assert not view.truncated
    return {(one.earlier.sentence.id, one.later.sentence.id) for one in view.links}


@pytest.mark.parametrize("seed", range(WORLDS))
def test_every_way_of_asking_finds_the_same_links(
    worlds: dict[int, tuple[World, Store]], seed: int
) -> None:
    made, store = worlds[seed]
    measures = [one.measure for one in made.sentences]
    earlier = {pair for one in measures for pair in linked(store, one, "earlier")}
    later = {pair for one in measures for pair in linked(store, one, "later")}
    listed = [(one.earlier.sentence.id, one.later.sentence.id) for one in links(store)]
    assert earlier == later == set(listed) == made.links
    assert len(listed) == len(set(listed))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, WORLDS - 1), st.integers(1, 3), st.data())
def test_who_reaches_a_sentence_is_reached_from_it(
    worlds: dict[int, tuple[World, Store]], seed: int, depth: int, data: st.DataObject
) -> None:
    made, store = worlds[seed]
    start = data.draw(st.sampled_from([one.measure for one in made.sentences]))
    ways = (("earlier", "later"), ("later", "earlier"), ("both", "both"))
    way, back = data.draw(st.sampled_from(ways))
    view = lineage(store, start, direction=way, depth=depth, node_limit=300)
    assert not view.truncated
    for node in view.nodes:
        other = lineage(store, node.sentence.id, direction=back, depth=depth, node_limit=300)
        depths = {one.sentence.id: one.depth for one in other.nodes}
        assert depths[start] == node.depth


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, WORLDS - 1), st.integers(1, 3), st.integers(1, 8), st.data())
def test_a_view_keeps_its_bounds_and_counts_what_it_leaves_out(
    worlds: dict[int, tuple[World, Store]],
    seed: int,
    depth: int,
    node_limit: int,
    data: st.DataObject,
) -> None:
    made, store = worlds[seed]
    ids = [one.measure for one in made.sentences] + [one.id for one in made.threads]
    start = data.draw(st.sampled_from(ids))
    view = lineage(store, start, depth=depth, node_limit=node_limit)
    whole = lineage(store, start, depth=depth, node_limit=300)
    shown = {node.sentence.id for node in view.nodes}
    assert len(shown) == len(view.nodes) <= node_limit
    assert shown <= {node.sentence.id for node in whole.nodes}
    assert view.truncated == (view.omitted > 0)
    assert view.truncated == (len(view.nodes) < len(whole.nodes))
    if depth == 1:
        assert view.omitted == len(whole.nodes) - len(view.nodes)
    for link in view.links:
        assert {link.earlier.sentence.id, link.later.sentence.id} <= shown
    assert view == lineage(store, start, depth=depth, node_limit=node_limit)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_thread_shows_its_own_links_and_its_sentences_in_order_of_time(
    worlds: dict[int, tuple[World, Store]], seed: int
) -> None:
    made, store = worlds[seed]
    for one in made.threads:
        answer = thread(store, one.id, limit=200)
        members = [member.sentence.id for member in answer.page.items]
        assert sorted(members) == sorted(sentence.measure for sentence in one.sentences)
        dates = [member.clause.document.date or "" for member in answer.page.items]
        assert dates == sorted(dates)
        pairs = pages_of(store, one.id)
        assert len(pairs) == len(set(pairs)) == answer.links
        inside = {s.measure for s in one.sentences}
        added = {(j.earlier, j.later) for j in made.judged if j.verdict == "added"}
        expected = {pair for pair in made.links if set(pair) <= inside} - added
        assert expected <= set(pairs) <= {p for p in made.links if set(p) <= inside}


def pages_of(store: Store, identifier: str) -> list[tuple[str, str]]:
    found, after = [], None
    while True:
        page = thread_links(store, identifier, limit=2, after=after).page
        found += [(one.earlier.sentence.id, one.later.sentence.id) for one in page.items]
        after = page.after
        if after is None:
            return found


def test_a_rejected_link_goes_a_confirmed_one_says_so_an_added_one_comes(
    worlds: dict[int, tuple[World, Store]],
) -> None:
    seen = set()
    for made, store in worlds.values():
        said = {(one.earlier, one.later): one for one in made.judged}
        for link in links(store):
            judgement = said.pop((link.earlier.sentence.id, link.later.sentence.id), None)
            if judgement is None:
                assert link.judged is None
                continue
            assert link.judged is not None
            assert (link.judged.verdict, link.judged.who) == (judgement.verdict, "reader")
            seen.add(judgement.verdict)
            if judgement.verdict == "added":
                assert link.kind == "expands"
        assert {one.verdict for one in said.values()} <= {"rejected"}
        seen |= {one.verdict for one in said.values()}
    assert seen == {"confirmed", "rejected", "added"}


def test_the_dates_have_to_tell_which_comes_first(
    worlds: dict[int, tuple[World, Store]],
) -> None:
    for _, store in worlds.values():
        for link in links(store):
            first, second = link.earlier.clause.document, link.later.clause.document
            if first.id == second.id:
                statuses = link.earlier.sentence.status, link.later.sentence.status
                assert statuses == ("reported", "planned")
            else:
                assert first.date is not None
                assert second.date is not None
                assert first.date < second.date


def test_evidence_are_the_words_of_both_ends(corpus: Store, records: list) -> None:
    texts = {record.document.id: record.text for record in records}
    found = list(links(corpus))
    assert len(found) > 300
    for link in found:
        for end in (link.earlier, link.later):
            proof = end.evidence
            assert texts[proof.document][proof.start : proof.end] == proof.quote
            assert end.sentence.start <= proof.start < proof.end <= end.sentence.end


def test_an_institution_is_followed_from_year_to_year(corpus: Store) -> None:
    (row,) = threads(corpus, ThreadFilters(words="首席質量官")).page.items
    assert row.years == (2015, 2017, 2022, 2023, 2024)
    answer = thread(corpus, row.thread.id, limit=200)
    stages = [member.sentence.stage for member in answer.page.items]
    assert {"推行", "试点", "探索"} <= set(stages)
    assert answer.page.items[0].change is None
    assert all(member.change for member in answer.page.items[2:])
    bodies = {body.name for member in answer.page.items for body in member.bodies}
    assert {"上海市质量技术监督局", "上海市市场监督管理局"} <= bodies


def test_earlier_documents_know_nothing_of_later_ones(corpus: Store) -> None:
    (row,) = threads(corpus, ThreadFilters(words="首席质量官"), as_of="2018").page.items
    assert (row.years, row.last_date) == ((2015, 2017), "2017-04-07")
    then = thread(corpus, row.thread.id, as_of="2018")
    assert {m.clause.document.year for m in then.page.items} == {2015, 2017}
    with pytest.raises(NotFound):
        thread(corpus, row.thread.id, as_of="2014")
    with pytest.raises(NotFound):
        lineage(corpus, row.thread.id, as_of="2014")


@pytest.mark.parametrize(
    ("filters", "test"),
    [
        (ThreadFilters(type="instrument"), lambda row: row.thread.type == "instrument"),
        (ThreadFilters(method="named"), lambda row: row.thread.method == "named"),
        (ThreadFilters(documents=4), lambda row: row.documents >= 4),
        (ThreadFilters(year_from=2017, year_to=2017), lambda row: 2017 in row.years),
        (ThreadFilters(words="质量月"), lambda row: "质量月" in row.thread.name),
    ],
)
def test_a_filter_keeps_all_threads_that_are_so_and_no_others(
    corpus: Store, filters: ThreadFilters, test: object
) -> None:
    kept = everything(corpus, filters)
    assert kept
    assert kept == [row for row in everything(corpus, ThreadFilters()) if test(row)]  # type: ignore[operator]


def everything(store: Store, filters: ThreadFilters, limit: int = 200) -> list[ThreadRow]:
    rows, after = [], None
    while True:
        page: Page[ThreadRow] = threads(store, filters, limit=limit, after=after).page
        rows += page.items
        after = page.after
        if after is None:
            assert page.total == len(rows)
            return rows


def test_threads_of_an_agency_are_those_that_it_answers_for(corpus: Store) -> None:
    mine = {row.thread.id for row in everything(corpus, ThreadFilters(agency="sh-amr"))}
    for row in everything(corpus, ThreadFilters()):
        members = thread(corpus, row.thread.id, limit=200).page.items
        # 市质量技监局 went into 市市场监管局, which stands for it.
        named = {body.agency.id for member in members for body in member.bodies}
        if "sh-amr" in named or "sh-qts" in named:
            assert row.thread.id in mine
    assert 0 < len(mine) < len(everything(corpus, ThreadFilters()))


def test_pages_of_threads_neither_repeat_nor_skip(corpus: Store) -> None:
    whole = everything(corpus, ThreadFilters())
    assert everything(corpus, ThreadFilters(), limit=7) == whole
    assert [row.documents for row in whole] == sorted((r.documents for r in whole), reverse=True)


def test_a_thing_that_documents_name_leads_to_its_sentences(corpus: Store) -> None:
    rows = corpus.query("SELECT id FROM programme GROUP BY id HAVING count(*) > 2 ORDER BY id")
    for (identifier,) in rows:
        view = lineage(corpus, identifier, kind="programme", node_limit=300)
        naming = corpus.query(
            "SELECT m.id FROM mention AS n JOIN measure AS m ON m.pk = n.measure"
            " WHERE n.programme = :id",
            {"id": identifier},
        )
        assert {row[0] for row in naming} <= {node.sentence.id for node in view.nodes}
        assert view.kind == "programme"


def test_an_indicator_leads_to_the_sentences_that_state_it(corpus: Store) -> None:
    (row,) = corpus.query(
        "SELECT indicator FROM observation WHERE name LIKE '%制造业质量竞争力指数' GROUP BY 1"
    )
    view = lineage(corpus, row[0])
    assert {node.clause.document.year for node in view.nodes} == {2022, 2024}
    assert len(view.links) >= 1


def test_words_lead_to_threads_by_name_by_sentence_and_by_address(corpus: Store) -> None:
    named = trace(corpus, "首席質量官")
    assert named.strips[0].thread.name == "首席质量官制度"
    assert named.years == (2015, 2017, 2022, 2023, 2024)
    clause = trace(corpus, "沪质〔2024〕1号 第二部分（十八）", limit=50)
    assert clause.strips
    assert trace(corpus, "沪质〔2024〕1号", limit=200).total > clause.total
    assert trace(corpus, named.strips[0].thread.id).strips == named.strips[:1]
    assert trace(corpus, "火星移民").strips == ()
    with pytest.raises(InvalidParameter):
        trace(corpus, " ")


def test_a_strip_shows_the_newest_sentences_and_counts_the_others(
    corpus: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifier = threads(corpus, limit=1).page.items[0].thread.id
    (whole,) = strips(corpus, [identifier]).strips
    monkeypatch.setattr("queries.lineage_steps.MOST_STEPS", 3)
    (part,) = strips(corpus, [identifier]).strips
    assert part.steps == whole.steps[-3:]
    assert (whole.omitted, part.omitted) == (0, len(whole.steps) - 3)


def test_strips_are_the_threads_whole(corpus: Store) -> None:
    ids = [row.thread.id for row in threads(corpus, limit=5).page.items]
    for strip in strips(corpus, ids).strips:
        whole = thread(corpus, strip.thread.id, limit=200)
        assert [step.sentence for step in strip.steps] == [m.sentence for m in whole.page.items]
        assert [step.change for step in strip.steps] == [m.change for m in whole.page.items]


@pytest.mark.parametrize(
    "wrong",
    [{"depth": 0}, {"depth": 4}, {"node_limit": 0}, {"node_limit": 301}, {"direction": "up"},
     {"kind": "agency"}],
)  # fmt: skip
def test_what_is_out_of_bounds_is_refused(corpus: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidParameter, match=next(iter(wrong))):
        lineage(corpus, "sh-amr", **wrong)  # type: ignore[arg-type]


def test_what_has_no_lineage_is_not_found(corpus: Store) -> None:
    for question in (lineage, thread, thread_links):
        with pytest.raises(NotFound):
            question(corpus, "t-0000000000")


def test_a_sentence_that_stands_alone_has_an_empty_lineage(corpus: Store) -> None:
    (row,) = corpus.query(
        "SELECT id FROM measure WHERE pk NOT IN (SELECT measure FROM in_thread) ORDER BY pk LIMIT 1"
    )
    view = lineage(corpus, row[0], depth=3)
    assert [node.sentence.id for node in view.nodes] == [row[0]]
    assert (view.links, view.threads, view.truncated) == ((), (), False)


def test_a_page_of_links_says_how_many_there_are(corpus: Store) -> None:
    row = threads(corpus, limit=1).page.items[0]
    answer: Links = thread_links(corpus, row.thread.id, limit=3)
    assert answer.page.total == thread(corpus, row.thread.id).links
    assert answer.page.after is not None


def test_a_world_is_the_same_of_the_same_seed(tmp_path: Path) -> None:
    assert world(3).links == world(3).links
    assert any(world(3).links != world(seed).links for seed in (4, 5))


def test_what_counts_is_what_stood_there_then(corpus: Store) -> None:
    for as_of in ("2018", "2022-12-31"):
        rows, after = [], None
        while True:
            page = threads(corpus, ThreadFilters(documents=2), after=after, as_of=as_of).page
            rows += page.items
            after = page.after
            if after is None:
                break
        assert rows
        for row in rows:
            members = thread(corpus, row.thread.id, limit=200, as_of=as_of)
            assert (row.documents, row.measures) == (members.documents, members.measures)
            assert row.documents >= 2
