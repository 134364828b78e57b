"""Draws communities as a matrix: actors in the order of their groups, cells with shared clauses."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from graph.analysis.drawing.svg import BLUES, INK, MUTED, Drawing, colour, ems, shortened
from graph.analysis.drawing.words import headline

if TYPE_CHECKING:
    from graph.analysis.drawing.words import Language
    from graph.analysis.model import Actor, Analysis

MOST_ACTORS: Final = 36
_CELL: Final = 25.0
_LABEL_EMS: Final = 10.0
_FONT: Final = 12.5
_STEPS: Final = (1, 2, 5, 10)
"""From so many clauses on a cell has the next deeper colour."""


def matrix(analysis: Analysis, language: Language = "zh") -> str:
    """Return a matrix of the 36 strongest actors that have a partner, by community, as SVG."""
    strongest = [actor for actor in analysis.actors if actor.degree][:MOST_ACTORS]
    actors = sorted(strongest, key=lambda actor: actor.community or 0)  # stable: strongest first
    names = [shortened(actor.label, _LABEL_EMS) for actor in actors]
    left = 24 + 22 + max(map(ems, names), default=0.0) * _FONT + 14
    top = 84 + max(map(len, names), default=0) * _FONT * 1.05 + 8
    side = _CELL * len(actors)
    title = "哪些部门结成群" if language == "zh" else "Which agencies form communities"
    width = max(left + side + 28, ems(headline(analysis, language)) * 13 + 60)
    drawing = Drawing(width, top + side + 84, title, headline(analysis, language))
    drawing.text(24, 40, title, 20, font_weight="bold")
    drawing.text(24, 64, headline(analysis, language), 13, fill=MUTED)
    clauses = {
        pair: tie.clauses for tie in analysis.ties for pair in ((tie.a, tie.b), (tie.b, tie.a))
    }
    for number, (actor, name) in enumerate(zip(actors, names, strict=True)):
        middle = top + number * _CELL + _CELL / 2
        drawing.rect(24, middle - 9, 18, 18, rx=3, fill=colour(actor.community))
        drawing.text(
            33,
            middle + 4.2,
            str(actor.community),
            11,
            fill="#ffffff",
            text_anchor="middle",
            font_weight="bold",
        )
        drawing.text(left - 10, middle + 4.5, name, _FONT, text_anchor="end")
        drawing.vertical(left + number * _CELL + _CELL / 2, top - 8, name, _FONT)
        for column, other in enumerate(actors):
            _cell(drawing, left + column * _CELL, top + number * _CELL,
                  None if other is actor else clauses.get((actor.id, other.id), 0))  # fmt: skip
    _blocks(drawing, actors, left, top)
    _legend(drawing, analysis, len(actors), top + side + 30, language)
    return str(drawing)


def _cell(drawing: Drawing, x: float, y: float, clauses: int | None) -> None:
    if clauses is None:
        drawing.text(
            x + _CELL / 2, y + _CELL / 2 + 4, "—", 11, fill="#a4adb5", text_anchor="middle"
        )
        return
    step = sum(clauses >= limit for limit in _STEPS)
    drawing.rect(x + 0.5, y + 0.5, _CELL - 1, _CELL - 1, fill=BLUES[step])
    if clauses:
        fill = "#ffffff" if step >= 3 else INK
        drawing.text(
            x + _CELL / 2, y + _CELL / 2 + 4.2, str(clauses), 12, fill=fill, text_anchor="middle"
        )


def _blocks(drawing: Drawing, actors: list[Actor], left: float, top: float) -> None:
    at = 0
    for community, group in groupby(actors, key=lambda actor: actor.community):
        size = len(list(group))
        drawing.rect(
            left + at * _CELL, top + at * _CELL, size * _CELL, size * _CELL,
            fill="none", stroke=colour(community), stroke_width=2.2,
        )  # fmt: skip
        at += size


def _legend(
    drawing: Drawing, analysis: Analysis, actors: int, y: float, language: Language
) -> None:
    network = analysis.network
    rest = network.actors - actors
    if language == "zh":
        lines = [
            "格中是两家共担的条款数；同号为一群，框内为群内。"
            + (f"另有 {rest} 家没有伙伴或较弱，未列。" if rest else ""),
            f"分群由 {network.runs} 个种子的结果取模块度最高者，各次结果两两一致度 {network.agreement:.2f}"
            + _chance(analysis, "；打乱名单后模块度平均 {:.2f}")
            + "。",
        ]
    else:
        lines = [
            "Cells count the clauses that two share; one number is one community, framed."
            + (f" {rest} without a partner or weaker are left out." if rest else ""),
            f"The best of {network.runs} seeds by modularity; their partitions agree by {network.agreement:.2f}"
            + _chance(analysis, "; modularity is {:.2f} when bodies are shuffled over the lists")
            + ".",
        ]
    for number, line in enumerate(lines):
        drawing.text(24, y + 20 * number, line, 12.5, fill=MUTED)


def _chance(analysis: Analysis, words: str) -> str:
    value = analysis.network.modularity_by_chance
    return "" if value is None else words.format(value)
