"""Makes, without a server, threads, who is in them, and what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.neo4j.agencies import properties
from graph.neo4j.lineage import KINDS, thread_properties
from graph.neo4j.offline_elements import Edge, node
from graph.neo4j.part_rows import relationship_properties
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.neo4j.offline_elements import Element, Key, Place, Values
    from graph.property_graph import PropertyGraph


class Threads:
    """What is kept of all lineage graphs until every one was seen."""

    def __init__(self) -> None:
        self._threads: dict[str, tuple[str, Values]] = {}
        self._counted: dict[str, dict[str, Any]] = {}
        self._edges: list[tuple[str, str, str, Values]] = []

    def add(self, graph: PropertyGraph, date: str | None) -> Iterator[Element]:
        """Yield what a lineage graph says of threads; `date` is that of its document."""
        for row in graph.nodes.get("Thread", ()):
            values = properties("Thread", row)
            yield Edge("DESCRIBES", ("NamedGraph", graph.graph), ("Thread", row[0]), values)
            if row[0] not in self._threads or graph.graph < self._threads[row[0]][0]:
                self._threads[row[0]] = graph.graph, values
            counted = self._counted.setdefault(row[0], {"documents": 0, "measures": 0})
            counted["documents"] += 1
            if date is not None:
                counted["first_date"] = min(date, counted.get("first_date", date))
                counted["last_date"] = max(date, counted.get("last_date", date))
        for row in graph.relationships.get("IN_THREAD", ()):
            self._counted[row[1]]["measures"] += 1
        for kind in KINDS:
            for row in graph.relationships.get(kind, ()):
                self._edges.append((kind, row[0], row[1], relationship_properties(kind, row)))

    def finish(self, measures: Mapping[str, Key]) -> Iterator[Element]:
        """Yield the threads and what leads to them; `measures` are keys by id."""
        for identifier, (_, described) in self._threads.items():
            values = thread_properties(identifier, described) | self._counted[identifier]
            yield node("Thread", identifier, values)
        for kind, start, end, values in self._edges:
            place: Place = ("Thread", end)
            if kind == "JUDGED":
                if end not in measures:
                    continue
                place = ("Measure", measures[end])
            if start in measures:
                yield Edge(kind, ("Measure", measures[start]), place, values)


def is_lineage(graph: PropertyGraph) -> bool:
    """Tell whether a graph is a lineage graph."""
    return iri.document_of_lineage_graph(graph.graph) is not None
