"""What every answer is made of: evidence, pages, agencies, documents, clauses, statements."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from loaders.record import Form, Role, Status

Kind = Literal[
    "agency", "document", "work", "standard", "programme", "indicator", "provision", "measure"
]
Through = Literal["succession", "names"]
NodeKind = Literal["document", "provision", "statement", "measure", "agency", "event"]
FacetField = Literal["kind", "type", "year", "document", "agency", "role"]
Position = tuple[int | str, ...]
"""Where a list goes on: plain stored integers and ids. The API signs it; nobody else reads it."""

T = TypeVar("T")

MAX_LIMIT = 200
DEFAULT_LIMIT = 20
EXACT_TOTAL = 1_000
"""Totals of a search are exact up to here; beyond it they are a lower bound."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a row, and where they stand."""

    document: str
    number: str | None
    title: str
    date: str | None
    sha256: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `after` is None on the last page; `total` counts the whole list."""

    items: tuple[T, ...]
    after: Position | None
    total: int
    total_is_exact: bool
    limit: int


@dataclass(frozen=True, slots=True)
class AgencyRef:
    """An agency: `name` is its official name as of the date asked, else its latest one."""

    id: str
    name: str
    name_en: str | None
    collective: bool


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document by what people call it. `year` is the year of its date."""

    id: str
    title: str
    number: str | None
    kind: str | None
    date: str | None
    year: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision as the reader sees it. `start`/`end` are the whole of it, its label included."""

    id: str
    document: DocumentRef
    level: str
    part: str | None
    section: str | None
    label: str | None
    heading: str | None
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A measure: one sentence of a clause."""

    id: str
    clause: str
    text: str
    status: Status
    stage: str | None
    deadline: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """One body in one statement.

    `name` is its official name at the document's date, `agency.name` the one as of the date
    asked. start/end are where `surface` stands; for an inherited body that is the standing
    rule, which `evidence` then quotes instead of the statement.
    """

    agency: AgencyRef
    name: str
    surface: str
    role: Role
    position: int
    inherited: bool
    statement: str
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Acting:
    """A body that a sentence itself puts in charge (由市质量技监局牵头), and that sentence."""

    agency: AgencyRef
    name: str
    surface: str
    role: Role
    measure: str
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StatementAnswer:
    """A responsibility statement with its bodies in the order printed.

    `lead_written` False is an answer (未写明牵头). `measures` are the ids of the sentences
    it answers for; scope_start/scope_end the text it answers for.
    """

    id: str
    provision: str
    form: Form
    manner: str | None
    open: bool
    lead_written: bool
    deadline: str | None
    scope_start: int
    scope_end: int
    measures: tuple[str, ...]
    bodies: tuple[Assigned, ...]
    evidence: Evidence
