"""What became of targets: each with the figure that reports it, a verdict, and why if none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from graph.lineage.outcomes.figures import Verdict, targets_of
from queries.details import Details
from queries.figure_papers import figure_papers
from queries.indicators import figure_rows
from queries.paging import page_of
from queries.parameters import InvalidParameter, check_after, check_limit, check_years
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, TargetRow, Targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.lineage.outcomes.figures import Target
    from graph.port import Reader
    from queries.figure_papers import FigurePapers
    from queries.period import Period
    from queries.types import Position, Why

VERDICTS = get_args(Verdict)


def targets(
    reader: Reader,
    *,
    document: str | None = None,
    year: int | None = None,
    verdict: Verdict | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Targets:
    """Return what was set as a target, newest document first, in the order of its text.

    `document` is where it was set, `year` the year that it was set for. The totals are of what
    these two keep, by verdict. Of a document, time grows with its targets and with what bears on
    them; of all documents, with all figures, since every target is judged to be counted. Raises
    NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    start = int((check_after(after, (int,)) or (0,))[0])
    check_years(year, None)
    if verdict is not None and verdict not in VERDICTS:
        raise InvalidParameter("verdict", f"{verdict!r} is none of {', '.join(VERDICTS)}")
    period = period_of(as_of)
    read = figure_papers(reader, period, _units(reader, document, period))
    kept = [
        one
        for one in targets_of(read.papers, read.stands)
        if (document is None or one.target.document == document)
        and (year is None or (one.due is not None and int(one.due[:4]) == year))
    ]
    totals = Counter(one.verdict for one in kept)
    by_key = {read.keys[one.target]: one for one in kept if verdict in {None, one.verdict}}
    keys = sorted(by_key)
    shown = [key for key in keys if key > start]
    horizon = as_of or max((paper.date or "" for paper in read.papers), default="")
    page = [(key, by_key[key]) for key in shown[:limit]]
    items = _rows(Details(reader, as_of), read, page, horizon)
    last = (shown[limit - 1],) if len(shown) > limit else None
    counts = {one: totals[one] for one in VERDICTS}
    return Targets(counts, page_of(items, last, len(keys), limit), as_of)


def _units(reader: Reader, document: str | None, period: Period) -> dict[str, str | None]:
    """Return for which indicators targets were set, in a document or in all, with a unit of each."""
    within = period if document is None else within_document(reader, document, period)
    rows = ask(reader, "target_figures", low=within.low, high=within.high)
    return {row[2]: row[4] for row in rows}


def _rows(
    details: Details, read: FigurePapers, some: Sequence[tuple[int, Target]], horizon: str
) -> list[TargetRow]:
    results = {key: read.keys[one.result] for key, one in some if one.result is not None}
    figures = figure_rows(details, dict.fromkeys([*(key for key, _ in some), *results.values()]))
    reports = dict.fromkeys(name for _, one in some for name in one.reports)
    rows = ask(details.reader, "documents_of", documents=array(read.documents[n] for n in reports))
    held = {row[1]: details.document(row) for row in rows}
    return [
        TargetRow(
            target=figures[key],
            due=None if one.due is None else int(one.due[:4]),
            result=figures[results[key]] if key in results else None,
            verdict=one.verdict,
            why=_why(one, horizon),
            reports=tuple(held[name] for name in one.reports),
        )
        for key, one in some
    ]


def _why(one: Target, horizon: str) -> Why | None:
    """Return why a target has no result; `horizon` is the last day that is known of."""
    if one.result is not None:
        return None
    if one.due is None:
        return "no_year"
    if one.reports:
        return "not_stated"
    return "not_due" if one.due[:4] >= horizon[:4] else "no_report"
