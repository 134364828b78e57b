"""Places actors for a target diagram: the stronger, the nearer to the middle; communities in sectors.

Centrality layouts were made for policy networks: Brandes, Kenis & Wagner 2003, "Communicating
centrality in policy network drawings". Boxes that would cover each other are pushed apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, log, pi, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.analysis.model import Actor, Tie

_PASSES: Final = 400
_GAP: Final = 7.0
_STRETCH: Final = 1.45
"""Pictures are wider than high, and so are the boxes with their words."""


@dataclass(slots=True)
class Box:
    """Where an actor's words stand: the middle, and the size."""

    x: float
    y: float
    width: float
    height: float


def places(
    actors: Sequence[Actor],
    ties: Sequence[Tie],
    sizes: Mapping[str, tuple[float, float]],
    radius: float,
) -> dict[str, Box]:
    """Return a box for each actor around (0, 0); `radius` is that of the outermost, upwards."""
    most = max(actor.strength for actor in actors)
    angles = _angles(actors, ties)
    boxes = {}
    for actor in actors:
        # By logarithm: most actors have one tie or two, and those would all be on the rim.
        near = log(1 + actor.strength) / log(1 + most) if most else 0.0
        out = radius * (1 - near) if near < 1 else 0.0
        angle = angles[actor.id]
        width, height = sizes[actor.id]
        boxes[actor.id] = Box(_STRETCH * out * cos(angle), out * sin(angle), width, height)
    _push_apart(list(boxes.values()))
    return boxes


def _angles(actors: Sequence[Actor], ties: Sequence[Tie]) -> dict[str, float]:
    """Return an angle for each actor: communities side by side, in each who is tied side by side."""
    groups: dict[int, list[str]] = {}
    for actor in actors:
        groups.setdefault(actor.community or 0, []).append(actor.id)
    order = [identifier for key in sorted(groups) for identifier in _chain(groups[key], ties)]
    step = 2 * pi / (len(order) + len(groups))
    angles, at = {}, -pi / 2
    for number, identifier in enumerate(order):
        angles[identifier] = at
        ends = number + 1 < len(order) and not _same(groups, identifier, order[number + 1])
        at += 2 * step if ends else step
    return angles


def _same(groups: Mapping[int, list[str]], one: str, other: str) -> bool:
    return any(one in members and other in members for members in groups.values())


def _chain(members: list[str], ties: Sequence[Tie]) -> list[str]:
    """Return members so that each stands beside one that it is strongly tied to.

    It begins with the strongest pair; whoever is tied most to one of the two ends comes next there.
    """
    weight = {pair: tie.weight for tie in ties for pair in ((tie.a, tie.b), (tie.b, tie.a))}
    left = sorted(members)
    chain: list[str] = []
    while left:
        if not chain:
            start = max(left, key=lambda m: (max(weight.get((m, o), 0) for o in left), m))
            chain = [start]
            left.remove(start)
            continue
        after = max(left, key=lambda m: (weight.get((chain[-1], m), 0.0), m))
        before = max(left, key=lambda m: (weight.get((chain[0], m), 0.0), m))
        if weight.get((chain[0], before), 0.0) > weight.get((chain[-1], after), 0.0):
            chain.insert(0, before)
            left.remove(before)
        else:
            chain.append(after)
            left.remove(after)
    return chain


def _push_apart(boxes: list[Box]) -> None:
    """Move boxes as little as needed so that none covers another; the first one stays."""
    for _ in range(_PASSES):
        moved = False
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                across = (one.width + other.width) / 2 + _GAP - abs(one.x - other.x)
                down = (one.height + other.height) / 2 + _GAP - abs(one.y - other.y)
                if across <= 0 or down <= 0:
                    continue
                moved = True
                first, second = (0.0, 1.0) if number == 0 else (0.5, 0.5)
                # A little more than needed, or ever smaller steps would never end.
                if down <= across:
                    way = (down + 0.2) * (1 if other.y >= one.y else -1)
                    one.y -= way * first
                    other.y += way * second
                else:
                    way = (across + 0.2) * (1 if other.x >= one.x else -1)
                    one.x -= way * first
                    other.x += way * second
        if not moved:
            return
