"""Who shares most with an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.details import Details
from queries.parameters import bits, check_after, check_limit, check_roles
from queries.period import period_of
from queries.quotes import quotes_of
from queries.reader import ask
from queries.types import DEFAULT_LIMIT, Page, Partner, Partners

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.port import Reader
    from loaders.record import Role
    from queries.types import Position

_ALL = 2**62


def partners(
    reader: Reader,
    agency: str,
    *,
    roles: Collection[Role] | None = None,
    through_succession: bool = True,
    year_from: int | None = None,
    year_to: int | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Partners:
    """Return the agencies that share clauses with one, most clauses first, then by id.

    The counts are those of `shared` and `matrix`. `roles` are the agency's own. Through
    succession the partners are bodies that go on as of the date asked, each counted with the
    bodies before it. Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    wanted = bits(check_roles(roles))
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int, str))
    details = Details(reader, as_of)
    _, ref = details.naming.find(agency)
    rows = ask(
        reader, "partners", agency=agency, own=int(not through_succession), roles=wanted,
        low=period.low, high=period.high, as_of=period.last_day, limit=limit + 1,
        most=position[0] if position else _ALL, **{"from": position[1] if position else ""},
    )  # fmt: skip
    agencies = details.naming.refs(rows)
    quotes = quotes_of(details, [row[6] for row in rows[:limit]])
    items = tuple(Partner(agencies[row[0]], row[5], quotes[row[6]]) for row in rows[:limit])
    last = (items[-1].clauses, items[-1].agency.id) if len(rows) > limit else None
    total = rows[0][7] if rows else 0
    page = Page(items, last, total, total_is_exact=True, limit=limit)
    return Partners(ref, through_succession, page, as_of)
