"""Finds runs of characters that two texts share, in time linear in their length."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

_MOST_PLACES: Final = 8
"""Of wording that recurs in the first text only so many places are tried."""


def shared_runs(a: str, b: str, least: int) -> list[tuple[int, int, int]]:
    """Return where `b` takes over `least` characters or more of `a`: places in both, and length.

    Each run is as long as it can be made to either side, the runs in `b` do not overlap, and come
    in its order.

    >>> shared_runs("推进质量标杆培育遴选", "持续推进质量标杆工作", 4)
    [(0, 2, 6)]
    """
    places: dict[str, list[int]] = defaultdict(list)
    for start in range(len(a) - least + 1):
        known = places[a[start : start + least]]
        if len(known) < _MOST_PLACES:
            known.append(start)
    found: list[tuple[int, int, int]] = []
    at = 0
    while at <= len(b) - least:
        candidates = places.get(b[at : at + least], ())
        if not candidates:
            at += 1
            continue
        size, start = max((_length(a, b, start, at, least), -start) for start in candidates)
        found.append((-start, at, size))
        at += size
    return found


def _length(a: str, b: str, start: int, at: int, size: int) -> int:
    """Return how long the two texts agree from two places on, knowing that `size` they do."""
    most = min(len(a) - start, len(b) - at)
    while size < most and a[start + size] == b[at + size]:
        size += 1
    return size
