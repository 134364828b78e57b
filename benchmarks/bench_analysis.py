"""Measures the analysis of who works with whom, beside networkx's own betweenness.

    python -m benchmarks.bench_analysis [--measures 100000]

Seconds are of the processor, in one process. The peer is asked for the largest network: once as
it is, from as many actors as half a million steps allow, since from all of them it takes minutes;
and once exactly, over the ties that may lie on a shortest way.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from benchmarks.graphs import generated_graphs
from benchmarks.machine import machine
from graph.analysis import measures
from graph.analysis.compute import analyses
from graph.analysis.shortest import betweenness, ways_of
from graph.analysis.ties import project
from graph.analysis.two_mode import two_mode
from graph.store import open_store
from queries.analysis import material

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.analysis.model import Material

SAMPLED_STEPS = 500_000


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that the processor worked for something, and what it gave."""
    begin = time.process_time()
    value = what()
    return time.process_time() - begin, value


def beside_networkx(found: Material) -> None:
    """Print what betweenness costs in the network of all years."""
    ties = project(two_mode(found, "names", "left_out").units)
    place = {identifier: number for number, identifier in enumerate(sorted(ties.actors))}
    distances = {
        (place[one], place[other]): 1 / pair.weight for (one, other), pair in ties.pairs.items()
    }
    dense: nx.Graph[int] = nx.Graph()
    sparse: nx.Graph[int] = nx.Graph()
    for graph in (dense, sparse):
        graph.add_nodes_from(range(len(place)))
    dense.add_weighted_edges_from((a, b, far) for (a, b), far in distances.items())
    kept, ways = timed(lambda: ways_of(len(place), distances))
    ours, _ = timed(lambda: betweenness(ways))
    sparse.add_weighted_edges_from((a, b, far) for a, near in enumerate(ways) for b, far in near)
    pivots = max(1, min(len(place), SAMPLED_STEPS // max(1, len(distances))))
    sampled, _ = timed(
        lambda: nx.betweenness_centrality(dense, k=pivots, weight="weight", seed=measures.SEED)
    )
    exact, _ = timed(lambda: nx.betweenness_centrality(sparse, weight="weight"))
    print(
        f"betweenness of {len(place)} agencies, {len(distances):,} ties ({sum(map(len, ways)) // 2} may "
        f"lie on a shortest way): exact {kept + ours:.3f} s; networkx over these {exact:.3f} s, "
        f"over all of them from {pivots} agencies {sampled:.3f} s"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measures", type=int, default=100_000)
    options = parser.parse_args(arguments)
    print(machine("networkx"), f"load average {os.getloadavg()[0]:.1f}", sep=", ")
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:{Path(folder) / 'store.db'}")
        store.load(generated_graphs(options.measures))
        with store.snapshot() as reader:
            read, found = timed(lambda: material(reader))
        store.close()
    took, views = timed(lambda: sum(1 for _ in analyses(found)))
    print(
        f"{options.measures:,} measures, {len(found.assignments):,} assignments: read {read:.1f} s, "
        f"{views} views {took:.1f} s, {took / views:.2f} s a view; peak of memory "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )
    beside_networkx(found)


if __name__ == "__main__":
    main()
