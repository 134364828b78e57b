"""The two-mode network: actors and the responsibility statements that name them.

The standard names are affiliation network and bipartite graph (Borgatti & Everett 1997).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.succession import Succession

if TYPE_CHECKING:
    from graph.analysis.model import Assignment, Collectives, Material, Through


@dataclass(slots=True)
class Part:
    """An actor's part in a unit: its share (1, less when a body it stands for was divided),
    the named bodies it stands for, its roles.
    """

    share: float = 0.0
    bodies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Unit:
    """What answers for something together: a statement, or statements over a common sentence.

    `statements` are ids, the newest document first; `parts` by actor; `until` is the date of the
    newest document or event that it rests on.
    """

    year: int | None
    until: str = ""
    statements: list[str] = field(default_factory=list)
    clauses: set[str] = field(default_factory=set)
    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def size(self) -> float:
        """Return how many actors the list has, shares of divided bodies added up."""
        return sum(part.share for part in self.parts.values())


@dataclass(slots=True)
class TwoMode:
    """All units in the order of the documents, newest first; `moved` assignments by year."""

    units: list[Unit]
    moved: dict[int | None, int]


def two_mode(material: Material, through: Through, collectives: Collectives) -> TwoMode:
    """Return who takes part in which unit, through succession or by names."""
    succession = Succession(material) if through == "succession" else None
    heads = _heads(material)
    units: dict[str, Unit] = {}
    moved: dict[int | None, int] = defaultdict(int)
    for row in material.assignments:
        unit = units.setdefault(heads.get(row.statement, row.statement), Unit(row.year))
        if not unit.statements or unit.statements[-1] != row.statement:
            unit.statements.append(row.statement)
        unit.clauses.add(row.clause)
        unit.until = max(unit.until, row.date or "")
        if collectives == "left_out" and material.agencies[row.agency].collective:
            continue
        if succession is None:
            _join(unit, row, (row.agency,))
        else:
            _join(unit, row, succession.carried(row))
            unit.until = max(unit.until, succession.since(row))
            moved[row.year] += succession.moved(row)
    return TwoMode(list(units.values()), dict(moved))


def _join(unit: Unit, row: Assignment, actors: tuple[str, ...]) -> None:
    for actor in actors:
        part = unit.parts.setdefault(actor, Part())
        if row.agency not in part.bodies:
            part.share = min(1.0, part.share + 1 / len(actors))
        part.bodies.add(row.agency)
        part.roles.add(row.role)


def _heads(material: Material) -> dict[str, str]:
    """Return, for statements that overlap, the one of their group that stands for all."""
    heads: dict[str, str] = {}

    def head(statement: str) -> str:
        while (above := heads.get(statement, statement)) != statement:
            statement = above
        return statement

    for one, other in material.overlaps:
        first, second = sorted((head(one), head(other)))
        heads[second] = first
    return {statement: head(statement) for pair in material.overlaps for statement in pair}
