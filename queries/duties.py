"""What an agency answers for: clauses, with the sentences that its statements cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.search_key import search_key
from queries.details import Details
from queries.duty_rows import Choice, duty_rows
from queries.lines import alone, function_line, lines_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import (
    InvalidParameter,
    bits,
    check_after,
    check_limit,
    check_roles,
)
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, Duties

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.port import Reader
    from loaders.record import Role
    from queries.types import Position, Through


def duties(
    reader: Reader,
    agency: str,
    *,
    roles: Collection[Role] | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    document: str | None = None,
    document_kind: str | None = None,
    function: str | None = None,
    through: Through = "succession",
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Duties:
    """Return the clauses that an agency answers for, newest document first.

    `through="succession"` counts what names the agency, a body before it or (for one that
    ended) a body after it by whole events; "names" only what names this very agency. With a
    `function` (商标) only clauses that mention it, under the bodies that held it: partial events
    carry just that function. Years are those of the documents' dates. Raises NotFound,
    InvalidParameter.
    """
    limit = check_limit(limit)
    wanted = check_roles(roles)
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int,))
    details = Details(reader, as_of)
    key, ref = details.naming.find(agency)
    if document is not None:
        period = within_document(reader, document, period)
    parameters: dict[str, Any] = {
        "roles": bits(wanted),
        "low": period.low,
        "high": period.high,
        "kind": document_kind,
    }
    own = through == "names"
    start = position[0] if position else 0
    if function is None:
        line = alone(ref) if own else lines_of(details, [key], period.last_day)[0]
        keys = [key]
        parameters |= {"agency": agency, "own": int(own), "as_of": period.last_day}
        rows = ask(reader, "duties", after=start, limit=limit + 1, **parameters)
        # A list that fits on its first page has been counted.
        total = len(rows)
        if start or total > limit:
            total = ask(reader, "duties_total", most=COUNT_UP_TO, **parameters)[0][0]
    else:
        held = {key: alone(ref)[0]}
        if not own:
            held = function_line(details, agency, function, period.last_day)
        line, keys, own = tuple(held.values()), list(held), True
        parameters |= {"members": array(keys), "word": _word(function)}
        rows = ask(reader, "duties_function", after=start, limit=limit + 1, **parameters)
        total = len(ask(reader, "duties_function", after=0, limit=COUNT_UP_TO, **parameters))
    clauses = {row[0]: details.clause(row) for row in rows[:limit]}
    choice = Choice(bits(wanted), own, period.last_day)
    page = page_of(
        duty_rows(details, clauses, keys, choice),
        (rows[limit - 1][0],) if len(rows) > limit else None,
        total,
        limit,
    )
    return Duties(ref, through, function, line, page, as_of)


def _word(function: str) -> str:
    word = search_key(function)
    if not word:
        raise InvalidParameter("function", "is empty")
    return word
