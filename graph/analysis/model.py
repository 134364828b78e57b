"""What an analysis is made from, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Through = Literal["names", "succession"]
Collectives = Literal["left_out", "kept"]
THROUGH: Final[tuple[Through, ...]] = ("names", "succession")
COLLECTIVES: Final[tuple[Collectives, ...]] = ("left_out", "kept")


class Assignment(NamedTuple):
    """One body in one responsibility statement; `start` is where the statement stands."""

    statement: str
    clause: str
    document: str
    date: str | None
    year: int | None
    start: int
    agency: str
    role: str
    surface: str


class Step(NamedTuple):
    """One event between two bodies. `function` is what moved; `known_by` '' is an unknown date."""

    before: str
    after: str
    whole: bool
    function: str | None
    known_by: str


class Agency(NamedTuple):
    """What an agency is called; `name` is its official one."""

    id: str
    name: str
    name_en: str | None
    collective: bool


@dataclass(frozen=True, slots=True)
class Material:
    """All that an analysis reads of a graph; the same for the same graph in any store.

    `overlaps` are pairs of statements that cover a common sentence. `mentions` has, by body and
    function, the statements that name the body in a clause in which the function is mentioned.
    """

    release: str
    assignments: tuple[Assignment, ...]
    agencies: Mapping[str, Agency]
    overlaps: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    mentions: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """Which network: of the documents of one year or of all, through succession or by names.

    `collectives` are bodies such as 各区人民政府 that name no single organisation.
    """

    year: int | None = None
    through: Through = "names"
    collectives: Collectives = "left_out"

    @property
    def key(self) -> str:
        """Return the name of the view, which is that of its file.

        >>> View(2017, "succession").key, View().key
        ('2017.succession.left_out', 'all.names.left_out')
        """
        return f"{self.year or 'all'}.{self.through}.{self.collectives}"


@dataclass(frozen=True, slots=True)
class Actor:
    """An agency in a network, with its measures; docs/analysis.md defines each.

    `label` is what documents call it most often, `bodies` the ids of the named bodies that it
    stands for. `statements` counts those that name it, `joint` those of them that name another
    actor too. `degree` counts partners, `degree_centrality` is their share of all others,
    `strength` the sum of its ties' weights, `betweenness` is normalised, `eigenvector` 0 outside
    the largest component (None where it did not converge), `core` the k of
    its k-core over repeated ties.
    `leads` counts the statements in which it leads, `led` the agencies that support it in one,
    `supports` the agencies that it supports. `community` is a number, None without a partner.
    `newest` is the id of the newest statement that names it, with another actor if any does.
    """

    id: str
    name: str
    name_en: str | None
    label: str
    collective: bool
    bodies: tuple[str, ...]
    statements: int
    joint: int
    degree: int
    degree_centrality: float
    strength: float
    betweenness: float
    eigenvector: float | None
    core: int
    leads: int
    led: int
    supports: int
    community: int | None
    newest: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors that answer for something together; `a` < `b` by id.

    `weight` is Newman's. `clauses` and `statements` count where. Of the statements, `a_leads`
    have `a` as lead and `b` in support, `b_leads` the other way round, both lead in `joint_lead`.
    `newest` are the ids of the newest of them.
    """

    a: str
    b: str
    weight: float
    clauses: int
    statements: int
    a_leads: int
    b_leads: int
    joint_lead: int
    newest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A statement that holds a community together: how many of its `size` actors are members."""

    statement: str
    members: int
    size: int


@dataclass(frozen=True, slots=True)
class Community:
    """A group of actors with more between them than degrees alone would give.

    `members` are ids, the strongest first. `internal` is the weight of the ties inside,
    `external` of those that lead out. `stability` is how often two of its members fall into one
    group over all runs (1: always). `ties` are its strongest pairs, `gatherings` the statements
    that bring most of its members together.
    """

    number: int
    members: tuple[str, ...]
    internal: float
    external: float
    stability: float
    ties: tuple[tuple[str, str], ...]
    gatherings: tuple[Gathering, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """A network as a whole.

    `isolates` are actors without a partner. `joint_statements` name two actors or more. `density`
    is the share of all possible ties, `centralization` Freeman's of degree. `modularity` is that
    of the communities, `modularity_by_chance` the mean of networks of the same lists with bodies
    shuffled (None where it was not drawn), `runs` the number of seeds, `agreement` the mean adjusted
    Rand index between their partitions. `pivots` is from how many actors betweenness was
    sampled, None when all were taken. `ties_kept` is less than `ties` where only the strongest
    are listed. `moved` counts assignments carried to another body for the function that moved.
    """

    actors: int
    isolates: int
    ties: int
    ties_kept: int
    components: int
    largest_component: int
    statements: int
    joint_statements: int
    mean_list: float
    density: float
    centralization: float
    communities: int
    modularity: float
    modularity_by_chance: float | None
    runs: int
    agreement: float
    pivots: int | None
    moved: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one view: actors by strength, ties by weight, communities by size.

    `until` is the date of the newest document or event that it rests on: as of any later day it
    is the same. '' without one.
    """

    release: str
    view: View
    until: str
    network: Network
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    communities: tuple[Community, ...]
