"""Draws the years: in how large a part of each year's joint statements an agency stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.analysis.drawing.svg import BLUE, LINE, MUTED, Drawing, ems, shortened
from graph.analysis.drawing.words import which

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.drawing.words import Language
    from graph.analysis.model import Analysis

MOST_ACTORS: Final = 18
_ROW: Final = 34.0
_COLUMN: Final = 120.0
_LABEL_EMS: Final = 10.0
_LARGEST: Final = 14.5
_FACTS: Final = 4


def years(analyses: Sequence[Analysis], language: Language = "zh") -> str:
    """Return a strip: a row for each of 18 actors, a column a year, as SVG.

    `analyses` are those of single years, one after another. A circle's area is the share of the
    year's statements that name two actors or more in which the actor is one of them.
    """
    labels: dict[str, str] = {}
    total: dict[str, float] = {}
    for analysis in analyses:
        for actor in analysis.actors:
            labels[actor.id] = actor.label
            share = actor.joint / (analysis.network.joint_statements or 1)
            total[actor.id] = total.get(actor.id, 0.0) + share
    chosen = sorted(total, key=lambda actor: (-round(total[actor], 6), actor))[:MOST_ACTORS]
    chosen = [actor for actor in chosen if total[actor]]
    names = {actor: shortened(labels[actor], _LABEL_EMS) for actor in chosen}
    left = 24 + max((ems(name) * 13.5 for name in names.values()), default=0.0) + 20
    top = 106 + _FACTS * 20 + 22
    zh = language == "zh"
    title = (
        "历年各部门在共担事项中的份额" if zh else "Each agency's part in what is shared, by year"
    )
    line = ""
    if analyses:
        line = which(analyses[0].view, language).partition("，" if zh else ", ")[2]
    width = max(left + _COLUMN * len(analyses) + 28, 640.0)
    drawing = Drawing(width, top + _ROW * len(chosen) + 70, title, line)
    drawing.text(24, 40, title, 20, font_weight="bold")
    drawing.text(24, 64, line, 13, fill=MUTED)
    for number, analysis in enumerate(analyses):
        middle = left + _COLUMN * number + _COLUMN / 2
        drawing.text(
            middle, 98, str(analysis.view.year), 16, text_anchor="middle", font_weight="bold"
        )
        for row, value in enumerate(_facts(analysis)):
            drawing.text(middle, 122 + 20 * row, value, 12.5, fill=MUTED, text_anchor="middle")
    heads = ("共担语句 / 全部", "机构 / 对", "密度", "中心势")
    if not zh:
        heads = ("joint statements / all", "agencies / ties", "density", "centralization")
    for row, head in enumerate(heads):
        drawing.text(left - 14, 122 + 20 * row, head, 12.5, fill=MUTED, text_anchor="end")
    drawing.line(24, top - 14, width - 24, top - 14, stroke=LINE)
    for number, one in enumerate(chosen):
        middle = top + _ROW * number + _ROW / 2
        drawing.text(left - 14, middle + 4.8, names[one], 13.5, text_anchor="end")
        drawing.line(left, middle, left + _COLUMN * len(analyses), middle, stroke="#e3e7ea")
        for column, analysis in enumerate(analyses):
            _part(drawing, left + _COLUMN * column + _COLUMN / 2, middle, analysis, one)
    note = (
        "圆的面积：该机构所在的共担语句占当年全部共担语句的份额（旁为语句数）；空心：当年文件点了名，但没有与他人共担。"
        if zh
        else "Area of a circle: the share of the year's joint statements that name the agency (their number beside it). Hollow: named, but alone."
    )
    for row, part in enumerate(_broken(note, (width - 48) / 12.5)):
        drawing.text(24, top + _ROW * len(chosen) + 30 + 19 * row, part, 12.5, fill=MUTED)
    return str(drawing)


def _facts(analysis: Analysis) -> tuple[str, str, str, str]:
    network = analysis.network
    return (
        f"{network.joint_statements} / {network.statements}",
        f"{network.actors} / {network.ties}",
        f"{network.density:.2f}",
        f"{network.centralization:.2f}",
    )


def _part(drawing: Drawing, x: float, y: float, analysis: Analysis, actor: str) -> None:
    found = next((one for one in analysis.actors if one.id == actor), None)
    if found is None:
        return
    if not found.joint:
        drawing.circle(x, y, 4, fill="#ffffff", stroke=MUTED, stroke_width=1.4)
        return
    share = found.joint / analysis.network.joint_statements
    radius = _LARGEST * share**0.5
    drawing.circle(x, y, radius, fill=BLUE)
    drawing.text(x + radius + 5, y + 4.2, str(found.joint), 12, fill=MUTED)


def _broken(text: str, most: float) -> list[str]:
    """Return a text in lines of at most so many ems, broken after marks and spaces.

    >>> _broken("圆的面积：份额；空心：无人", 9)
    ['圆的面积：份额；', '空心：无人']
    """
    lines = [""]
    word = ""
    for character in text:
        word += character
        if character in " ：；，。（）":
            lines, word = _placed(lines, word, most), ""
    return [line.strip() for line in _placed(lines, word, most) if line.strip()]


def _placed(lines: list[str], word: str, most: float) -> list[str]:
    if ems(lines[-1] + word) > most:
        return [*lines, word]
    return [*lines[:-1], lines[-1] + word]
