"""Shapes of a search: hits with the words marked, and counts that narrow it."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.agencies import AgencyMatch
from api.shapes.common import (
    Agency,
    Answer,
    Clause,
    Document,
    Entity,
    Evidence,
    Offset,
    PageInfo,
    ResolvedFrom,
)
from api.shapes.figures import Indicator
from api.shapes.named import Thing


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
