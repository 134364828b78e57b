"""Figures through time: series of an indicator, and what became of the targets that were set."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from graph.lineage.outcomes.indicators import same_indicators
from graph.order import first_day
from ontology.lineage_words import lineage_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.lineage.papers import Figure, Paper

Verdict = Literal["met", "missed", "reported", "unreported", "cannot_tell"]

# A plain number, about or more than that: what is planned is meant to be reached.
_AT_MOST: Final = frozenset({"at-most", "less"})


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator that is stated more than once: its figures by the year they speak of."""

    indicator: str
    name: str
    unit: str | None
    points: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A target that was set and the figure that reports it, None where there is none.

    `due` is the year that it was set for, None where nobody says; `reports` are the documents, by
    id, that report that year, whether or not they tell the figure.
    """

    target: Figure
    result: Figure | None
    verdict: Verdict
    due: str | None
    reports: tuple[str, ...]


def series_of(papers: Sequence[Paper]) -> tuple[Series, ...]:
    """Return the indicators that are stated for two years or in two places, by name.

    One that another document names in other words goes on under the first one's id.
    """
    stands = same_indicators(figure for paper in papers for figure in paper.figures)
    found: dict[str, list[Figure]] = defaultdict(list)
    for paper in papers:
        for figure in paper.figures:
            found[stands[figure.indicator]].append(figure)
    series = [
        Series(
            indicator,
            figures[0].name,
            figures[0].unit,
            tuple(sorted(figures, key=lambda figure: (figure.year or "", figure.document))),
        )
        for indicator, figures in found.items()
        if len({(figure.year, figure.document, figure.kind) for figure in figures}) > 1
    ]
    return tuple(sorted(series, key=lambda one: (one.name, one.indicator)))


def targets_of(
    papers: Sequence[Paper], stands: Mapping[str, str] | None = None
) -> tuple[Target, ...]:
    """Return every figure that was set as a target, with the result that the corpus has of it.

    A target is `met` or `missed` by the first figure of the year it was set for, `reported` by the first of a
    later year. It is `unreported` only where a document of the corpus reports the year it was set for;
    else nothing can be told of it. `stands` says which indicators are one; by default it is told
    from these documents (`same_indicators`).
    """
    if stands is None:
        stands = same_indicators(figure for paper in papers for figure in paper.figures)
    results: dict[str, list[Figure]] = defaultdict(list)
    reporting: dict[str, list[str]] = defaultdict(list)
    day = {paper.document: first_day(paper.date) for paper in papers}
    for paper in papers:
        if paper.reports:
            reporting[(paper.period[0] or "")[:4]].append(paper.document)
        for figure in paper.figures:
            if figure.kind == "result" and figure.year is not None:
                results[stands[figure.indicator]].append(figure)
    for told in results.values():
        told.sort(key=_year)
    targets = []
    for paper in papers:
        since = day[paper.document]
        for figure in paper.figures:
            if figure.kind != "target":
                continue
            due = figure.year or paper.period[1]
            of_the_year = reporting[due[:4]] if due is not None else ()
            reports = tuple(other for other in of_the_year if day[other] >= since)
            told = results.get(stands[figure.indicator], [])
            result = None
            if due is not None:
                first = bisect_left(told, due[:4], key=_year)
                later = (r for r in islice(told, first, None) if day[r.document] >= since)
                result = next(later, None)
            verdict: Verdict = "unreported" if reports else "cannot_tell"
            if result is not None:
                verdict = _compared(figure, result, due, paper.date)
            targets.append(Target(figure, result, verdict, due, reports))
    return tuple(targets)


def _year(figure: Figure) -> str:
    """Return the year that a figure speaks of: of a month it is that of the month."""
    return (figure.year or "")[:4]


def _compared(target: Figure, result: Figure, due: str | None, date: str | None) -> Verdict:
    """Compare a result with its target where both speak of one year.

    That one year brought less of what was planned to be added in several tells nothing: shares
    (%) and numbers without a unit are what they are in each year, others may add up.
    """
    of_the_year = due is not None and result.year is not None and result.year[:4] == due[:4]
    if not of_the_year or target.value_max is not None or result.value_max is not None:
        return "reported"
    at_most = target.comparison in _AT_MOST or any(
        word in target.name for word in lineage_words("burden")
    )
    if at_most:
        return "met" if result.base_value <= target.base_value else "missed"
    if result.base_value >= target.base_value:
        return "met"
    several_years = due is not None and date is not None and due[:4] > date[:4]
    return "reported" if several_years and target.unit not in {None, "%"} else "missed"
