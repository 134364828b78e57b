"""Spans of the fold that are taken: what is found in one way is not found in another."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


def outside(
    matches: Iterable[re.Match[str]], taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield the matches that touch none of the spans; both in the order of the text."""
    spans = iter(taken)
    span = next(spans, None)
    for match in matches:
        start, end = match.span()
        while span is not None and span[1] <= start:
            span = next(spans, None)
        if span is None or span[0] >= end:
            yield match


class Taken:
    """Spans in order, which may overlap, asked whether a stretch touches one of them.

    >>> taken = Taken([(0, 9), (2, 4), (12, 15)])
    >>> taken.touch(5, 7), taken.touch(9, 12), taken.touch(11, 13)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate((end for _, end in ordered), max)]

    def touch(self, low: int, high: int) -> bool:
        """Tell whether a span has a character of [low, high)."""
        before = bisect_left(self._starts, high)
        return before > 0 and self._reach[before - 1] > low
