"""The parameters that questions take: what is allowed, and what a date or a limit means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ontology.dates import is_date
from ontology.errors import InputError
from queries.types import MAX_LIMIT, Position
from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from loaders.record import Role

_LAST_DAY: Final = "0000-12-31"
_FIRST_YEAR: Final = 1
_LAST_YEAR: Final = 9999


class InvalidParameter(InputError):
    """A parameter of a question is not one that it takes; `parameter` is its name."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter
        self.message = message


def check_limit(limit: int) -> int:
    """Return `limit`; InvalidParameter unless it is from 1 to 200."""
    if not 1 <= limit <= MAX_LIMIT:
        raise InvalidParameter("limit", f"{limit} is not from 1 to {MAX_LIMIT}")
    return limit


def check_date(as_of: str | None) -> str | None:
    """Return the last day that `as_of` means, as ISO text to compare with.

    A year or a month ends on a 31st, whether or not there is one: no day is later.

    >>> check_date("2018"), check_date("2018-11"), check_date("2018-11-23"), check_date(None)
    ('2018-12-31', '2018-11-31', '2018-11-23', None)
    """
    if as_of is None:
        return None
    if not is_date(as_of):
        raise InvalidParameter("as_of", f"{as_of!r} is no date such as 2024-04-10, 2024-04 or 2024")
    return as_of + _LAST_DAY[len(as_of) :]


def check_years(
    year_from: int | None,
    year_to: int | None,
    names: tuple[str, str] = ("year_from", "year_to"),
) -> None:
    """InvalidParameter unless both are years and in order; `names` are the parameters' own."""
    for name, year in zip(names, (year_from, year_to), strict=True):
        if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise InvalidParameter(name, f"{year} is no year")
    if year_from is not None and year_to is not None and year_from > year_to:
        first, last = names
        raise InvalidParameter(first, f"{year_from} is later than {last} {year_to}")


def check_roles(roles: Collection[Role] | None, parameter: str = "roles") -> tuple[Role, ...]:
    """Return the roles to count, all of them for None; InvalidParameter for another word.

    >>> check_roles(None)
    ('lead', 'support', 'responsible', 'by_duty')
    """
    if roles is None:
        return ROLES
    for role in roles:
        if role not in ROLES:
            raise InvalidParameter(parameter, f"{role!r} is none of {', '.join(ROLES)}")
    if not roles:
        raise InvalidParameter(parameter, "no role is given")
    return tuple(role for role in ROLES if role in roles)


def bits(roles: Collection[Role]) -> int:
    """Return roles as the stores keep them: lead 1, support 2, responsible 4, by_duty 8.

    >>> bits(["lead", "responsible"])
    5
    """
    return sum(1 << ROLES.index(role) for role in frozenset(roles))


def check_after(after: Position | None, shape: Sequence[type]) -> Position | None:
    """Return `after`; InvalidParameter unless it is a position that such a list gave."""
    if after is None:
        return None
    if len(after) != len(shape) or any(
        type(value) is not kind for value, kind in zip(after, shape, strict=True)
    ):
        raise InvalidParameter("after", "is no position in this list")
    return after
