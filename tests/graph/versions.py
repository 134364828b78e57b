"""Versions of a few graphs, and the steps in which a store takes one for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from graph.rdf import record_to_graph
from tests.graph.samples import TWO_CLAUSES, Clause, record, small_authority

if TYPE_CHECKING:
    from graph.property_graph import PropertyGraph


def version(number: int, clauses: tuple[Clause, ...] = TWO_CLAUSES) -> PropertyGraph:
    """The graph of a document of 2024."""
    return record_to_graph(record(f"沪质〔2024〕{number}号", clauses, date="2024-04-10"), "1")


def shorter(number: int) -> PropertyGraph:
    """The same document with its first clause only."""
    return version(number, TWO_CLAUSES[:1])


def other_bodies(number: int) -> PropertyGraph:
    """The same document with another clause, which other bodies answer for."""
    clause = Clause(("推进质量工作。",), (("sh-amr", "lead"), ("all-districts", "by_duty")))
    return version(number, (*TWO_CLAUSES, clause))


VERSIONS: Final = {
    "authority": (small_authority(), small_authority(succession=False)),
    "first": (version(1), shorter(1), other_bodies(1)),
    "second": (version(2), other_bodies(2)),
    "old": (record_to_graph(record(), "1"), record_to_graph(record(), "2")),
}
STEPS: Final = st.lists(
    st.sampled_from(sorted(VERSIONS)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from([None, *range(len(VERSIONS[name]))]))
    ),
    min_size=1,
    max_size=8,
)
"""Which version of which graph is loaded next; None takes the graph out."""
