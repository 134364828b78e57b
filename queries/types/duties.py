"""Who answers for what: a clause's bodies, an agency's duties, what agencies share."""

from dataclasses import dataclass
from typing import Literal

from loaders.record import Role
from queries.types.parts import (
    Acting,
    AgencyRef,
    Assigned,
    Clause,
    Evidence,
    Page,
    Sentence,
    StatementAnswer,
    Through,
)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a clause, a sentence of it, or under one statement.

    `lead_written`: True, some statement names a lead; False, statements name bodies but no
    lead (未写明牵头); None, the text assigns it to nobody. `open`: some list ends in 等.
    `evidence` quotes the thing asked about (a clause as a whole).
    """

    kind: Literal["provision", "measure", "statement"]
    id: str
    clause: Clause
    evidence: Evidence
    statements: tuple[StatementAnswer, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[Acting, ...]
    lead_written: bool | None
    open: bool
    as_of: str | None

    @property
    def bodies(self) -> tuple[Assigned, ...]:
        """All assigned bodies, statement by statement, each in the order printed."""
        return tuple(body for statement in self.statements for body in statement.bodies)


@dataclass(frozen=True, slots=True)
class LineMember:
    """A body whose duties count for the agency asked, and why.

    `direction`: self; before (its predecessor, transitively); after (its successor).
    `since`: the date of the latest change on the way, None for self or when unknown.
    `function`: set when only that function moved.
    """

    agency: AgencyRef
    direction: Literal["self", "before", "after"]
    since: str | None
    function: str | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A clause that the agency answers for, wholly or in part.

    `roles` in the order lead, support, responsible, by_duty. `bodies` are the named bodies
    that stand for the agency, `sentences` those that their statements cover, `statements`
    how many there are. `evidence` is the first of these statements.
    """

    clause: Clause
    roles: tuple[Role, ...]
    bodies: tuple[Assigned, ...]
    lead_written: bool
    statements: int
    sentences: tuple[Sentence, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Duties:
    """What an agency answers for: clauses, newest document first, then document order."""

    agency: AgencyRef
    through: Through
    function: str | None
    line: tuple[LineMember, ...]
    page: Page[DutyRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """How one of the asked agencies comes into a shared clause: its named bodies there."""

    agency: AgencyRef
    bodies: tuple[Assigned, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A clause in which every asked agency answers for some common sentence or statement.

    `sides` follow the order asked. `one_body` is True when one named body alone stands for
    two of the agencies (the predecessor or successor of both).
    """

    clause: Clause
    sides: tuple[Side, ...]
    one_body: bool
    sentences: tuple[Sentence, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Shared:
    """The clauses that all the agencies share."""

    agencies: tuple[AgencyRef, ...]
    through_succession: bool
    lines: tuple[tuple[LineMember, ...], ...]
    page: Page[SharedRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Partner:
    """An agency and how many clauses it shares with the one asked; `evidence` is the newest."""

    agency: AgencyRef
    clauses: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Partners:
    """Who shares most with an agency: most clauses first, then by id."""

    agency: AgencyRef
    through_succession: bool
    page: Page[Partner]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of shared clauses, symmetric; the diagonal counts an agency's own clauses.

    `evidence[i][j]` is the newest statement behind a count, None where the count is 0.
    """

    agencies: tuple[AgencyRef, ...]
    counts: tuple[tuple[int, ...], ...]
    evidence: tuple[tuple[Evidence | None, ...], ...]
    through_succession: bool
    as_of: str | None
