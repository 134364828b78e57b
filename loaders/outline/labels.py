"""Labels of provisions: 第一部分, 第三章, 第五条, 一、, （一）, 1., （1）, ①, after GB/T 9704."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.numerals import CHINESE, to_int

# Rank orders the levels from the outside in; code is the letter in a provision's id.
LEVELS: dict[str, tuple[int, str]] = {
    "annex": (0, "x"),
    "part": (1, "p"),
    "chapter": (2, "h"),
    "division": (3, "d"),
    "article": (4, "a"),
    "section": (5, "s"),
    "clause": (6, "c"),
    "item": (7, "i"),
    "subitem": (8, "j"),
    "point": (9, "k"),
    "row": (10, "t"),
    "paragraph": (11, "u"),
}

_N = f"[{CHINESE}]"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "annex",
        r"附[ 　]{0,3}[件录表][ 　]{0,2}(?:(?P<annex>[一二三四五六七八九十\d]{1,3})[ 　]{0,2}(?:[:：]|$)|(?P<annex0>)[:：]?[ 　]*$)",
    ),
    ("part", rf"第(?P<part>{_N}{{1,4}}|\d{{1,2}})(?:部分|篇|编)"),
    ("chapter", rf"第(?P<chapter>{_N}{{1,4}}|\d{{1,2}})章"),
    ("division", rf"第(?P<division>{_N}{{1,4}}|\d{{1,2}})节"),
    ("article", rf"第(?P<article>{_N}{{1,6}}|\d{{1,4}})条(?:之{_N})?"),
    ("clause", rf"（[ 　]?(?P<clause>{_N}{{1,4}})[ 　]?）[ 　]?[、.．]?"),
    ("section", rf"(?P<section>{_N}{{1,4}})[ 　]?(?:、|[.．](?!\d)|，(?=\S{{2,30}}$))"),
    (
        "subitem",
        r"(?:（[ 　]?(?P<subitem>\d{1,3})[ 　]?）|(?P<subitem2>\d{1,3})[ 　]?）)[ 　]?[、.．]?",
    ),
    ("item", r"(?P<item>\d{1,3})[ 　]?(?:[、．]|[.](?!\d))"),
    ("point", r"(?P<point>[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])"),
)
_LABEL = re.compile(
    r"[ \t　]*(?:#{1,6} )?(?P<label>" + "|".join(p for _, p in _PATTERNS) + ")[ 　]*", re.MULTILINE
)
_NAMES = {"subitem2": "subitem", "annex0": "annex"}
# A clause number that stands for something else: （一）类 is a label, 一、二、三等奖 is a list.
_ENUMERATION = re.compile(rf"{_N}、{_N}[、级等类批]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a paragraph: its level, number, print and where the text begins."""

    level: str
    number: int
    text: str
    start: int
    end: int


def label_at(text: str, start: int) -> Label | None:
    """Return the label at a paragraph's start, or None.

    >>> label_at("（十八）加强质量文化建设。", 0)
    Label(level='clause', number=18, text='（十八）', start=0, end=4)
    >>> label_at("2.0版重点行业", 0) is None, label_at("一、二、三等奖", 0) is None
    (True, True)
    """
    match = _LABEL.match(text, start)
    if match is None:
        return None
    name = next(k for k, v in match.groupdict().items() if k != "label" and v is not None)
    level = _NAMES.get(name, name)
    printed = match.group("label")
    if level == "section" and _ENUMERATION.match(text, match.start("label")):
        return None
    raw = match.group(name)
    number = (ord(raw) - ord("①") + 1) if level == "point" else (to_int(raw) or 0)
    return Label(level, number, printed.strip(), match.start("label"), match.end())
