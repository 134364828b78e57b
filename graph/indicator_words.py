"""The words by which stores look up what else an indicator may be called, a key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lineage.outcomes.indicators import word_keys
from graph.projection.spec import projection

if TYPE_CHECKING:
    from graph.property_graph import PropertyGraph


def indicator_words(graph: PropertyGraph) -> dict[str, list[str]]:
    """Return the keys of the words of each indicator that a document states, in order, by id."""
    at = projection().columns("Observation")
    indicator, name, unit = (at.index(column) for column in ("indicator", "name", "unit"))
    return {
        str(row[indicator]): sorted(
            word_keys(str(row[name]), None if row[unit] is None else str(row[unit]))
        )
        for row in graph.nodes.get("Observation", ())
    }
