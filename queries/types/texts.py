"""Documents with their outlines, clauses with the words to mark."""

from dataclasses import dataclass
from typing import Literal

from loaders.record import Role
from queries.types.duties import Responsibility
from queries.types.parts import AgencyRef, Clause, DocumentRef, Evidence, Page


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issued a document, with its words on the document."""

    agency: AgencyRef
    name: str
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line of a document's outline, in document order; `depth` counts from 0."""

    id: str
    parent: str | None
    depth: int
    level: str
    label: str | None
    heading: str | None
    path: str
    start: int
    end: int
    statements: int
    measures: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list, with what was read from it.

    `clauses` counts provisions of every level. `evidence` is where its title stands, or the
    beginning of its text when the title does not stand there word for word.
    """

    document: DocumentRef
    contained_title: str | None
    jurisdiction: str | None
    period: tuple[str | None, str | None] | None
    issuers: tuple[Issuer, ...]
    clauses: int
    statements: int
    measures: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents, newest first."""

    page: Page[DocumentRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A document with its outline. `length` is in code points of the kept text."""

    row: DocumentRow
    recipients: tuple[str, ...]
    text_sha256: str
    length: int
    outline: tuple[OutlineRow, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """Words to mark in a text: what they are, the id of the thing, and for bodies the agency."""

    kind: Literal["statement", "scope", "measure", "body", "actor"]
    id: str
    start: int
    end: int
    agency: AgencyRef | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class ProvisionAnswer:
    """A clause with its text, what stands in it, and the spans to mark.

    `text` is the slice [clause.start:clause.end]; spans keep the document's offsets, sorted
    by start, then longest first. `ancestors` from the outermost; `children` in order.
    """

    clause: Clause
    text: str
    ancestors: tuple[Clause, ...]
    children: tuple[Clause, ...]
    responsibility: Responsibility
    spans: tuple[Span, ...]
    previous: str | None
    next: str | None
    as_of: str | None
