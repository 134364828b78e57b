"""Finds agencies by any name that they bear or bore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from graph.search_key import search_key
from ontology.periods import ended
from queries.agency import keys_of, today_of
from queries.details import Details
from queries.parameters import InvalidParameter, check_after, check_limit
from queries.period import period_of
from queries.reader import ask
from queries.types import DEFAULT_LIMIT, Agencies, AgencyMatch, NameRow, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.reader import Row
    from queries.types import Position

_ALL = 2**63 - 1


def agencies(
    reader: Reader,
    name: str | None = None,
    *,
    order: Literal["id", "clauses"] = "id",
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Agencies:
    """Return the agencies that a name finds: the very name first, then names that contain it.

    Old names find their agency, which says so (`former`) and who carries on (`today`). Without a
    name all agencies are listed, by id or the busiest first (`order="clauses"`). Raises
    InvalidParameter.
    """
    limit = check_limit(limit)
    period = period_of(as_of)
    details = Details(reader, as_of)
    if name is None and order == "id":
        (begin,) = check_after(after, (str,)) or ("",)
        rows = ask(reader, "agency_list", after_id=begin, limit=limit + 1)
    elif name is None:
        fewer, begin = check_after(after, (int, str)) or (_ALL, "")
        rows = ask(reader, "agency_busiest", after_clauses=fewer, after_id=begin, limit=limit + 1)
    else:
        key = search_key(name)
        if not key:
            raise InvalidParameter("name", "is empty")
        exact, clauses, found = check_after(after, (int, int, str)) or (2, 0, "")
        rows = ask(
            reader, "agencies", key=key, match=reader.match_expression(key),
            after_exact=exact, after_clauses=clauses, after_id=found, limit=limit + 1,
        )  # fmt: skip
    items = matches_of(details, rows[:limit], period.last_day, as_of)
    last: Position | None = None
    if len(rows) > limit:
        row = rows[limit - 1]
        last = (row[12], row[1]) if order == "clauses" else (row[1],)
        if name is not None:
            last = (row[11], row[12], row[1])
    total = rows[0][13] if rows else 0
    return Agencies(name, Page(items, last, total, total_is_exact=True, limit=limit), as_of)


def matches_of(
    details: Details, rows: Sequence[Row], last_day: str, as_of: str | None
) -> tuple[AgencyMatch, ...]:
    """Return the agencies of rows as agencies.sql has them."""
    refs = details.naming.refs(rows)
    today = today_of(details, [row[0] for row in rows], last_day)
    matches: list[AgencyMatch] = []
    for row in rows:
        name = NameRow(row[5], row[6], row[7], row[8], keys_of(row[9]), row[10])
        over = name.valid_to is not None and (as_of is None or ended(name.valid_to, as_of))
        ref = refs[row[0]]
        matches.append(
            AgencyMatch(
                agency=ref,
                matched=name,
                exact=bool(row[11]),
                former=over or bool(today[row[0]]),
                today=today[row[0]] or (ref,),
                clauses=row[12],
            )
        )
    return tuple(matches)
