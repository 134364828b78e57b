"""What documents state in figures: by indicator, by filter, through time, each with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.errors import NotFound
from queries.indicators import FigureFilters, figures, indicators, observations
from queries.parameters import InvalidParameter

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.port import Store
    from loaders.record import Record
    from queries.types import FigureRow


def test_one_indicator_is_followed_from_report_to_report(corpus: Store) -> None:
    found = figures(corpus, FigureFilters(words="制造业质量竞争力指数")).page.items
    through = observations(corpus, found[0].indicator.id)
    assert [(row.year, row.value, row.kind) for row in through.page.items] == [
        (2021, 95.34, "result"),
        (2023, 95.17, "result"),
    ]
    assert through.indicator.unit is None


def test_every_figure_quotes_its_document(corpus: Store, records: list[Record]) -> None:
    texts = {record.document.id: record.text for record in records}
    rows = figures(corpus, limit=200).page.items
    assert len(rows) > 150
    for row in rows:
        evidence = row.evidence
        assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote


def test_money_is_comparable_whatever_unit_it_is_written_in(corpus: Store) -> None:
    (row,) = figures(corpus, FigureFilters(words="质量发展专项资金")).page.items
    assert (row.value, row.unit) == (2.1, "亿元")
    assert (row.base_value, row.indicator.unit, row.indicator.unit_code) == (
        210_000_000,
        "元",
        "CNY",
    )
    by_unit = figures(corpus, FigureFilters(unit="元"), limit=200).page.items
    assert row in by_unit
    assert {item.indicator.unit for item in by_unit} == {"元"}


@pytest.mark.parametrize(
    ("filters", "test"),
    [
        (FigureFilters(kind="target"), lambda row: row.kind == "target"),
        (FigureFilters(flow="stock"), lambda row: row.indicator.flow == "stock"),
        (FigureFilters(level="市级"), lambda row: row.indicator.level == "市级"),
        (FigureFilters(year=2025), lambda row: row.year == 2025),
        (FigureFilters(year_to=2022), lambda row: (row.evidence.date or "") < "2023"),
    ],
)
def test_a_filter_keeps_all_that_are_so_and_no_others(
    corpus: Store, filters: FigureFilters, test: Callable[[FigureRow], bool]
) -> None:
    everything = figures(corpus, limit=200).page.items
    kept = figures(corpus, filters, limit=200).page.items
    assert kept
    assert list(kept) == [row for row in everything if test(row)]


def test_an_indicator_counts_the_figures_that_pass(corpus: Store) -> None:
    page = indicators(corpus, limit=200).page
    assert sum(row.figures for row in page.items) == figures(corpus, limit=1).page.total
    assert len({row.indicator.id for row in page.items}) == len(page.items)
    targets = indicators(corpus, FigureFilters(kind="target"), limit=200).page.items
    assert all(row.figures == row.targets for row in targets)


def test_pages_of_indicators_neither_repeat_nor_skip(corpus: Store) -> None:
    whole = [row.indicator.id for row in indicators(corpus, limit=200).page.items]
    seen: list[str] = []
    after = None
    while True:
        page = indicators(corpus, limit=7, after=after).page
        seen += [row.indicator.id for row in page.items]
        after = page.after
        if after is None:
            break
    assert seen == whole


def test_what_nobody_states_is_not_found(corpus: Store) -> None:
    with pytest.raises(NotFound):
        observations(corpus, "i000000000000")
    with pytest.raises(InvalidParameter):
        figures(corpus, FigureFilters(kind="hope"))  # type: ignore[arg-type]  # on purpose
