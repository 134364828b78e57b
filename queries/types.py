"""What every question answers with: frozen values, each row with the sentence that proves it.

Offsets are Unicode code points of the document's kept text, `end` exclusive, so that
`text[start:end] == quote`. Dates are ISO at the precision known ("2018", "2018-11",
"2018-11-23"). Ids are the ones of the graph, one URL segment each.
"""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from loaders.record import Form, Role, Status

Kind = Literal["document", "provision", "measure", "agency"]
Through = Literal["succession", "names"]
NodeKind = Literal["document", "provision", "statement", "measure", "agency", "event"]
FacetField = Literal["kind", "year", "document", "agency", "role"]
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


# Who answers for it ------------------------------------------------------------------------


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


# What an agency answers for ----------------------------------------------------------------


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


# What agencies share -----------------------------------------------------------------------


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


# How assigning changed, deadlines, districts -----------------------------------------------


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


# Agencies ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name and when it was used. `sources` are keys of the authority file's sources."""

    text: str
    type: str
    valid_from: str | None
    valid_to: str | None
    sources: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One step of succession: the other body, and the event with its source."""

    agency: AgencyRef
    event: str
    event_zh: str | None
    event_en: str | None
    kind: str
    scope: Literal["whole", "partial"]
    function: str | None
    date: str | None
    sources: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """An agency: its names over time, where it came from and what became of it.

    `today` are the bodies that stand for it as of the date asked ((itself,) while it goes on).
    `exists` says whether it existed then: None when that can't be told. `clauses` counts what
    it answers for under its own name, `evidence` is the newest place that names it.
    """

    agency: AgencyRef
    official_name: str
    level: str | None
    kind: str | None
    jurisdiction: str | None
    functions: tuple[str, ...]
    start: str | None
    end: str | None
    how: str | None
    exists: bool | None
    today: tuple[AgencyRef, ...]
    names: tuple[NameRow, ...]
    predecessors: tuple[SuccessionRow, ...]
    successors: tuple[SuccessionRow, ...]
    members: tuple[AgencyRef, ...]
    member_of: tuple[AgencyRef, ...]
    clauses: int
    acting: int
    evidence: Evidence | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """What happened to bodies. `date` None is unknown; the two bounds then say what is known.

    `sources` are the keys of the authority file's sources with their titles.
    """

    id: str
    name_zh: str | None
    name_en: str | None
    date: str | None
    not_before: str | None
    not_after: str | None
    kind: str
    scope: Literal["whole", "partial"]
    function: str | None
    before: tuple[AgencyRef, ...]
    after: tuple[AgencyRef, ...]
    sources: tuple[tuple[str, str | None], ...]
    certainty: str | None
    note: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """An agency that some name finds. `former` is True when the name no longer is one today.

    `matched` is the name that was found, with its type and validity; `today` the bodies that
    carry on (原上海市质量技术监督局 → 上海市市场监督管理局), (itself,) when it still exists.
    """

    agency: AgencyRef
    matched: NameRow
    exact: bool
    former: bool
    today: tuple[AgencyRef, ...]
    clauses: int


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies that a name finds: exact first, then by clauses; all by id when no name."""

    asked: str | None
    page: Page[AgencyMatch]
    as_of: str | None


# Documents and clauses ---------------------------------------------------------------------


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


# Search ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of the source: text[start:end] of the document; marks are absolute offsets too.

    For an agency the text is the name that was found, with offsets in that name.
    """

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `tier`: 0 the title, heading or name is the words asked, 1 contains them,
    2 the text contains them. `occurrences` counts them in the text."""

    kind: Kind
    id: str
    title: str
    tier: int
    occurrences: int
    snippet: Snippet
    document: DocumentRef | None
    clause: Clause | None
    agency: AgencyMatch | None
    bodies: tuple[AgencyRef, ...]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of hits that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts by kind, year, document, agency or role; most hits first, then by value.

    At most thirty values are given; `others` says how many more there are.
    """

    field: FacetField
    values: tuple[FacetValue, ...]
    others: int


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What narrows a search. An agency filter goes through succession.

    An agency or a role is found in clauses and sentences only; agencies themselves are found
    only when nothing narrows the search.
    """

    year_from: int | None = None
    year_to: int | None = None
    document: str | None = None
    document_kind: str | None = None
    agency: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of hits with facets over all of them.

    With more than a thousand hits the total is not exact and the facets (`facets_are_exact`
    False) count the thousand newest. Later pages of such a search carry no facets.
    """

    query: str
    page: Page[Hit]
    facets: tuple[Facet, ...]
    facets_are_exact: bool
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Identified:
    """Where an id leads: it is here, has moved to `successor`, or is gone."""

    kind: str
    id: str
    state: Literal["here", "moved", "gone"]
    successor: str | None


# Neighbourhood and references --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a view; `depth` is its distance from the one asked."""

    id: str
    kind: NodeKind
    label: str
    label_en: str | None
    depth: int
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship with its evidence; source and target are (kind, id) of nodes in the view.

    `evidence` is empty only for facts of the authority file, which `sources` then name.
    """

    id: str
    type: str
    source: tuple[str, str]
    target: tuple[str, str]
    role: Role | None
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What surrounds a node, bounded. `omitted` counts neighbours that were left out."""

    focus: tuple[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    depth: int
    node_limit: int
    truncated: bool
    omitted: int
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause or document that a reference may mean; `clause` None means the document."""

    document: DocumentRef
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a written reference means: one candidate, several (ambiguous) or none."""

    asked: str
    number: str | None
    labels: tuple[str, ...]
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def found(self) -> Candidate | None:
        """The only candidate, None when there is none or more than one."""
        return self.candidates[0] if len(self.candidates) == 1 else None
