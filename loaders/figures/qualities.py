"""What a figure is: result or target, of which level and whose; and what is none."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ontology.figure_words import word_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.figures.quantity import Quantity
    from loaders.record import Status

# 首款量产级9兆瓦时储能系统: the size of one thing.
_FIRST = re.compile(r"首[款台套个座条艘架辆][^，。；]*$")
_LIMIT = re.compile("限[领购额量报]|面额|单张")
_BY = re.compile(r"20\d{2}\s?年(?:\d{1,2}\s?月)?[底末]?[前内]")
# 500万元以上的企业: a threshold that tells whom a rule means.
_OFTEN = re.compile(r"每(?:半?年|季度|月|周|日|天)")
_COUNTED_AT = re.compile("截至|截止")
# 可申请延长1次: what a rule allows.
_MAY = re.compile("可(?!持续|再生|信|靠|追溯|视)")
_GIVEN = re.compile("(?:对|凡|符合)[^。]*?(?:给予|予以|享受)[^。]*?(?:奖|补|资助|优惠|支持)")
_MUST = re.compile("(?:标准|条件|要求)(?:为|是|如下)：")
# How far back a semicolon is looked for.
_FAR = 200
_THRESHOLD = re.compile(r"(?:（含）)?的(?!目标|水平|速度|比例)")
# 去年居民消费价格, but no base of a comparison: 比去年增长.
_DONE = re.compile(r"(?<![比较从])(?:去年|上年(?!同期))|(?<![为除到])了(?!解|结)")


def kind_of(clause: str, lead: str, year: int | None, status: Status, written: int | None) -> str:
    """Tell a result from a target, by the words of its clause, the year and the section.

    `lead` is what stands before the figure in its sentence: 截至2022年底，本市拥有….

    >>> kind_of("到2025年建设", "", 2025, "reported", 2023), kind_of("目前已建成", "", None, "planned", 2023)
    ('target', 'result')
    >>> kind_of("发布国际标准", "", 2023, "reported", 2024), kind_of("拥有", "截至2023年，", 2023, "planned", None)
    ('result', 'result')
    """
    if status == "planned" and _BY.search(lead):
        return "target"
    if year is not None and written is not None:
        if year > written:
            return "target"
        if year < written:
            return "result"
    if _word("result").search(clause) or _DONE.search(clause):
        return "result"
    if _word("target").search(clause):
        return "target"
    if _COUNTED_AT.search(lead):
        return "result"
    return "result" if status == "reported" else "target"


def level_of(name: str) -> str | None:
    """Return the levels that are part of what is counted, as printed.

    >>> level_of("市级绿色工厂"), level_of("国家级、市级养老标准化试点"), level_of("占全国比重")
    ('市级', '国家级、市级', None)
    """
    match = _levels().search(name)
    return match.group() if match else None


def is_norm(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a number is what a rule lays down for whoever falls under it, or a thing's size."""
    if quantity.kind == "quantity" and _FIRST.search(
        text, max(clause, quantity.start - 20), quantity.start
    ):
        return True
    bounded = quantity.comparison in {"≥", "≤"}
    if quantity.kind in {"money", "quantity"} and quantity.comparison in {">", "<"}:
        bounded = True  # 一批超100亿元的产业集群
    if quantity.unit in {"人", "万人"} and quantity.comparison == ">":
        bounded = True  # 城区超过10万人的市县
    if _LIMIT.search(text, max(clause, quantity.start - 12), quantity.start):
        return True
    if bounded and quantity.kind == "age":
        return True
    if bounded and quantity.kind != "rate" and _THRESHOLD.match(text, quantity.end):
        return True
    if bounded and _lays_down(text, clause, quantity):
        return True
    if quantity.unit == "次" and _OFTEN.search(
        text, max(clause, quantity.start - 30), quantity.start
    ):
        return True
    if quantity.unit == "次" and _MAY.search(
        text, max(clause, quantity.start - 12), quantity.start
    ):
        return True
    if quantity.kind != "money":
        return False
    return _word("norm").search(_lead(text, clause, quantity)) is not None and not _in_sum(
        text, clause, quantity
    )


def is_grant(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a sum is a grant: a plan lays it down for some, a report has paid it to all."""
    if quantity.kind != "money" or _in_sum(text, clause, quantity):
        return False
    behind = text[quantity.end : quantity.end + 8]
    granted = _word("grant").search(_lead(text, clause, quantity))
    return granted is not None or re.match(r"的?(?:罚款|奖励|资助|补[助贴])", behind) is not None


def _lead(text: str, clause: int, quantity: Quantity) -> str:
    return text[max(clause, quantity.start - 30) : quantity.start]


def _in_sum(text: str, clause: int, quantity: Quantity) -> bool:
    lead = _lead(text, clause, quantity)
    return _word("stock").search(lead) is not None or "共" in lead


def _lays_down(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a bound tells who is given something, or what a thing must have.

    >>> from loaders.figures.quantities import quantities
    >>> t = "对室内场所200平方米以上，经常开展活动的俱乐部，给予奖励。"
    >>> _lays_down(t, 0, next(quantities(t, 0, len(t))))
    True
    """
    start = text.rfind("。", max(0, clause - _FAR), quantity.start) + 1
    end = text.find("。", quantity.end, quantity.end + _FAR)
    sentence = text[max(start, clause - _FAR) : end if end >= 0 else quantity.end + _FAR]
    return _GIVEN.match(sentence.lstrip("\n ")) is not None or _MUST.search(sentence) is not None


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
def _word(kind: str) -> re.Pattern[str]:
    return re.compile(word_pattern(kind))


@functools.cache
def _levels() -> re.Pattern[str]:
    word = word_pattern("level")
    return re.compile(f"{word}(?:[、和]{word})*")
