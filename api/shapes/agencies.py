"""Shapes of the answers about agencies: their names over time, what they came from and became."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Agency,
    Answer,
    Date,
    Entity,
    Evidence,
    PageInfo,
    ResolvedFrom,
)

Scope = Literal["whole", "partial"]


class Source(TypedDict):
    """A source of the authority file."""

    key: str
    title: NotRequired[str]


class Name(TypedDict):
    """A name of an agency and when it was used."""

    text: str
    type: str
    valid_from: NotRequired[Date]
    valid_to: NotRequired[Date]
    sources: NotRequired[list[str]]
    certainty: NotRequired[str]


class Succession(TypedDict):
    """One step of succession: the other body, and the event with its source."""

    agency: Agency
    event: Entity
    event_kind: str
    scope: Scope
    function: NotRequired[str]
    date: NotRequired[Date]
    sources: NotRequired[list[str]]
    certainty: NotRequired[str]


class AgencyAnswer(Answer):
    """An agency: its names over time, where it came from and what became of it."""

    agency: Agency
    resolved_from: NotRequired[ResolvedFrom]
    official_name: str
    level: NotRequired[str]
    agency_kind: NotRequired[str]
    jurisdiction: NotRequired[str]
    functions: NotRequired[list[str]]
    start: NotRequired[Date]
    end: NotRequired[Date]
    how: NotRequired[str]
    exists: NotRequired[Annotated[bool, Field(description="As of the date; absent: unknown")]]
    today: list[Agency]
    names: list[Name]
    predecessors: list[Succession]
    successors: list[Succession]
    members: list[Agency]
    member_of: list[Agency]
    clauses: int
    acting: int
    evidence: NotRequired[Evidence]


class EventAnswer(Answer):
    """What happened to bodies: before, after, when and by which source."""

    event: Entity
    event_kind: str
    scope: Scope
    before: list[Agency]
    after: list[Agency]
    date: NotRequired[Date]
    not_before: NotRequired[Date]
    not_after: NotRequired[Date]
    function: NotRequired[str]
    sources: list[Source]
    certainty: NotRequired[str]
    note: NotRequired[str]


class AgencyMatch(TypedDict):
    """An agency that a name finds, and the bodies that carry on today."""

    agency: Agency
    matched: Name
    exact: bool
    former: bool
    today: list[Agency]
    clauses: int


class AgenciesAnswer(Answer):
    """The agencies that a name finds; all of them when no name is given."""

    asked: NotRequired[str]
    items: list[AgencyMatch]
    page: PageInfo
