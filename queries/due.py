"""What falls due by a year: sentences, statements' scopes and documents' periods."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, Literal

from queries.details import Details, evidence_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import check_after, check_limit, check_years
from queries.period import period_of
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, Due, DueRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.reader import Row
    from queries.types import Assigned, Position

_KINDS: Final[tuple[Literal["document", "statement", "measure"], ...]] = (
    "document",
    "statement",
    "measure",
)
_BEGIN = (-1, -1, -1)


def due(
    reader: Reader,
    by_year: int,
    *,
    from_year: int | None = None,
    agency: str | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Due:
    """Return what falls due from `from_year` up to and including `by_year`, earliest first.

    Of one year documents come first, then statements, then sentences, each newest document
    first. Sentences that report what was done are not due. With an `agency` only what it answers
    for through succession. Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    check_years(from_year, by_year, ("from_year", "year"))
    period = period_of(as_of)
    position = check_after(after, (int, int, int)) or _BEGIN
    details = Details(reader, as_of)
    if agency is not None:
        details.naming.find(agency)
    parameters: dict[str, Any] = {
        "from_year": from_year or 0,
        "by_year": by_year,
        "agency": agency,
        "as_of": period.last_day,
        "low": period.low,
        "high": period.high,
    }
    rows = _falls(reader, position, limit + 1, parameters)
    total = len(_falls(reader, _BEGIN, COUNT_UP_TO, parameters))
    last = tuple(rows[limit - 1]) if len(rows) > limit else None
    page = page_of(_rows(details, rows[:limit]), last, total, limit)
    return Due(by_year, from_year, page, as_of)


def _falls(reader: Reader, position: Position, limit: int, parameters: dict[str, Any]) -> list[Row]:
    year, kind, key = position
    return ask(
        reader, "due", after_year=year, after_kind=kind, after_key=key, limit=limit, **parameters
    )


def _rows(details: Details, falls: Sequence[Row]) -> list[DueRow]:
    items = ask(details.reader, "due_items", items=array([(row[1], row[2]) for row in falls]))
    clauses = details.clauses(dict.fromkeys(row[3] for row in items if row[3] is not None))
    bodies = _bodies(details, falls)
    rows: list[DueRow] = []
    for (year, kind, key), row in zip(falls, items, strict=True):
        document = details.document(row, 7)
        rows.append(
            DueRow(
                kind=_KINDS[kind],
                id=row[1],
                deadline=row[2],
                year=year,
                document=document,
                clause=clauses.get(row[3]),
                text=row[4],
                bodies=tuple(bodies[kind, key]),
                evidence=evidence_of(document, row[5], row[6], row[4]),
            )
        )
    return rows


def _bodies(details: Details, falls: Sequence[Row]) -> dict[tuple[int, int], list[Assigned]]:
    """Return the bodies of each statement, and of the statements that cover each sentence."""
    covering = ask(
        details.reader, "covering", measures=array(row[2] for row in falls if row[1] == 2)
    )
    pairs = [(1, row[2], row[2]) for row in falls if row[1] == 1]
    pairs += [(2, measure, statement) for measure, statement in covering]
    statements = details.statements(list(dict.fromkeys(pair[2] for pair in pairs)))
    bodies: dict[tuple[int, int], list[Assigned]] = defaultdict(list)
    for kind, key, statement in pairs:
        bodies[kind, key] += statements[statement].bodies
    return bodies
