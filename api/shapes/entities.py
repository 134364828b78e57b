"""Shapes of the answers about one thing: documents, clauses, agencies, search, references."""

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
from api.shapes.duties import Actor, LeadWritten, Responsible, Statement
from api.shapes.figures import Indicator
from api.shapes.named import Thing


class Period(TypedDict):
    """The years a document speaks of."""

    start: NotRequired[str]
    end: NotRequired[str]


class Issuer(TypedDict):
    """A body that issued a document, in the document's words."""

    agency: Agency
    name: str
    surface: str
    start: Offset
    end: Offset


class DocumentRow(TypedDict):
    """A document and what was read from it."""

    document: Document
    contained_title: NotRequired[str]
    jurisdiction: NotRequired[str]
    period: NotRequired[Period]
    issuers: list[Issuer]
    clauses: int
    statements: int
    measures: int
    evidence: Evidence


class DocumentsAnswer(Answer):
    """The documents, newest first."""

    items: list[DocumentRow]
    page: PageInfo


class OutlineRow(Entity):
    """A line of a document's outline, in document order."""

    parent: NotRequired[str]
    depth: int
    level: str
    printed_label: NotRequired[str]
    heading: NotRequired[str]
    path: str
    start: Offset
    end: Offset
    statements: int
    measures: int


class DocumentAnswer(DocumentRow, Answer):
    """A document with its outline."""

    recipients: list[str]
    text_sha256: str
    length: Annotated[int, Field(description="Code points of the kept text")]
    outline: list[OutlineRow]


class Span(TypedDict):
    """Words to mark in a clause's text, with offsets into the document."""

    kind: Literal["statement", "scope", "measure", "body", "actor"]
    id: str
    start: Offset
    end: Offset
    agency: NotRequired[Agency]
    role: NotRequired[Role]


class ProvisionAnswer(Responsible, Answer):
    """A clause with its text as printed, the spans to mark, and who answers for it."""

    clause: Clause
    text: str
    ancestors: list[Clause]
    children: list[Clause]
    previous: NotRequired[str]
    next: NotRequired[str]
    spans: list[Span]


class MeasureAnswer(Answer):
    """A measure, its clause, and who answers for it."""

    measure: Sentence
    clause: Clause
    lead_written: LeadWritten
    lead_note: Label
    open: bool
    statements: list[Statement]
    actors: list[Actor]
    evidence: Evidence


class MeasureRow(TypedDict):
    """A measure with its clause and the bodies of the statements that cover it."""

    measure: Sentence
    clause: Clause
    statements: Annotated[list[str], Field(description="Ids of the statements that cover it")]
    lead_written: LeadWritten
    bodies: list[Body]
    actors: list[Actor]
    evidence: Evidence


class MeasuresAnswer(Answer):
    """Measures, newest document first, then document order."""

    items: list[MeasureRow]
    page: PageInfo
    resolved_from: NotRequired[ResolvedFrom]


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
    scope: Literal["whole", "partial"]
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
    scope: Literal["whole", "partial"]
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


class Snippet(TypedDict):
    """A cut of the source; `marks` are pairs of offsets in the same coordinates as start, end."""

    text: str
    start: Offset
    end: Offset
    marks: list[list[int]]


class Hit(Entity):
    """One result of a search."""

    title: str
    tier: Annotated[int, Field(description="0 is it, 1 named so, 2 in the text")]
    occurrences: int
    snippet: Snippet
    document: NotRequired[Document]
    clause: NotRequired[Clause]
    match: NotRequired[AgencyMatch]
    thing: NotRequired[Thing]
    indicator: NotRequired[Indicator]
    agencies: list[Agency]
    evidence: NotRequired[Evidence]


class FacetValue(TypedDict):
    """A value that narrows the search, with its number of hits."""

    value: str
    label: str
    count: int


class Facet(TypedDict):
    """Counts over all hits by kind, type, year, document, agency or role."""

    field: Literal["kind", "type", "year", "document", "agency", "role"]
    values: list[FacetValue]


class SearchAnswer(Answer):
    """A page of hits with facets over all of them."""

    resolved_from: NotRequired[ResolvedFrom]
    query: str
    items: list[Hit]
    page: PageInfo
    facets: list[Facet]
    facets_are_exact: bool


class Candidate(TypedDict):
    """A clause, or a document as a whole, that a reference may mean."""

    document: Document
    clause: NotRequired[Clause]


class ReferenceAnswer(Answer):
    """What a written reference means: one candidate, several (ambiguous), or none."""

    asked: str
    number: NotRequired[str]
    labels: list[str]
    candidates: list[Candidate]
    found: NotRequired[Candidate]
