"""Shapes of graph answers: nodes and edges, evidence on every edge, bounded."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import Answer, Date, Entity, Evidence, Label, Role


class Node(Entity):
    """A node of a view; `depth` is its distance from the thing asked."""

    depth: int
    date: NotRequired[Date]


class Edge(TypedDict):
    """A relationship; `source` and `target` are the uris of nodes of the same answer."""

    id: str
    type: str
    label: Label
    source: str
    target: str
    role: NotRequired[Role]
    position: NotRequired[int]
    inherited: NotRequired[bool]
    surface: NotRequired[str]
    count: NotRequired[Annotated[int, Field(description="Shared clauses, in a matrix")]]
    evidence: Annotated[
        list[Evidence],
        Field(description="Empty only for facts of the authority file, which `sources` name"),
    ]
    sources: NotRequired[Annotated[list[str], Field(description="Keys of the authority's sources")]]


class GraphAnswer(Answer):
    """Nodes and edges; what the limits left out is counted in `omitted`."""

    nodes: list[Node]
    edges: list[Edge]
    depth: int
    node_limit: int
    truncated: bool
    omitted: int


class NeighbourhoodAnswer(GraphAnswer):
    """What surrounds one node."""

    focus: Entity
