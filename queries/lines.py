"""Whose duties count for an agency: the bodies it stands for through succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from queries.reader import array, ask
from queries.types import LineMember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.details import Details
    from queries.types import AgencyRef

_DIRECTIONS: Final[tuple[Literal["self", "before", "after"], ...]] = ("self", "before", "after")


def lines_of(
    details: Details, agencies: Sequence[int], last_day: str
) -> tuple[tuple[LineMember, ...], ...]:
    """Return, for each agency (a key), itself, the bodies before it, then those after it, by date."""
    rows = ask(details.reader, "line", agencies=array(agencies), as_of=last_day)
    known = details.naming.refs(rows, 1)
    lines: list[list[LineMember]] = [[] for _ in agencies]
    for row in rows:
        lines[row[0]].append(LineMember(known[row[1]], row[6], row[7] or None, None))
    return tuple(map(tuple, lines))


def function_line(
    details: Details, agency: str, function: str, last_day: str
) -> dict[int, LineMember]:
    """Return, by key, the bodies that held a function before or after an agency, itself first."""
    rows = ask(details.reader, "function_line", agency=agency, function=function, as_of=last_day)
    agencies = details.naming.refs(rows)
    return {
        row[0]: LineMember(agencies[row[0]], _DIRECTIONS[row[5]], row[6] or None, row[7])
        for row in rows
    }


def alone(agency: AgencyRef) -> tuple[LineMember, ...]:
    """Return the line of an agency that is asked for under its own name only."""
    return (LineMember(agency, "self", None, None),)
