"""Shapes of the answers about documents, their clauses and sentences, and references to them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Agency,
    Answer,
    Body,
    Clause,
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
