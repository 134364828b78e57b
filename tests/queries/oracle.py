"""The answers to the questions about duties, worked out in plain Python from the records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from loaders.record import Record, Role, Statement
    from ontology.authority_types import ChangeEvent

Line = dict[str, dict[str, tuple[str, str]]]
"""For each agency the bodies it stands for: since when, and self, before or after."""


@dataclass(frozen=True)
class Asked:
    """What a question asks: roles, the period, and whether it goes through succession."""

    through: bool = True
    as_of: str | None = None
    year_from: int | None = None
    year_to: int | None = None


def line_of(agencies: Iterable[str], events: Sequence[ChangeEvent]) -> Line:
    """Return the line of each agency; of bodies that came from each other, the one before counts."""
    ways: Line = defaultdict(dict)
    steps = [
        (to, before, event.date or "")
        for event in events
        if event.scope == "whole"
        for to, before in product(event.to, event.from_)
        if to != before
    ]
    changed = True
    for to, before, date in steps:
        ways[to][before] = min(date, ways[to].get(before, date))
    while changed:
        changed = False
        for to, before, date in steps:
            for older, since in list(ways[before].items()):
                way = max(date, since)
                if way < ways[to].get(older, "￿"):
                    ways[to][older] = way
                    changed = True
    line: Line = {agency: {} for agency in agencies}
    for agency, before in ways.items():
        for member, since in before.items():
            line[member].setdefault(agency, (since, "after"))
    for agency, before in ways.items():
        line[agency] |= {member: (since, "before") for member, since in before.items()}
    for agency in line:
        line[agency][agency] = ("", "self")
    return line


class Oracle:
    """The answers over a few records; clauses come as ids, newest document first."""

    def __init__(self, records: Sequence[Record], line: Line) -> None:
        self.line = line
        self.records = {r.document.id: r for r in records}
        self.statements = [s for r in records for s in r.statements]
        self.covers: dict[str, set[str]] = {s.id: set() for s in self.statements}
        for record in records:
            for measure in record.measures:
                for statement in measure.statements:
                    self.covers[statement].add(measure.id)

    def duties(self, agency: str, roles: Collection[Role], asked: Asked) -> list[str]:
        """Return the clauses that an agency answers for."""
        return self._sorted(
            {s.provision for s in self.statements if self._answers(agency, s, roles, asked)}
        )

    def shared(
        self, agencies: Sequence[str], roles: Sequence[Collection[Role]], asked: Asked
    ) -> list[str]:
        """Return the clauses that agencies share: some statement or sentence is common to all."""
        found: set[str] = set()
        answering = [
            [s for s in self.statements if self._answers(agency, s, wanted, asked)]
            for agency, wanted in sorted(zip(agencies, roles, strict=True))
        ]
        for group in product(*answering):
            units = [self.covers[s.id] | {s.id} for s in group]
            if set.intersection(*units):
                found.add(max(group[:2], key=lambda s: s.start).provision)
        return self._sorted(found)

    def partners(self, agency: str, roles: Collection[Role], asked: Asked) -> dict[str, int]:
        """Return how many clauses an agency shares with each other one (of those that go on)."""
        counts = {}
        for other, line in self.line.items():
            gone = any(
                direction == "after" and self._known(since, asked)
                for since, direction in line.values()
            )
            own = other in self.line[agency] and self._known(self.line[agency][other][0], asked)
            if other == agency or (asked.through and (gone or own)):
                continue
            counts[other] = len(self.shared((agency, other), (roles, ROLES), asked))
        return {other: count for other, count in counts.items() if count}

    @staticmethod
    def _known(since: str, asked: Asked) -> bool:
        return asked.as_of is None or since <= asked.as_of

    def _answers(
        self, agency: str, statement: Statement, roles: Collection[Role], asked: Asked
    ) -> bool:
        record = self.records[statement.provision.partition(".")[0]]
        date = record.document.date
        if asked.as_of is not None and (date is None or date > asked.as_of):
            return False
        year = int(date[:4]) if date else None
        if asked.year_from is not None and (year is None or year < asked.year_from):
            return False
        if asked.year_to is not None and (year is None or year > asked.year_to):
            return False
        members = self.line[agency] if asked.through else {agency: ("", "self")}
        return any(
            a.role in roles and a.agency in members and self._known(members[a.agency][0], asked)
            for a in statement.assignments
        )

    def _sorted(self, clauses: Collection[str]) -> list[str]:
        """Sort clauses by document, newest first, then as they stand in it."""
        documents = sorted(
            {clause.partition(".")[0] for clause in clauses},
            key=lambda d: self.records[d].document.date or "",
            reverse=True,
        )
        place = {p.id: p.start for r in self.records.values() for p in r.provisions}
        return sorted(clauses, key=lambda c: (documents.index(c.partition(".")[0]), place[c]))
