"""Makes, without a server, what is no document's: names, events, places, functions, and agencies."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.neo4j import parts
from graph.neo4j.agencies import name_properties, properties
from graph.neo4j.house import house_node, labels
from graph.neo4j.identity import opaque_key
from graph.neo4j.offline_elements import Edge, Node, identity, node, present
from graph.neo4j.part_rows import relationship_properties, several
from graph.neo4j.succession import Step, lines
from graph.projection.spec import projection
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.agencies import Agencies
    from graph.neo4j.offline_elements import Element, Key, Place, Values
    from graph.property_graph import PropertyGraph


class House:
    """What is kept of all graphs until it is known what agencies bear and what follows."""

    def __init__(self, agencies: Agencies) -> None:
        self._agencies = agencies
        self._held: dict[str, set[Key]] = defaultdict(set)
        # What agencies bear: whose description is the best one, and it; names; all by key.
        self._best: dict[int, tuple[int, Values]] = {}
        self._named: dict[int, set[str]] = defaultdict(set)
        self._own_names: dict[int, set[str]] = defaultdict(set)
        self._later: list[Edge] = []
        self._events: list[Values] = []
        self._before: list[tuple[str, int]] = []
        self._after: list[tuple[str, int]] = []
        self._taken_over: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        self._members: dict[str, dict[str, tuple[int, Values]]] = defaultdict(dict)

    def describe(self, graph: PropertyGraph, described: int) -> Iterator[Element]:
        """Yield what a graph says of agencies; `described` is its document's key."""
        for row in graph.nodes.get("Agency", ()):
            key, values = self._agencies(str(row[0])), properties("Agency", row)
            yield Edge("DESCRIBES", ("NamedGraph", graph.graph), ("Agency", key), values)
            if key not in self._best or described < self._best[key][0]:
                self._best[key] = described, values
            if values.get("name") is not None:
                self._named[key].add(values["name"])

    def finish(self) -> Iterator[Element]:
        """Yield the agencies and what follows from all graphs together."""
        yield from self._of_agencies()
        yield from self._of_events()
        for edge in self._later:
            if self.has(edge.start) and self.has(edge.end):
                yield edge

    def has(self, place: Place) -> bool:
        """Tell whether there is such a node."""
        return place[0] == "Agency" or place[1] in self._held[place[0]]

    def place(self, start: Place, place: str | None) -> Iterator[Edge]:
        """Yield the relationship to a place, if it is one that is known."""
        if place is not None and place in self._held["Jurisdiction"]:
            yield Edge("IN_JURISDICTION", start, ("Jurisdiction", place), {})

    def add(self, graph: PropertyGraph) -> Iterator[Element]:
        """Yield what a graph that is no document's becomes, agencies apart."""
        for label in labels(graph.graph):
            columns = projection().columns(label)
            for row in graph.nodes.get(label, ()):
                values = house_node(label, row, graph.graph)
                yield node(label, values["id"], values)
                self._held[label].add(values["id"])
                self._note(label, dict(zip(columns, row, strict=True)), values)
        for kind, found in (("CHANGED_FROM", self._before), ("CHANGED_TO", self._after)):
            for event, body in graph.links.get(kind, ()):
                found.append((event, self._agencies(body)))
                yield Edge(kind, ("ChangeEvent", event), ("Agency", found[-1][1]), {})
        for row in graph.relationships.get("TOOK_OVER", ()):
            key = self._agencies(str(row[0]))
            self._taken_over[row[1], key].append((row[2], row[3]))
            values = relationship_properties("TOOK_OVER", row)
            yield Edge("TOOK_OVER", ("Agency", key), ("ChangeEvent", row[1]), values)
        for label, item, end in parts.house_references():
            for row in graph.nodes.get(label, ()):
                value = row[projection().columns(label).index(item.name)]
                for target in several(value):
                    place = (end, self._agencies(target) if end == "Agency" else target)
                    edge = Edge(parts.type_of(item), (label, row[0]), place, {})
                    if item.reverse:
                        edge = edge._replace(start=edge.end, end=edge.start)
                    self._later.append(edge)

    def _note(self, label: str, row: Values, values: Values) -> None:
        """Keep what relationships of the house are made of when all nodes are known."""
        place = (label, values["id"])
        if label == "AgencyName":
            key = self._agencies(row["agency"])
            self._own_names[key].add(values["text"])
            self._later.append(Edge("HAS_NAME", ("Agency", key), place, {}))
        elif label == "Membership":
            for kind, column in (("IN_COLLECTIVE", "collective"), ("OF_MEMBER", "agency")):
                if row[column] is not None:
                    key = self._agencies(row[column])
                    self._members[values["id"]][kind] = key, values
        elif label == "ChangeEvent":
            self._events.append(values)
        elif label == "Jurisdiction" and row["parent"] is not None:
            self._later.append(Edge("WITHIN", place, (label, row["parent"]), {}))
        elif label == "FunctionName":
            self._later.append(Edge("HAS_NAME", ("Function", row["function"]), place, {}))
            if row["place"] is not None:
                where = ("Jurisdiction", row["place"])
                self._later.append(Edge("IN_JURISDICTION", place, where, {}))

    def _of_agencies(self) -> Iterator[Element]:
        for identifier, key in sorted(self._agencies.used.items()):
            agency = ("Agency", key)
            described, values = self._best.get(key, (None, {}))
            own = {"pk": key, "id": identifier, "how": iri.agency_origin(identifier)}
            own |= {"described": described, **identity("Agency", identifier)}
            yield node(*agency, values | own)
            yield Edge("STANDS_FOR", agency, agency, {"since": "", "direction": "self"})
            yield from self.place(agency, values.get("jurisdiction"))
            for function in values.get("function", ()):
                if function in self._held["Function"]:
                    yield Edge("HAS_FUNCTION", agency, ("Function", function), {})
            for text in sorted(self._named[key] - self._own_names[key]):
                name = opaque_key("AgencyName", f"{identifier}|{text}")
                about = name_properties(text) | {"pk": name, "language": "zh", "type": "official"}
                yield Node("AgencyName", name, about)
                yield Edge("HAS_NAME", agency, ("AgencyName", name), {})
        for identifier, ends in self._members.items():
            for kind, (key, _) in ends.items():
                yield Edge(kind, ("Membership", identifier), ("Agency", key), {})
            if len(ends) == 2:
                (collective, values), (member, _) = ends["IN_COLLECTIVE"], ends["OF_MEMBER"]
                about = {k: values[k] for k in ("source", "certainty") if k in values}
                yield Edge("MEMBER_OF", ("Agency", member), ("Agency", collective), about)

    def _of_events(self) -> Iterator[Element]:
        before: dict[str, list[int]] = defaultdict(list)
        after: dict[str, list[int]] = defaultdict(list)
        for found, pairs in ((before, self._before), (after, self._after)):
            for identifier, body in pairs:
                found[identifier].append(body)
        steps = []
        for event in self._events:
            known = str(event.get("date", event.get("not_after", "")))
            for body in before[event["id"]]:
                for successor in after[event["id"]]:
                    if body == successor:
                        continue
                    taken = sorted(self._taken_over[event["id"], successor])
                    moved = event.get("function", "、".join(text for _, text in taken) or None)
                    about = {"event": event["id"], "scope": event["scope"], "function": moved}
                    about |= {"date": event.get("date"), "known_by": known}
                    ends = ("Agency", body), ("Agency", successor)
                    yield Edge("SUCCEEDED_BY", *ends, present(about))
                    if event["scope"] == "whole":
                        steps.append(Step(body, successor, known))
        for agency, member, since, direction in lines(steps):
            about = {"since": since, "direction": direction}
            yield Edge("STANDS_FOR", ("Agency", agency), ("Agency", member), about)
