"""Dates as documents print them."""

from __future__ import annotations

import re
from datetime import date

from loaders.numerals import to_int

DATE = re.compile(
    r"(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"
    r"|(?P<y2>[二一][〇零○ＯO0九八七六五四三二一]{3})年(?P<m2>[一二三四五六七八九十]{1,2})月"
    r"(?P<d2>[一二三四五六七八九十]{1,3})日"
)
DASHED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")


def iso_date(text: str) -> str | None:
    """Read the first date: 2015年3月4日, 二〇一五年三月四日.

    >>> iso_date("2015 年 3 月 4 日"), iso_date("二〇一五年十二月二十一日"), iso_date("2015年")
    ('2015-03-04', '2015-12-21', None)
    """
    match = DATE.search(text)
    return of_match(match) if match else None


def of_match(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match of DATE or DASHED; None where no such day exists."""
    groups = match.groupdict()
    parts = [groups.get(key) or groups.get(f"{key}2") or "" for key in ("y", "m", "d")]
    parts[0] = parts[0].translate(str.maketrans("ＯO○零", "〇〇〇〇"))
    numbers = [to_int(part) for part in parts]
    if any(number is None for number in numbers):
        return None
    try:
        return date(*(number or 0 for number in numbers)).isoformat()
    except ValueError:
        return None
