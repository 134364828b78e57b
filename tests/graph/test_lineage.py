"""Lineage against the hand-made key, and the rules that it follows on texts made for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from corpus import __file__ as corpus_file
from graph.lineage.linking.kinds import kind_of
from graph.lineage.linking.links import apart, links_of, threads_of
from graph.lineage.outcomes.deeds import deeds_of
from graph.lineage.outcomes.figures import series_of, targets_of
from graph.lineage.papers import Figure, Paper, Sentence, Thing, paper_of, plain
from graph.lineage.quality.key import read_key
from graph.lineage.quality.quality import LineageScore, measure_lineage, papers_of
from graph.lineage.whole import Lineage, implementing, lineage
from graph.rdf import record_to_graph
from loaders.extract import extract
from ontology.instruments import Instrument

CORPUS = Path(corpus_file).parent
GOLD = Path(__file__).parents[1] / "gold"


@cache
def papers() -> dict[str, Paper]:
    return papers_of(CORPUS)


@cache
def of_corpus(*, thesaurus: bool) -> Lineage:
    return lineage(papers().values(), None if thesaurus else ())


@cache
def scores() -> dict[tuple[str, str], LineageScore]:
    key = read_key(GOLD)
    assert key is not None
    assert sum(len(thread.sure) for thread in key.threads) > 300
    return {(one.what, one.name): one for one in measure_lineage(key, papers())}


@pytest.mark.parametrize(
    ("what", "name", "precision", "recall"),
    [
        ("pairs", "all", 0.95, 0.92),
        ("pairs", "bare", 0.92, 0.67),
        ("clauses", "all", 0.95, 0.95),
        ("clauses", "bare", 0.92, 0.74),
        ("threads", "all", 0.90, 0.85),
        ("targets", "all", 0.80, 0.80),
        ("series", "all", 0.90, 0.74),
    ],
)
def test_lineage_is_that_of_the_key(what: str, name: str, precision: float, recall: float) -> None:
    score = scores()[what, name]
    assert score.precision is not None
    assert score.precision >= precision
    assert score.recall is not None
    assert score.recall >= recall


def test_hardly_any_look_alike_is_joined() -> None:
    joined, of = scores()["pairs", "all"].shares["look_alikes"]
    assert joined <= 0.05 * of


def test_kinds_are_those_of_the_key_or_as_right() -> None:
    kinds = scores()["kinds", "all"]
    right, of = kinds.shares["as_right"]
    assert kinds.precision is not None
    assert kinds.precision >= 0.75
    assert right >= 0.95 * of


def test_what_became_of_plans_is_told_as_in_the_key() -> None:
    right, of = scores()["targets", "all"].shares["verdicts"]
    assert right >= 0.9 * of > 0


def test_links_go_forward_and_every_pair_of_a_thread_is_one() -> None:
    whole = of_corpus(thesaurus=True)
    pairs = {(link.earlier.measure, link.later.measure) for link in whole.links}
    for link in whole.links:
        assert link.earlier.turn <= link.later.turn
        assert link.earlier.turn != link.later.turn
    for thread in whole.threads:
        for earlier, later in combinations(thread.sentences, 2):
            if earlier.document != later.document or earlier.status != later.status:
                assert (earlier.measure, later.measure) in pairs


def test_links_of_the_key_go_the_way_that_it_has_them() -> None:
    files = {paper.document: file for file, paper in papers().items()}
    key = read_key(GOLD)
    assert key is not None
    pairs = {pair for thread in key.threads for pair in thread.pairs}
    found = {
        tuple((files[end.document], end.start) for end in (link.earlier, link.later))
        for link in of_corpus(thesaurus=True).links
    }
    assert len(found & pairs) > 400
    assert not {pair[::-1] for pair in found} & pairs


def test_the_order_in_which_documents_come_changes_nothing() -> None:
    assert lineage(list(papers().values())[::-1]) == of_corpus(thesaurus=True)


def test_what_a_link_points_at_is_what_the_document_prints() -> None:
    texts = {
        paper.document: (CORPUS / file).read_bytes().decode("utf-8")
        for file, paper in papers().items()
    }
    for link in of_corpus(thesaurus=True).links:
        for end in (link.earlier, link.later):
            assert texts[end.document][end.start : end.end] == end.text


# Texts made for the rules ---------------------------------------------------------------------


def sentence(
    year: int, text: str, status: str = "planned", *things: Thing, number: int = 0
) -> Sentence:
    document = f"{year}-doc"
    return Sentence(
        document,
        f"{document}-m{number}",
        number * 100,
        number * 100 + len(text),
        text,
        plain(text),
        status,
        None,
        (f"{year}-05-01", document, 0 if status == "reported" else 1),
        things,
    )


def links(*sentences: Sentence, thesaurus: tuple[Instrument, ...] = ()) -> list[tuple[str, str]]:
    return [(link.method, link.evidence) for link in links_of(threads_of(sentences, thesaurus))]


def test_wording_that_two_documents_share_ties_them() -> None:
    first = sentence(2019, "开展农贸市场计量器具免费检定工作。")
    second = sentence(2021, "继续做好农贸市场计量器具免费检定，扩大范围。")
    assert links(first, second) == [("wording", "农贸市场计量器具免费检定")]


def test_a_formula_ties_nothing() -> None:
    first = sentence(2019, "以习近平新时代中国特色社会主义思想为指导，改善水质。")
    second = sentence(2021, "以习近平新时代中国特色社会主义思想为指导，建设公园。")
    assert links(first, second) == []


def test_a_theme_that_both_touch_ties_nothing() -> None:
    assert links(sentence(2019, "加强产品质量监管。"), sentence(2021, "提高产品质量水平。")) == []


def test_a_named_thing_ties_and_a_law_does_not() -> None:
    award = Thing("programme", "t-1", "award", "绿洲杯")
    law = Thing("work", "w-1", "law", "中华人民共和国产品质量法")
    first = sentence(2019, "评选“绿洲杯”。", "planned", award, law)
    second = sentence(2021, "颁发“绿洲杯”。", "reported", award)
    third = sentence(2022, "依法抽查。", "planned", law)
    assert links(first, second, third) == [("named", "绿洲杯")]


def test_a_name_that_ends_in_another_whole_name_is_one_of_it() -> None:
    wide = Thing("programme", "t-1", "programme", "绿洲评价制度")
    narrow = Thing("programme", "t-2", "programme", "企业绿洲评价制度")
    first = sentence(2019, "推行绿洲评价制度。", "planned", wide)
    second = sentence(2021, "深化企业绿洲评价制度。", "planned", narrow)
    assert links(first, second) == [("named", "绿洲评价制度")]


def test_a_changed_name_ties_by_the_thesaurus_unless_the_judgement_is_unsure() -> None:
    entry = Instrument("新名", ("旧名",), None, "renamed", "renamed", "sure", "made up")
    first, second = sentence(2019, "推广旧名。"), sentence(2021, "推广新名。")
    assert links(first, second, thesaurus=(entry,)) == [("thesaurus", "新名")]
    assert links(first, second, thesaurus=(replace(entry, certainty="unsure"),)) == []


def test_the_longest_name_counts_so_that_what_is_distinct_stays_apart() -> None:
    brand = Instrument("绿洲品牌", (), None, "named", "named", "sure", "made up")
    other = Instrument("绿洲品牌百强", (), None, "distinct", "another list", "sure", "made up")
    first, second = sentence(2019, "认证绿洲品牌。"), sentence(2021, "发布绿洲品牌百强。")
    assert links(first, second, thesaurus=(brand, other)) == []


def test_inside_one_document_only_report_and_plan_are_tied() -> None:
    report = sentence(2022, "建成农贸市场计量器具检定站五个。", "reported")
    plan = sentence(2022, "新建农贸市场计量器具检定站。", number=1)
    again = sentence(2022, "管好农贸市场计量器具检定站。", number=2)
    assert len(links(report, plan)) == 1
    assert links(plan, again) == []


def test_kinds_follow_from_status_and_from_what_only_the_later_sentence_says() -> None:
    plan = sentence(2019, "推行首席质量官制度。")
    assert kind_of(plan, sentence(2020, "培训首席质量官80名。", "reported")) == "reports_on"
    assert kind_of(plan, sentence(2020, "深化首席质量官制度。")) == "expands"
    assert kind_of(plan, sentence(2020, "修订首席质量官制度。")) == "revises"
    assert kind_of(plan, sentence(2020, "推行首席质量官制度。")) == "continues"
    assert kind_of(sentence(2019, "深化改革。"), sentence(2020, "深化改革。")) == "continues"


def test_only_the_parts_of_a_sentence_that_have_the_words_tell_of_the_change() -> None:
    plan = sentence(2019, "开展绿洲节。")
    other = sentence(2020, "以绿洲节为载体，扩大宣传。")
    wider = sentence(2020, "扩大绿洲节规模，做好宣传。")
    places = (plan.start + 2, plan.start + 5)
    assert kind_of(plan, other, (places, (other.start + 1, other.start + 4))) == "continues"
    assert kind_of(plan, wider, (places, (wider.start + 2, wider.start + 5))) == "expands"


def test_what_was_tried_and_is_then_done_everywhere_is_expanded() -> None:
    tried = sentence(2019, "试点推行绿洲认证。")
    assert kind_of(tried, sentence(2020, "推行绿洲认证。")) == "expands"
    assert kind_of(tried, sentence(2020, "继续试点绿洲认证。")) == "continues"


def test_a_paper_that_was_drafted_and_is_then_carried_out_is_implemented() -> None:
    drafted = sentence(2019, "起草绿洲保护规范。")
    assert kind_of(drafted, sentence(2020, "推进《绿洲保护规范》实施。")) == "implements"
    assert kind_of(drafted, sentence(2020, "印发绿洲保护规范。")) == "continues"


def test_a_clause_of_a_document_that_carries_out_another_implements_it() -> None:
    upper, lower = sentence(2019, "办好绿洲节。"), sentence(2020, "办好绿洲节。")
    entry = Instrument("绿洲节", (), None, "named", "named", "sure", "made up")
    threads = threads_of([upper, lower], [entry])
    assert [link.kind for link in links_of(threads)] == ["continues"]
    above = {(upper.document, lower.document)}
    assert [link.kind for link in links_of(threads, above)] == ["implements"]


def test_a_document_that_cites_another_as_its_ground_carries_it_out() -> None:
    upper = Paper("2019-doc", None, "2019-05-01", (None, None), (), works=frozenset({"w-1"}))
    lower = Paper("2020-doc", None, "2020-05-01", (None, None), (), carries_out=frozenset({"w-1"}))
    other = replace(lower, document="2021-doc", carries_out=frozenset({"w-2"}))
    assert implementing([upper, lower, other]) == {("2019-doc", "2020-doc")}


def test_documents_without_a_date_or_of_one_day_are_not_linked() -> None:
    entry = Instrument("绿洲节", (), None, "named", "named", "sure", "made up")
    first, second = sentence(2019, "办好绿洲节。"), sentence(2020, "办好绿洲节。")
    same = replace(second, turn=(first.turn[0], second.document, 1))
    undated = replace(second, turn=("", second.document, 1))
    assert len(links(first, second, thesaurus=(entry,))) == 1
    assert links(first, same, thesaurus=(entry,)) == []
    assert links(first, undated, thesaurus=(entry,)) == []


def test_a_field_of_work_ties_nothing_under_any_name() -> None:
    entry = Instrument("绿洲数据基础设施", (), None, "field", "a field", "sure", "made up")
    first, second = (
        sentence(2019, "建设绿洲数据基础设施。"),
        sentence(2020, "夯实绿洲数据基础设施。"),
    )
    assert links(first, second) != []
    assert links(first, second, thesaurus=(entry,)) == []


def test_a_term_that_one_plan_repeats_is_a_theme() -> None:
    first = sentence(2019, "发展企业的沙柳监测。")
    second = sentence(2020, "扩大企业的沙柳监测。")
    again = sentence(2020, "统计企业的沙柳监测。", number=1)
    assert links(first, second) == [("wording", "沙柳监测")]
    assert links(first, second, again) == []


def test_a_short_term_ties_only_with_another_word_beside_it() -> None:
    housed = sentence(2019, "保障沙柳农户的基本居住，扩大宣传。")
    employed = sentence(2020, "扩大投资，解决沙柳农户的就业问题。")
    housed_again = sentence(2021, "满足沙柳农户的居住需求。")
    assert links(housed, employed) == []
    assert links(housed, employed, housed_again) == [("wording", "沙柳农户")]


def test_that_the_same_is_done_with_what_many_sentences_name_ties_nothing() -> None:
    some = [sentence(2015 + n, f"提高沙柳农户的{what}。") for n, what in enumerate("甲乙丙丁戊")]
    assert len(links(*some[:4])) == 6
    assert links(*some) == []


def test_a_term_that_is_a_full_name_ties_whatever_is_done_with_it() -> None:
    first, second = sentence(2019, "推行沙柳苗圃总监。"), sentence(2020, "培训沙柳苗圃总监。")
    assert links(first, second) == [("wording", "沙柳苗圃总监")]


@pytest.mark.parametrize("name", ["四个意识", "三农"])
def test_a_slogan_and_a_theme_tie_nothing_though_they_are_names(name: str) -> None:
    thing = Thing("programme", "t-1", "programme", name)
    first = sentence(2019, f"增强“{name}”，改善水质。", "planned", thing)
    second = sentence(2020, f"增强“{name}”，建设公园。", "planned", thing)
    assert links(first, second) == []


def test_what_a_report_says_of_difficulties_is_no_piece_of_work() -> None:
    first = sentence(2019, "沙柳苗圃总监短缺，问题突出。", "reported")
    second = sentence(2020, "培训沙柳苗圃总监。")
    assert links(first, second) == []


def figure(year: int, spoken_of: int, value: float, kind: str, comparison: str = "equal") -> Figure:
    return Figure(
        f"{year}-doc", "i1", "合格率", "%", str(spoken_of), value, None, value, comparison, kind, 0, 3
    )  # fmt: skip


def paper(year: int, *figures: Figure, reports: int | None = None) -> Paper:
    sentences = () if reports is None else (sentence(year, "完成。", "reported"),)
    period = (None if reports is None else str(reports), str(year))
    return Paper(f"{year}-doc", None, f"{year}-05-01", period, sentences, figures)


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        (paper(2022, figure(2022, 2021, 96, "result"), reports=2021), "met"),
        (paper(2022, figure(2022, 2021, 94, "result"), reports=2021), "missed"),
        (paper(2022, reports=2021), "unreported"),
        (paper(2023, reports=2022), "cannot_tell"),
        (paper(2022), "cannot_tell"),
    ],
)
def test_a_target_is_unreported_only_where_its_year_is_reported(later: Paper, verdict: str) -> None:
    target = paper(2020, figure(2020, 2021, 95, "target", "at-least"))
    assert [one.verdict for one in targets_of([target, later])] == [verdict]


def test_a_target_not_to_be_exceeded_is_met_below_it() -> None:
    target = paper(2020, figure(2020, 2021, 5, "target", "at-most"))
    result = paper(2022, figure(2022, 2021, 4, "result"), reports=2021)
    assert [one.verdict for one in targets_of([target, result])] == ["met"]


def test_a_figure_of_a_later_year_answers_no_target_for_certain() -> None:
    target = paper(2020, figure(2020, 2020, 95, "target"))
    later = paper(2022, figure(2022, 2021, 96, "result"), reports=2021)
    assert [one.verdict for one in targets_of([target, later])] == ["reported"]


def test_a_month_lies_in_the_year_that_a_target_is_set_for() -> None:
    target = paper(2020, replace(figure(2020, 2021, 95, "target"), year="2021-12"))
    result = paper(2022, figure(2022, 2021, 96, "result"), reports=2021)
    assert [one.verdict for one in targets_of([target, result])] == ["met"]
    silent = replace(paper(2022, reports=2021), period=("2021-01", "2021-12"))
    assert [one.verdict for one in targets_of([target, silent])] == ["unreported"]


def test_what_is_said_on_the_day_of_a_target_answers_it_whatever_the_ids_are() -> None:
    target = replace(paper(2020, figure(2020, 2021, 95, "target")), document="b")
    target = replace(target, figures=(replace(target.figures[0], document="b"),))
    for date in ("2020-05-01", "2020-06", "2021"):
        result = Paper("a", None, date, (None, None), (), (replace(figure(2020, 2021, 96, "result"), document="a"),))  # fmt: skip
        assert [one.verdict for one in targets_of([result, target])] == ["met"]


def test_a_year_alone_is_the_same_day_as_its_first() -> None:
    """As keys have it: neither of two such documents is the earlier."""
    record = extract(CORPUS / "2017-consumer-goods-opinions.txt")
    dated = (
        replace(record, document=replace(record.document, date=date))
        for date in ("2019", "2019-01-01", "2019-01")
    )
    found = [paper_of(record_to_graph(one, "test")).sentences[0] for one in dated]
    assert {one.turn[0] for one in found} == {"2019-01-01"}
    assert not apart(replace(found[0], document="a"), replace(found[1], document="b"))


def test_a_figure_goes_on_under_a_like_name_and_not_under_another() -> None:
    first = replace(figure(2020, 2019, 231, "result"), name="质量攻关项目", unit="项")
    like = replace(figure(2022, 2021, 250, "result"), indicator="i2", name="重点产品质量攻关活动项目", unit="个")  # fmt: skip
    share = replace(like, indicator="i3", name="质量攻关项目占比", unit="%")
    series = series_of([paper(2020, first), paper(2022, like, share)])
    assert [[point.name for point in one.points] for one in series] == [[first.name, like.name]]


def test_what_one_document_states_apart_is_apart() -> None:
    city = replace(figure(2020, 2019, 21, "result"), name="质量攻关项目", unit="项")
    other = replace(city, indicator="i2", name="重点产品质量攻关项目")
    assert series_of([paper(2020, city, other)]) == ()


def test_a_planned_paper_is_met_by_the_report_that_it_is_out() -> None:
    plan = sentence(2019, "制定《绿洲保护规范》，办好第五届绿洲节。")
    out = sentence(2021, "发布《绿洲保护规范》，举办第六届绿洲节。", "reported")
    silent = sentence(2021, "举办第六届绿洲节。", "reported")
    entries = [
        Instrument(name, (), None, "named", "named", "sure", "made up")
        for name in ("绿洲保护规范", "绿洲节")
    ]
    for report, verdicts in ((out, ["met"]), (silent, ["cannot_tell"])):
        papers = [
            Paper("2019-doc", None, "2019-05-01", ("2019", "2019"), (plan,)),
            Paper("2021-doc", None, "2021-05-01", ("2020", "2021"), (report,)),
        ]
        deeds = deeds_of(papers, threads_of([plan, report], entries))
        assert [(deed.start, deed.end) for deed in deeds] == [(plan.start, plan.start + 10)]
        assert [deed.verdict for deed in deeds] == verdicts


def test_a_planned_deed_is_unreported_where_its_year_is_reported_in_silence() -> None:
    plan = sentence(2019, "组建绿洲委员会。")
    report = sentence(2020, "完成农田改造。", "reported")
    papers = [
        Paper("2019-doc", None, "2019-05-01", ("2019", "2020"), (plan,)),
        Paper("2020-doc", None, "2020-05-01", ("2019", "2020"), (report,)),
    ]
    assert [deed.verdict for deed in deeds_of(papers, ())] == ["unreported"]


def test_a_figure_from_before_the_year_of_the_target_is_no_result_of_it() -> None:
    target = paper(2020, figure(2020, 2025, 95, "target"), figure(2020, 2019, 93, "result"))
    assert [one.verdict for one in targets_of([target])] == ["cannot_tell"]
