"""Tells by its shape alone whether what stands in quotation marks is a name, or no name."""

from __future__ import annotations

import functools
import re
from typing import Final

from loaders.mentions.choices import choices
from ontology.mention_words import words

_CLAUSE: Final = re.compile(r"[。！？；：\n，]")
# 质量是上海的生命, 一个行业一个行业开展质量提升: sentences, not names.
_SENTENCE: Final = re.compile(r"是|了|我们|[一-龥]的[一-龥]{2}$|^一个|^[一-龥]{2,3}化$|^把")
_PERIOD: Final = re.compile(r"十[一二三四五六]五(?:”?时期)?$")
# 科技新政50条, 民营经济十二条: measures that a government issued.
_ARTICLES: Final = re.compile(
    r"[一-龥]{2}(?:[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)条(?:措施|政策|意见|举措)?$"
)
# 昆仑2024, 20035, 上海设计100+; 一网通办, 一镇一品, 两张网; 跨省通办; 中国瓷都; 三强一制造;
# 渝快办; 浙农码; 深港通; 惠民贷.
_SHAPED: Final = re.compile(
    r"[0-9]{2,}\+?$|[0-9]{2,}[+＋]|^一.[一-龥]{2}$|^一[一-龥]一[一-龥]{1,2}$"
    r"|^[两三四五六七八九十]+[张大项][一-龥]{1,3}$|^[一-龥]{2,4}贷$"
    r"|^[一-龥]{2,4}通办$|^中国[一-龥]{2,8}[都城乡镇县市村]$"
    r"|^[两三四五六七八九][一-龥]{1,2}[一二三四五六七八九][一-龥]{1,3}$"
    r"|^[一-龥]{2,6}战略$|^[一-龥][规证]合一$|^[一-龥]{2}分离$"
    r"|^[一-龥]{2}办$|^[一-龥]{2,4}码$|^[一-龥]{1,3}[^交沟畅互联流贯连卡村三]通$|^[一-龥]{2,4}险$|^[一-龥]{2}保$|^[一-龥]{2,4}云$|^[一-龥]{2,8}之[都乡城]$"
)


@functools.lru_cache(maxsize=4096)
def is_slogan(inner: str) -> bool:
    """Tell whether quoted words are a sentence, a period or a set phrase, whatever stands around.

    >>> is_slogan("质量是上海的生命"), is_slogan("十四五"), is_slogan("铁拳")
    (True, True, False)
    """
    return (
        inner in words("not_name")
        or inner in words("emphasis")
        or _PERIOD.match(inner) is not None
        or _CLAUSE.search(inner) is not None
        or _SENTENCE.search(inner) is not None
    )


@functools.lru_cache(maxsize=4096)
def is_shaped(inner: str) -> bool:
    """Tell whether quoted words have a shape that only names have.

    >>> is_shaped("一网通办"), is_shaped("昆仑2024"), is_shaped("互联网+政务服务")
    (True, True, True)
    >>> is_shaped("质量第一"), is_shaped("四个自信")
    (False, False)
    """
    return (
        _SHAPED.search(inner) is not None or is_articles(inner) or _plus().match(inner) is not None
    )


def is_articles(inner: str) -> bool:
    """Tell whether quoted words name measures by their number: 民营经济十二条.

    >>> is_articles("科技新政50条"), is_articles("民营经济十二条"), is_articles("第十二条")
    (True, True, False)
    """
    return _ARTICLES.search(inner) is not None


@functools.cache
def brand() -> re.Pattern[str]:
    """Return the pattern of brands that a place gives its name: 上海标准, 浙江制造."""
    places = "|".join(map(re.escape, words("scope")))
    return re.compile(f"(?:{places})(?:{'|'.join(words('local_brand'))})")


@functools.cache
def _plus() -> re.Pattern[str]:
    return re.compile(choices(words("plus")) + "[+＋]")
