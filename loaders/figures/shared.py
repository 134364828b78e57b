"""Shares out a title that speaks of several things among their figures: 城镇、农村居民…分别为5万元、3万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.figures.items import Item

_EACH = re.compile("分别|各")
_BETWEEN = re.compile(r"\s?[、和及与]\s?")
_PARTS = re.compile("[、和及与]|以及")
# What a list has in common stands with its last part: 城镇、农村居民人均可支配收入.
_SHORT = 4


def share_out(text: str, items: list[Item]) -> None:
    """Give each figure of a list behind 分别 the part of the title that is its own."""
    index = 0
    while index < len(items):
        group = _group(text, items, index)
        if len(group) > 1 and _EACH.search(group[0].before[-_SHORT * 3 :]):
            titles = parts_of(group[0].name, len(group))
            for item, title in zip(group, titles, strict=False):
                item.name = item.subject = title
        index += len(group)


def parts_of(title: str, count: int) -> list[str]:
    """Return the titles of `count` things, none where the title does not name as many.

    >>> parts_of("城镇、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> parts_of("城乡居民人均可支配收入分别增长", 2), parts_of("合格率", 2)
    (['城镇居民人均可支配收入增长', '农村居民人均可支配收入增长'], [])
    >>> parts_of("财政总收入、一般公共预算收入", 2)
    ['财政总收入', '一般公共预算收入']
    """
    named, _, tail = title.partition("分别")
    if count == 2 and named.startswith("城乡"):
        return [f"城镇{named[2:]}{tail}", f"农村{named[2:]}{tail}"]
    parts = [part for part in _PARTS.split(named) if part]
    if len(parts) != count or any(len(part) < 2 for part in parts):
        return []
    last = parts[-1]
    if all(len(part) <= _SHORT for part in parts[:-1]) and len(last) > _SHORT:
        common = last[len(parts[0]) :]
        parts = [*(part + common for part in parts[:-1]), last]
    return [part + tail for part in parts]


def _group(text: str, items: list[Item], index: int) -> list[Item]:
    """Return the figures that stand in one list from `index` on."""
    group = [items[index]]
    for item in items[index + 1 :]:
        end = group[-1].quantity.end
        if not _BETWEEN.fullmatch(text, end, max(end, item.quantity.start)):
            break
        group.append(item)
    return group
