"""Figures through time: series of an indicator, and what became of the targets that were set."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """Return the indicators that are stated for two years or in two places, by name."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for paper in papers:
        for figure in paper.figures:
            found[figure.indicator].append(figure)
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


def targets_of(papers: Sequence[Paper]) -> tuple[Target, ...]:
    """Return every figure that was set as a target, with the result that the corpus has of it.

    A target is `unreported` only where a document of the corpus reports the year it was set for;
    else nothing can be told of it.
    """
    results: dict[str, list[Figure]] = defaultdict(list)
    reporting: dict[str | None, list[str]] = defaultdict(list)
    place = {paper.document: number for number, paper in enumerate(papers)}
    for paper in papers:
        if paper.reports:
            reporting[paper.period[0]].append(paper.document)
        for figure in paper.figures:
            if figure.kind == "result":
                results[figure.indicator].append(figure)
    targets = []
    for number, paper in enumerate(papers):
        for figure in paper.figures:
            if figure.kind != "target":
                continue
            due = figure.year or paper.period[1]
            of_the_year = reporting[due[:4]] if due is not None else ()
            reports = tuple(other for other in of_the_year if place[other] >= number)
            result = _result(
                due, (r for r in results[figure.indicator] if place[r.document] >= number)
            )
            verdict: Verdict = "unreported" if reports else "cannot_tell"
            if result is not None:
                verdict = _compared(figure, result)
            targets.append(Target(figure, result, verdict, due, reports))
    return tuple(targets)


def _result(due: str | None, results: Iterable[Figure]) -> Figure | None:
    """Return the first result for the year that a target was set for, or for a later one."""
    told = [r for r in results if due is not None and r.year is not None and r.year >= due]
    return min(told, key=lambda figure: figure.year or "", default=None)


def _compared(target: Figure, result: Figure) -> Verdict:
    if target.value_max is not None or result.value_max is not None:
        return "reported"
    if target.comparison in _AT_MOST:
        return "met" if result.base_value <= target.base_value else "missed"
    return "met" if result.base_value >= target.base_value else "missed"
