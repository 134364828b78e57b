"""Tells whether prose reports what was done or says what is to be done, where no heading tells."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from ontology.figure_words import figure_words, word_pattern

if TYPE_CHECKING:
    from loaders.outline.node import Node
    from loaders.record import Status

_BRACKET: Final = re.compile(r"（[^（）]*）$")
# 政府工作报告 looks back and ahead; 规划 and 方案 only plan, but for their opening.
_BOTH: Final = re.compile("工作报告$")
_TELLS: Final = re.compile("(?:总结|报告|回顾|公报|情况|成效|综述)$")
_PLANS: Final = re.compile(
    "(?:方案|意见|计划|规划|要点|措施|纲要|通知|办法|细则|规定|安排|清单|目标任务|行动|决定|条例|建议)$"
)
# So much must a paragraph weigh to tell of all its sentences.
_SURE: Final = 2
_MOST: Final = 6000


def mood(text: str, low: int, high: int) -> int:
    """Weigh the words of text[low:high]: above 0 it reports, below 0 it plans.

    >>> report, plan = "全年累计检查，成功创建，居全国第一。", "要大力发展，力争再建10家。"
    >>> mood(report, 0, len(report)) > 0, mood(plan, 0, len(plan)) < 0
    (True, True)
    """
    return sum(
        int(_weights()[match.group("word")])
        for match in _marks().finditer(text, low, high)
        if match.lastgroup == "word"
    )


def looks_back(heading: str) -> bool:
    """Say whether a heading is that of what was reached so far.

    >>> looks_back("（一）现实基础"), looks_back("二、主要目标"), looks_back("发展基础和目标任务")
    (True, False, False)
    """
    found = [figure_words("back")[match.group("word")] for match in _back().finditer(heading)]
    return "always" in found or (bool(found) and _ahead().search(heading) is None)


def headed(text: str, node: Node) -> Status | None:
    """Return what the nearest heading above a provision says, None where none says it."""
    for above in node.ancestors():
        if above.heading is None:
            continue
        heading = text[slice(*above.heading)]
        if looks_back(heading):
            return "reported"
        if _ahead().search(heading):
            return "planned"
    return None


class Moods:
    """The moods of one document's paragraphs: by its headings, its title, else its prose."""

    def __init__(self, text: str, title: str | None) -> None:
        self._text = text
        name = _BRACKET.sub("", title) if title is not None else ""
        self._settled: Status | None = None
        self._default: Status | None = None
        self._weighed: dict[tuple[int, int], int] = {}
        if _BOTH.search(name):
            self._default = "reported"
        elif _TELLS.search(name):
            self._settled = "reported"
        elif _PLANS.search(name):
            self._settled = "planned"

    @property
    def open(self) -> bool:
        """Say whether the title leaves open what a paragraph without a telling heading does."""
        return self._settled is None

    def of(self, low: int, high: int, headed: Status | None) -> Status | None:
        """Return the mood that holds for all of a paragraph, None where each sentence has its own.

        `headed` is what the headings above say, None for nothing.
        """
        if headed is not None:
            return headed
        if self._settled == "planned" and self._weight(low, high) >= _SURE:
            return None
        return self._settled

    def sentence(self, start: int, end: int, low: int, high: int) -> Status:
        """Return the mood of text[start:end], a sentence of the paragraph text[low:high]."""
        # 加快, 进一步 stand in reports too: one alone tells nothing against the whole text.
        for span in ((start, end), (low, high)):
            weight = self._weight(*span)
            if abs(weight) >= _SURE:
                return "reported" if weight > 0 else "planned"
        if self._default is None:
            weight = self._weight(0, min(len(self._text), _MOST))
            if not weight:
                return "reported" if self._weight(start, end) > 0 else "planned"
            self._default = "reported" if weight > 0 else "planned"
        return self._default

    def _weight(self, low: int, high: int) -> int:
        """Weigh a span once: many figures stand in one sentence."""
        if (low, high) not in self._weighed:
            self._weighed[low, high] = mood(self._text, low, high)
        return self._weighed[low, high]


@functools.cache
def _weights() -> dict[str, str]:
    return figure_words("mood")


@functools.cache
def _marks() -> re.Pattern[str]:
    # 《关于加强…的意见》: what a title says is not said here.
    return re.compile("《[^《》]*》|" + word_pattern("mood", named=True))


@functools.cache
def _back() -> re.Pattern[str]:
    return re.compile(word_pattern("back", named=True))


@functools.cache
def _ahead() -> re.Pattern[str]:
    return re.compile(word_pattern("ahead"))
