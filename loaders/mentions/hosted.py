"""Events in a list behind a verb of hosting: 成功举办智博会、西洽会、世界城市日中国主场活动等重大活动."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.found import Found
from loaders.mentions.proper import distinct, placed
from loaders.mentions.spans import Taken
from ontology.mention_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST: Final = re.compile(r"[^，。；：！？\n]{2,240}")
_ITEM: Final = re.compile(r"[^、和及与]+(?:（[^（）]*）)?[^、和及与]*")
_EVENT: Final = re.compile(
    r"(?P<name>[^“”《》0-9的了]{2,26}?(?:会|赛|展|展览|节|论坛|博览|主场活动|分会场|活动周|嘉年华))(?:等.*|系列活动|活动)?$"
)
_VAGUE: Final = re.compile(r"首个|国际性|全国性|大型|小型|多场|系列")
_ORDINAL: Final = re.compile(r"^(?:首届|第[一二三四五六七八九十百]+届|(?:19|20)[0-9]{2}年)")
_CLASS: Final = re.compile(r"(?:会|赛|展|展览|节|论坛|博览|主场活动|分会场|活动周|嘉年华)$")
_DISTINCT: Final = 2
_LONG: Final = 6


def find_hosted(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the events that a text says were hosted or attended; `taken` spans are passed over.

    >>> t = "成功举办智博会、西洽会、世界城市日中国主场活动等重大活动，举办培训会、座谈会。"
    >>> [f.name for f in find_hosted(t, [])]
    ['智博会', '西洽会', '世界城市日中国主场活动']
    """
    spans = Taken(taken)
    for verb in _hosting().finditer(text):
        listed = _LIST.match(text, verb.end())
        if listed is None or listed.group().startswith(words("plural")):
            continue
        items = [*_ITEM.finditer(listed.group())]
        for item in items:
            event = _EVENT.fullmatch(item.group().strip())
            if event is None:
                continue
            low = listed.start() + item.start() + item.group().index(event["name"])
            high = low + len(event["name"])
            if not spans.touch(low, high) and _is_event(event["name"]):
                yield Found(low, high, "programme", event["name"], "hosted")


def _is_event(name: str) -> bool:
    """Tell whether words for an event say which one it is: no 培训会, no 新闻发布会."""
    body = _CLASS.sub("", _ORDINAL.sub("", name))
    if _usual().fullmatch(body) is not None or _VAGUE.search(name) is not None:
        return False
    if len(name) >= _LONG and _wide().search(name) is not None:
        return True
    return distinct(_usual().sub("", body), _DISTINCT) or placed(name) > 0


@functools.cache
def _hosting() -> re.Pattern[str]:
    return re.compile(choices(words("hosted")))


@functools.cache
def _wide() -> re.Pattern[str]:
    """Return the pattern of what makes an event one of its own: its country, its first time."""
    return re.compile("^首届|" + choices(words("scope")))


@functools.cache
def _usual() -> re.Pattern[str]:
    return re.compile(choices(words("usual_event")))
