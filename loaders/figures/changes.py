"""Gives a change that is printed with a figure to the figure: 同比增长12.8%, 提高3个百分点，达到51.2%."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from loaders.figures import names
from loaders.figures.items import rise
from ontology.figure_words import figure_words, word_pattern

if TYPE_CHECKING:
    from loaders.figures.items import Item
    from loaders.figures.quantity import Quantity

_KINDS = frozenset({"rate", "bare", "count", "money", "times", "quantity"})
_REACHES = re.compile(
    r"^[，、]?\s?(?:达到|达|至|到|为|升至|增至|提高到|总数达到?)\s?(?:约|近|超过|了)?$"
)
_GAP = re.compile(r"^[，、（]?\s?$")


def give_changes(text: str, items: list[Item]) -> None:
    """Set the change of items and drop the items that are one; they are named before.

    What only changed (居民消费价格上涨0.2%) stays a figure of its own.
    """
    for index, item in enumerate(items):
        sign = rise().search(item.before)
        if sign is None or item.quantity.kind not in _KINDS:
            continue
        change = figure_words("rise")[sign.group("word")] + _printed(text, item.quantity)
        lead = _against_end().sub("", item.before[: sign.start()])
        previous = items[index - 1] if index else None
        following = items[index + 1] if index + 1 < len(items) else None
        if previous is not None and _follows(text, item, lead, previous):
            previous.change = change
            item.dropped = True
        elif following is not None and _REACHES.match(
            text[item.quantity.end : following.quantity.start]
        ):
            following.change = change
            following.name = names.before(lead) or item.name
            item.dropped = True
        elif item.quantity.kind == "bare":
            item.dropped = True


def _follows(text: str, item: Item, lead: str, previous: Item) -> bool:
    """Say whether nothing but 同比 stands between a figure and the change behind it."""
    if previous.change is not None or previous.dropped:
        return False
    gap = text[previous.quantity.end : item.quantity.start - len(item.before)]
    return _GAP.match(gap + lead) is not None


def _printed(text: str, quantity: Quantity) -> str:
    return text[quantity.number : quantity.end].replace(" ", "")


@functools.cache
def _against_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_pattern('against')}|实际|名义|平均|分别|各)+$")
