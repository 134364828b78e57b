"""A folded text as lines with their places, for what is read line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the fold."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph of the fold: its print without Markdown's #, and its place."""

    text: str
    start: int
    end: int

    def span(self, start: int, end: int) -> Span:
        """Return the fold span of text[start:end] of this line."""
        return Span(self.start + start, self.start + end)


def page_lines(text: str) -> list[PageLine]:
    """Return the non-empty lines of a fold.

    >>> page_lines("# 甲\\n\\n乙")
    [PageLine(text='甲', start=2, end=3), PageLine(text='乙', start=5, end=6)]
    """
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        printed = match.group()
        # …的通知 |: the rule of a cell that a copy kept behind a line.
        bare = printed.strip().lstrip("# ").removesuffix("|").rstrip()
        if bare:
            start = match.start() + printed.find(bare)
            lines.append(PageLine(bare, start, start + len(bare)))
    return lines
