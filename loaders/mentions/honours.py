"""Titles and honours behind the verbs that confer them: 获评…先进单位, 被评为五星市场监管所."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.edges import behind_leads
from loaders.mentions.found import Found
from loaders.mentions.proper import distinct
from loaders.mentions.spans import Taken
from ontology.mention_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST: Final = 4
_LONGEST: Final = 40
_DISTINCT: Final = 2
_LONG: Final = 9
_STOP: Final = re.compile(
    r"[，。；：、（）“”《》\n]|称号|荣誉|复评|验收|名单|等(?!级)|[0-9]+[个家项名]"
)
_BATCH: Final = re.compile(
    r"(?:为|了|全国|全省|全市|国家级|省级|市级)?(?:首批|第[一二三四五六七八九十0-9]+批|新一批)(?:的)?"
)
# 国家义务教育发展基本均衡县, 全省环保模范县.
_OF_COUNTRY: Final = re.compile(
    r"(?:全国|国家|国家级|全省|省级|中国|[一-龥]{2,3}省)[^的]{2,24}(?:县城?|[市区镇乡村])$"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?:[-—~～至](?:19|20)[0-9]{2})?(?:年度?)?")


def find_honours(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the honours that a text says were conferred; `taken` spans are passed over.

    >>> t = "获评2023年度全国市场监管系统政务信息工作优秀单位，被评为五星市场监管所，获评A级。"
    >>> [f.name for f in find_honours(t, [])]
    ['2023年度全国市场监管系统政务信息工作优秀单位', '五星市场监管所']
    """
    spans = Taken(taken)
    for verb in _conferring().finditer(text):
        low = verb.end()
        while True:
            batch = _BATCH.match(text, low)
            low = behind_leads(text, batch.end() if batch is not None else low)
            stop = _STOP.search(text, low, low + _LONGEST)
            high = stop.start() if stop is not None else low
            name = text[low:high]
            if spans.touch(low, high) or not _is_honour(name):
                break
            yield Found(low, high, "award", name, "honour")
            if stop is None or stop.group() != "、":
                break
            low = stop.end()


def _is_honour(name: str) -> bool:
    """Tell whether words name an honour: a class word of honours, and what tells which one."""
    word = next((word for word in words("honour") if name.endswith(word)), None)
    if word is None and _OF_COUNTRY.match(name) is not None:
        word = name[-1:]
    if word is None or len(name) < _LEAST or "的" in name:
        return False
    body = _YEAR.sub("", name.removesuffix(word))
    return len(body) >= _LONG or distinct(body, _DISTINCT)


@functools.cache
def _conferring() -> re.Pattern[str]:
    return re.compile(choices(words("conferred")))
