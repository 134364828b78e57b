"""Pages of lists: one row more than asked tells whether there is a next page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from queries.types import EXACT_TOTAL, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.types import Position

T = TypeVar("T")
COUNT_UP_TO = EXACT_TOTAL + 1


def page_of(items: Sequence[T], after: Position | None, total: int, limit: int) -> Page[T]:
    """Return a page; a total that was counted up to `COUNT_UP_TO` and got there is not exact."""
    exact = total <= EXACT_TOTAL
    return Page(tuple(items), after, min(total, EXACT_TOTAL), exact, limit)
