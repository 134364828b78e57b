"""Follows brackets and quotation marks over line ends: which are open, what the last one closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.fold.lines import Line

_MARKS = re.compile("[（）《》〈〉“”‘’〔〕【】]")
PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "〔": "〕", "【": "】"}
# Deeper nesting is a slip or an attack; bounds what is kept, not what is read.
_DEEPEST = 32
_WINDOW = 2000
# How many lines a bracket may stay open, and how far: names of bodies are long, titles are not.
_REACH = {"）": (8, 1200), "】": (4, 600), "〕": (4, 600), "》": (3, 160), "〉": (2, 120)}
_QUOTE_REACH = (3, 200)


@dataclass(slots=True)
class Brackets:
    """The closers that are still to come, innermost last, with the offsets of their openers."""

    stack: list[tuple[str, int]] = field(default_factory=list)
    closed: tuple[int, int] = (-1, -1)

    def read(self, text: str, start: int, end: int) -> None:
        """Follow the marks of `text[start:end]`; `closed` is the span of the last closed pair."""
        for match in _MARKS.finditer(text, start, end):
            mark = match[0]
            closer = PAIRS.get(mark)
            if closer is not None:
                if len(self.stack) < _DEEPEST:
                    self.stack.append((closer, match.start()))
            elif self.stack and self.stack[-1][0] == mark:
                self.closed = (self.stack.pop()[1], match.end())


def first_closer(text: str, line: Line) -> str | None:
    """Return the first mark of the line that closes what was opened before the line, or None.

    >>> from loaders.fold.lines import Line
    >>> first_closer("科委（牵头）、教委）。", Line(0, 11, 0, 0, False, False))
    '）'
    """
    depth = 0
    for mark in _MARKS.findall(text, line.start, min(line.end, line.start + _WINDOW)):
        if mark in PAIRS:
            depth += 1
        elif depth == 0:
            return str(mark)
        else:
            depth -= 1
    return None


def closes_soon(text: str, lines: list[Line], index: int, closer: str) -> int | None:
    """Return the index of the line, from `index` on, in which `closer` comes, or None.

    Looks only as far as such a bracket may reach.
    """
    most_lines, most = _REACH.get(closer, _QUOTE_REACH)
    for offset, line in enumerate(lines[index : index + most_lines]):
        found = first_closer(text, line)
        if found is not None:
            return index + offset if found == closer else None
        most -= line.end - line.start
        if most < 0:
            return None
    return None
