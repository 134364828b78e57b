"""Which clauses two or more agencies share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from queries.details import Details
from queries.lines import alone, lines_of
from queries.meetings import rows_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import InvalidParameter, bits, check_after, check_limit, check_roles
from queries.period import period_of
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, Shared

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.port import Reader
    from loaders.record import Role
    from queries.types import AgencyRef, Position

MOST_AGENCIES: Final = 6


def shared(
    reader: Reader,
    agencies: Sequence[str],
    *,
    roles: Sequence[Collection[Role] | None] | None = None,
    through_succession: bool = True,
    year_from: int | None = None,
    year_to: int | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Shared:
    """Return the clauses that all of two to six agencies share, newest document first.

    Two share a clause when one statement names both, or two statements cover a common sentence;
    more when one statement or one sentence is common to all. `roles` has one entry an agency,
    None for any role. Through succession one named body may stand for several of the agencies
    (市食药监局 for 市市场监管局 and 市药监局): such a row is kept and says `one_body`. Raises
    NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    if not 2 <= len(set(agencies)) == len(agencies) <= MOST_AGENCIES:
        raise InvalidParameter("agencies", f"takes 2 to {MOST_AGENCIES} different agencies")
    if roles is not None and len(roles) != len(agencies):
        raise InvalidParameter("roles", "takes one entry an agency")
    wanted = [bits(check_roles(entry)) for entry in roles or [None] * len(agencies)]
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int,))
    details = Details(reader, as_of)
    found = details.naming.find_all(agencies)
    keys, chosen = _in_order(found, wanted)
    parameters: dict[str, Any] = {
        "agencies": array(keys),
        "roles": array(chosen),
        "own": int(not through_succession),
        "as_of": period.last_day,
    }
    span = {"low": period.low, "high": period.high}
    start = position[0] if position else 0
    rows = ask(reader, "shared", after=start, limit=limit + 1, **span, **parameters)
    total = len(rows)
    if start or total > limit:  # else the list fits on its first page
        total = ask(reader, "shared_total", most=COUNT_UP_TO, **span, **parameters)[0][0]
    clauses = {row[0]: details.clause(row) for row in rows[:limit]}
    page = page_of(
        rows_of(details, clauses, found, parameters),
        (rows[limit - 1][0],) if len(rows) > limit else None,
        total,
        limit,
    )
    lines = (
        lines_of(details, [key for key, _ in found], period.last_day)
        if through_succession
        else tuple(alone(ref) for _, ref in found)
    )
    refs = tuple(ref for _, ref in found)
    return Shared(refs, through_succession, lines, page, as_of)


def _in_order(
    found: Sequence[tuple[int, AgencyRef]], roles: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return keys and roles in the order of the agencies' ids.

    So the answer does not depend on the order in which the agencies are asked for.
    """
    ordered = sorted(zip(found, roles, strict=True), key=lambda pair: pair[0][1].id)
    return [key for (key, _), _ in ordered], [role for _, role in ordered]
