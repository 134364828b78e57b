"""How assigning itself changed from document to document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.details import Details
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import check_after, check_limit
from queries.period import period_of
from queries.quotes import quotes_of
from queries.reader import ask
from queries.types import DEFAULT_LIMIT, Assigning, AssigningRow
from queries.words import ROLES

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.types import Position

_NEWEST_FIRST = 2**63 - 1


def assigning(
    reader: Reader,
    *,
    year_from: int | None = None,
    year_to: int | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Assigning:
    """Return how each document that assigns anything does so, oldest first.

    Raises InvalidParameter.
    """
    limit = check_limit(limit)
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int,))
    details = Details(reader, as_of)
    rows = ask(
        reader, "assigning", low=period.low, high=period.high, limit=limit + 1,
        after=position[0] if position else _NEWEST_FIRST,
    )  # fmt: skip
    total = ask(
        reader, "assigning_total", low=period.low, high=period.high, most=COUNT_UP_TO
    )[0][0]  # fmt: skip
    quotes = quotes_of(details, [row[19] for row in rows[:limit]])
    items = [
        AssigningRow(
            document=details.document(row),
            statements=row[9],
            with_lead=row[10],
            without_lead=row[9] - row[10],
            open=row[11],
            with_role=dict(zip(ROLES, row[12:16], strict=True)),
            bodies=row[16],
            inherited=row[17],
            agencies=row[18],
            evidence=quotes[row[19]],
        )
        for row in rows[:limit]
    ]
    last = (rows[limit - 1][0],) if len(rows) > limit else None
    return Assigning(page_of(items, last, total, limit), as_of)
