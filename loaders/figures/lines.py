"""Finds the lines that are headings without a label, and what they say of what follows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from loaders.figures.mood import heading_says
from loaders.figures.years import heading_year

if TYPE_CHECKING:
    from collections.abc import Collection

    from loaders.record import Status

_LINE: Final = re.compile(
    r"^[ 　]*(?P<line>[^\s。；，：！？《》|][^\n\t。；，：！？《》|]{2,24}?)[ 　]*$", re.MULTILINE
)
_OF_A_TITLE: Final = re.compile("^(?:关于|印发|附件)|(?:通知|报告|公报)$")


class Lines:
    """The headings without a label of one text, by place: 过去五年工作回顾, 2017年工作安排."""

    def __init__(self, text: str, *titles: str | None, labels: Collection[int] = ()) -> None:
        """`titles` are the document's own, which head the whole and are none of them.

        `labels` are the places where labels begin: 一、2023年工作回顾 heads its own provision only.
        """
        self._text = text
        self._labels = frozenset(labels)
        self._titles = [re.sub(r"\s", "", title) for title in titles if title]
        self._places: list[int] | None = None
        self._said: list[tuple[Status, int | None]] = []

    def above(self, place: int, since: int) -> tuple[Status, int | None] | None:
        """Return what the last such line before `place` says and its year; None for none after `since`."""
        if self._places is None:
            self._places = self._read()
        index = bisect_right(self._places, place) - 1
        return self._said[index] if index >= 0 and self._places[index] > since else None

    def _read(self) -> list[int]:
        places = []
        for match in _LINE.finditer(self._text):
            line = match.group("line")
            if match.start("line") in self._labels:
                continue
            said = heading_says(line)
            if said is None or _OF_A_TITLE.search(line):
                continue
            if any(line in title for title in self._titles):
                continue
            places.append(match.start("line"))
            self._said.append((said, heading_year(line)))
        return places
