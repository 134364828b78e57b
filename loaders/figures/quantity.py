"""A number with its unit, and what changes it: the unit of the next, a from-to in which it is the old one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# 由30个增加至36个, 从2011年的5万元增加到2016年的7万元: what was before is no figure of its own.
_FORMER = re.compile(
    r"[^，。；、]{0,4}?(?:提高|增加|提升|上升|增长|下降|减少|降低|扩大|缩短|压缩|压减|降|增|升|优化|调整|变)[^，。；\d]{0,3}?(?:到|至|为)"
)
_FROM = re.compile(
    r"(?:由|从)(?:(?:(?:19|20)\d{2}年|“?十[一二三四五六七八九]五”?)[底末初]?(?:时期)?的?|[^，。；、\d]{0,6}的)?[^，。；、\d]{0,6}$"
)
_FROM_REACH = 16


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `start`, `end` include 约, 近, 超过 before and 以上, 左右 behind it.

    `unit` is as written without 余 and 多 (亿元); `base` is the unit of its series and `factor`
    how many of it the unit is. A number without a unit has neither, and the kind `bare`.
    `unit_more` says that 余 or 多 stood.
    """

    start: int
    end: int
    number: int
    value: float
    value_max: float | None
    comparison: str
    unit: str | None
    kind: str
    base: str | None
    factor: float
    unit_more: bool = False


def former(text: str, quantity: Quantity, high: int) -> bool:
    """Say whether a quantity is what was before: 30个 of 由30个增加至36个."""
    return (
        _FROM.search(text, max(0, quantity.start - _FROM_REACH), quantity.start) is not None
        and _FORMER.match(text, quantity.end, min(high, quantity.end + 16)) is not None
    )


def before_former(text: str, low: int, quantity: Quantity) -> int:
    """Return where 由 or 从 stands before what was before."""
    found = _FROM.search(text, max(low, quantity.start - _FROM_REACH), quantity.start)
    return found.start() if found is not None else quantity.start


def with_unit(quantity: Quantity, other: Quantity) -> Quantity:
    """Return a number that shares the unit of the next: 4.2 of 4.2和0.7个百分点."""
    return replace(quantity, unit=other.unit, kind=other.kind, base=other.base, factor=other.factor)
