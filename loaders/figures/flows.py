"""Tells what came in a year (flow) from what stands at its end (stock)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology.figure_words import figure_words, word_pattern, word_regex

if TYPE_CHECKING:
    from loaders.figures.items import Item

_NEITHER: Final = frozenset({"rate", "times", "rank", "bare", "score", "age"})
_COUNTED_AT: Final = re.compile("截至|截止")
# 实施3年来: what was done in all the years together.
_IN_ALL: Final = re.compile(r"(?:\d|[两二三四六七八九十])年(?:多)?来")
_LONG: Final = re.compile(
    r"“?十[一二三四五六七八九]五”?(?:时期|期间|以来)|(?:五|5|十|10)年来|过去五年|十[八九]大以来"
)
_LISTED: Final = re.compile(r"(?:[、，]|以及|和|及|与)\s?(?:其中)?")
_PER: Final = re.compile("每[百千万]")
# Nothing farther is of the same clause; 中心, 示范区 stand at the end of a name.
_CLAUSE: Final = 80
_END: Final = 4
_HAS: Final = re.compile(
    r"(?:[省市县区国]|我[省市县区国]|共|现|设|建|备|驻|配|已)有[^，。；]{0,20}$"
)


@dataclass(frozen=True, slots=True)
class Spans:
    """From where on a paragraph sums up several years, and where it tells of a long time."""

    in_all: int
    long: int


def spans(text: str, low: int, high: int) -> Spans:
    """Find where text[low:high] says that it sums up; `high` where it does not."""
    found = (pattern.search(text, low, high) for pattern in (_IN_ALL, _LONG))
    return Spans(*(match.start() if match is not None else high for match in found))


def flow_of(item: Item, lead: str, told: Spans, gap: str | None) -> str | None:
    """Return flow or stock, None of rates and ranks.

    `lead` is what stands before the figure in its sentence, `told` what its paragraph says of
    several years; `gap` what stands between it and a figure before it that is a stock, else None.
    """
    quantity = item.quantity
    if (
        quantity.kind in _NEITHER
        or "/" in (quantity.unit or "")
        or word_regex("ratio").search(item.name)
        or _PER.search(item.before)
    ):
        return None
    clause = lead[-_CLAUSE:].rpartition("，")[2]
    if word_regex("flow").search(clause):
        return "flow"
    stands = word_regex("stock").search(clause) or word_regex("size").search(item.name)
    if stands or _COUNTED_AT.search(lead) or quantity.start > told.in_all:
        return "stock"
    if quantity.kind == "money" or _happens(item):
        return "flow"
    if quantity.kind == "quantity":
        return "stock" if gap is not None and _goes_on(gap) else "flow"
    if _reached().search(item.before) or _HAS.search(item.before):
        return "stock"
    if word_regex("stands").search(item.name[-_END:]) and quantity.start > told.long:
        return "stock"
    return "stock" if gap is not None and _goes_on(gap) else "flow"


def _happens(item: Item) -> bool:
    """Say whether what is counted comes and goes: 人次, 起, 新登记, 查处."""
    base = item.quantity.base or ""
    return word_regex("event").fullmatch(base) is not None or bool(
        word_regex("comes").search(item.name)
    )


def _goes_on(gap: str) -> bool:
    """Say whether a figure only goes on with the list before it: 累计培育甲300家，乙500家.

    >>> _goes_on("，创新型中小企业"), _goes_on("，建成中心"), _goes_on("；中心")
    (True, False, False)
    """
    mark = _LISTED.match(gap)
    return mark is not None and _verb().match(gap, mark.end()) is None and "；" not in gap


@functools.cache
def _reached() -> re.Pattern[str]:
    return re.compile(word_pattern("reached") + r"(?:了|约|近|到)?\s?$")


@functools.cache
def _verb() -> re.Pattern[str]:
    verbs = [word for word in figure_words("light") if len(word) > 1 and word != "其中"]
    return re.compile(word_pattern("joins") + "|" + "|".join(verbs))
