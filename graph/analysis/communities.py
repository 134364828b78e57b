"""Communities by the Louvain method over several seeds, and how far they agree.

Blondel et al. 2008; modularity as of Newman & Girvan 2004, weighted; agreement as of Hubert &
Arabie 1985.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from random import Random
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from graph.analysis.measures import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.analysis.measures import Graph

Partition = tuple[tuple[int, ...], ...]

RESOLUTION: Final = 1.0
_RUNS: Final = ((5_000, 10), (50_000, 4))
"""Of a network of up to so many ties so many runs are made."""
_FEWEST_RUNS: Final = 2
MOST_SHUFFLED: Final = 150
"""Of more actors no networks are shuffled."""
_SHUFFLES: Final = 5
_SWAPS: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The best partition of all runs, its modularity, and how far the runs agree.

    `stability` has one value a community: the share of its pairs that stay together, over runs.
    """

    partition: Partition
    modularity: float
    runs: int
    agreement: float
    stability: tuple[float, ...]


def find(graph: Graph[Any], most_runs: int) -> Found:
    """Return the communities of those who have a partner, the largest first."""
    tied = [node for node, degree in graph.degree() if degree]
    if not tied:
        return Found((), 0.0, 0, 1.0, ())
    within = graph.subgraph(tied).copy()
    ties = within.number_of_edges()
    runs = min(most_runs, next((runs for most, runs in _RUNS if ties <= most), _FEWEST_RUNS))
    partitions = [_louvain(within, seed) for seed in range(runs)]
    rated = {partition: _modularity(within, partition) for partition in dict.fromkeys(partitions)}
    best = min(rated, key=lambda partition: (-rated[partition], partition))
    pairs = list(combinations(partitions, 2))
    agreement = sum(adjusted_rand(one, other) for one, other in pairs) / len(pairs)
    return Found(
        best,
        rated[best],
        runs,
        round(agreement, PLACES),
        tuple(_stability(community, partitions) for community in best),
    )


def by_chance(
    lists: Sequence[Sequence[int]], weigh: Callable[[list[list[int]]], Graph[Any]]
) -> float | None:
    """Return the mean modularity of networks in which bodies are shuffled over the lists.

    Every list keeps its length and every actor the number of its lists (as far as none stands
    twice in one list). `weigh` makes a network of lists. None without a tie.
    """
    found = []
    for seed in range(_SHUFFLES):
        # Seeded, so that it is the same again: no secret is drawn here.
        graph = weigh(shuffled(lists, Random(seed)))  # noqa: S311
        if graph.number_of_edges():
            within = graph.subgraph([node for node, degree in graph.degree() if degree]).copy()
            found.append(_modularity(within, _louvain(within, seed)))
    return round(sum(found) / len(found), PLACES) if found else None


def shuffled(lists: Sequence[Sequence[int]], random: Random) -> list[list[int]]:
    """Return lists with members exchanged at random, none twice in one list.

    >>> lists = [[0, 1, 2], [0, 3], [1, 3, 4]]
    >>> found = shuffled(lists, Random(1))
    >>> list(map(len, found)), sorted(sum(found, []))
    ([3, 2, 3], [0, 0, 1, 1, 2, 3, 3, 4])
    """
    result = [list(members) for members in lists]
    places = [(number, at) for number, members in enumerate(result) for at in range(len(members))]
    for _ in range(_SWAPS * len(places)):
        (one, i), (other, j) = random.choice(places), random.choice(places)
        a, b = result[one][i], result[other][j]
        if a not in result[other] and b not in result[one]:
            result[one][i], result[other][j] = b, a
    return result


def adjusted_rand(one: Partition, other: Partition) -> float:
    """Return how far two partitions of the same nodes agree: 1 wholly, 0 as by chance.

    >>> adjusted_rand(((0, 1), (2, 3)), ((2, 3), (0, 1)))
    1.0
    >>> round(adjusted_rand(((0, 1), (2, 3)), ((0, 2), (1, 3))), 6)
    -0.5
    """
    place = {node: number for number, group in enumerate(other) for node in group}
    both = Counter((number, place[node]) for number, group in enumerate(one) for node in group)
    together = sum(comb(count, 2) for count in both.values())
    first = sum(comb(len(group), 2) for group in one)
    second = sum(comb(len(group), 2) for group in other)
    total = comb(len(place), 2)
    expected = first * second / total if total else 0.0
    most = (first + second) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _louvain(graph: Graph[Any], seed: int) -> Partition:
    found = nx.community.louvain_communities(
        graph, weight="weight", resolution=RESOLUTION, seed=seed
    )
    return tuple(sorted((tuple(sorted(group)) for group in found), key=lambda g: (-len(g), g)))


def _modularity(graph: Graph[Any], partition: Partition) -> float:
    value = nx.community.modularity(
        graph, map(set, partition), weight="weight", resolution=RESOLUTION
    )
    return round(float(value), PLACES)


def _stability(community: tuple[int, ...], partitions: list[Partition]) -> float:
    pairs = comb(len(community), 2)
    if not pairs:
        return 1.0
    kept = 0
    for partition in partitions:
        place = {node: number for number, group in enumerate(partition) for node in group}
        kept += sum(comb(count, 2) for count in Counter(place[n] for n in community).values())
    return round(kept / (pairs * len(partitions)), PLACES)
