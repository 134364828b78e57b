"""Tells whether prose reports what was done or says what is to be done, where no heading tells."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from ontology.figure_words import figure_words, word_pattern, word_regex

if TYPE_CHECKING:
    from loaders.figures.quantity import Quantity
    from loaders.outline.node import Node
    from loaders.record import Status

_BRACKET: Final = re.compile(r"（[^（）]*）$")
# 政府工作报告 looks back and ahead; 规划 and 方案 only plan, but for their opening.
_BOTH: Final = re.compile("工作报告$")
_TELLS: Final = re.compile(
    "(?:总结|报告|回顾|公报|通报|情况|成效|成就|综述|变革)$"
    # What a notice confers or makes known is done.
    "|关于(?:命名|公布|表彰|认定|授予|通报|确认|确定)[^《》]*的(?:通知|决定|公告|通告)$"
)
_PLANS: Final = re.compile(
    "(?:方案|意见|计划|规划|要点|措施|纲要|通知|办法|细则|规定|安排|清单|目标任务|行动|决定|条例|建议)$"
)
# What the kinds of evidence weigh: a title that settles it, one that leaves it open, the sentence
# for each of its marks, the rest of the paragraph at most.
_TITLED: Final = 3
_LEANS: Final = 1
# So many marks of the whole prose say as much as a title that leans.
_PER_LEAN: Final = 4
_OWN: Final = 2
_MOST_AROUND: Final = 2
_MOST: Final = 6000
# How far into a paragraph the words stand that turn to what comes next.
_OPENING: Final = 40
# 1800余条, 3298件: nobody plans so.
_COUNTED_OUT: Final = re.compile(r"\d[万亿]?[余多](?=[一-龥])|\d{2}[1-9](?=[家项件起个名人])")
_LARGE: Final = 100


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


def counted_out(text: str, high: int) -> int:
    """Count the figures of text[:high] that only someone who counted can give.

    >>> counted_out("发布信息1800余条，移送3298件，培育企业300家", 24)
    2
    """
    return sum(1 for _ in _COUNTED_OUT.finditer(text, 0, high))


def vote(quantity: Quantity) -> int:
    """Say what the form of a figure tells: 1800余条, 3298件 were counted, 95%以上 is wanted."""
    if quantity.kind in {"rank", "score", "bare", "age"}:
        return 0
    if quantity.comparison == "≥":
        return -1
    if quantity.comparison == ">" and quantity.unit_more:
        return 1
    exact = quantity.comparison == "=" and quantity.kind in {"count", "money"}
    value = quantity.value
    if exact and (value != int(value) or (value > _LARGE and value % 10 != 0)):
        return 1
    return 0


def looks_back(heading: str) -> bool:
    """Say whether a heading is that of what was reached so far.

    >>> looks_back("（一）现实基础"), looks_back("二、主要目标"), looks_back("发展基础和目标任务")
    (True, False, False)
    """
    found = [
        figure_words("back")[match.group("word")]
        for match in word_regex("back", named=True).finditer(heading)
    ]
    return "always" in found or (bool(found) and word_regex("ahead").search(heading) is None)


@functools.lru_cache(maxsize=4096)
def heading_says(heading: str) -> Status | None:
    """Tell what a heading says of what stands under it.

    >>> heading_says("过去五年工作回顾"), heading_says("2017年工作安排"), heading_says("推进改革")
    ('reported', 'planned', None)
    """
    if looks_back(heading):
        return "reported"
    return "planned" if word_regex("ahead").search(heading) else None


def headed(text: str, node: Node, titled: int = 0) -> tuple[Status | None, int]:
    """Return what the headings above a provision say, and where the one that says it stands.

    The nearest that is plain (总结, 下一步) goes before the nearest that may be no more than a
    subject (任务扎实完成, 取得新进步), which tells nothing against the title: `titled` is above 0 for
    that of a report, below for that of a plan. (None, -1) where none says anything.
    """
    found: tuple[Status | None, int] = (None, -1)
    for above in node.ancestors():
        if above.heading is None:
            continue
        heading = text[slice(*above.heading)]
        said = heading_says(heading)
        if said is None:
            continue
        if _plain().search(heading):
            return said, above.heading[0]
        against = titled > 0 if said == "planned" else titled < 0
        if found[0] is None and not against:
            found = said, above.heading[0]
    return found


class Moods:
    """The moods of one document: evidence of title, headings, paragraphs and sentences, added up.

    No word decides alone: what a sentence says weighs twice, its paragraph and the kind of the
    document once, and a sentence that turns to what comes next holds for what follows it.
    """

    def __init__(self, text: str, *titles: str | None) -> None:
        """`titles`: of the thing issued, then of the document; the first one that tells counts."""
        self._text = text
        self._weighed: dict[tuple[int, int], int] = {}
        self._titled = 0
        self._prior: int | None = None
        self._turned: dict[int, int] = {}
        for title in titles:
            name = _BRACKET.sub("", title or "")
            if _BOTH.search(name):
                self._prior = _LEANS
            elif _TELLS.search(name):
                self._prior = _TITLED
            elif _PLANS.search(name):
                self._prior = -_TITLED
            if self._prior is not None:
                self._titled = self._prior
                break

    @property
    def open(self) -> bool:
        """Say whether the title leaves open what a paragraph without a telling heading does."""
        return abs(self._titled) < _TITLED

    @property
    def titled(self) -> int:
        """Return 1 if the title settles that the text reports, -1 if that it plans, else 0."""
        return 0 if self.open else 1 if self.tells else -1

    @property
    def tells(self) -> bool:
        """Say whether the title is that of a report."""
        return self._titled > 0

    def of(self, low: int, high: int, headed: Status | None, key: int = 0) -> Status | None:
        """Return the mood that holds for all of a paragraph, None where each sentence has its own.

        `headed` is what the headings above say, None for nothing; `key` stands for the provision
        or the run of paragraphs in which a turn holds.
        """
        if headed is not None:
            return headed
        turn = word_regex("turn", named=True).search(self._text, low, min(high, low + _OPENING))
        if turn is not None:
            self._turned[key] = int(figure_words("turn")[turn.group("word")])
        return None

    def sentence(
        self,
        start: int,
        end: int,
        low: int,
        high: int,
        key: int = 0,
        votes: tuple[int, int] = (0, 0),
    ) -> Status:
        """Return the mood of text[start:end], a sentence of the paragraph text[low:high].

        `votes`: what the figures of the sentence, then of the paragraph, say by their form.
        """
        own = self._weight(start, end) + max(-_MOST_AROUND, min(_MOST_AROUND, votes[0]))
        around = self._weight(low, high) + votes[1] - own
        total = _OWN * own + max(-_MOST_AROUND, min(_MOST_AROUND, around))
        leans = self._lean() + self._turned.get(key, 0)
        return "reported" if (total + leans, leans, own) > (0, 0, 0) else "planned"

    def _lean(self) -> int:
        """Return what the title says, else the prose of the whole."""
        if self._prior is None:
            opening = min(len(self._text), _MOST)
            weight = self._weight(0, opening) + counted_out(self._text, opening)
            lean = max(-_TITLED, min(_TITLED, round(weight / _PER_LEAN)))
            self._prior = lean or max(-_LEANS, min(_LEANS, weight))
        return self._prior

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
def _plain() -> re.Pattern[str]:
    # 发展基础和目标任务 looks both ways and says nothing; alone the first is plain.
    always = (re.escape(word) for word, value in figure_words("back").items() if value)
    plans = (re.escape(word) for word, value in figure_words("ahead").items() if value)
    return re.compile("|".join([*always, *plans]))
