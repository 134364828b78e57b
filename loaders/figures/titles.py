"""Gives each item of a paragraph its title, from the words around it and the items before it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.figures import names
from loaders.figures.norms import is_grant, is_norm
from loaders.figures.qualities import level_of

if TYPE_CHECKING:
    from loaders.figures.items import Item
    from loaders.figures.quantity import Quantity

# 签约率 alone says nothing without what stands before it.
_RATES = frozenset(
    {"签约率", "占比", "比重", "比例", "合格率", "增速", "增幅", "数量", "总数", "化解率", "完成率"}
)
_RELATIVE = re.compile(
    r"约?(?:高于|低于|高出|好于|优于|比(?!例|重)|较|快于|占)"
    r"|(?:[一二三五十]年)?(?:年均|累计|平均)?(?:增长|增加|增产|减少|下降|提高|上升|上涨)$"
)
# Up to here what stands before a sum is no more than a verb: 增发1万亿元国债.
_BARE_VERB = 3
_LISTED = re.compile(r"\s?[、和及与]\s?")
_COUNTED = re.compile(r"[一-龥A-Za-z“《]")
_NOT_COUNTED = re.compile(r"(?:的?(?:增长|下降|提高|水平|目标|标准$)|以|和|与|及|并|，|有余|之)")


def title_all(text: str, items: list[Item]) -> None:
    """Set name, subject and level of the items; drop what a rule lays down."""
    for index, item in enumerate(items):
        previous = items[index - 1] if index else None
        item.name = _from_own(text, item, previous) or _from_before(text, item, previous)
        item.subject = item.subject or item.name
        if previous is not None and item.before.startswith("、") and level_of(previous.before):
            # 国家级标杆性智能工厂3家、示范工厂19家: the level goes for the whole list.
            item.level = previous.level or level_of(previous.before)
        item.dropped = is_norm(text, item.clause, item.quantity)
        item.grant = is_grant(text, item.clause, item.quantity)
    for item, following in pairwise(items):
        if names.is_generic(item.name):
            # 525家组织、216名个人获得质量奖: both did.
            doing, of, _ = following.name.rpartition("的")
            if of and names.is_doing(doing) and item.clause == following.clause:
                item.name = item.subject = f"{doing}的{item.name}"


def _from_own(text: str, item: Item, previous: Item | None) -> str:
    """Return the title that what stands behind a number gives it, empty for none."""
    behind = item.after.lstrip()
    name = names.before(item.before)
    if item.quantity.kind == "count":
        doing = names.done_by(name, behind)
        if doing is not None:
            return doing
        if not counted(behind):
            return ""
        found = names.after(behind)
        if names.is_generic(found):
            return names.joined(name or _clause_before(text, item, previous), found)
        return found if len(found) >= 2 or not name else ""
    sum_of = item.quantity.kind in {"money", "quantity"} and len(name) <= _BARE_VERB
    return names.joined(name, names.after(behind)) if sum_of and counted(behind) else ""


def _from_before(text: str, item: Item, previous: Item | None) -> str:
    """Return the title that what stands before a number gives it, or the items before it."""
    quantity = item.quantity
    name = names.before(item.before)
    near = (
        previous is not None
        and previous.name
        and quantity.start - previous.quantity.end <= names.LIMIT
    )
    if previous is not None and near:
        found = _with_previous(text, item, name, previous)
        if found is not None:
            return found
    if quantity.kind == "rank":
        return names.ranked(name, "")
    behind = item.after.lstrip()
    if not name and behind.startswith("的"):
        name = names.after(behind)
    found = name or _clause_before(text, item, previous) or names.after(behind)
    if not found and previous is not None and near and previous.quantity.base == quantity.base:
        # 2025年达到140万户；2026年，突破150万户: of the same thing.
        return previous.subject
    return found


def _with_previous(text: str, item: Item, name: str, previous: Item) -> str | None:
    """Return the title of what is said of the thing before: 高于全国7.14个百分点, 签约率44%."""
    quantity = item.quantity
    if quantity.kind == "rank":
        item.subject = previous.subject
        return names.ranked(name, previous.subject)
    if not name and quantity.start == previous.quantity.end:
        return _people(previous.name, quantity)
    if not name and _LISTED.fullmatch(text, previous.quantity.end, quantity.start):
        return previous.name
    if _RELATIVE.match(name) or name in _RATES or (not name and quantity.kind == "rate"):
        item.subject = previous.subject
        return names.joined(previous.subject, name)
    return None


def _people(name: str, quantity: Quantity) -> str:
    """Title the people of cases: 359件615人."""
    if quantity.unit in {"人", "名"} and name.endswith("案件"):
        return f"{name.removesuffix('案件')}人数"
    return name


def counted(behind: str) -> bool:
    """Say whether a noun follows the measure word.

    >>> counted("综合为老服务中心"), counted("，抓获"), counted("和")
    (True, False, False)
    """
    return bool(_COUNTED.match(behind)) and not _NOT_COUNTED.match(behind)


def _clause_before(text: str, item: Item, previous: Item | None) -> str:
    """Return the title that the clause before gives, up to a comma.

    Where that clause states a figure, it is the same thing: 新增标准1.6万项，累计5万项.
    """
    end = item.clause - 1
    if end <= 0 or text[end] != "，":
        return ""
    low = max(0, end - names.LIMIT)
    start = max(text.rfind(mark, low, end) for mark in "，。；：\n") + 1
    if previous is not None and previous.quantity.start >= start:
        return previous.name
    return names.before(text[start:end]) if start > low else ""
