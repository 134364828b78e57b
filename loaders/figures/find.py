"""From the quantities of a paragraph to its figures: names, changes, years, kinds."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.figures import names
from loaders.figures.qualities import flow_of, holder_of, is_norm, kind_of, level_of
from loaders.figures.quantities import Quantity, before_former, former, quantities, with_unit
from loaders.figures.years import Years, read_years
from ontology.figure_words import figure_words, word_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.record import Status

_MASKS = re.compile(r"《[^《》]*》|“[^“”]{0,40}”")
# A short bracket stands inside a name (品牌引领（培育）示范企业) and stops nothing.
_STOPS = re.compile(
    r"（[^（），；。：\d]{1,24}）|（[A-Za-z][A-Za-z0-9.]{0,9}）|[，。；！？：（）〔〕]"
)
_TRIGGER = re.compile(
    r"\d|[百千]分之|第[一二三四五六七八九十]|[二两三四五六七八九十百千][^\s]{0,6}[家项名人件起个条所座亿万元]"
)
# 签约率 alone says nothing without what stands before it.
_RATES = frozenset(
    {"签约率", "占比", "比重", "比例", "合格率", "增速", "增幅", "数量", "总数", "化解率", "完成率"}
)
_REACHES = re.compile(
    r"^[，、]?\s?(?:达到|达|至|到|为|升至|增至|提高到|总数达到?)\s?(?:约|近|超过|了)?$"
)
_GAP = re.compile(r"^[，、（]?\s?$")
_STATES = re.compile(r"(?:总数|数量|人数|总量|家数)(?:已|共)?(?:为|达到?|超过|约)\s?$")
_SCORE_AFTER = re.compile(r"\s?[，。；、）（]|$")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a paragraph: whether it reports or plans, the years, what is its own place.

    `written` is the year of the document; `above` that of the headings; `goal` that by which the
    goals are to be reached that the paragraph may belong to; `until` and `since` the
    ends of the period that the document covers. `own` says whether a place is the document's.
    """

    status: Status
    written: int | None
    above: int | None
    since: int | None
    until: int | None
    place_at: Callable[[str], int]
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on the fold."""

    quantity: Quantity
    name: str
    year: int | None
    kind: str
    flow: str | None
    level: str | None
    holder: str | None
    change: str | None


@dataclass(slots=True)
class _Item:
    quantity: Quantity
    clause: int
    before: str
    after: str
    name: str = ""
    subject: str = ""
    change: str | None = None
    level: str | None = None
    dropped: bool = False


def find_figures(text: str, low: int, high: int, context: Context) -> Iterator[Figure]:
    """Yield the figures of text[low:high], a paragraph of the fold, in order."""
    if _TRIGGER.search(text, low, high) is None:
        return
    items = _items(text, low, high)
    _name_all(text, items)
    _changes(text, items)
    if not any(not item.dropped for item in items):
        return
    years = read_years(text, low, high, context.written, context.above)
    for item in items:
        if not item.dropped and item.name:
            yield _figure(text, low, item, years, context)


def _items(text: str, low: int, high: int) -> list[_Item]:
    """Return the quantities that may be figures, each with the text of its clause around it."""
    found = list(quantities(text, low, high))
    if not found:
        return []
    masks = _Sweep([match.span() for match in _MASKS.finditer(text, low, high)])
    marks = (match.span() for match in _STOPS.finditer(text, low, high))
    stops = [low - 1, *(start for start, end in marks if end == start + 1), high]
    items: list[_Item] = []
    at = 0
    last = low
    lead: tuple[int, int, int] | None = None
    kept = [quantity for quantity in found if not masks.covers(quantity.number)]
    for index, quantity in enumerate(kept):
        while stops[at + 1] < quantity.start:
            at += 1
        nearest = kept[index + 1].start if index + 1 < len(kept) else high
        start = max(stops[at] + 1, last)
        behind = at + 1
        while stops[behind] < quantity.end:
            behind += 1
        end = min(stops[behind], nearest)
        if former(text, quantity, high):
            # 成员单位由30个增加至36个: the name stands before what was.
            low_end = max(start, quantity.start - names.LIMIT)
            lead = (low_end, before_former(text, low_end, quantity), quantity.end)
            continue
        if quantity.kind == "bare" and not _bare(text, start, quantity, kept, index):
            continue
        if (
            quantity.kind == "bare"
            and index + 1 < len(kept)
            and _shares(text, quantity, kept[index + 1])
        ):
            quantity = with_unit(quantity, kept[index + 1])
        after = text[quantity.end : min(end, quantity.end + names.LIMIT)]
        if end == nearest:
            # 31家综合为老服务中心、41家社区长者食堂: what stands before the next is its own.
            after = after.rpartition("、")[0] or after
        start = max(start, quantity.start - names.LIMIT)
        before = text[start : quantity.start]
        if lead is not None and start < lead[2]:
            before = text[lead[0] : lead[1]]
        items.append(_Item(quantity, stops[at] + 1, before, after))
        last, lead = quantity.end, None
    return items


def _bare(text: str, start: int, quantity: Quantity, kept: list[Quantity], index: int) -> bool:
    """Say whether a number without a unit is a score, a change of one, or shares the next unit."""
    if index + 1 < len(kept) and _shares(text, quantity, kept[index + 1]):
        return True
    if _SCORE_AFTER.match(text, quantity.end) is None:
        return False
    if without_unit(text, quantity):
        return True
    lead = text[max(start, quantity.start - 12) : quantity.start]
    return _scores().search(lead) is not None or (
        _rise().search(lead) is not None and _against().search(lead) is not None
    )


def without_unit(text: str, quantity: Quantity) -> bool:
    """Say whether a number is a figure whose unit is missing: 总数达到35。"""
    lead = text[max(0, quantity.start - 6) : quantity.start]
    return quantity.unit is None and _STATES.search(lead) is not None


def _shares(text: str, quantity: Quantity, other: Quantity) -> bool:
    between = text[quantity.end : other.start]
    return other.unit is not None and between.strip() in {"、", "和", "及", "与"}


def _name_all(text: str, items: list[_Item]) -> None:
    for index, item in enumerate(items):
        previous = items[index - 1] if index else None
        item.name = _name(text, item, previous)
        item.subject = item.subject or item.name
        if previous is not None and item.before.startswith("、") and level_of(previous.before):
            # 国家级标杆性智能工厂3家、示范工厂19家: the level goes for the whole list.
            item.level = previous.level or level_of(previous.before)
        if is_norm(text, item.clause, item.quantity):
            item.dropped = True


def _name(text: str, item: _Item, previous: _Item | None) -> str:
    quantity = item.quantity
    behind = item.after.lstrip()
    name = names.before(item.before)
    near = previous is not None and quantity.start - previous.quantity.end <= names.LIMIT
    if quantity.kind == "count":
        doing = names.done_by(name, behind)
        if doing is not None:
            return doing
        if behind and _counted(behind):
            counted = names.after(behind)
            if names.is_generic(counted):
                return names.joined(name or _earlier(text, item), counted)
            if len(counted) >= 2 or not name:
                return counted
    if quantity.kind in {"money", "quantity"} and len(name) <= _BARE_VERB and _counted(behind):
        # 增发1万亿元国债, 新建1亿亩高标准农田
        return names.joined(name, names.after(behind))
    if previous is not None and near and previous.name:
        if quantity.kind == "rank":
            ranked = names.ranked(name, previous.subject)
            item.subject = previous.subject
            return ranked
        if not name and quantity.start == previous.quantity.end:
            return _people(previous.name, quantity)
        if not name and _LISTED.fullmatch(text, previous.quantity.end, quantity.start):
            return previous.name
        if _RELATIVE.match(name) or name in _RATES or (not name and quantity.kind == "rate"):
            # 高于全国7.14个百分点, 签约率44%: said of what stands before it.
            item.subject = previous.subject
            return names.joined(previous.subject, name)
    elif quantity.kind == "rank":
        return names.ranked(name, "")
    if not name and behind.startswith("的"):
        name = names.after(behind)
    return name or _earlier(text, item) or names.after(behind)


_RELATIVE = re.compile(
    r"(?:高于|低于|高出|好于|优于|比(?!例|重)|较|快于|占)"
    r"|(?:[一二三五十]年)?(?:年均|累计|平均)?(?:增长|增加|增产|减少|下降|提高|上升|上涨)$"
)
_BARE_VERB = 3
_LISTED = re.compile(r"\s?[、和及与]\s?")
_COUNTED = re.compile(r"[一-龥A-Za-z“《]")
_NOT_COUNTED = re.compile(r"(?:的?(?:增长|下降|提高|水平|目标|标准$)|以|和|与|及|并|，|有余|之)")


def _people(name: str, quantity: Quantity) -> str:
    """Title the people of cases: 359件615人."""
    if quantity.unit in {"人", "名"} and name.endswith("案件"):
        return f"{name.removesuffix('案件')}人数"
    return name


def _counted(behind: str) -> bool:
    """Say whether a noun follows the measure word.

    >>> _counted("综合为老服务中心"), _counted("，抓获"), _counted("和")
    (True, False, False)
    """
    return bool(_COUNTED.match(behind)) and not _NOT_COUNTED.match(behind)


def _earlier(text: str, item: _Item) -> str:
    """Return the title that the clause before gives."""
    end = item.clause - 1
    start = (
        max(text.rfind(mark, max(0, end - names.LIMIT), max(0, end)) for mark in "，。；：\n") + 1
    )
    return names.before(text[start:end]) if end > start > 0 else ""


def _changes(text: str, items: list[_Item]) -> None:
    """Give 同比增长12.8% to the figure before it, and 提高3个百分点，达到51.2% to the one behind."""
    for index, item in enumerate(items):
        sign = _rise().search(item.before)
        if sign is None or item.quantity.kind not in {
            "rate",
            "bare",
            "count",
            "money",
            "times",
            "quantity",
        }:
            continue
        change = figure_words("rise")[sign.group("word")] + _printed(text, item.quantity)
        lead = item.before[: sign.start()]
        against = _against_end().sub("", lead)
        previous = items[index - 1] if index else None
        following = items[index + 1] if index + 1 < len(items) else None
        if (
            previous is not None
            and _GAP.match(
                text[previous.quantity.end : item.quantity.start - len(item.before)] + against
            )
            and previous.change is None
            and not (previous.dropped and previous.change is None)
        ):
            previous.change = change
            item.dropped = True
        elif following is not None and _REACHES.match(
            text[item.quantity.end : following.quantity.start]
        ):
            following.change = change
            following.name = names.before(against) or item.name
            item.dropped = True
        elif item.quantity.kind == "bare":
            item.dropped = True


def _printed(text: str, quantity: Quantity) -> str:
    return text[quantity.number : quantity.end].replace(" ", "")


def _figure(text: str, low: int, item: _Item, years: Years, context: Context) -> Figure:
    quantity = item.quantity
    clause = text[max(item.clause, quantity.start - 80) : quantity.start]
    year = years.at(quantity.start, max(low, item.clause))
    kind = kind_of(clause, year, context.status, context.written)
    if year is None:
        year = (context.goal or context.until) if kind == "target" else context.since
    return Figure(
        quantity,
        item.name,
        year,
        kind,
        flow_of(clause, item.name, quantity.kind),
        level_of(item.name) or item.level,
        holder_of(text, item.clause, years.sentence(quantity.start), context.place_at),
        item.change,
    )


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
def _rise() -> re.Pattern[str]:
    words = word_pattern("rise", named=True)
    return re.compile(rf"{words}(?:了|幅度)?(?:达到?|约|近|超过|超)?\s?$")


@functools.cache
def _against() -> re.Pattern[str]:
    return re.compile(word_pattern("against"))


@functools.cache
def _against_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_pattern('against')}|实际|名义|平均|分别|各)+$")


@functools.cache
def _scores() -> re.Pattern[str]:
    return re.compile(rf"{word_pattern('score')}(?:为|达到?|是|超过|约|分别为?)*\s?$")
