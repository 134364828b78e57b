"""Whose duties count for an agency: the bodies it stands for through succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from queries.reader import ask
from queries.types import LineMember

if TYPE_CHECKING:
    from queries.details import Details
    from queries.types import AgencyRef

_DIRECTIONS: Final[tuple[Literal["self", "before", "after"], ...]] = ("self", "before", "after")


def line_of(details: Details, agency: str, last_day: str) -> tuple[LineMember, ...]:
    """Return the agency itself, then the bodies before it, then those after it, by date."""
    rows = ask(details.reader, "line", agency=agency, as_of=last_day)
    agencies = details.naming.refs(rows)
    return tuple(LineMember(agencies[row[0]], row[5], row[6] or None, None) for row in rows)


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
