"""Tells the numbers that are no figures: what a rule lays down for whoever falls under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ontology.figure_words import word_regex

if TYPE_CHECKING:
    from loaders.figures.quantity import Quantity

# 首款量产级9兆瓦时储能系统: the size of one thing.
_FIRST: Final = re.compile(r"首[款台套个座条艘架辆][^，。；]*$")
_FINE: Final = re.compile("的?罚款")
# 全国六个试点单位之一: among how many one thing is counted.
_ONE_OF: Final = re.compile("[^，。；：]{1,24}之一")
_LIMIT: Final = re.compile("限[领购额量报]|面额|单张")
_OFTEN: Final = re.compile(r"每(?:半?年|季度|月|周|日|天)")
# 可申请延长1次: what a rule allows.
_MAY: Final = re.compile("可(?!持续|再生|信|靠|追溯|视)")
_GIVEN: Final = re.compile("(?:对|凡|符合)[^。]*?(?:给予|予以|享受)[^。]*?(?:奖|补|资助|优惠|支持)")
_MUST: Final = re.compile("(?:标准|条件|要求)(?:为|是|如下)：")
# 500万元以上的企业: a threshold that tells whom a rule means.
_THRESHOLD: Final = re.compile(r"(?:（含）)?的(?!目标|水平|速度|比例)")
# 亿元以上项目132个
_OF_SUCH: Final = re.compile("(?:项目|企业|产业|工程|集群|园区|单位)")
_GRANTED: Final = re.compile("的?(?:罚款|奖励|资助|补[助贴])")
# 安排医疗救助补助资金160亿元: a budget, not what each is given.
_BUDGET: Final = re.compile(
    r"(?:安排|筹措|筹集|下达|投入|统筹|整合|落实)[^，。；]*资金(?:约|近|超过|超)?\s?$"
)
_NEAR, _CLAUSE, _FAR = 12, 30, 200


def is_norm(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a number is what a rule lays down, or the size of one thing."""
    near = text[max(clause, quantity.start - _NEAR) : quantity.start]
    lead = text[max(clause, quantity.start - _CLAUSE) : quantity.start]
    if _FINE.match(text, quantity.end) or _LIMIT.search(near) or _ONE_OF.match(text, quantity.end):
        return True
    if quantity.kind == "quantity" and _FIRST.search(lead):
        return True
    if quantity.unit == "次" and (_OFTEN.search(lead) or _MAY.search(near)):
        return True
    if _bounds(quantity) and _says_whom(text, clause, quantity):
        return True
    return (
        quantity.kind == "money"
        and word_regex("norm").search(lead) is not None
        and not _in_sum(lead)
    )


def is_grant(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a sum is a grant: a plan lays it down for some, a report has paid it to all."""
    lead = text[max(clause, quantity.start - _CLAUSE) : quantity.start]
    if quantity.kind != "money" or _in_sum(lead) or _BUDGET.search(lead):
        return False
    granted = word_regex("grant").search(lead) or _GRANTED.match(text, quantity.end)
    return granted is not None


def _in_sum(lead: str) -> bool:
    return word_regex("stock").search(lead) is not None or "共" in lead


def _bounds(quantity: Quantity) -> bool:
    """Say whether a number is a bound: 500万元以上, of sums also 超100亿元, of people 超过10万人."""
    if quantity.comparison in {"≥", "≤"}:
        return True
    if quantity.kind in {"money", "quantity"}:
        return quantity.comparison in {">", "<"}
    return quantity.comparison == ">" and quantity.unit in {"人", "万人"}


def _says_whom(text: str, clause: int, quantity: Quantity) -> bool:
    """Say whether a bound tells whom a rule means: 3岁以下婴幼儿, 500万元以上的企业."""
    if quantity.kind == "age":
        return True
    threshold = quantity.kind != "rate" and _THRESHOLD.match(text, quantity.end) is not None
    if quantity.kind == "money" and _OF_SUCH.match(text, quantity.end):
        return True
    if quantity.comparison in {">", "<"} and quantity.kind == "count":
        return threshold
    return threshold or _lays_down(text, clause, quantity)


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
