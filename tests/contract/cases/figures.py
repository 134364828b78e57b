"""Figures: what is measured, over the years, and what became of what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.indicators import FigureFilters, figures, indicators, observations
from queries.planned_deeds import deeds
from queries.series import series
from queries.targets import VERDICTS, targets
from tests.contract.cases.choice import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice


def ask_figures(given: Choice) -> Iterator[Call]:
    yield Call(figures, (), {"limit": 9}, pages=4)
    for filters in _figure_filters(given):
        yield Call(figures, (filters,), {"limit": given.one(2, 30), "as_of": given.date()}, 3)


def ask_indicators(given: Choice) -> Iterator[Call]:
    yield Call(indicators, (), {"limit": 9}, pages=4)
    for filters in _figure_filters(given):
        options = {"limit": given.one(2, 30), "as_of": given.date()}
        yield Call(indicators, (filters,), options, 3)


def ask_observations(given: Choice) -> Iterator[Call]:
    for identifier in [*given.some(_series_ids(given)), "i000000000000"]:
        yield Call(observations, (identifier,), {"limit": 1, "as_of": given.date()}, pages=3)
        yield Call(observations, (identifier,))


def ask_series(given: Choice) -> Iterator[Call]:
    for identifier in [*given.some(_series_ids(given)), "i000000000000"]:
        yield Call(series, (identifier,), {"as_of": given.date()})
        yield Call(series, (identifier,))


def ask_targets(given: Choice) -> Iterator[Call]:
    yield Call(targets, (), {"limit": 3}, pages=4)
    yield Call(targets, (), {"document": "no-such-document"})
    yield Call(deeds, ("no-such-document",))
    for held in given.some(given.documents, 6):
        options = {
            "document": given.one(None, held),
            "year": given.one(None, None, 2022, 2025, 2030),
            "verdict": given.one(None, *VERDICTS),
            "as_of": given.date(),
            "limit": given.one(2, 30),
        }
        yield Call(targets, (), options, pages=2)
        yield Call(deeds, (held,), {"limit": given.one(2, 30), "as_of": given.date()}, pages=2)


def _series_ids(given: Choice) -> list[str]:
    return given.ids(
        "SELECT indicator FROM observation GROUP BY 1 ORDER BY count(*) DESC, indicator"
    )


def _figure_filters(given: Choice) -> Iterator[FigureFilters]:
    def values(column: str) -> list[str]:
        return given.ids(f"SELECT DISTINCT {column} FROM observation ORDER BY 1")

    names, units, years = values("name"), values("unit"), values("year")
    levels, holders = values("level"), values("holder")
    for number in range(given.count):
        name = given.one(*names, "无") if names else "无"
        yield FigureFilters(
            words=given.one(None, name[:2], name[-2:], name.lower(), "ISO"),
            unit=given.one(None, None, *units, "家", "元"),
            level=given.one(None, None, *levels),
            holder=given.one(None, None, None, *holders),
            flow=given.one(None, None, "flow", "stock"),
            kind=given.one(None, None, "result", "target"),
            year=given.one(None, None, *map(int, (year[:4] for year in years)), 2030),
            document=given.one(*given.documents) if number % 4 == 0 else None,
            **given.years(),
        )
