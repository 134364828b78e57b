"""Reads what follows a number: its unit as written (亿元, 万元/人), and whether 余 or 多 stood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ontology.figure_words import FigureUnit, figure_units, figure_words

MORE = "余多几"
_PER = re.compile(
    r"[/／](?P<of>人|[千万百]人|户|万户|亩|公顷|平方公里|平方米|立方米|吨|家|件|年|月|日|天|辆|班|次|小时|千瓦时|万元)"
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """What follows a number: its end, the unit, it as written (亿元), whether 余 or 多 stood."""

    end: int
    unit: FigureUnit | None
    written: str | None
    more: bool = False


def read_unit(text: str, at: int, high: int) -> Unit:
    """Read what follows a number.

    >>> found = read_unit("1万余家次，", 1, 6)
    >>> found.end, found.written, found.more, read_unit("48.4亿余元，", 4, 8).written
    (5, '万家次', True, '亿元')
    """
    end = at + 1 if text[at : at + 1] == " " else at
    more = False
    if text[end : end + 1] and text[end] in MORE:
        end, more = end + 1, True
    scale = next((s for s in figure_words("scale") if text.startswith(s, end)), "")
    end += len(scale)
    if scale and text[end : end + 1] and text[end] in MORE:
        end, more = end + 1, True
        if scale == "万" and text.startswith("亿", end):  # 3万多亿元
            scale, end = "万亿", end + 1
    units = figure_units()
    for length in range(min(_LONGEST, high - end), 0, -1):
        unit = units.get(text[end : end + length])
        if unit is not None:
            end += length
            per = _PER.match(text, end, high)
            if per is not None:
                # 22万元/人
                name = f"{unit.name}/{per.group('of')}"
                unit = replace(
                    unit, name=name, kind="rate", base=f"{unit.base}/{per.group('of')}", ucum=""
                )
                end = per.end()
            return Unit(end, unit, scale + unit.name, more)
    return Unit(end, None, scale, more) if scale else Unit(at, None, None)
