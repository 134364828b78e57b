"""Cuts the part of a text that a hit shows, with the words marked."""

from __future__ import annotations

from typing import Final

from graph.search_key import find
from queries.types import Snippet

BEFORE: Final = 30
LENGTH: Final = 120
"""A snippet begins so many code points before the first mark and is at most so long."""


def snippet(text: str, start: int, key: str) -> Snippet:
    """Cut a text that begins at `start` of its document around the first place of the words.

    >>> snippet("推进知识图谱建设。", 100, "知识图谱")
    Snippet(text='推进知识图谱建设。', start=100, end=109, marks=((102, 106),))
    """
    places = find(text, key)
    low = max(0, places[0][0] - BEFORE) if places and len(text) > LENGTH else 0
    high = min(len(text), max(low + LENGTH, places[0][1] if places else 0))
    marks = tuple((start + a, start + b) for a, b in places if low <= a and b <= high)
    return Snippet(text[low:high], start + low, start + high, marks)
