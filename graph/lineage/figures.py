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
    """A target that was set and the figure that reports it, None where there is none."""

    target: Figure
    result: Figure | None
    verdict: Verdict


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
    for paper in papers:
        for figure in paper.figures:
            if figure.kind == "result":
                results[figure.indicator].append(figure)
    reported = [paper for paper in papers if paper.reports]
    targets = []
    for number, paper in enumerate(papers):
        later = {other.document for other in papers[number:]}
        for figure in paper.figures:
            if figure.kind != "target":
                continue
            due = figure.year or paper.period[1]
            later_results = (r for r in results[figure.indicator] if r.document in later)
            result = _result(due, later_results)
            if result is not None:
                targets.append(Target(figure, result, _compared(figure, result)))
                continue
            due_is_reported = any(
                due is not None and other.document in later and other.period[0] == due[:4]
                for other in reported
            )
            targets.append(Target(figure, None, "unreported" if due_is_reported else "cannot_tell"))
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
