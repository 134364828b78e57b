"""The quantities of a paragraph that may be figures, each with the text of its clause around it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from loaders.figures import names
from loaders.figures.quantities import quantities
from loaders.figures.quantity import Quantity, before_former, former, with_unit
from ontology.figure_words import word_pattern, word_regex

_MASKS = re.compile(r"《[^《》]*》|“[^“”]{0,40}”")
# A short bracket stands inside a name (品牌引领（培育）示范企业) and stops nothing.
_STOPS = re.compile(
    r"（[^（），；。：\d]{1,24}）|（[A-Za-z][A-Za-z0-9.]{0,9}）|[，。；！？：（）〔〕]"
)
_STATES = re.compile(r"(?:总数|数量|人数|总量|家数)(?:已|共)?(?:为|达到?|超过|约)\s?$")
_SCORE_AFTER = re.compile(r"\s?[，。；、）（]|$")


@dataclass(slots=True)
class Item:
    """A quantity while it becomes a figure.

    `clause` is where its clause begins, `before` and `after` what stands around it there, up to
    its neighbours; `subject` is the name without what is said of it (合格率 of 合格率高于全国).
    `grant`: a sum that a plan lays down for whoever falls under it, and a report has paid.
    """

    quantity: Quantity
    clause: int
    before: str
    after: str
    name: str = ""
    subject: str = ""
    change: str | None = None
    level: str | None = None
    dropped: bool = False
    grant: bool = False


def items_of(text: str, low: int, high: int) -> list[Item]:
    """Return the items of text[low:high], a paragraph of the fold, in order."""
    found = list(quantities(text, low, high))
    if not found:
        return []
    masks = _Sweep([match.span() for match in _MASKS.finditer(text, low, high)])
    marks = (match.span() for match in _STOPS.finditer(text, low, high))
    stops = [low - 1, *(start for start, end in marks if end == start + 1), high]
    kept = [
        quantity
        for quantity in found
        # 90分（含90分）以上 says one figure twice.
        if not masks.covers(quantity.number) and not text.startswith("（含", quantity.start - 2)
    ]
    items: list[Item] = []
    at, last = 0, low
    lead: tuple[int, int, int] | None = None
    for quantity, following in zip(kept, [*kept[1:], None], strict=False):
        while stops[at + 1] < quantity.start:
            at += 1
        start = max(stops[at] + 1, last)
        near = max(start, quantity.start - names.LIMIT)
        if former(text, quantity, high):
            # 成员单位由30个增加至36个: the name stands before what was.
            lead = (near, before_former(text, near, quantity), quantity.end)
            continue
        whole = _with_its_unit(text, start, quantity, following)
        if whole is None:
            continue
        before = text[near : whole.start]
        if lead is not None and start < lead[2]:
            before = text[lead[0] : lead[1]]
        after = _after(text, whole, stops, at, following)
        items.append(Item(whole, stops[at] + 1, before, after))
        last, lead = whole.end, None
    return items


def _after(
    text: str, quantity: Quantity, stops: list[int], at: int, following: Quantity | None
) -> str:
    """Return what stands behind a quantity in its clause, up to the next one."""
    while stops[at] < quantity.end:
        at += 1
    end = min(stops[at], quantity.end + names.LIMIT)
    if following is None or following.start >= stops[at]:
        return text[quantity.end : end]
    # 31家综合为老服务中心、41家社区长者食堂: what stands before the next is its own.
    after = text[quantity.end : min(end, following.start)]
    return after.rpartition("、")[0] or after


def _with_its_unit(
    text: str, start: int, quantity: Quantity, following: Quantity | None
) -> Quantity | None:
    """Return a quantity; without a unit it shares the next one's, is a score, or is none."""
    if quantity.kind != "bare":
        return quantity
    if following is not None and _shares(text, quantity, following):
        return with_unit(quantity, following)
    if _SCORE_AFTER.match(text, quantity.end) is None:
        return None
    lead = text[max(start, quantity.start - 12) : quantity.start]
    changed = rise().search(lead) is not None and word_regex("against").search(lead) is not None
    scored = _scores().search(lead) is not None
    return quantity if changed or scored or without_unit(text, quantity) else None


def without_unit(text: str, quantity: Quantity) -> bool:
    """Say whether a number is a figure whose unit is missing: 总数达到35。"""
    lead = text[max(0, quantity.start - 6) : quantity.start]
    return quantity.unit is None and _STATES.search(lead) is not None


def _shares(text: str, quantity: Quantity, other: Quantity) -> bool:
    """Say whether a number shares the next one's unit: 4.2和0.7个百分点."""
    between = text[quantity.end : other.start]
    return other.unit is not None and between.strip() in {"、", "和", "及", "与"}


class _Sweep:
    """Whether spans cover a place; asked in the order of the text."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.at = 0

    def covers(self, place: int) -> bool:
        while self.at < len(self.spans) and self.spans[self.at][1] <= place:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at][0] <= place


@functools.cache
def rise() -> re.Pattern[str]:
    """Return what finds the word of a change at the end of what stands before a number."""
    return re.compile(
        rf"{word_pattern('rise', named=True)}(?:了|幅度)?(?:达到?|约|近|超过|超)?\s?$"
    )


@functools.cache
def _scores() -> re.Pattern[str]:
    return re.compile(rf"{word_pattern('score')}(?:为|达到?|是|超过|约|分别为?)*\s?$")
