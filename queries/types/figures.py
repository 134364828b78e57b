"""Answers about figures: indicators, and what documents state of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.lineage.outcomes.figures import Verdict
from loaders.record import Comparison, FigureKind, Flow
from queries.types.parts import Clause, DocumentRef, Evidence, Page

Why = Literal["no_year", "not_due", "no_report", "not_stated"]
"""Why a figure is not there: the target names no year; the year is not over as far as the corpus
goes; no document of the corpus reports that year; one does and does not state the figure."""


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """A series of figures that agree in what they count, unit, flow or stock, level and holder.

    `unit` is the one that all of it can be compared in (元 of 亿元), None for an index; `unit_code`
    its code in UCUM or ISO 4217, None for what only counts. `holder` is None for what is the
    place's own that the document is of.
    """

    id: str
    name: str
    unit: str | None
    unit_code: str | None
    flow: Flow | None
    level: str | None
    holder: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: `value` to `value_max` in `unit` as written, `base_value` in the indicator's.

    `year` is the year spoken of, None where the text tells none; `change` the change on the year
    before that is printed with it (+12.8%).
    """

    id: str
    indicator: IndicatorRef
    value: float
    value_max: float | None
    comparison: Comparison
    unit: str | None
    base_value: float
    year: int | None
    kind: FigureKind
    change: str | None
    clause: Clause
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures, newest document first, in the order of its text."""

    page: Page[FigureRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with how many figures there are of it and which is the newest."""

    indicator: IndicatorRef
    figures: int
    targets: int
    first_year: int | None
    last_year: int | None
    newest: FigureRow


@dataclass(frozen=True, slots=True)
class Indicators:
    """Indicators, those first of which the newest document speaks."""

    page: Page[IndicatorRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Observations:
    """The figures of one indicator in order of time: by year, then the oldest document first."""

    indicator: IndicatorRef
    page: Page[FigureRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A year of a series: its figures, or why it has none."""

    year: int
    figures: tuple[FigureRow, ...]
    why: Why | None


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """An indicator year by year from the first that is stated to the last, gaps included.

    `also` are the indicators that count the same under another name; their figures are among the
    others. `undated` are the figures that tell no year; `omitted` counts those left out at the end.
    """

    indicator: IndicatorRef
    also: tuple[IndicatorRef, ...]
    years: tuple[SeriesYear, ...]
    undated: tuple[FigureRow, ...]
    omitted: int
    as_of: str | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, what became of it, and the documents of the corpus that report its year.

    `due` is the year that it was set for, None where nobody says. `why` says why `result` is None.
    """

    target: FigureRow
    due: int | None
    result: FigureRow | None
    verdict: Verdict
    why: Why | None
    reports: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets, those of the newest document first; `totals` counts them by verdict."""

    totals: Mapping[Verdict, int]
    page: Page[TargetRow]
    as_of: str | None
