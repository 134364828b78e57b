"""The years that a document itself speaks of: when it was written, of what it tells, how far it plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.figures.years import five_years, latest_year, one_year, opening_year

if TYPE_CHECKING:
    from loaders.record import Document

# 政府工作报告 of a year is given at its beginning: it tells of the year before.
_CONGRESS: Final = re.compile(r"政府工作报告(?:（[^（）]*）)?$")
_TELLS: Final = re.compile(r"(?:总结|报告|回顾|公报|情况|成效|综述)(?:（[^（）]*）)?$")
_FIVE_YEARS: Final = re.compile(
    r"“?(?<!第)(?P<term>十[一二三四五六七八九])五”?|第(?P<nth>十[一二三四五六七八九])个五年"
)
# 2018政府工作报告
_BARE_YEAR: Final = re.compile(r"(?<!\d)(20\d{2})(?=政府工作报告)")
# Up to this month a report tells of the year before.
_SPRING: Final = 4


@dataclass(frozen=True, slots=True)
class OwnYears:
    """The years of a document; None is unknown.

    `written` is that of its date, `told` that of which it tells, `until` the end of what it plans,
    `latest` that up to which what it says may be past: of its date, else the first year that it
    covers, else the latest that it speaks of as its own time; only the first two are `sure`. It is
    `firm` where the document has a date or covers one year: what is later is to come.
    """

    written: int | None
    told: int | None
    until: int | None
    latest: int | None
    sure: bool
    firm: bool


def own_years(document: Document, text: str) -> OwnYears:
    """Return the years of a document, from its date, its title and the period that it covers."""
    date = document.date or ""
    written = int(date[:4]) if date else None
    month = int(date[5:7]) if date[5:7] else None
    titles = [title for title in (document.contained_title, document.title) if title]
    titled = next((year for title in titles if (year := one_year(title)) is not None), None)
    told: int | None = None
    until: int | None = None
    began: int | None = None
    if any(_CONGRESS.search(title) for title in titles):
        bare = next((match for title in titles if (match := _BARE_YEAR.search(title))), None)
        year = written or titled or (int(bare.group()) if bare is not None else None)
        told = year - 1 if year is not None and (month is None or month <= _SPRING) else year
        sure = year is not None
        return OwnYears(year, told, year, year or latest_year(text), sure, sure)
    if document.period is not None:
        first, last = (int(end[:4]) if end else None for end in document.period)
        # 2023年工作总结和2024年工作要点 tells of the first.
        sums_up = any("总结" in title for title in titles)
        told = first if first in {last, written} or sums_up else None
        until, began = last, first
    elif titled is not None:
        told = until = began = titled
    else:
        until = next((year for title in titles if (year := plan_year(title)) is not None), None)
        if written is not None and any(_TELLS.search(title) for title in titles):
            told = written - 1 if month is not None and month <= _SPRING else written
        elif written is None and until is None:
            told = opening_year(text)
    now = written or began
    firm = written is not None or (began is not None and began == until)
    return OwnYears(written, told, until, now or latest_year(text), now is not None, firm)


def plan_year(text: str) -> int | None:
    """Return the year in which the last five-year plan ends that a text names.

    >>> plan_year("浙江省标准强省“十四五”规划"), plan_year("“十三五”时期"), plan_year("十五分钟生活圈")
    (2025, 2020, None)
    >>> plan_year("国民经济和社会发展第十五个五年规划纲要")
    2030
    """
    found = [five_years(match["term"] or match["nth"]) for match in _FIVE_YEARS.finditer(text)]
    return max(found, default=None)
