"""Answers about what documents name: works, standards and programmes."""

from dataclasses import dataclass

from loaders.record import EntityKind, MentionType, Relation, Role, Status
from queries.types.parts import AgencyRef, Clause, DocumentRef, Evidence, Page


@dataclass(frozen=True, slots=True)
class NamedRef:
    """A work, a standard or a programme; one for all its spellings.

    `number` is its 文号 or its standard number without the year; `reason` says why it can't be told
    which one is meant, None where it can; `document` is the id of the document held that is it.
    """

    kind: EntityKind
    id: str
    type: MentionType
    name: str
    number: str | None
    reason: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place that names a thing: the name and number used, and what the text does with a work.

    `clause` and `measure` are None in the masthead, `measure` in headings too. `how` is the rule
    that told what is meant, `version` the date of the law's version in force.
    """

    id: str
    thing: str
    type: MentionType
    name: str
    number: str | None
    relation: Relation | None
    article: str | None
    version: str | None
    how: str
    measure: str | None
    status: Status | None
    clause: Clause | None
    document: DocumentRef
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A thing, how many places in how many documents name it, from when to when, and the newest."""

    thing: NamedRef
    mentions: int
    documents: int
    first_date: str | None
    last_date: str | None
    newest: MentionRow


@dataclass(frozen=True, slots=True)
class NamedThings:
    """Works, standards or programmes, those first that the newest document names."""

    page: Page[NamedRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that answers for sentences that name a thing: in how many clauses, in which roles."""

    agency: AgencyRef
    clauses: int
    with_role: dict[Role, int]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every place that names a thing, the oldest document first, and who answers for it."""

    thing: NamedRef
    page: Page[MentionRow]
    bodies: tuple[NamedBody, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class CitationsRow:
    """How many places of a document name a work or standard, and of how many it is known which."""

    document: DocumentRef
    named: int
    resolved: int
    ambiguous: int
    unresolved: int


@dataclass(frozen=True, slots=True)
class Citations:
    """Documents that name works or standards, oldest first."""

    page: Page[CitationsRow]
    as_of: str | None
