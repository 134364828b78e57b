"""Shapes of the answers about networks of agencies: who works with whom, how central, in which groups."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import Agency, Answer, Clause, Evidence, PageInfo, ResolvedFrom

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class ViewShape(TypedDict):
    """Which network: of one year's documents or of all, how bodies are counted."""

    year: NotRequired[int]
    through: Literal["names", "succession"]
    collectives: Literal["left_out", "kept"]


class NetworkFacts(TypedDict):
    """A network as a whole; docs/analysis.md defines each measure."""

    actors: Count
    isolates: Annotated[int, Field(ge=0, description="Agencies without a partner")]
    ties: Count
    ties_kept: Annotated[int, Field(ge=0, description="So many of the strongest are listed")]
    components: Count
    largest_component: Count
    statements: Annotated[int, Field(ge=0, description="That name an agency")]
    joint_statements: Annotated[int, Field(ge=0, description="That name two agencies or more")]
    mean_list: Annotated[float, Field(ge=0, description="Agencies named in a statement, mean")]
    density: Share
    centralization: Annotated[float, Field(ge=0, le=1, description="Freeman's, of degree")]
    communities: Count
    modularity: Annotated[float, Field(ge=-0.5, le=1)]
    modularity_by_chance: NotRequired[
        Annotated[float, Field(description="Mean when agencies are shuffled over the statements")]
    ]
    runs: Annotated[int, Field(ge=0, description="Seeds of the Louvain method")]
    agreement: Annotated[float, Field(le=1, description="Mean adjusted Rand index of the runs")]
    betweenness_pivots: NotRequired[
        Annotated[int, Field(description="Betweenness is sampled from so many agencies")]
    ]
    moved: Annotated[int, Field(ge=0, description="Assignments carried for a function that moved")]


class ViewOf(Answer):
    """What every answer of an analysis begins with."""

    view: ViewShape


class Proof(TypedDict):
    """A statement behind a finding, with its clause."""

    statement: str
    clause: Clause
    evidence: Evidence


class TieRow(TypedDict):
    """Two agencies that answer for something together."""

    a: Agency
    b: Agency
    weight: Annotated[float, Field(ge=0, description="Newman's: 1 / (n - 1) for each list of n")]
    clauses: Count
    statements: Count
    a_leads: Annotated[int, Field(ge=0, description="Statements where a leads and b supports")]
    b_leads: Annotated[int, Field(ge=0, description="Statements where b leads and a supports")]
    joint_lead: Annotated[int, Field(ge=0, description="Statements where both lead")]
    clauses_href: Annotated[str, Field(description="All clauses of the tie, with their words")]
    evidence: Annotated[list[Evidence], Field(description="The newest statements, at most three")]


class NetworkAnswer(ViewOf):
    """A network as a whole, the years that there are, and its strongest ties."""

    years: list[int]
    network: NetworkFacts
    strongest: list[TieRow]


class ActorRow(TypedDict):
    """An agency in the network, with its measures."""

    agency: Agency
    short_name: Annotated[str, Field(description="What the documents call it most often")]
    bodies: Annotated[list[str], Field(description="Ids of the named bodies it stands for")]
    statements: Count
    joint: Annotated[int, Field(ge=0, description="Of them, those that name another agency too")]
    degree: Count
    degree_centrality: Share
    strength: Annotated[float, Field(ge=0)]
    betweenness: Share
    eigenvector: NotRequired[Share]
    core: Annotated[int, Field(ge=0, description="k of its k-core over repeated ties")]
    leads: Annotated[int, Field(ge=0, description="Statements in which it leads")]
    led: Annotated[int, Field(ge=0, description="Agencies that support it in one")]
    supports: Annotated[int, Field(ge=0, description="Agencies that it supports in one")]
    community: NotRequired[int]
    ties_href: str
    evidence: Evidence


class ActorsAnswer(ViewOf):
    """Agencies by a measure, greatest first."""

    by: str
    network: NetworkFacts
    items: list[ActorRow]
    page: PageInfo


class GatheringRow(TypedDict):
    """A statement that brings members of a community together."""

    members: Annotated[int, Field(ge=0, description="Of the agencies in it, so many are members")]
    size: Annotated[int, Field(ge=0, description="Agencies in it")]
    proof: Proof


class PairRow(TypedDict):
    """A strong pair inside a community."""

    a: str
    b: str
    ties_href: str


class CommunityRow(TypedDict):
    """A group of agencies with more between them than their degrees alone would give."""

    number: int
    members: list[Agency]
    internal: Annotated[float, Field(ge=0, description="Weight of the ties inside")]
    external: Annotated[float, Field(ge=0, description="Weight of the ties that lead out")]
    stability: Annotated[float, Field(ge=0, le=1, description="Share of pairs that stay together")]
    strongest: list[PairRow]
    held_by: list[GatheringRow]


class CommunitiesAnswer(ViewOf):
    """Communities, largest first."""

    network: NetworkFacts
    items: list[CommunityRow]
    page: PageInfo


class TiesAnswer(ViewOf):
    """Pairs, strongest first."""

    resolved_from: NotRequired[ResolvedFrom]
    agency: NotRequired[Agency]
    items: list[TieRow]
    page: PageInfo
