"""Finds running heads and bare page numbers where a text shows its pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.fold.lines import Line

PAGE_REASONS = frozenset(("page number", "running head"))

_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_PAGES = 3
_LONGEST = 60


def find_page_lines(text: str, lines: list[Line]) -> dict[int, str]:
    """Return the indexes of the lines that are running heads or page numbers, with the reason.

    A page begins where the source has a form feed. The first or last line of a page is a
    running head if it stands, but for its digits, on at least three pages and on half of them;
    the first time it may be the title and stays.
    """
    starts = [index for index, line in enumerate(lines) if line.page or index == 0]
    if len(starts) < 2:
        return {}
    pages = [
        range(first, end) for first, end in zip(starts, (*starts[1:], len(lines)), strict=True)
    ]
    found: dict[int, str] = {}
    for edge in (0, -1):
        _bare_numbers(text, lines, [page[edge] for page in pages], found)
    for edge in (0, -1):
        rest = [[index for index in page if index not in found] for page in pages]
        _running(text, lines, [page[edge] for page in rest if page], len(pages), found)
    return found


def _bare_numbers(text: str, lines: list[Line], edges: list[int], found: dict[int, str]) -> None:
    for index in edges:
        line = lines[index]
        if _BARE_NUMBER.fullmatch(text, line.start, line.end):
            found[index] = "page number"


def _running(
    text: str, lines: list[Line], edges: list[int], pages: int, found: dict[int, str]
) -> None:
    forms = {
        index: _DIGITS.sub("0", text[lines[index].start : lines[index].end])
        for index in edges
        if lines[index].end - lines[index].start <= _LONGEST
    }
    counts = Counter(forms.values())
    first: set[str] = set()
    for index, form in forms.items():
        if counts[form] < max(_FEWEST_PAGES, pages / 2):
            continue
        if form in first:
            found[index] = "running head"
        first.add(form)
