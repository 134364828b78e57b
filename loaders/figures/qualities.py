"""What a figure is: result or target, of which level and whose."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ontology.figure_words import word_pattern, word_regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.record import Status

# 2023年底前, and where no date says what is past: 到2025年.
_BY = re.compile(r"20\d{2}\s?年(?:\d{1,2}\s?月)?[底末]?[前内]")
_TO = re.compile(rf"{_BY.pattern}|(?<!截)(?:到|至)\s?20\d{{2}}\s?年")
# 2025年的主要目标是：, for all of the sentence.
_GOALS = re.compile("目标(?:任务)?(?:是|为|如下)?：|目标(?:任务)?(?:是|为)")
_COUNTED_AT = re.compile("截至|截止")
# How far back a semicolon is looked for.
_FAR = 200
# 去年居民消费价格, but no base of a comparison: 比去年增长.
_DONE = re.compile(r"(?<![比较从])(?:去年|上年(?!同期))|(?<![为除到])了(?!解|结)")


def kind_of(
    clause: str,
    lead: str,
    year: int | None,
    status: Status,
    written: int | None,
    *,
    dated: bool = True,
    firm: bool = True,
) -> str:
    """Tell a result from a target, by the words of its clause, the year and the section.

    `lead` is what stands before the figure in its sentence: 截至2022年底，本市拥有…. `written` is the
    year of the document, or where it is not `dated` the latest of which it tells; unless it is
    `firm` a later one may be past as well.

    >>> kind_of("到2025年建设", "", 2025, "reported", 2023), kind_of("目前已建成", "", None, "planned", 2023)
    ('target', 'result')
    >>> kind_of("发布国际标准", "", 2023, "reported", 2024), kind_of("拥有", "截至2023年，", 2023, "planned", None)
    ('result', 'result')
    """
    if status == "planned" and (_BY if dated else _TO).search(lead):
        return "target"
    if year is not None and written is not None:
        if year > written and (firm or status == "planned"):
            return "target"
        if year < written and (dated or status == "reported"):
            return "result"
    if word_regex("result").search(clause) or _DONE.search(clause):
        return "result"
    if word_regex("target").search(clause):
        return "target"
    if _COUNTED_AT.search(lead):
        return "result"
    if _GOALS.search(lead):
        return "target"
    return "result" if status == "reported" else "target"


def level_of(name: str) -> str | None:
    """Return the levels that are part of what is counted, as printed.

    >>> level_of("市级绿色工厂"), level_of("国家级、市级养老标准化试点"), level_of("占全国比重")
    ('市级', '国家级、市级', None)
    """
    match = _levels().search(name)
    return match.group() if match else None


def holder_of(text: str, clause: int, sentence: int, place_at: Callable[[str], int]) -> str | None:
    """Return the other place that the clause or its sentence begins with: 松江区, 全国.

    `place_at` gives the length of the name of a place that a text begins with: 0 for none, less
    than 0 for the document's own.
    """
    sentence = max(sentence, text.rfind("；", max(sentence, clause - _FAR), clause) + 1)
    for start in dict.fromkeys((clause, sentence)):
        begin = start
        year = re.match(r"(?:\d{4}年，?|[、（：]|其中，?|\s)*", text[start : start + 12])
        if year is not None:
            begin += year.end()
        length = place_at(text[begin : begin + 16])
        if length < 0:
            return None
        if length:
            return text[begin : begin + length]
    return None


@functools.cache
def _levels() -> re.Pattern[str]:
    word = word_pattern("level")
    return re.compile(f"{word}(?:[、和]{word})*")
