"""Deadlines, districts, names and functions on graphs small enough to see through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.generate import records
from queries.agencies import agencies
from queries.agency import agency as agency_answer
from queries.assigning import assigning
from queries.districts import districts
from queries.due import due
from queries.duties import duties
from queries.headline import headline
from queries.measures import measures
from queries.responsibility import responsibility
from tests.queries.papers import Paper, Said, Task, agency, event, name, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.port import Store


@pytest.fixture
def plan(tmp_path: Path) -> tuple[Store, Paper]:
    """A plan with leads, deadlines, an actor, a rule and a collective body."""
    paper = Paper(
        "测〔2020〕3号",
        "2020-05-01",
        [
            (
                "加强标准",
                [
                    Task("制定标准。", deadline="2022"),
                    Task("已建成中心。", deadline="2019", status="reported"),
                    Said([("标准局", "lead"), ("财政局", "support")]),
                ],
            ),
            (
                "扩大认证",
                [
                    Task("推进认证。", actors=[("认证办", "lead")]),
                    Said([("标准局", "by_duty"), ("认证办", "by_duty"), ("商务委", "by_duty")],
                         manner="按照职责分工实施", deadline="2021", open=True),
                ],
            ),
            ("其他", [Task("另有要求。")]),
            ("落实", [Task("抓好落实。"), Said([("各区", "responsible")])]),
        ],
        period=("2020", "2023"),
    )  # fmt: skip
    bodies = [agency("各区", collective=True), agency("东区"), agency("西区")]
    return store_of(tmp_path / "s.db", [paper], bodies, memberships=[("各区", "东区")]), paper


def test_what_is_due_comes_by_year_and_reports_are_not_due(plan: tuple[Store, Paper]) -> None:
    store, paper = plan
    rows = due(store, 2023).page.items
    assert [(row.year, row.kind) for row in rows] == [
        (2021, "statement"),
        (2022, "measure"),
        (2023, "document"),
    ]
    assert rows[1].text == "制定标准。"
    assert [body.surface for body in rows[1].bodies] == ["标准局", "财政局"]
    assert rows[2].id == paper.id
    assert [row.year for row in due(store, 2021).page.items] == [2021]
    assert [row.year for row in due(store, 2022, from_year=2022).page.items] == [2022]
    assert [row.kind for row in due(store, 2030, agency="财政局").page.items] == ["measure"]
    assert due(store, 2030, as_of="2020-04-30").page.items == ()


def test_a_lead_and_a_supporter_are_told_apart(plan: tuple[Store, Paper]) -> None:
    store, paper = plan
    answer = responsibility(store, paper.clause_id(1))
    assert answer.lead_written is True
    assert headline(answer) == "（1）加强标准：标准局牵头，财政局配合"
    assert duties(store, "标准局", roles=["lead"]).page.total == 1
    assert duties(store, "标准局").page.total == 2
    assert duties(store, "财政局", roles=["lead"]).page.total == 0


def test_no_lead_written_is_an_answer_and_actors_stand_beside_it(
    plan: tuple[Store, Paper],
) -> None:
    store, paper = plan
    answer = responsibility(store, paper.clause_id(2))
    assert answer.lead_written is False
    assert answer.open
    assert headline(answer) == "（2）扩大认证：标准局等 3 家按照职责分工实施，未写明牵头"
    assert [(a.surface, a.role) for a in answer.actors] == [("认证办", "lead")]
    assert "认证办" in answer.actors[0].evidence.quote


def test_a_task_without_a_statement_is_nobodys(plan: tuple[Store, Paper]) -> None:
    store, paper = plan
    answer = responsibility(store, paper.clause_id(3))
    assert (answer.lead_written, answer.bodies) == (None, ())
    assert headline(answer) == "（3）其他：未写明责任单位"
    assert headline(answer, "en") == "（3）其他: nobody is written"


def test_a_clause_without_a_heading_is_called_by_its_first_words(tmp_path: Path) -> None:
    words = "开展品质消费月活动，打造品质消费新场景和新地标，营造良好环境。"
    paper = Paper("测〔2020〕5号", "2020-05-01", [("", [words, Said([("商务委", "lead")])])])
    store = store_of(tmp_path / "s.db", [paper])
    answer = responsibility(store, paper.clause_id(1))
    assert headline(answer) == "（1）开展品质消费月活动，打造品质消费新场景…：商务委牵头"


def test_the_busiest_agencies_can_be_listed_first(plan: tuple[Store, Paper]) -> None:
    store, _ = plan
    listed = [
        (match.agency.id, match.clauses)
        for match in agencies(store, order="clauses", limit=200).page.items
    ]
    assert listed[0] == ("标准局", 2)
    assert listed == sorted(listed, key=lambda pair: (-pair[1], pair[0]))
    first = agencies(store, order="clauses", limit=2).page
    rest = agencies(store, order="clauses", limit=200, after=first.after).page
    assert [m.agency.id for m in (*first.items, *rest.items)] == [name for name, _ in listed]


def test_a_section_is_answered_for_by_all_statements_below_it(plan: tuple[Store, Paper]) -> None:
    store, paper = plan
    answer = responsibility(store, f"{paper.id}.s1")
    assert len(answer.statements) == 3
    assert len(answer.sentences) == 5


def test_a_district_answers_through_its_collective_only_if_it_is_a_member(
    plan: tuple[Store, Paper],
) -> None:
    store, paper = plan
    assert [row.clause.id for row in districts(store).page.items] == [paper.clause_id(4)]
    assert districts(store, district="东区").page.total == 1
    assert districts(store, district="西区").page.total == 0


def test_assigning_is_counted_statement_by_statement(plan: tuple[Store, Paper]) -> None:
    store, _ = plan
    (row,) = assigning(store).page.items
    assert (row.statements, row.with_lead, row.without_lead, row.open) == (3, 1, 2, 1)
    assert row.with_role == {"lead": 1, "support": 1, "responsible": 1, "by_duty": 1}
    assert (row.bodies, row.agencies, row.bodies_per_statement) == (6, 5, 2.0)


def test_sentences_are_listed_with_everybody_who_answers(plan: tuple[Store, Paper]) -> None:
    store, paper = plan
    rows = measures(store).page.items
    assert [row.clause.id for row in rows] == [paper.clause_id(n) for n in (1, 1, 2, 3, 4)]
    assert [row.lead_written for row in rows] == [True, True, False, None, False]
    planned = measures(store, agency="财政局", status="planned").page.items
    assert [row.sentence.text for row in planned] == ["制定标准。"]


@pytest.fixture
def reform(tmp_path: Path) -> Store:
    """Two documents, before and after a reform in which one function went its own way."""
    papers = [
        Paper(
            "测〔2016〕1号",
            "2016-05-01",
            [
                ("商标", ["保护商标。", Said([("工商局", "lead")])]),
                ("市场", ["整顿市场。", Said([("工商局", "lead")])]),
                ("质量", ["提高质量。", Said([("质监局", "lead")])]),
            ],
        ),
        Paper(
            "测〔2020〕1号",
            "2020-05-01",
            [
                ("商标", ["运用商标。", Said([("知识产权局", "lead")])]),
                ("市场", ["监管市场和商标。", Said([("市监局", "lead")])]),
            ],
        ),
    ]
    names = [
        name("工商局", "旧市工商局", None, "2010"),
        name("工商局", "市工商局", "2010", "2018"),
        name("质监局", "质监局", None, "2018"),
        name("市监局", "市监局", "2018"),
        name("知识产权局", "知识产权局"),
    ]
    events = [
        event("ev-1", ["工商局", "质监局"], ["市监局"], "2018-11"),
        event("ev-2", ["工商局"], ["知识产权局"], "2018-11", "商标"),
    ]
    return store_of(
        tmp_path / "s.db", papers, [agency("工商局", "市工商局")], names=names, events=events
    )


def clauses(answer: object) -> list[tuple[int, str]]:
    """Return year and heading of the rows of an answer on duties."""
    return [(r.clause.document.year, r.clause.heading) for r in answer.page.items]  # type: ignore[attr-defined]


def test_whole_events_carry_everything_partial_ones_nothing_of_themselves(reform: Store) -> None:
    assert clauses(duties(reform, "市监局")) == [
        (2020, "市场"), (2016, "商标"), (2016, "市场"), (2016, "质量"),
    ]  # fmt: skip
    assert clauses(duties(reform, "知识产权局")) == [(2020, "商标")]


def test_a_moved_function_is_found_with_whom_it_went_to(reform: Store) -> None:
    assert clauses(duties(reform, "知识产权局", function="商标")) == [
        (2020, "商标"),
        (2016, "商标"),
    ]
    assert clauses(duties(reform, "市监局", function="商标")) == [(2020, "市场")]
    assert clauses(duties(reform, "市监局", function="质量")) == [(2016, "质量")]


def test_a_function_has_not_moved_before_the_day_it_moved(reform: Store) -> None:
    assert clauses(duties(reform, "知识产权局", function="商标", as_of="2017")) == []
    assert clauses(duties(reform, "工商局", function="商标", as_of="2017")) == [(2016, "商标")]


def test_an_old_body_is_followed_to_what_came_after_it_but_not_to_its_siblings(
    reform: Store,
) -> None:
    answer = duties(reform, "质监局")
    assert [(m.agency.id, m.direction) for m in answer.line] == [
        ("质监局", "self"),
        ("市监局", "after"),
    ]
    assert clauses(answer) == [(2020, "市场"), (2016, "质量")]
    assert clauses(duties(reform, "质监局", as_of="2018-10")) == [(2016, "质量")]


def test_agencies_are_named_as_of_the_date(reform: Store) -> None:
    assert duties(reform, "工商局").agency.name == "市工商局"
    assert agency_answer(reform, "工商局", as_of="2009").agency.name == "旧市工商局"
    assert agency_answer(reform, "工商局", as_of="2012").agency.name == "市工商局"


def test_every_name_that_an_agency_ever_bore_finds_it(reform: Store) -> None:
    for text in ("旧市工商局", "市工商局"):
        match = agencies(reform, text).page.items[0]
        assert (match.agency.id, match.former) == ("工商局", True)
        assert [body.id for body in match.today] == ["市监局"]
    then = agencies(reform, "市工商局", as_of="2015").page.items[0]
    assert (then.former, then.today) == (False, (then.agency,))


def test_the_generator_makes_the_same_graph_of_the_same_seed() -> None:
    first, second = list(records(1_000, seed=7)), list(records(1_000, seed=7))
    assert first == second
    assert first != list(records(1_000, seed=8))
    for record in first:
        for statement in record.statements:
            assert record.text[statement.start : statement.end] == statement.quote
            for body in statement.assignments:
                assert record.text[body.start : body.end] == body.surface
        for measure in record.measures:
            assert record.text[measure.start : measure.end] == measure.text
