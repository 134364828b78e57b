"""Measures of actors and of the whole network; the same numbers on every run."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from random import Random
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from graph.analysis.shortest import betweenness, ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Graph = nx.Graph  # of int: positions of actors in the order of their ids

EXACT_WORK: Final = 500_000
"""Actors times ties that may lie on a shortest way, up to which betweenness is exact; above it is
sampled from as many actors as this allows (Brandes & Pich 2007)."""
FEWEST_PIVOTS: Final = 20
_MOST_ROUNDS: Final = 2_000
_TOLERANCE: Final = 1e-5
SEED: Final = 20_240_410
PLACES: Final = 4
"""Digits after the point that are kept, so that machines whose last bits differ agree."""


@dataclass(frozen=True, slots=True)
class Measures:
    """By position of the actor; `pivots` None when betweenness is exact."""

    degree: Mapping[int, int]
    degree_centrality: Mapping[int, float]
    strength: Mapping[int, float]
    betweenness: Mapping[int, float]
    eigenvector: Mapping[int, float | None]
    core: Mapping[int, int]
    pivots: int | None


def graph_of(
    count: int,
    weights: Mapping[tuple[int, int], float],
    clauses: Mapping[tuple[int, int], int] | None = None,
) -> Graph[Any]:
    """Return the weighted graph; `distance` is 1 / weight (Newman 2001, Opsahl et al. 2010).

    `clauses` counts where a tie stands; once where it is not given.
    """
    clauses = clauses or {}
    graph: Graph[Any] = nx.Graph()
    # Numbers as nodes: what networkx does with sets of them does not depend on the hash seed.
    graph.add_nodes_from(range(count))
    for (one, other), weight in sorted(weights.items()):
        graph.add_edge(
            one, other, weight=weight, distance=1 / weight, clauses=clauses.get((one, other), 1)
        )
    return graph


def measure(graph: Graph[Any]) -> Measures:
    """Return the measures of all actors."""
    count = graph.number_of_nodes()
    distances: dict[tuple[int, int], float] = {
        (one, other): tie["distance"] for one, other, tie in graph.edges(data=True)
    }
    ways = ways_of(count, distances)
    pivots = pivots_of(count, sum(map(len, ways)) // 2)
    # Seeded, so that it is the same again: no secret is drawn here.
    sources = None if pivots is None else Random(SEED).sample(range(count), pivots)  # noqa: S311
    return Measures(
        degree=dict(graph.degree()),
        degree_centrality=_rounded(
            nx.degree_centrality(graph) if count > 1 else dict.fromkeys(graph, 0.0)
        ),
        strength=_rounded(dict(graph.degree(weight="weight"))),
        betweenness=_rounded(dict(enumerate(betweenness(ways, sources)))),
        eigenvector=_eigenvector(graph),
        core=_core(graph),
        pivots=pivots,
    )


def pivots_of(actors: int, ties: int) -> int | None:
    """Return from how many actors betweenness is sampled, None when all are taken.

    >>> pivots_of(250, 800), pivots_of(5_000, 10_000), pivots_of(20_000, 100_000)
    (None, 50, 20)
    """
    if actors * ties <= EXACT_WORK:
        return None
    return min(actors, max(FEWEST_PIVOTS, EXACT_WORK // ties))


def components(graph: Graph[Any]) -> list[set[int]]:
    """Return the connected components, the largest first, then by their smallest member."""
    return sorted(nx.connected_components(graph), key=lambda found: (-len(found), min(found)))


def centralization(graph: Graph[Any]) -> float:
    """Return Freeman's degree centralization (1979): 1 for a star, 0 where all are alike.

    >>> centralization(nx.star_graph(5)), centralization(nx.cycle_graph(5))
    (1.0, 0.0)
    """
    count = graph.number_of_nodes()
    if count < 3:
        return 0.0
    degrees = [degree for _, degree in graph.degree()]
    most = max(degrees)
    return round(sum(most - degree for degree in degrees) / ((count - 1) * (count - 2)), PLACES)


def _core(graph: Graph[Any]) -> Mapping[int, int]:
    """Return Seidman's k-core numbers (1983) over the ties that stand in two clauses or more.

    One list of eleven bodies would by itself put each of them into a 10-core.
    """
    repeated: Graph[Any] = nx.Graph()
    repeated.add_nodes_from(graph)
    repeated.add_edges_from(
        (one, other) for one, other, tie in graph.edges(data=True) if tie["clauses"] > 1
    )
    found: Mapping[int, int] = nx.core_number(repeated)
    return found


def _eigenvector(graph: Graph[Any]) -> Mapping[int, float | None]:
    """Return Bonacich's eigenvector centrality within the largest component, 0 outside."""
    values: dict[int, float | None] = dict.fromkeys(graph, 0.0)
    largest = sorted(components(graph)[0]) if graph else []
    if len(largest) < 2:
        return values
    place = {node: number for number, node in enumerate(largest)}
    ties = [
        [(place[other], tie["weight"]) for other, tie in graph.adj[node].items()]
        for node in largest
    ]
    found = _power_iteration(ties)
    if found is None:
        return values | dict.fromkeys(largest, None)
    return values | _rounded(dict(zip(largest, found, strict=True)))


def _power_iteration(ties: Sequence[Sequence[tuple[int, float]]]) -> list[float] | None:
    """Return the first eigenvector of a connected network, of length 1; None if none was reached.

    As networkx has it (it adds the unit matrix, so that no star swings to and fro), in a quarter
    of its time, since each tie's weight is looked up once.
    """
    # Strengths are near to the answer already: from ones it takes many times as long.
    values = [sum(weight for _, weight in near) for near in ties]
    total = sum(values)
    values = [value / total for value in values]
    for _ in range(_MOST_ROUNDS):
        last = values
        values = [
            value + sum([last[other] * weight for other, weight in near])
            for value, near in zip(last, ties, strict=True)
        ]
        length = hypot(*values)
        values = [value / length for value in values]
        if sum(abs(a - b) for a, b in zip(values, last, strict=True)) < len(ties) * _TOLERANCE:
            return values
    return None


def _rounded(values: Mapping[int, float]) -> dict[int, float]:
    return {node: round(value, PLACES) for node, value in values.items()}
