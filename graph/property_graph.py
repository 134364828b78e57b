"""One named graph as a property graph: labelled nodes and typed relationships, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

Value = str | int | float | bool | None
Row = tuple[Any, ...]  # of Value; which one a column holds, the projection says


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """One named graph in rows; their columns are those of `graph.projection.spec.projection()`.

    `nodes` maps a label to rows (id, *columns); `relationships` maps a type to rows
    (from id, to id, n, *columns); `links` maps a type to pairs (from id, to id). Dates are
    strings, many values a JSON array. `sha256` is that of the graph's canonical N-Quads,
    `text` the kept text of the document that the graph was read from.
    """

    graph: str
    nodes: dict[str, list[Row]]
    relationships: dict[str, list[Row]] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    sha256: str = ""
    text: str | None = None

    def normal(self) -> PropertyGraph:
        """Return the same graph without empty lists, its rows in the order of their ids."""
        return PropertyGraph(
            self.graph,
            {
                label: sorted(rows, key=itemgetter(0))
                for label, rows in sorted(self.nodes.items())
                if rows
            },
            {
                kind: sorted(rows, key=itemgetter(1, 2, 0))
                for kind, rows in sorted(self.relationships.items())
                if rows
            },
            {kind: sorted(pairs) for kind, pairs in sorted(self.links.items()) if pairs},
            self.sha256,
            self.text,
        )
