"""Reads in whose name a report to a congress is given, and the day it was given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body
from loaders.masthead.dates import DATE, of_match

if TYPE_CHECKING:
    from loaders.masthead.page import PageLine, Span

_HEAD = 30
_SPEAKS = re.compile(
    r"我(?:代表|受)(?P<who>[一-龥]{2,20}?)(?:的?委托)?[，,]?向(?:大会|会议|本次|各位|市|省|区|县)"
)
_OCCASION = re.compile(r"^在.{2,50}(?:会议|大会)上$")
_LEAD = re.compile(r"^[—\-（( ]*$")


def reporter(lines: list[PageLine]) -> list[Span]:
    """Return the body in whose name the report is given: 我代表国务院，向大会报告政府工作.

    >>> from loaders.masthead.page import page_lines
    >>> [(s.start, s.end) for s in reporter(page_lines("现在，我代表国务院，向大会报告政府工作。"))]
    [(6, 9)]
    """
    for line in lines[:_HEAD]:
        match = _SPEAKS.search(line.text)
        if match and looks_like_body(match["who"]):
            return [line.span(*match.span("who"))]
    return []


def given_on(lines: list[PageLine]) -> str | None:
    """Return the day a report was given, from the line under its title, which may be broken in two.

    >>> from loaders.masthead.page import page_lines
    >>> given_on(page_lines("政府工作报告\\n——2024年3月5日在第十四届全国人民代表大会\\n第二次会议上"))
    '2024-03-05'
    """
    for index, line in enumerate(lines[:_HEAD]):
        match = DATE.search(line.text)
        if match is None or not _LEAD.match(line.text[: match.start()]):
            continue
        after = line.text[match.end() :].rstrip("）) ")
        below = lines[index + 1].text.rstrip("）) ") if index + 1 < len(lines) else ""
        if _OCCASION.match(after) or (after.startswith("在") and _OCCASION.match(after + below)):
            return of_match(match)
    return None
