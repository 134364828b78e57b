"""What the districts must do, under whichever name a document gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.details import Details
from queries.duty_rows import Choice, duty_rows
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import bits, check_after, check_limit
from queries.period import period_of
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, DistrictRow, Districts
from queries.words import ROLES

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.types import Position


def districts(
    reader: Reader,
    *,
    district: str | None = None,
    jurisdiction: str | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Districts:
    """Return the clauses that districts answer for, newest document first.

    They are named as collectives (各区人民政府, 各区县政府, 各区质量工作领导小组) or singly. With a
    `district` (an agency's id) those of that one: its own, and those of the collectives that it
    is a member of or that cover the place it lies in. `jurisdiction` (GB/T 2260) keeps the
    bodies of one place. Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int,))
    details = Details(reader, as_of)
    asked = details.naming.find(district)[1] if district is not None else None
    members = ask(
        reader, "district_bodies", district=district, jurisdiction=jurisdiction,
        as_of=period.last_day,
    )  # fmt: skip
    agencies = details.naming.refs(members)
    keys = [row[0] for row in members]
    span = {"members": array(keys), "low": period.low, "high": period.high}
    start = position[0] if position else 0
    rows = ask(reader, "districts", after=start, limit=limit + 1, **span)
    total = len(ask(reader, "districts", after=0, limit=COUNT_UP_TO, **span))
    clauses = details.clauses(row[0] for row in rows[:limit])
    choice = Choice(bits(ROLES), own=True, last_day=period.last_day)
    items = [
        DistrictRow(row.clause, row.roles, row.bodies, row.sentences, row.evidence)
        for row in duty_rows(details, clauses, keys, choice)
    ]
    last = (rows[limit - 1][0],) if len(rows) > limit else None
    page = page_of(items, last, total, limit)
    return Districts(asked, tuple(agencies[key] for key in keys), page, as_of)
