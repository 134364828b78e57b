"""Figures that documents state: all of them, by indicator, and one indicator through time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from graph.search_key import search_key
from loaders.record import FigureKind, Flow
from ontology.errors import NotFound
from ontology.figure_words import COMPARISONS
from queries.details import Details, evidence_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import InvalidParameter, check_after, check_limit, check_years
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import (
    DEFAULT_LIMIT,
    FigureRow,
    Figures,
    IndicatorRef,
    IndicatorRow,
    Indicators,
    Observations,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from loaders.record import Comparison
    from queries.types import Position

NEWEST: Final = 2**63 - 1
_SIGNS: Final = {name: cast("Comparison", sign) for sign, name in COMPARISONS.items()}


@dataclass(frozen=True, slots=True)
class FigureFilters:
    """Which figures are meant: all filters that are given hold.

    `words` are in the title of the row; `unit` is the unit as written or that of the series;
    `year` the year spoken of, `year_from` and `year_to` those of the documents.
    """

    words: str | None = None
    unit: str | None = None
    level: str | None = None
    holder: str | None = None
    flow: Flow | None = None
    kind: FigureKind | None = None
    year: int | None = None
    document: str | None = None
    year_from: int | None = None
    year_to: int | None = None


NO_FILTERS: Final = FigureFilters()


def figures(
    reader: Reader,
    filters: FigureFilters = NO_FILTERS,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Figures:
    """Return figures, newest document first, in the order of its text.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    position = check_after(after, (int,)) or (0,)
    details = Details(reader, as_of)
    chosen = _chosen(reader, filters, as_of) | {"indicator": None}
    rows = ask(reader, "figures", after=position[0], limit=limit + 1, **chosen)
    total = len(ask(reader, "figures", after=0, limit=COUNT_UP_TO, **chosen))
    items = _rows(details, [row[0] for row in rows[:limit]])
    last = (rows[limit - 1][0],) if len(rows) > limit else None
    return Figures(page_of(items, last, total, limit), as_of)


def indicators(
    reader: Reader,
    filters: FigureFilters = NO_FILTERS,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Indicators:
    """Return the indicators of such figures, those first of which the newest document speaks.

    Counts and years are of the figures that the filters let through. Raises NotFound,
    InvalidParameter.
    """
    limit = check_limit(limit)
    position = check_after(after, (int,)) or (0,)
    details = Details(reader, as_of)
    chosen = _chosen(reader, filters, as_of)
    rows = ask(reader, "indicators", after=position[0], limit=limit + 1, **chosen)
    total = len(ask(reader, "indicators", after=0, limit=COUNT_UP_TO, **chosen))
    newest = _rows(details, [row[5] for row in rows[:limit]])
    items = [
        IndicatorRow(row.indicator, found[1], found[2], _year(found[3]), _year(found[4]), row)
        for found, row in zip(rows, newest, strict=False)
    ]
    last = (rows[limit - 1][5],) if len(rows) > limit else None
    return Indicators(page_of(items, last, total, limit), as_of)


def observations(
    reader: Reader,
    indicator: str,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Observations:
    """Return the figures of one indicator in order of time; those of no known year come first.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    year, key = check_after(after, (str, int)) or ("", NEWEST)
    period = period_of(as_of)
    details = Details(reader, as_of)
    chosen: dict[str, Any] = {"indicator": indicator, "low": period.low, "high": period.high}
    rows = ask(reader, "observations", after_year=year, after=key, limit=limit + 1, **chosen)
    counted = ask(reader, "observations", after_year="", after=NEWEST, limit=COUNT_UP_TO, **chosen)
    if not counted:
        raise NotFound(f"no indicator has the id {indicator!r}")
    items = _rows(details, [row[1] for row in rows[:limit]])
    reference = items[0].indicator if items else _rows(details, [counted[0][1]])[0].indicator
    last = (rows[limit - 1][0], rows[limit - 1][1]) if len(rows) > limit else None
    return Observations(reference, page_of(items, last, len(counted), limit), as_of)


def _chosen(reader: Reader, filters: FigureFilters, as_of: str | None) -> dict[str, Any]:
    for name, value, allowed in (
        ("flow", filters.flow, get_args(Flow)),
        ("kind", filters.kind, get_args(FigureKind)),
    ):
        if value is not None and value not in allowed:
            raise InvalidParameter(name, f"{value!r} is none of {', '.join(allowed)}")
    check_years(filters.year, None)
    period = period_of(as_of, filters.year_from, filters.year_to)
    if filters.document is not None:
        period = within_document(reader, filters.document, period)
    return {
        "words": search_key(filters.words) if filters.words is not None else None,
        "unit": filters.unit,
        "level": filters.level,
        "holder": filters.holder,
        "flow": filters.flow,
        "figure": filters.kind,
        "year": None if filters.year is None else f"{filters.year:04d}",
        "low": period.low,
        "high": period.high,
    }


def figure_rows(details: Details, keys: Iterable[int]) -> dict[int, FigureRow]:
    """Return figures by key, in the order of the keys."""
    asked = list(dict.fromkeys(keys))
    return dict(zip(asked, _rows(details, asked), strict=True))


def _rows(details: Details, keys: Sequence[int]) -> list[FigureRow]:
    answers = []
    for row in ask(details.reader, "figure_rows", figures=array(keys)):
        clause = details.clause(row, 20)
        answers.append(
            FigureRow(
                id=row[1],
                indicator=IndicatorRef(row[2], row[3], row[9], row[10], row[13], row[14], row[15]),
                value=row[4],
                value_max=row[5],
                comparison=_SIGNS[row[6]],
                unit=row[7],
                base_value=row[8],
                year=_year(row[11]),
                kind=row[12],
                change=row[16],
                clause=clause,
                evidence=evidence_of(clause.document, row[17], row[18], row[19]),
            )
        )
    return answers


def _year(text: str | None) -> int | None:
    return None if text is None else int(text[:4])
