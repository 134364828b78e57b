"""Document numbers (发文字号): 沪府发〔2015〕6号, 渝府令第121号, and those that lost a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.masthead.page import Span

if TYPE_CHECKING:
    from loaders.masthead.page import PageLine

NUMBER = re.compile(
    r"(?<![一-龥])(?P<mark>[一-龥]{1,14}?)\s?[〔\[（【［„](?P<year>(?:19|20)\d{2})[〕\]）】］‟]\s?(?:第)?\s?(?P<no>\d{1,5})\s?号"
)
_ORDER = re.compile(
    r"(?<![一-龥])(?P<mark>[一-龥]{1,24}令)\s?(?:〔(?P<year>\d{4})〕)?\s?(?:第)?\s?(?P<no>\d{1,4}|[一二三四五六七八九十百]{1,5})\s?号$"
)
# 国家税务总局公告2016年第23号: notices to the public are counted by the year.
_NOTICE = re.compile(
    r"(?<![一-龥])[一-龥]{2,20}(?:公告|通告)\s?(?:19|20)\d{2}\s?年\s?第\s?\d{1,4}\s?号"
)
# 中华人民共和国国务院令 above 第227号: an order's head on two lines.
_ORDER_OVER = re.compile(r"[一-龥]{2,24}令")
_ORDER_UNDER = re.compile(r"第\s?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s?号")
# 沪质20220001号: the brackets are gone, year and number run together; 咸安政发〔2019〕1: no 号.
_ILL_FORMED = re.compile(
    r"(?<![一-龥])(?P<mark>[一-龥]{2,8})(?:(?:19|20)\d{2}\d{1,6}号|〔(?:19|20)\d{2}〕\s?\d{1,5}$)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: in its usual form where it is well formed, else as printed."""

    text: str
    span: Span
    ill_formed: bool


def without_number(line: str) -> str:
    """Take a number, and the brackets it stood in, off a title's line.

    >>> without_number("关于印发《工作要点》的通知 （沪质20220001号）")
    '关于印发《工作要点》的通知'
    """
    line = _ILL_FORMED.sub("", NUMBER.sub("", line))
    return re.sub(r"\s*（\s*）$", "", line).strip()


def find_number(lines: list[PageLine]) -> Number | None:
    """Find the document's own number in the lines of its head.

    One in the prose cites another document: its own stands alone, beside the title, or in
    brackets behind it.
    """
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        under = _ORDER_UNDER.fullmatch(below.text) if below else None
        if below and under and _ORDER_OVER.fullmatch(line.text):
            text = line.text + "".join(under.group().split())
            return Number(text, Span(line.start, below.end), ill_formed=False)
        for match in NUMBER.finditer(line.text):
            if _own(line.text, match):
                text = f"{match.group('mark')}〔{match.group('year')}〕{match.group('no')}号"
                return Number(text, line.span(*match.span()), ill_formed=False)
        notice = _NOTICE.search(line.text)
        if notice and _own(line.text, notice):
            text = "".join(notice.group().split())
            return Number(text, line.span(*notice.span()), ill_formed=False)
        order = _ORDER.search(line.text)
        if order and len(line.text) <= 40:
            year = f"〔{order.group('year')}〕" if order.group("year") else "第"
            text = f"{order.group('mark')}{year}{order.group('no')}号"
            return Number(text, line.span(*order.span()), ill_formed=False)
        ill = _ILL_FORMED.search(line.text)
        if ill and _own(line.text, ill):
            return Number(ill.group(), line.span(*ill.span()), ill_formed=True)
    return None


def _own(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()].rstrip(" （("), line[match.end() :].strip(" ）)。")
    if before.endswith(("》", "根据", "按照")) and not re.search(
        r"的(?:通知|函|批复|公告)$", before
    ):
        return False
    if not after:
        return not re.search(r"[，。；]", before)
    return not before and not re.search(r"[，。；]", after) and len(line) <= 140
