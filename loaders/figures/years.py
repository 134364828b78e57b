"""Finds the year that a figure speaks of, from the text: its clause, sentence, heading, period."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.numerals import to_int

if TYPE_CHECKING:
    from loaders.outline.node import Node

_YEAR = re.compile(
    r"(?<!\d)(?:(?P<first>(?:19|20)\d{2})\s?年?\s?[-—~至到]{1,2}\s?)?(?P<year>(?:19|20)\d{2})\s?年"
    r"|(?P<last>去年|上年(?!度?同期)|上一年)|(?P<told>过去的?一年|一年来)|(?P<this>今年|本年度?(?!版))"
    r"|“?(?<!第)(?P<term>十[一二三四五六七八九])五”?(?:时期|期间|末|收官)"
)
# 比2020年增长, 自2020年起: where the count starts, not the year spoken of.
_BASE = re.compile(r"(?:比|较|与|自|从|由|[立建办]于)\s?$")
_SINCE = re.compile(
    r"\s?(?:(?:度|底|末)?(?:相比|以来|起|的?基础上|的\d)|(?:\d{1,2}月)?(?:正式)?(?:成立|创办|始建|启动)[，。])"
)
_AHEAD = re.compile(r"(?:到|至|在|于|—|-|展望)\s?$")
_OPENING = 6000
_LEAD = 300
_OF_THE_YEAR = re.compile(
    r"(?<![\d到至])(?P<year>20\d{2})年度?(?:全年|上半年|前\d个月|以来|[底末])?(?:，|[全我]?[省市县区](?!长))"
)
_PUBLISHED = re.compile(r"《(?P<year>20\d{2})年[^《》]{0,30}(?:公报|报告|白皮书|年报)》")
_DEADLINE = re.compile(r"\d{0,2}月?[底末]?[前内]")
_SPAN = re.compile(r"\s?\d{1,3}\s?年")
_GOAL = re.compile(
    r"(?<!为)(?:到|至)\s?(?P<year>20\d{2})\s?年|(?P<by>20\d{2})\s?年(?:\d{1,2}\s?月?)?[底末]?前"
)
_GOAL_REACH = 120
_BROUGHT = re.compile(r"[一-龥]{1,6}的\d")
_OF_A_THING = re.compile(r"度(?![，。；全共累])")
_CLAUSE_ENDS = "，。；：、\n"
_NEAR, _FAR = 3, 12
_OPENS = ("，", "要", "将", "全年")
# The tenth plan, 十五, ended in 2005.
_TENTH, _TENTH_ENDED = 10, 2005
_SENTENCE = re.compile(r"[。！？]")
_TITLE = re.compile(r"《[^《》]*》|“[^“”]{0,40}”")


@dataclass(frozen=True, slots=True)
class Years:
    """The years named in one paragraph, by place, and what holds where none is named.

    `opened` has, for each of them, the index of the last one that opened a sentence, -1 for none.
    """

    places: tuple[int, ...]
    years: tuple[int, ...]
    opened: tuple[int, ...]
    sentences: tuple[int, ...]
    above: int | None

    def sentence(self, place: int) -> int:
        """Return where the sentence of a place begins."""
        return self.sentences[max(0, bisect_left(self.sentences, place + 1) - 1)]

    def around(self, place: int, high: int) -> tuple[int, int]:
        """Return the span of the sentence of a place in a paragraph that ends at `high`."""
        index = bisect_left(self.sentences, place + 1) - 1
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else high
        return self.sentences[max(0, index)], end

    def at(self, place: int, clause: int) -> int | None:
        """Return the year of a figure at `place` whose clause begins at `clause`.

        The nearest one before it in its sentence; else the last one that opened a sentence of
        the paragraph; else the one of the headings above.
        """
        index = bisect_left(self.places, place) - 1
        if index < 0:
            return self.above
        sentence = self.sentence(place)
        if self.places[index] >= min(sentence, clause):
            return self.years[index]
        opened = self.opened[index]
        return self.years[opened] if opened >= 0 else self.above


def read_years(
    text: str,
    low: int,
    high: int,
    written: int | None,
    above: int | None,
    told: int | None = None,
) -> Years:
    """Read the years of a paragraph; `written` is the year of the document, for 去年 and 今年.

    `told` is the year of which the document tells, for 过去一年.

    >>> t = "2021年，全市新增880名。比2019年增长5%。到2025年达到35家。"
    >>> years = read_years(t, 0, len(t), 2022, None)
    >>> [years.at(place, place) for place in (10, 22, 34)]
    [2021, 2021, 2025]
    """
    sentences = [low, *(match.end() for match in _SENTENCE.finditer(text, low, high))]
    titles = [match.span() for match in _TITLE.finditer(text, low, high)]
    places: list[int] = []
    years: list[int] = []
    opened: list[int] = []
    next_title = 0
    for match in _YEAR.finditer(text, low, high):
        while next_title < len(titles) and titles[next_title][1] <= match.start():
            next_title += 1
        if next_title < len(titles) and titles[next_title][0] < match.start():
            continue
        year = _year(text, match, low, written, told)
        start = sentences[bisect_left(sentences, match.start() + 1) - 1]
        # 今年5家企业获评2023年度质量奖: of the thing, where its sentence has a year of its own.
        if _OF_A_THING.match(text, match.end()) and places and places[-1] >= start:
            before = text[match.start() - 1 : match.start()]
            year = year if before in _CLAUSE_ENDS else None
        if year is not None:
            places.append(match.start())
            years.append(year)
            near = match.start() - start <= _NEAR
            # 刚刚过去的2017年，
            near = near or (match.start() - start <= _FAR and text.startswith(_OPENS, match.end()))
            opens = near or _is_goal(text, low, match.start())
            opened.append(len(opened) if opens else opened[-1] if opened else -1)
    return Years(tuple(places), tuple(years), tuple(opened), tuple(sentences), above)


def _year(
    text: str, match: re.Match[str], low: int, written: int | None, told: int | None
) -> int | None:
    if match.group("told"):
        return told
    if match.group("term"):
        return five_years(match.group("term"))
    if match.group("last"):
        # 去年引进的3个项目要加快建设: of the thing, not of what is said.
        if (
            written is None
            or _BROUGHT.match(text, match.end())
            or text[max(low, match.start() - 1) : match.start()] in {"比", "较"}
        ):
            return None
        return written - 1
    if match.group("this"):
        return written
    # 是1950年到2002年53年的总和: what it is compared with.
    if match.group("first") and _SPAN.match(text, match.end()):
        return None
    before = text[max(low, match.start() - 2) : match.start()]
    # 由2016年的96.5%提高到2020年的98.9%: the second is the one spoken of.
    reached = before.endswith(("到", "至", "为"))
    if _BASE.search(before) or (not reached and _SINCE.match(text, match.end())):
        return None
    return int(match.group("year"))


def _is_goal(text: str, low: int, place: int) -> bool:
    """Say whether a year is the one by which goals are to be reached: 主要目标。……力争到2020年."""
    return (
        text[max(low, place - 1) : place] in {"到", "至"}
        and "目标" in text[max(low, place - _GOAL_REACH) : place]
    )


def latest_year(text: str) -> int | None:
    """Return the latest year that a text speaks of as its own time; goals and periods are none.

    >>> latest_year("2024年宣传周启动，2023年合格率99.2%，到2025年达到99.5%。")
    2024
    """
    return max(_own_time(text), default=None)


def opening_year(text: str) -> int | None:
    """Return the year of which news tells: its opening names it and nothing else a later one.

    >>> opening_year("记者获悉，2024年，全国检查食品5批。查办案件3件。"), opening_year("检查食品5批。")
    (2024, None)
    """
    opening = _OF_THE_YEAR.search(text, 0, _LEAD)
    if opening is None:
        published = _PUBLISHED.search(text, 0, _LEAD)
        return int(published.group("year")) if published is not None else None
    year = int(opening.group("year"))
    # A meeting of the year after may tell of it; what lies farther back is history.
    if year + 1 < (latest_year(text) or year):
        return None
    told = _OF_THE_YEAR.finditer(_TITLE.sub("", text[:_OPENING]))
    return year if all(int(match.group("year")) <= year for match in told) else None


def _own_time(text: str) -> list[int]:
    found = []
    for match in _YEAR.finditer(_TITLE.sub("", text[:_OPENING])):
        lead = match.string[max(0, match.start() - 2) : match.start()]
        wanted = _AHEAD.search(lead) or _DEADLINE.match(match.string, match.end())
        if match.group("year") and not match.group("first") and not wanted:
            found.append(int(match.group("year")))
    return found


def goal_year(text: str, low: int, high: int) -> int | None:
    """Return the first year by which a paragraph wants something reached.

    >>> goal_year("到2025年，质量整体水平稳步提升。", 0, 16), goal_year("2023年，提升。", 0, 9)
    (2025, None)
    """
    match = _GOAL.search(text, low, high)
    return int(match.group("year") or match.group("by")) if match else None


def year_above(text: str, node: Node) -> int | None:
    """Return the one year that the nearest heading above names: 2023年工作回顾, “十三五”时期成就.

    A lead-in that ends in a colon counts as a heading: 到2025年，实现以下目标：
    """
    for above in node.ancestors():
        if above.heading is not None:
            heading = text[above.heading[0] : above.heading[1]]
            year = heading_year(heading)
            if year is not None:
                return year
        if above is not node and above.paragraphs:
            low, high = above.paragraphs[-1]
            lead = text[max(low, high - 80) : high].rstrip()
            if lead.endswith("："):
                year = one_year(_TITLE.sub("", lead))
                if year is not None:
                    return year
    return None


@functools.lru_cache(maxsize=4096)
def one_year(text: str) -> int | None:
    """Return the year of a heading if it names one, or the last one of a period.

    >>> one_year("2021年度工作总结"), one_year("2021年总结和2022年要点"), one_year("（2023—2025年）")
    (2021, None, 2025)
    """
    found = {match.group("year") for match in _YEAR.finditer(text) if match.group("year")}
    return int(found.pop()) if len(found) == 1 else None


def heading_year(heading: str) -> int | None:
    """Return the year that a heading names, else the last of the one five-year period.

    >>> heading_year("2023年工作回顾"), heading_year("“十四五”时期发展成就")
    (2023, 2025)
    >>> heading_year("“十三五”时期回顾和“十四五”时期展望")
    """
    found = {match.group("term") for match in _YEAR.finditer(heading) if match.group("term")}
    ended = five_years(found.pop()) if len(found) == 1 else None
    return one_year(heading) or ended


def five_years(term: str) -> int:
    """Return the year in which the plan 十三五 ends, given 十三.

    >>> five_years("十三")
    2020
    """
    return _TENTH_ENDED + 5 * ((to_int(term) or _TENTH) - _TENTH)
