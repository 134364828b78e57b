"""What searching, looking around and resolving ids and references give."""

from dataclasses import dataclass, field
from typing import Literal

from loaders.record import MentionType, Role
from queries.types.bodies import AgencyMatch
from queries.types.figures import IndicatorRef
from queries.types.named import NamedRef
from queries.types.parts import (
    AgencyRef,
    Clause,
    DocumentRef,
    Evidence,
    FacetField,
    Kind,
    NodeKind,
    Page,
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of the source: text[start:end] of the document; marks are absolute offsets too.

    For an agency, a work, a standard, a programme or an indicator the text is the name or number
    that was found, with offsets in it.
    """

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `tier`: 0 the title, heading or name is the words asked, 1 contains them,
    2 the text contains them. `occurrences` counts them in the text.

    A thing that documents name (`named`, `indicator`) is shown where the newest document that has
    the words names it; its occurrences are the documents whose names for it contain them.
    """

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
    named: NamedRef | None = None
    indicator: IndicatorRef | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of hits that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts by kind, type, year, document, agency or role; most hits first, then by value.

    At most thirty values are given; `others` says how many more there are.
    """

    field: FacetField
    values: tuple[FacetValue, ...]
    others: int


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What narrows a search. An agency filter goes through succession.

    An agency or a role is found in clauses and sentences only, a type (law, award, …) among works,
    standards and programmes; agencies themselves are found only when nothing narrows the search.
    """

    year_from: int | None = None
    year_to: int | None = None
    document: str | None = None
    document_kind: str | None = None
    agency: str | None = None
    role: Role | None = None
    type: MentionType | None = None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of hits with facets over all of them.

    With more than a thousand hits the total is not exact and the facets (`facets_are_exact`
    False) count the newest four hundred or so. Later pages of such a search carry no facets.
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
