"""Targets with what became of them, and indicators year by year, gaps with their reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import pytest

from graph.lineage.outcomes.figures import targets_of
from graph.lineage.outcomes.indicators import MOST_SHARING, same_indicators, word_keys
from graph.lineage.papers import paper_of
from graph.rdf import record_to_graph
from graph.store import open_store
from loaders.extract import extract
from ontology.errors import NotFound
from queries.figure_papers import figure_of, figure_papers
from queries.indicators import FigureFilters, figures, indicators
from queries.parameters import InvalidParameter
from queries.period import period_of
from queries.reader import ask
from queries.series import series
from queries.targets import VERDICTS, targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.port import Store
    from graph.property_graph import PropertyGraph
    from loaders.record import Record
    from queries.types import FigureRow, Targets

PLAN: Final = """上海市质量发展行动计划
沪质〔2020〕1号
一、主要目标
（一）提升质量水平。到2021年，制造业产品质量合格率达到95%以上，建成质量示范园区10个。
（二）加强品牌建设。到2030年，建成品牌示范街区20条。
2020年5月1日
"""
REPORT: Final = """2021年上海市质量工作总结
沪质〔2022〕1号
一、工作情况
（一）质量水平提升。2021年，制造业产品质量合格率达到96%。
2022年3月1日
"""
LATER: Final = """2025年上海市质量工作总结
沪质〔2026〕1号
一、工作情况
（一）质量水平提升。2025年，制造业产品质量合格率达到97%。
2026年3月1日
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A plan, the report of the year that most of its targets are set for, and one of a later year."""
    folder = tmp_path_factory.mktemp("targets")
    store = open_store(f"sqlite:{folder / 'store.db'}")
    store.load(list(_graphs(folder)))
    yield store
    store.close()


def _graphs(folder: Path) -> Iterator[PropertyGraph]:
    for name, text in (("plan", PLAN), ("report", REPORT), ("later", LATER)):
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        yield record_to_graph(extract(path), "test")


def test_a_target_is_shown_with_the_figure_that_reports_it(written: Store) -> None:
    met, unreported, open_ = targets(written).page.items
    assert (met.target.value, met.target.comparison, met.due) == (95, "≥", 2021)
    assert (met.verdict, met.why) == ("met", None)
    assert met.result is not None
    assert (met.result.value, met.result.year) == (96, 2021)
    assert met.result.evidence.quote in REPORT
    assert (unreported.verdict, unreported.why) == ("unreported", "not_stated")
    assert [held.number for held in unreported.reports] == ["沪质〔2022〕1号"]
    assert (open_.verdict, open_.why, open_.due, open_.reports) == (
        "cannot_tell", "not_due", 2030, (),
    )  # fmt: skip


def test_what_the_corpus_can_not_know_is_not_held_against_anybody(written: Store) -> None:
    """Of a year that is over and that nobody reports it is said so, and not before."""

    def reasons(as_of: str) -> dict[int | None, set[str | None]]:
        items = targets(written, as_of=as_of).page.items
        return {due: {row.why for row in items if row.due == due} for due in (2021, 2030)}

    assert reasons("2021") == {2021: {"not_due"}, 2030: {"not_due"}}
    assert reasons("2022-02") == {2021: {"no_report"}, 2030: {"not_due"}}
    assert reasons("2031") == {2021: {None, "not_stated"}, 2030: {"no_report"}}


def test_targets_are_kept_by_document_year_and_verdict_and_counted(written: Store) -> None:
    everything = targets(written)
    assert dict(everything.totals) == {
        "met": 1, "missed": 0, "reported": 0, "unreported": 1, "cannot_tell": 1,
    }  # fmt: skip
    plan = everything.page.items[0].target.evidence.document
    assert targets(written, document=plan).page == everything.page
    (met,) = targets(written, verdict="met").page.items
    assert met == everything.page.items[0]
    assert targets(written, verdict="met").totals == everything.totals
    assert [row.due for row in targets(written, year=2030).page.items] == [2030]
    assert sum(targets(written, year=2030).totals.values()) == 1


def test_pages_of_targets_neither_repeat_nor_skip(corpus: Store) -> None:
    seen: list[str] = []
    answer: Targets = targets(corpus, limit=3)
    while True:
        seen += [row.target.id for row in answer.page.items]
        if answer.page.after is None:
            break
        answer = targets(corpus, limit=3, after=answer.page.after)
    assert seen == [row.target.id for row in targets(corpus, limit=200).page.items]
    assert len(set(seen)) == len(seen) == answer.page.total


def test_the_store_tells_what_the_documents_tell(corpus: Store, records: list[Record]) -> None:
    papers = [paper_of(record_to_graph(record, "test")) for record in records]
    papers.sort(key=lambda paper: (paper.date or "", paper.document))
    expected = {(one.target.document, one.target.start, one.verdict) for one in targets_of(papers)}
    found = targets(corpus, limit=200).page.items
    assert {(r.target.evidence.document, r.target.evidence.start, r.verdict) for r in found} == (
        expected
    )
    stated = figures(corpus, FigureFilters(kind="target"), limit=200).page.items
    assert [row.target for row in found] == list(stated)


def test_a_year_without_a_figure_says_whether_anybody_reports_it(written: Store) -> None:
    answer = series(written, _rate(written).indicator.id)
    assert [(one.year, [row.value for row in one.figures], one.why) for one in answer.years] == [
        (2021, [95, 96], None),
        (2022, [], "no_report"),
        (2023, [], "no_report"),
        (2024, [], "no_report"),
        (2025, [97], None),
    ]
    assert [row.kind for row in answer.years[0].figures] == ["target", "result"]
    assert (answer.undated, answer.omitted) == ((), 0)


def test_a_series_ends_with_what_was_known(written: Store) -> None:
    answer = series(written, _rate(written).indicator.id, as_of="2022-03-01")
    assert [one.year for one in answer.years] == [2021]
    with pytest.raises(NotFound):
        series(written, _rate(written).indicator.id, as_of="2019")


def test_every_figure_of_an_indicator_stands_in_its_series_once(corpus: Store) -> None:
    for row in indicators(corpus, limit=200).page.items:
        answer = series(corpus, row.indicator.id)
        rows = [*answer.undated, *(one for year in answer.years for one in year.figures)]
        own = [one for one in rows if one.indicator.id == row.indicator.id]
        assert len({one.id for one in rows}) == len(rows)
        assert len(own) == row.figures
        also = {one.id for one in answer.also}
        assert {one.indicator.id for one in rows} == {row.indicator.id, *also}
        for other in also:
            assert row.indicator.id in {one.id for one in series(corpus, other).also}
        assert all(one.year == year.year for year in answer.years for one in year.figures)
        years = [year.year for year in answer.years]
        assert years == list(range(years[0], years[-1] + 1)) if years else answer.undated
        assert all((year.why is None) == bool(year.figures) for year in answer.years)
        assert not years or (answer.years[0].figures and answer.years[-1].figures)


@pytest.mark.parametrize("as_of", [None, "2018", "2023-12"])
def test_what_an_indicator_is_one_with_is_told_by_those_of_like_names(
    corpus: Store, generated: Store, as_of: str | None
) -> None:
    """Reading these alone tells the same as reading every figure, words that all have included."""
    for store in (corpus, generated):
        period = period_of(as_of)
        rows = ask(store, "stated_figures", low=period.low, high=period.high)
        stands = same_indicators(map(figure_of, rows))
        one_with: dict[str, set[str]] = defaultdict(set)
        for indicator, other in stands.items():
            one_with[other].add(indicator)
        names = {row[2]: row[3] for row in rows}
        keys = Counter(key for name in names for key in word_keys(names[name], "%"))
        assert store is corpus or max(keys.values()) > MOST_SHARING or as_of is not None
        joined = [i for i in sorted(stands) if len(one_with[stands[i]]) > 1]
        for indicator in [*joined, *sorted(stands)[::7]][:80]:
            answer = series(store, indicator, as_of=as_of)
            assert {one.id for one in answer.also} == one_with[stands[indicator]] - {indicator}


def test_targets_of_a_document_are_judged_as_among_all(corpus: Store, generated: Store) -> None:
    for store, step in ((corpus, 1), (generated, 5)):
        everything = figure_papers(store, period_of(None))
        judged = {one.target: (one.verdict, one.result) for one in targets_of(everything.papers)}
        assert judged
        for document in sorted({target.document for target in judged})[::step]:
            units = {t.indicator: t.unit for t in judged if t.document == document}
            read = figure_papers(store, period_of(None), units)
            for one in targets_of(read.papers, read.stands):
                if one.target.document == document:
                    assert judged[one.target] == (one.verdict, one.result)


def test_what_is_no_parameter_is_refused(corpus: Store) -> None:
    with pytest.raises(InvalidParameter):
        targets(corpus, verdict="perhaps")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(InvalidParameter):
        targets(corpus, year=0)
    with pytest.raises(NotFound):
        targets(corpus, document="no-such-document")
    with pytest.raises(NotFound):
        series(corpus, "i000000000000")
    assert set(targets(corpus).totals) == set(VERDICTS)


def _rate(store: Store) -> FigureRow:
    return figures(store, FigureFilters(words="合格率")).page.items[0]
