"""Processes that write until they are killed, for the tests of what a kill leaves behind.

Run as `python children.py WHAT PATH`; each line printed says that a commit has returned.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.dataset import Dataset
from graph.rdf import record_to_graph
from graph.store import open_store
from tests.graph.samples import TWO_CLAUSES, record

if TYPE_CHECKING:
    from graph.property_graph import PropertyGraph

GRAPH = "https://w3id.org/zhimai/graph/document/2015-0123456789"
OTHER = "https://w3id.org/zhimai/graph/document/2024-0123456789"


def content(number: int) -> bytes:
    """Return the n-th version of a file: large enough that writing it takes a while."""
    return f"line {number}\n".encode() * 200_000


def commit_for_ever(path: Path) -> None:
    """Commit one version of two graphs after another."""
    number = 0
    while True:
        number += 1
        with Dataset(path).writer(wait=30) as writer:
            state = writer.commit({GRAPH: content(number), OTHER: content(number)}, {GRAPH: "文"})
        print(state.generation, number, flush=True)  # noqa: T201


def versions() -> list[list[PropertyGraph]]:
    """Return two states of a store: the same documents, with other contents."""
    full = TWO_CLAUSES * 5
    return [
        [
            record_to_graph(record(f"沪质〔2024〕{n}号", clauses, date="2024-04-10"), "1")
            for n in range(1, 5)
        ]
        for clauses in (full, full[:3])
    ]


def apply_for_ever(path: Path) -> None:
    """Replace all documents of a store by those of the other state, again and again."""
    store = open_store(f"sqlite:{path}")
    states = versions()
    number = 0
    while True:
        store.apply(states[number % 2])
        print(number % 2, flush=True)  # noqa: T201
        number += 1


def load_once(path: Path) -> None:
    """Load an empty store."""
    store = open_store(f"sqlite:{path}")
    (state, _) = versions()
    print("begin", flush=True)  # noqa: T201
    store.load(state)
    print("end", flush=True)  # noqa: T201


if __name__ == "__main__":
    {"commit": commit_for_ever, "apply": apply_for_ever, "load": load_once}[sys.argv[1]](
        Path(sys.argv[2])
    )
