"""Shapes of the answers about responsibility: who answers, for what, with whom."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Agency,
    Answer,
    Body,
    Clause,
    Date,
    Document,
    Entity,
    Evidence,
    Label,
    Offset,
    PageInfo,
    ResolvedFrom,
    Role,
    Sentence,
)
from api.shapes.graph import GraphAnswer

LeadWritten = Annotated[
    bool | None,
    Field(description="null: assigned to nobody; false: bodies, but no lead (未写明牵头)"),
]


class Scope(TypedDict):
    """The text that a statement answers for."""

    start: Offset
    end: Offset


class Actor(TypedDict):
    """A body that a sentence itself puts in charge (由市质量技监局牵头)."""

    agency: Agency
    name: str
    surface: str
    role: Role
    role_label: Label
    measure: str
    start: Offset
    end: Offset
    evidence: Evidence


class Statement(Entity):
    """A responsibility statement with its bodies in the order printed."""

    provision: str
    form: Literal["bracket", "line", "inline", "table", "rule"]
    manner: NotRequired[str]
    open: Annotated[bool, Field(description="The list ends in 等")]
    lead_written: Annotated[bool, Field(description="False: 未写明牵头")]
    deadline: NotRequired[str]
    scope: Scope
    measures: list[str]
    bodies: list[Body]
    evidence: Evidence


class Responsible(TypedDict):
    """Who answers: what the answers about clauses, measures and statements share."""

    lead_written: LeadWritten
    lead_note: Label
    open: bool
    statements: list[Statement]
    sentences: list[Sentence]
    actors: list[Actor]
    evidence: Evidence


class ResponsibilityAnswer(Responsible, GraphAnswer):
    """Who answers for a clause, for one sentence of it, or under one statement."""

    subject: Entity
    clause: Clause


class LineMember(TypedDict):
    """A body whose duties count for the agency asked, and why."""

    agency: Agency
    direction: Literal["self", "before", "after"]
    since: NotRequired[Date]
    function: NotRequired[str]


class Duty(TypedDict):
    """A clause that an agency answers for, wholly or in part."""

    clause: Clause
    roles: list[Role]
    bodies: list[Body]
    lead_written: bool
    statements: Annotated[int, Field(description="Number of statements that name it there")]
    sentences: list[Sentence]
    evidence: Evidence


class DutiesAnswer(Answer):
    """What an agency answers for: newest document first, then document order."""

    agency: Agency
    resolved_from: NotRequired[ResolvedFrom]
    through: Literal["succession", "names"]
    function: NotRequired[str]
    line: list[LineMember]
    items: list[Duty]
    page: PageInfo


class Side(TypedDict):
    """How one of the agencies asked comes into a shared clause."""

    agency: Agency
    bodies: list[Body]


class SharedClause(TypedDict):
    """A clause that all the agencies asked share."""

    clause: Clause
    sides: list[Side]
    one_body: Annotated[bool, Field(description="One named body stands for two of the agencies")]
    sentences: list[Sentence]
    evidence: Evidence


class SharedAnswer(GraphAnswer):
    """The clauses that two or more agencies share, as a list and as a graph of this page."""

    agencies: list[Agency]
    resolved_from: NotRequired[list[ResolvedFrom]]
    through_succession: bool
    lines: list[list[LineMember]]
    items: list[SharedClause]
    page: PageInfo


class Partner(TypedDict):
    """An agency and the number of clauses that it shares with the one asked."""

    agency: Agency
    clauses: int
    evidence: Evidence


class PartnersAnswer(Answer):
    """Who shares most with an agency."""

    agency: Agency
    resolved_from: NotRequired[ResolvedFrom]
    through_succession: bool
    items: list[Partner]
    page: PageInfo


class MatrixAnswer(GraphAnswer):
    """Counts of shared clauses; the diagonal counts an agency's own clauses."""

    agencies: list[Agency]
    resolved_from: NotRequired[list[ResolvedFrom]]
    counts: list[list[int]]
    through_succession: bool


class AssigningRow(TypedDict):
    """How one document assigns: numbers of statements, by role and by whether a lead is named."""

    document: Document
    statements: int
    with_lead: int
    without_lead: int
    open: int
    with_role: dict[Role, int]
    bodies: int
    bodies_per_statement: float
    inherited: int
    agencies: int
    evidence: Evidence


class AssigningAnswer(Answer):
    """How assigning itself changed, oldest document first."""

    items: list[AssigningRow]
    page: PageInfo


class DueRow(TypedDict):
    """What falls due: a sentence, a statement's whole scope, or a document's period."""

    subject: Entity
    deadline: str
    year: int
    document: Document
    clause: NotRequired[Clause]
    text: str
    bodies: list[Body]
    evidence: Evidence


class DueAnswer(Answer):
    """What falls due up to and including a year, earliest first."""

    resolved_from: NotRequired[ResolvedFrom]
    by_year: int
    from_year: NotRequired[int]
    items: list[DueRow]
    page: PageInfo


class DistrictDuty(TypedDict):
    """A clause that districts answer for, under the names used there."""

    clause: Clause
    roles: list[Role]
    under: list[Body]
    sentences: list[Sentence]
    evidence: Evidence


class DistrictsAnswer(Answer):
    """What the districts must do, under whichever collective name."""

    district: NotRequired[Agency]
    resolved_from: NotRequired[ResolvedFrom]
    bodies: list[Agency]
    items: list[DistrictDuty]
    page: PageInfo
