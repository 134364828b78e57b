"""Answers over many documents: how assigning changed, deadlines, districts, sentences."""

from dataclasses import dataclass
from typing import Literal

from loaders.record import Role
from queries.types.parts import (
    Acting,
    AgencyRef,
    Assigned,
    Clause,
    DocumentRef,
    Evidence,
    Page,
    Sentence,
)


@dataclass(frozen=True, slots=True)
class AssigningRow:
    """How one document assigns: counts of its statements and of the bodies in them.

    `with_role` maps each role to the number of statements that have a body in it, so that
    `with_role["lead"]` statements name a lead. `bodies` counts assignments (inherited ones
    included), `evidence` is the document's first statement.
    """

    document: DocumentRef
    statements: int
    with_lead: int
    without_lead: int
    open: int
    with_role: dict[Role, int]
    bodies: int
    inherited: int
    agencies: int
    evidence: Evidence

    @property
    def bodies_per_statement(self) -> float:
        """Mean number of bodies in a statement."""
        return self.bodies / self.statements


@dataclass(frozen=True, slots=True)
class Assigning:
    """How assigning itself changed: one row a document that assigns, oldest first."""

    page: Page[AssigningRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class DueRow:
    """What falls due: a sentence, a statement's whole scope, or a document's period.

    `deadline` as known, `year` its year. `clause` is None for a document.
    """

    kind: Literal["measure", "statement", "document"]
    id: str
    deadline: str
    year: int
    document: DocumentRef
    clause: Clause | None
    text: str
    bodies: tuple[Assigned, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due up to and including `by_year` (from `from_year`), earliest first."""

    by_year: int
    from_year: int | None
    page: Page[DueRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A clause that districts answer for. `under` are the names used there, as printed bodies."""

    clause: Clause
    roles: tuple[Role, ...]
    under: tuple[Assigned, ...]
    sentences: tuple[Sentence, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Districts:
    """What the districts must do, under whichever collective name or as a single district.

    `bodies` are all bodies that were counted: collectives of districts, and districts.
    """

    district: AgencyRef | None
    bodies: tuple[AgencyRef, ...]
    page: Page[DistrictRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A sentence of a clause with the bodies of all statements that cover it, and its actors.

    `evidence` is the sentence itself; each body has its own.
    """

    sentence: Sentence
    clause: Clause
    statements: tuple[str, ...]
    bodies: tuple[Assigned, ...]
    actors: tuple[Acting, ...]
    lead_written: bool | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Measures:
    """Sentences, newest document first, then document order."""

    page: Page[MeasureRow]
    as_of: str | None
