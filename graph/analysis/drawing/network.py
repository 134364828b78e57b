"""Draws who works with whom: the strongest in the middle, communities in sectors, ties by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.analysis.drawing.svg import LINE, MUTED, Drawing, colour, ems, shortened
from graph.analysis.drawing.target import places
from graph.analysis.drawing.words import headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.drawing.words import Language
    from graph.analysis.model import Actor, Analysis, Tie

MOST_ACTORS: Final = 60
_MARGIN: Final = 28.0
_HEAD: Final = 74.0
_FOOT: Final = 62.0
_RADIUS: Final = 400.0
_LABEL_EMS: Final = 10.0


def network(analysis: Analysis, language: Language = "zh") -> str:
    """Return a target diagram of the 60 strongest actors that have a partner, as SVG."""
    actors = [actor for actor in analysis.actors if actor.degree][:MOST_ACTORS]
    names = {actor.id: shortened(actor.label, _LABEL_EMS) for actor in actors}
    ties = _drawn(analysis.ties, set(names))
    sizes = {actor.id: _size(actor, names[actor.id]) for actor in actors}
    boxes = places(actors, analysis.ties, sizes, _RADIUS) if actors else {}
    left = min((box.x - box.width / 2 for box in boxes.values()), default=0.0)
    right = max((box.x + box.width / 2 for box in boxes.values()), default=400.0)
    top = min((box.y - box.height / 2 for box in boxes.values()), default=0.0)
    bottom = max((box.y + box.height / 2 for box in boxes.values()), default=0.0)
    title = "谁和谁一起办事" if language == "zh" else "Who works with whom"
    drawing = Drawing(
        right - left + 2 * _MARGIN,
        bottom - top + 2 * _MARGIN + _HEAD + _FOOT,
        title,
        headline(analysis, language),
    )
    x0, y0 = _MARGIN - left, _MARGIN + _HEAD - top
    drawing.text(_MARGIN, 40, title, 20, font_weight="bold")
    drawing.text(_MARGIN, 64, headline(analysis, language), 13, fill=MUTED)
    most = max((tie.weight for tie in ties), default=1.0)
    community = {actor.id: actor.community for actor in actors}
    for tie in reversed(ties):
        one, other = boxes[tie.a], boxes[tie.b]
        inside = community[tie.a] == community[tie.b]
        drawing.line(
            x0 + one.x, y0 + one.y, x0 + other.x, y0 + other.y,
            stroke=colour(community[tie.a]) if inside else "#8d98a3",
            stroke_width=round(0.7 + 8 * (tie.weight / most) ** 0.7, 2),
            stroke_opacity=0.6 if inside else 0.38,
        )  # fmt: skip
    for actor in actors:
        box = boxes[actor.id]
        x, y = x0 + box.x - box.width / 2, y0 + box.y - box.height / 2
        stroke = colour(actor.community)
        drawing.rect(
            x, y, box.width, box.height, rx=5, fill="#ffffff", stroke=stroke, stroke_width=1.6
        )
        drawing.rect(x, y, 16, box.height, rx=4, fill=stroke)
        number = "" if actor.community is None else str(actor.community)
        size = _font(actor)
        drawing.text(
            x + 8,
            y0 + box.y + 4.2,
            number,
            11,
            fill="#ffffff",
            text_anchor="middle",
            font_weight="bold",
        )
        drawing.text(
            x + 22,
            y0 + box.y + size * 0.36,
            names[actor.id],
            size,
            font_weight="bold" if size > 15 else "normal",
        )
    foot = bottom - top + 2 * _MARGIN + _HEAD + 14
    drawing.line(_MARGIN, foot - 20, right - left + _MARGIN, foot - 20, stroke=LINE)
    _legend(drawing, analysis, len(actors), len(ties), foot, language)
    return str(drawing)


def _legend(
    drawing: Drawing, analysis: Analysis, actors: int, ties: int, y: float, language: Language
) -> None:
    network = analysis.network
    rest = network.actors - actors
    if language == "zh":
        lines = [
            "越靠近中心，强度越大；线越粗，权重越大；同色同号为一群，彩线在群内，灰线跨群。",
            f"画出 {network.ties} 对中的 {ties} 对：在两条以上条款中共担的，及每家最强的一对。"
            + (f"另有 {rest} 家没有伙伴或较弱，未画。" if rest else ""),
        ]
    else:
        lines = [
            "Nearer to the middle: stronger; wider line: more weight; same colour: one community.",
            f"{ties} of {network.ties} ties are drawn: those in two clauses or more, and each agency's strongest."
            + (f" {rest} without a partner or weaker are left out." if rest else ""),
        ]
    for number, line in enumerate(lines):
        drawing.text(_MARGIN, y + 20 * number, line, 12.5, fill=MUTED)


def _drawn(ties: Sequence[Tie], actors: set[str]) -> list[Tie]:
    """Return the ties that stand in two clauses or more, and each actor's strongest."""
    met: set[str] = set()
    drawn = []
    for tie in ties:  # strongest first
        if tie.a not in actors or tie.b not in actors:
            continue
        if tie.clauses > 1 or not {tie.a, tie.b} <= met:
            drawn.append(tie)
        met |= {tie.a, tie.b}
    return drawn


def _font(actor: Actor) -> float:
    return 18.0 if actor.strength >= 30 else 15.5 if actor.strength >= 8 else 13.0


def _size(actor: Actor, name: str) -> tuple[float, float]:
    size = _font(actor)
    return ems(name) * size + 30, size + 11
