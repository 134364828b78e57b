"""Reads the note under a law's title: who adopted or decreed it, when, by which order.

Laws carry no signature; the note says 2016年11月11日上海市第十四届人民代表大会常务委员会第三十三次会议通过, or
中华人民共和国国务院令第279号发布, then each amendment (Legislation Law of the PRC, art. 61).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.masthead.dates import DATE, of_match
from loaders.masthead.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.masthead.page import PageLine, Span

_HEAD = 15
_LONGEST = 600
_MADE = re.compile(r"通过|批准|公布|发布|修[正订]")
_WORK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》?")
_TERM = r"第[一二三四五六七八九十]+届"
_CONGRESS = re.compile(
    rf"(?P<before>{_TERM})?(?P<who>[一-龥]{{2,14}}?(?:{_TERM})?人民代表大会(?:常务委员会)?)"
    r"第[一二三四五六七八九十百]+次(?:全体)?会议[^批]*?通过"
)
_ORDER = re.compile(
    r"(?P<mark>(?:中华人民共和国)?(?P<who>[一-龥]{2,24}?))令\s?(?P<th>第?)\s?(?P<no>\d{1,4}|[一二三四五六七八九十百]{1,5})\s?号"
)
_HEADING = re.compile(
    r"(?:中华人民共和国)?(?P<who>[一-龥]{2,24}?)令(?:\s?(?:〔\d{4}〕)?\s?第?\s?[\d一二三四五六七八九十百]{1,5}\s?号)?"
)
_BODY = re.compile(r"(?:国务院|人民政府|委员会|总局|[部局署])$")

# The president promulgates what the congress has adopted (Constitution, art. 80).
_PRESIDENT = "主席"


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who made the law first, the last date of its making, and the last order that it names."""

    issuer: Span | None
    date: str | None
    number: Number | None


def read_adoption(lines: list[PageLine]) -> Adoption:
    """Read the note in the first lines of a text; all fields are None where there is none.

    >>> from loaders.masthead.page import page_lines
    >>> text = "某省条例\\n2016年1月8日某省第十届人民代表大会常务委员会第三次会议通过\\n2016年3月1日施行"
    >>> found = read_adoption(page_lines(text))
    >>> text[found.issuer.start : found.issuer.end], found.date
    ('某省第十届人民代表大会常务委员会', '2016-01-08')
    """
    issuer: Span | None = None
    number: Number | None = None
    dates: list[str] = []
    for line, date, start, end in _events(lines):
        event = line.text[start:end]
        # What a work named in the note did, or was called, is not this law's.
        plain = _WORK.sub(lambda match: " " * len(match.group()), event)
        if not _MADE.search(plain):
            continue
        dates += [date] if date else []
        order = _ORDER.search(plain)
        if order and (_BODY.search(order["who"]) or order["who"] == _PRESIDENT):
            span = line.span(start + order.start(), start + order.end())
            number = Number(
                f"{order['mark']}令{order['th']}{order['no']}号", span, ill_formed=False
            )
        decreed = order if order and _BODY.search(order["who"]) else None
        made = _CONGRESS.search(plain) or decreed
        if made and issuer is None:
            issuer = line.span(start + made.start("who"), start + made.end("who"))
    return Adoption(issuer, max(dates, default=None), number)


def decreer(lines: list[PageLine]) -> list[Span]:
    """Return the body whose order stands above a text: 中华人民共和国国务院令, 第227号.

    >>> from loaders.masthead.page import page_lines
    >>> decreer(page_lines("某条例\\n中华人民共和国国务院令\\n第227号"))
    [Span(start=11, end=14)]
    """
    for line in lines[:_HEAD]:
        order = _HEADING.fullmatch(line.text)
        if order and _BODY.search(order["who"]):
            return [line.span(*order.span("who"))]
    return []


def _events(lines: list[PageLine]) -> Iterator[tuple[PageLine, str | None, int, int]]:
    """Yield the dated parts of the note: its line, the date, and the part behind the date.

    A date that stands alone on its line dates the line below.
    """
    pending: str | None = None
    for line in lines[:_HEAD]:
        if len(line.text) > _LONGEST or "。" in line.text or line.text.endswith("："):
            pending = None
            continue
        dates = list(DATE.finditer(line.text))
        if not dates or (pending and dates[0].start() > 0):
            yield line, pending, 0, dates[0].start() if dates else len(line.text)
        ends = [match.start() for match in dates[1:]] + [len(line.text)]
        for match, end in zip(dates, ends, strict=False):
            yield line, of_match(match), match.end(), end
        alone = len(dates) == 1 and dates[0].span() == (0, len(line.text))
        pending = of_match(dates[0]) if alone else None
