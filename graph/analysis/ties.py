"""The one-mode projection: which actors are tied, how strongly, and who leads whom.

A unit that names n actors gives each pair of them 1 / (n - 1) (Newman 2001, "Scientific
collaboration networks II", eq. 2), so that an actor's strength is the number of units in which it
stands with somebody else, and a list of eleven binds no pair as closely as a list of two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.two_mode import Part, Unit

NEWEST: Final = 3
LEAD: Final = "lead"
SUPPORT: Final = "support"


@dataclass(slots=True)
class Pair:
    """What is known of two actors, the first smaller by id, while units are read."""

    weight: float = 0.0
    clauses: set[str] = field(default_factory=set)
    statements: int = 0
    a_leads: int = 0
    b_leads: int = 0
    joint_lead: int = 0
    newest: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Count:
    """What is known of one actor while units are read."""

    statements: int = 0
    joint: int = 0
    leads: int = 0
    bodies: set[str] = field(default_factory=set)
    newest: str = ""


@dataclass(slots=True)
class Ties:
    """All actors, and the pairs that are tied; `directed` pairs are (lead, in support)."""

    actors: dict[str, Count]
    pairs: dict[tuple[str, str], Pair]
    directed: set[tuple[str, str]]


def project(units: Iterable[Unit]) -> Ties:
    """Return the one-mode network of units, which come newest document first."""
    actors: dict[str, Count] = defaultdict(Count)
    pairs: dict[tuple[str, str], Pair] = defaultdict(Pair)
    directed: set[tuple[str, str]] = set()
    for unit in units:
        partners: set[str] = set()
        # Two actors that share a divided body are one place between them, yet never under two.
        others = max(unit.size, 2.0) - 1.0
        for one, other in combinations(sorted(unit.parts), 2):
            a, b = unit.parts[one], unit.parts[other]
            if len(a.bodies | b.bodies) < 2:
                continue  # one named body stands for both: nobody works with anybody
            partners |= {one, other}
            _add(pairs[one, other], unit, a, b, a.share * b.share / others)
            directed |= _leading(one, other, a, b)
        for actor, part in unit.parts.items():
            count = actors[actor]
            count.statements += len(unit.statements)
            first = actor in partners and not count.joint
            count.joint += len(unit.statements) if actor in partners else 0
            count.leads += LEAD in part.roles
            count.bodies |= part.bodies
            if first or not count.newest:
                count.newest = unit.statements[0]
    return Ties(dict(actors), dict(pairs), directed)


def _add(pair: Pair, unit: Unit, a: Part, b: Part, weight: float) -> None:
    pair.weight += weight
    pair.clauses |= unit.clauses
    pair.statements += len(unit.statements)
    if len(pair.newest) < NEWEST:
        pair.newest += unit.statements[: NEWEST - len(pair.newest)]
    if LEAD in a.roles and LEAD in b.roles:
        pair.joint_lead += 1
    elif LEAD in a.roles and SUPPORT in b.roles:
        pair.a_leads += 1
    elif LEAD in b.roles and SUPPORT in a.roles:
        pair.b_leads += 1


def _leading(one: str, other: str, a: Part, b: Part) -> set[tuple[str, str]]:
    if LEAD in a.roles and LEAD in b.roles:
        return set()
    if LEAD in a.roles and SUPPORT in b.roles:
        return {(one, other)}
    if LEAD in b.roles and SUPPORT in a.roles:
        return {(other, one)}
    return set()
