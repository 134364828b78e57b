"""Works in 《》: the spans between marks, nested ones too, and marks that never close."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 400
"""Of a title, in characters. What goes on longer is an opening mark that nobody closed."""

_MARKS: Final = re.compile("[《》〈〉<>]")
_PAIR: Final = {"》": "《", "〉": "〈", ">": "<"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A title with its marks; `depth` 0 for one that stands in no other."""

    start: int
    end: int
    depth: int


def find_marked(text: str) -> tuple[list[Marked], list[int]]:
    """Return the titles in the order of the text, and the opening marks that never close.

    >>> marked, unclosed = find_marked("印发《贯彻〈计量发展规划〉实施意见》，见《目录。")
    >>> [(m.start, m.end, m.depth) for m in marked], unclosed
    ([(2, 18, 0), (5, 13, 1)], [20])

    A title that leaves its own end to the mark of the one inside is closed there:
    《关于印发《办法》的通知.

    >>> [(m.start, m.end, m.depth) for m in find_marked("《关于印发《办法》的通知》")[0]]
    [(0, 13, 0), (5, 9, 1)]
    """
    found: list[Marked] = []
    unclosed: list[int] = []
    opened: deque[tuple[str, int]] = deque()
    waiting: Counter[str] = Counter()
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        while opened and at - opened[0][1] > LONGEST:
            left = opened.popleft()
            waiting[left[0]] -= 1
            unclosed.append(left[1])
        if mark == "<" and not waiting["《"]:
            continue
        if mark in "《〈<":
            opened.append((mark, at))
            waiting[mark] += 1
            continue
        # 〈纲要》: the inner mark was left open.
        while waiting[_PAIR[mark]]:
            inner, start = opened.pop()
            waiting[inner] -= 1
            if inner == _PAIR[mark]:
                if at - start > 1:
                    found.append(Marked(start, at + 1, 0))
                break
            unclosed.append(start)
    unclosed += [at for _, at in opened]
    return _settled(found), sorted(unclosed)


def _settled(found: list[Marked]) -> list[Marked]:
    """Put titles in order; one behind an opening mark that never closed stands in no other."""
    found.sort(key=lambda item: (item.start, -item.end))
    settled: list[Marked] = []
    ends: list[int] = []
    for item in found:
        while ends and ends[-1] <= item.start:
            ends.pop()
        settled.append(Marked(item.start, item.end, len(ends)))
        ends.append(item.end)
    return settled
