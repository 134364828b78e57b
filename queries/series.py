"""One indicator year by year, from the first year that is stated to the last, gaps included."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.lineage.outcomes.indicators import same_indicators
from ontology.errors import NotFound
from queries.details import Details
from queries.figure_papers import figure_of, figures_of, reported_years
from queries.indicators import figure_rows
from queries.like_indicators import like_indicators
from queries.period import period_of
from queries.types import SeriesAnswer, SeriesYear

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.period import Period
    from queries.types import FigureRow

MOST_POINTS: Final = 1_000
"""Figures of a series that are shown; a document in five of a large corpus may state one."""


def series(reader: Reader, indicator: str, *, as_of: str | None = None) -> SeriesAnswer:
    """Return the figures of an indicator by the year that they speak of, under all its names.

    A year without one says whether a document of the corpus reports it. Of more than MOST_POINTS
    figures the last ones are left out and counted. Raises NotFound, InvalidParameter.
    """
    period = period_of(as_of)
    details = Details(reader, as_of)
    names, rows = _stated(reader, period, indicator)
    figures = figure_rows(details, (-key for _, key in rows[:MOST_POINTS]))
    known = {row.indicator.id: row.indicator for row in figures.values()}
    stated: dict[int, list[FigureRow]] = defaultdict(list)
    undated = []
    for row in figures.values():
        if row.year is None:
            undated.append(row)
        else:
            stated[row.year].append(row)
    span = range(min(stated), max(stated) + 1) if stated else range(0)
    gaps = [year for year in span if year not in stated]
    reported = reported_years(reader, period, gaps) if gaps else frozenset()
    return SeriesAnswer(
        indicator=known.get(indicator) or next(iter(known.values())),
        also=tuple(known[name] for name in names[1:] if name in known),
        years=tuple(
            SeriesYear(year, tuple(stated[year]), None)
            if year in stated
            else SeriesYear(year, (), "not_stated" if year in reported else "no_report")
            for year in span
        ),
        undated=tuple(undated),
        omitted=len(rows) - len(figures),
        as_of=as_of,
    )


def _stated(
    reader: Reader, period: Period, indicator: str
) -> tuple[list[str], list[tuple[str, int]]]:
    """Return the ids of an indicator and of those that are one with it, and their figures.

    Figures are (year or '', -key), in order of time. Raises NotFound.
    """
    own = figures_of(reader, period, [indicator])
    if not own:
        raise NotFound(f"no indicator has the id {indicator!r}")
    like = like_indicators(reader, period, {indicator: own[0][4]})
    found = figures_of(reader, period, like.indicators)
    stands = same_indicators(map(figure_of, found), like.common)
    others = [i for i in like.indicators if i != indicator and stands[i] == stands[indicator]]
    names = [indicator, *others]
    return names, sorted((row[5] or "", -row[0]) for row in found if row[2] in names)
