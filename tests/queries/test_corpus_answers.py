"""What the five documents answer, and that every answer shows words that stand in them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from ontology.errors import NotFound
from queries.agencies import agencies
from queries.agency import agency
from queries.assigning import assigning
from queries.districts import districts
from queries.document import document
from queries.documents import documents
from queries.due import due
from queries.duties import duties
from queries.event import event
from queries.headline import headline
from queries.identify import identify
from queries.matrix import matrix
from queries.measures import measures
from queries.neighbourhood import neighbourhood
from queries.partners import partners
from queries.provision import provision
from queries.reference import resolve_reference
from queries.responsibility import responsibility
from queries.search import search
from queries.shared import shared
from queries.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.port import Store

CULTURE = "沪质〔2024〕1号（十八）加强质量文化建设"


def evidence_in(value: object) -> Iterator[Evidence]:
    """Yield every evidence that an answer holds."""
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from evidence_in(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from evidence_in(item)


def clause(store: Store, text: str) -> str:
    """Return the id of the clause that a reference means."""
    found = resolve_reference(store, text).found
    assert found is not None
    assert found.clause is not None
    return found.clause.id


@pytest.fixture(scope="module")
def answers(corpus: Store) -> dict[str, Any]:
    """One answer of each question."""
    culture = clause(corpus, CULTURE)
    return {
        "responsibility": responsibility(corpus, culture),
        "inherited": responsibility(corpus, clause(corpus, "《行动方案》六（十七）")),
        "duties": duties(corpus, "sh-amr", limit=200),
        "function": duties(corpus, "sh-ipa", function="商标"),
        "shared": shared(corpus, ["sh-amr", "sh-mpa"]),
        "partners": partners(corpus, "sh-amr", limit=200),
        "matrix": matrix(corpus, ["sh-amr", "sh-mpa", "sh-eic"]),
        "assigning": assigning(corpus),
        "due": due(corpus, 2030, limit=200),
        "districts": districts(corpus, limit=200),
        "agency": agency(corpus, "sh-amr"),
        "documents": documents(corpus),
        "provision": provision(corpus, culture),
        "measures": measures(corpus, agency="sh-amr", limit=200),
        "search": search(corpus, "质量", limit=200),
        "neighbourhood": neighbourhood(corpus, "agency", "sh-amr", depth=2, node_limit=200),
    }


def test_every_quote_stands_where_its_evidence_says(
    answers: dict[str, Any], records: Sequence
) -> None:
    texts = {record.document.id: record for record in records}
    for question, answer in answers.items():
        found = list(evidence_in(answer))
        if question == "agency":
            assert found
        for evidence in found:
            record = texts[evidence.document]
            assert record.text[evidence.start : evidence.end] == evidence.quote, question
            assert record.document.sha256 == evidence.sha256
            assert record.document.number == evidence.number


@pytest.mark.parametrize(
    "question",
    ["responsibility", "inherited", "duties", "function", "shared", "partners", "matrix",
     "assigning", "due", "districts", "agency", "documents", "provision", "measures", "search",
     "neighbourhood"],
)  # fmt: skip
def test_no_answer_comes_without_evidence(answers: dict[str, Any], question: str) -> None:
    answer = answers[question]
    assert list(evidence_in(answer))
    page = getattr(answer, "page", None)
    for row in page.items if page is not None else ():
        assert row.evidence is not None or row.kind == "agency"


def test_the_reference_persons_line_names_who_and_that_no_lead_is_written(
    answers: dict[str, Any],
) -> None:
    answer = answers["responsibility"]
    assert answer.lead_written is False
    assert headline(answer) == (
        "（十八）加强质量文化建设：市质量工作领导小组办公室等 3 家按照职责分工实施，未写明牵头"
    )
    assert headline(answer, "en").endswith("(each within its duties); no lead written")


def test_a_sentence_is_answered_for_by_the_statements_that_cover_it(corpus: Store) -> None:
    hit = search(corpus, "指导建设质量知识图谱", kinds=("measure",)).page.items[0]
    answer = responsibility(corpus, hit.id)
    assert answer.kind == "measure"
    assert [body.surface for body in answer.bodies] == [
        "市质量工作领导小组办公室",
        "市质量工作领导小组成员单位",
        "各区质量工作领导小组",
    ]
    assert {body.role for body in answer.bodies} == {"by_duty"}
    (statement,) = answer.statements
    assert responsibility(corpus, statement.id).bodies == answer.bodies
    assert hit.id in statement.measures


def test_a_clause_without_statement_is_answered_for_by_nobody(corpus: Store) -> None:
    answer = responsibility(corpus, clause(corpus, "沪质〔2024〕1号 第一部分（一）"))
    assert answer.statements == ()
    assert answer.lead_written is None
    assert headline(answer).endswith("未写明责任单位")


def test_an_inherited_body_is_proved_by_the_standing_rule(answers: dict[str, Any]) -> None:
    inherited = [body for body in answers["inherited"].bodies if body.inherited]
    assert [body.surface for body in inherited] == ["各区人民政府"]
    assert "以下均需各区人民政府落实" in inherited[0].evidence.quote


def test_a_lead_is_named_with_those_who_help(corpus: Store) -> None:
    leads = duties(corpus, "sh-amr", roles=["lead"], limit=200)
    assert leads.page.total > 0
    assert all(row.roles == ("lead",) and row.lead_written for row in leads.page.items)


def test_duties_go_through_succession_or_stay_with_the_name(corpus: Store) -> None:
    through = duties(corpus, "sh-amr", limit=200)
    under_name = duties(corpus, "sh-amr", through="names", limit=200)
    assert {m.agency.id for m in through.line} == {"sh-amr", "sh-qts", "sh-aic", "sh-fda"}
    assert [m.agency.id for m in under_name.line] == ["sh-amr"]
    assert {row.clause.document.year for row in under_name.page.items} == {2022, 2023, 2024}
    assert {row.clause.document.year for row in through.page.items} == {
        2015,
        2017,
        2022,
        2023,
        2024,
    }
    own = agency(corpus, "sh-amr")
    assert under_name.page.total == own.clauses


def test_a_function_that_moved_is_followed_and_nothing_else(answers: dict[str, Any]) -> None:
    answer = answers["function"]
    assert [(m.agency.id, m.function) for m in answer.line] == [
        ("sh-ipa", None),
        ("sh-aic", "商标"),
    ]
    assert {row.clause.document.year for row in answer.page.items} == {2017, 2023, 2024}
    named = {body.agency.id for row in answer.page.items for body in row.bodies}
    assert named == {"sh-ipa", "sh-aic"}


def test_what_one_body_held_for_two_that_followed_it_is_shared_and_said(corpus: Store) -> None:
    answer = shared(corpus, ["sh-amr", "sh-mpa"], limit=200)
    older = [row for row in answer.page.items if row.clause.document.year == 2017]
    assert older
    assert {b.agency.id for row in older for b in row.sides[1].bodies} == {"sh-fda"}
    assert not any(row.one_body for row in answer.page.items)
    former = shared(corpus, ["sh-qts", "sh-aic"], limit=200)
    assert {row.one_body for row in former.page.items if row.clause.document.year == 2024} == {True}
    assert {row.one_body for row in former.page.items if row.clause.document.year == 2017} == {
        False
    }


def test_the_answer_does_not_depend_on_the_order_asked(corpus: Store) -> None:
    first = shared(corpus, ["sh-amr", "sh-eic", "sh-commerce"], limit=200)
    second = shared(corpus, ["sh-commerce", "sh-amr", "sh-eic"], limit=200)
    assert [r.clause.id for r in first.page.items] == [r.clause.id for r in second.page.items]
    assert [s.agency.id for s in second.page.items[0].sides] == ["sh-commerce", "sh-amr", "sh-eic"]


def test_assigning_changed_from_leads_to_none(answers: dict[str, Any]) -> None:
    rows = {row.document.year: row for row in answers["assigning"].page.items}
    assert [row.document.year for row in answers["assigning"].page.items] == sorted(rows)
    assert rows[2015].with_lead == rows[2015].with_role["lead"] == 16
    assert rows[2024].with_lead == 0
    assert rows[2024].without_lead == rows[2024].statements == 18
    assert rows[2023].inherited == 21


def test_what_is_due_is_planned_and_in_order(answers: dict[str, Any]) -> None:
    rows = answers["due"].page.items
    assert [row.year for row in rows] == sorted(row.year for row in rows)
    periods = {row.document.year: row.deadline for row in rows if row.kind == "document"}
    assert periods[2023] == "2025"
    factories = next(row for row in rows if "智能工厂领航行动计划" in row.text)
    assert {"sh-eic", "all-districts"} <= {body.agency.id for body in factories.bodies}


def test_districts_answer_under_every_collective_name(answers: dict[str, Any]) -> None:
    rows = answers["districts"].page.items
    used = {body.surface for row in rows for body in row.under}
    assert {"各区人民政府", "各区质量工作领导小组", "各区县政府"} <= used
    assert {row.clause.document.year for row in rows} >= {2015, 2022, 2023, 2024}


def test_one_district_answers_through_the_collectives_it_is_in(corpus: Store) -> None:
    one = districts(corpus, district="district-huangpu", limit=200)
    assert {"all-districts", "district-huangpu", "district-quality-lgs"} <= {
        b.id for b in one.bodies
    }
    assert not {b.id for b in one.bodies} & {"district-xuhui"}
    assert one.page.total == districts(corpus).page.total


def test_old_names_find_the_body_and_who_carries_on(corpus: Store) -> None:
    match = agencies(corpus, "市工商局").page.items[0]
    assert match.agency.id == "sh-aic"
    assert match.exact
    assert match.former
    assert [body.id for body in match.today] == ["sh-amr"]
    today = agencies(corpus, "市市场监管局").page.items[0]
    assert (today.agency.id, today.former) == ("sh-amr", False)


def test_all_agencies_are_listed_page_by_page(corpus: Store) -> None:
    ids: list[str] = []
    after = None
    while True:
        page = agencies(corpus, limit=100, after=after).page
        ids += [match.agency.id for match in page.items]
        if page.after is None:
            break
        after = page.after
    assert ids == sorted(set(ids))
    assert len(ids) == page.total


def test_an_agency_is_shown_as_of_a_date(corpus: Store) -> None:
    before = agency(corpus, "sh-qts", as_of="2017-04-07")
    assert before.exists
    assert before.today == (before.agency,)
    assert before.successors == ()
    after = agency(corpus, "sh-qts", as_of="2019")
    assert after.exists is False
    assert [body.id for body in after.today] == ["sh-amr"]
    assert {row.event for row in after.successors if row.scope == "whole"} == {"ev-2018-amr"}
    assert agency(corpus, "sh-amr", as_of="2017").exists is False


def test_an_event_has_both_sides_and_its_sources(corpus: Store) -> None:
    answer = event(corpus, "ev-2018-amr")
    assert [body.id for body in answer.before] == ["sh-aic", "sh-qts"]
    assert [body.id for body in answer.after] == ["sh-amr"]
    assert all(title for _, title in answer.sources)


def test_documents_come_newest_first_with_their_outline(corpus: Store, records: Sequence) -> None:
    rows = documents(corpus).page.items
    assert [row.document.year for row in rows] == [2024, 2023, 2022, 2017, 2015]
    for record in records:
        answer = document(corpus, record.document.id)
        assert [line.id for line in answer.outline] == [p.id for p in record.provisions]
        assert answer.length == len(record.text)
        assert sum(line.statements for line in answer.outline) == len(record.statements)


def test_a_document_is_found_by_who_issued_it_through_succession(corpus: Store) -> None:
    issued = documents(corpus, issuer="sh-quality-lg")
    assert {row.document.year for row in issued.page.items} == {2022, 2024}


def test_a_clause_has_its_text_and_spans_to_mark(answers: dict[str, Any]) -> None:
    answer = answers["provision"]
    text, low = answer.text, answer.clause.start
    marked = {
        (span.kind, text[span.start - low : span.end - low])
        for span in answer.spans
        if span.kind in {"body", "statement"}
    }
    assert ("body", "各区质量工作领导小组") in marked
    assert [kind for kind, _ in marked].count("statement") == 1
    assert answer.next is None or answer.next != answer.previous
    assert next(c.label for c in answer.ancestors) == "第二部分"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("沪质〔2024〕1号 第二部分（二）", ["第二部分一、（二）"]),
        ("滬質[2024]1號第二部分(二)", ["第二部分一、（二）"]),
        ("沪质〔2022〕1号 第二部分（十二）", ["第二部分三、（十二）"]),
        ("沪质〔2024〕1号（二）", ["第一部分一、（二）", "第二部分一、（二）"]),
        ("沪府发 〔2015〕 06号 一（二）", ["一、（二）"]),
        ("沪质〔2024〕99号", []),
        ("沪质〔2024〕1号（十八）没有的标题", []),
    ],
)
def test_written_references_find_their_clause(corpus: Store, text: str, paths: list[str]) -> None:
    reference = resolve_reference(corpus, text)
    assert [c.clause.path for c in reference.candidates if c.clause] == paths


def test_a_reference_without_labels_means_the_document(corpus: Store) -> None:
    found = resolve_reference(corpus, "沪府发〔2015〕6号").found
    assert found is not None
    assert found.clause is None
    assert found.document.year == 2015
    assert resolve_reference(corpus, "沪府发〔2015〕6号", as_of="2014").candidates == ()


def test_ids_lead_somewhere_or_nowhere(corpus: Store, records: Sequence) -> None:
    record = records[0]
    statement = record.statements[0]
    here = [
        ("document", record.document.id),
        ("provision", record.provisions[0].id),
        ("statement", statement.id),
        ("measure", record.measures[0].id),
        ("assignment", f"{statement.id}-1"),
        ("agency", "sh-amr"),
        ("event", "ev-2018-amr"),
    ]
    assert all(identify(corpus, kind, identifier) for kind, identifier in here)
    assert identify(corpus, "assignment", f"{statement.id}-99") is None
    assert identify(corpus, "agency", "nobody") is None
    assert identify(corpus, "nothing", "sh-amr") is None


def test_later_documents_are_not_there_yet(corpus: Store, records: Sequence) -> None:
    newest = records[-1]
    with pytest.raises(NotFound):
        responsibility(corpus, newest.measures[0].id, as_of="2023-12-31")
    with pytest.raises(NotFound):
        document(corpus, newest.document.id, as_of="2024-04-09")
    assert document(corpus, newest.document.id, as_of="2024-04-10")
    assert {row.document.year for row in documents(corpus, as_of="2017").page.items} == {2015, 2017}


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: responsibility(s, "nothing"),
        lambda s: duties(s, "nobody"),
        lambda s: shared(s, ["sh-amr", "nobody"]),
        lambda s: partners(s, "nobody"),
        lambda s: matrix(s, ["nobody"]),
        lambda s: due(s, 2025, agency="nobody"),
        lambda s: districts(s, district="nobody"),
        lambda s: agency(s, "nobody"),
        lambda s: event(s, "nothing"),
        lambda s: document(s, "nothing"),
        lambda s: provision(s, "nothing"),
        lambda s: neighbourhood(s, "agency", "nobody"),
        lambda s: measures(s, document="nothing"),
    ],
)
def test_unknown_ids_are_said_to_be_unknown(corpus: Store, ask: Any) -> None:
    with pytest.raises(NotFound):
        ask(corpus)
