"""Spans of the fold that are taken: what is found in one way is not found in another."""

from __future__ import annotations

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
