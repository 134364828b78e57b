"""Folds names: two spellings of one name become the same, whatever marks and dashes they have."""

from __future__ import annotations

import functools
import re
from typing import Final

from loaders.fold.variant import fold_variant
from ontology.mention_words import endings, words

_TABLE: Final = str.maketrans(
    {
        "（": "(", "）": ")", "〔": "〔", "〈": "《", "〉": "》", "<": "《", ">": "》", "—": "-", "–": "-", "－": "-", "～": "~",
        "＋": "+", "％": "%", "，": "，", "“": None, "”": None, "\n": None, "\t": None, " ": None,
    }
)  # fmt: skip
_DASHES: Final = re.compile(r"--+")
_ORDINAL: Final = re.compile(
    r"^(?:第[一二三四五六七八九十百0-9]+[届次期批]|首届|首批|新一轮|(?:19|20)[0-9]{2}(?:[-~](?:19|20)[0-9]{2})?年度?)"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?:年度?)?$")


def fold_name(printed: str) -> str:
    """Return a name as it is compared and shown: ASCII brackets and dashes, no quotation marks.

    >>> fold_name("上海市智能建造试点项目管理规定（暂行）"), fold_name("行动方案（2023—2025年）")
    ('上海市智能建造试点项目管理规定(暂行)', '行动方案(2023-2025年)')
    """
    return _DASHES.sub("-", printed.translate(_TABLE))


def asked_name(words: str) -> str:
    """Return words that ask for a name, or a name or number itself, as they are compared.

    >>> asked_name("《計量發展規劃》"), asked_name("GB/T 29187") == asked_name("gb/t29187")
    ('计量发展规划', True)
    """
    simple, _ = fold_variant(words.strip().strip("《》〈〉"), set(words))
    return fold_name(simple).lower()


@functools.lru_cache(maxsize=16384)
def programme_key(name: str, core: str | None) -> str:
    """Return what all spellings of a programme's name have in common.

    A part in quotation marks of its own stands for the whole when it is a name by itself; the
    year, the ordinal, the scope and the class word around it vary from text to text.

    >>> programme_key("“铁拳”行动", "铁拳"), programme_key("昆仑2024", "昆仑2024")
    ('铁拳', '昆仑')
    >>> programme_key("第六届世界顶尖科学家论坛", None)
    '世界顶尖科学家论坛'
    """
    key = fold_name(core or name)
    short = _ORDINAL.sub("", key)
    for scope in ("全国", "上海市", "市级", "国家级") if core is not None else ():
        short = short.removeprefix(scope)
    short = _YEAR.sub("", short)
    if core is not None:
        for word in words("core_tail"):
            if short.endswith(word) and len(short) - len(word) >= 2:
                short = short[: -len(word)]
                break
    return short if len(short) >= 2 else key


@functools.lru_cache(maxsize=4096)
def class_of(name: str) -> str | None:
    """Return the type that a name's ending gives it.

    >>> class_of("中国质量奖"), class_of("上海标准")
    ('award', None)
    """
    for length in range(min(8, len(name)), 0, -1):
        ending = endings().get(name[-length:])
        if ending is not None:
            return ending.type
    return None
