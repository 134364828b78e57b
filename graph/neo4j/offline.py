"""Makes, without a server, the nodes and relationships that a load into an empty store makes.

For `neo4j-admin database import`: what `graph.neo4j.writing` links by MATCH is linked here by
keys that are kept in memory (those of agencies, places, documents, sentences; other parts go as they
come), and so are threads with who is in them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.manifest import release_of
from graph.neo4j import documents, parts
from graph.neo4j.agencies import AUTHORITY, Agencies
from graph.neo4j.identity import prefix, rdf_types
from graph.neo4j.layout import layout
from graph.neo4j.offline_elements import Edge, Node, identity, node, present
from graph.neo4j.offline_house import House
from graph.neo4j.offline_lineage import Threads, is_lineage
from graph.neo4j.part_rows import part_nodes, relationship_properties, several
from graph.order import document_key
from graph.projection.spec import projection
from graph.search_key import FOLD_VERSION
from graph.sqlite.rows import DocumentRows, add_document
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.neo4j.offline_elements import Element, Key, Place, Values
    from graph.port import State
    from graph.property_graph import PropertyGraph

    Links = dict[Place, dict[str, list[str]]]


def offline(graphs: Iterable[PropertyGraph], state: State | None) -> Iterator[Element]:
    """Yield all nodes and relationships of a store that holds these graphs.

    The graphs of the house come first, as in a load: documents link to places that are there.
    """
    made = _Offline()
    for graph in graphs:
        yield from made.add(graph)
    yield from made.finish(state)


class _Offline:
    """The store while it is made."""

    def __init__(self) -> None:
        self._agencies = Agencies()
        self._house = House(self._agencies)
        self._threads = Threads()
        self._dates: dict[str, str | None] = {}
        self._measures: dict[str, Key] = {}
        self._documents: dict[str, int] = {}
        self._taken: set[int] = set()
        self._held: dict[str, str] = {}
        self._later: list[Edge] = []

    def add(self, graph: PropertyGraph) -> Iterator[Element]:
        """Yield what a named graph becomes, but for what agencies bear."""
        self._agencies.note(graph)
        self._held[graph.graph] = graph.sha256
        key = None
        if iri.document_of_graph(graph.graph) is not None:
            key = self._key_of(graph)
            yield from self._document(graph, key)
        elif is_lineage(graph):
            yield from self._threads.add(
                graph, self._dates.get(iri.source_of_graph(graph.graph) or "")
            )
        else:
            yield from self._house.add(graph)
        about: Values = {"iri": graph.graph, "name": graph.graph, "sha256": graph.sha256}
        yield node("NamedGraph", graph.graph, about | {"document": key})
        yield from self._house.describe(graph, AUTHORITY if key is None else key)

    def finish(self, state: State | None) -> Iterator[Element]:
        """Yield what follows from all graphs together."""
        yield from self._house.finish()
        yield from self._threads.finish(self._measures)
        for edge in self._later:
            label, key = edge.end
            if label == "Document" and key in self._documents:
                yield edge._replace(end=(label, self._documents[str(key)]))
            elif label != "Document" and self._house.has(edge.end):
                yield edge
        values: Values = {"key": "store", "layout": layout(), "fold": FOLD_VERSION, "stamp": 1}
        values |= {"release": release_of(self._held)}
        if state is not None:
            values |= {"dataset": state.dataset, "generation": state.generation}
        # Says that constraints and indexes are to be made: the importer makes none.
        values |= {"imported": True}
        yield Node("Store", "store", values)
        yield Node("Store", "gate", {"key": "gate"})

    def _key_of(self, graph: PropertyGraph) -> int:
        row = graph.nodes["Document"][0]
        key = document_key(row[5] if isinstance(row[5], str) else None, str(row[0]))
        while key in self._taken:
            key += 1
        self._taken.add(key)
        self._documents[str(row[0])] = key
        self._dates[str(row[0])] = row[5]
        return key

    def _document(self, graph: PropertyGraph, key: int) -> Iterator[Element]:
        rows = DocumentRows()
        add_document(rows, graph, key, 0, self._agencies)
        place = ("Document", key)
        made = {label: list(part_nodes(label, graph, key)) for label in parts.labels()}
        keys = _keys(rows, made)
        self._measures |= {row[1]: row[0] for row in rows.measure}
        links = self._links(graph, keys)
        extractions = {key: graph.nodes.get("Extraction", ())}
        for masthead in documents.mastheads(rows, extractions):
            values = masthead["properties"] | {"rdf_type": rdf_types("Document")}
            yield node("Document", key, values | links.get(place, {}))
            yield from self._house.place(place, values.get("jurisdiction"))
            for text in masthead["text"]:
                yield Node("Text", key, {"name": "全文", "text": text})
                yield Edge("HAS_TEXT", place, ("Text", key), {})
            for identifier, extractor, version in masthead["extractions"]:
                about = {"name": f"{extractor} {version}", "extractor": extractor}
                about |= {"version": version, **identity("Extraction", identifier)}
                yield Node("Extraction", identifier, about)
                yield Edge("READ_BY", place, ("Extraction", identifier), {})
        yield from self._parts(rows, place, links)
        yield from self._other_parts(made, place, keys, links)
        yield from self._relationships(graph, keys)

    def _parts(self, rows: DocumentRows, document: Place, links: Links) -> Iterator[Element]:
        for values in _named(documents.PROVISION, documents.provision_rows(rows)):
            part = ("Provision", values["pk"])
            yield node(*part, values | identity("Provision", values["id"]) | links.get(part, {}))
            yield Edge("HAS_PROVISION", document, part, {})
            if values["parent"] is not None:
                yield Edge("PARENT", part, ("Provision", values["parent"]), {})
        ids: dict[Place, str] = {("Document", row[0]): row[1] for row in rows.document}
        for label, kind, names, found in (
            ("Statement", "HAS_STATEMENT", documents.STATEMENT, documents.statement_rows(rows)),
            ("Measure", "HAS_MEASURE", documents.MEASURE, documents.measure_rows(rows)),
        ):
            for values in _named(names, found):
                part = (label, values["pk"])
                ids[part] = values["id"]
                yield node(*part, values | identity(label, values["id"]) | links.get(part, {}))
                yield Edge(kind, ("Provision", values["provision"]), part, {})
        for statement, measure in rows.covers:
            yield Edge("COVERS", ("Statement", statement), ("Measure", measure), {})
        for kind, label, names, found in (
            ("ASSIGNED_TO", "Statement", documents.ASSIGNED_TO, documents.assignment_rows(rows)),
            ("ACTS_IN", "Measure", documents.ACTS_IN, rows.acts_in),
            ("ISSUED", "Document", documents.ISSUED, rows.issued),
        ):
            for owner, n, agency, *rest in found:
                end = (label, owner)
                identifier = f"{ids[end]}{documents.MARKS[kind]}{n}"
                values = present(dict(zip(names, rest, strict=True)))
                values |= {"n": n, "iri": prefix(kind) + identifier, "rdf_type": rdf_types(kind)}
                yield Edge(kind, ("Agency", agency), end, values)

    def _other_parts(
        self,
        made: Mapping[str, Sequence[Values]],
        document: Place,
        keys: Mapping[tuple[str, str], Key],
        links: Links,
    ) -> Iterator[Element]:
        for label, nodes in made.items():
            source = projection().nodes[label].source_relationship
            for values in nodes:
                part = (label, values["pk"])
                yield node(*part, values | links.get(part, {}))
                if source is not None:
                    yield Edge(source, document, part, {})
        for label, item, end in parts.references():
            for values in made[label]:
                for value in several(values.get(item.name)):
                    edge = Edge(parts.type_of(item), (label, values["pk"]), (end, value), {})
                    yield from self._to(edge, keys, turned=item.reverse)

    def _links(self, graph: PropertyGraph, keys: Mapping[tuple[str, str], Key]) -> Links:
        """Return the ends of links as properties of the nodes that they start from."""
        found: Links = defaultdict(dict)
        for kind in parts.links():
            start, _ = parts.ends_of(kind)
            for first, last in graph.links.get(kind, ()):
                place = (start, self._end(start, first, keys))
                found[place].setdefault(parts.linked(kind), []).append(last)
        return found

    def _relationships(
        self, graph: PropertyGraph, keys: Mapping[tuple[str, str], Key]
    ) -> Iterator[Element]:
        for kind in parts.relationships():
            start, end = parts.ends_of(kind)
            for row in graph.relationships.get(kind, ()):
                first = (start, self._end(start, row[0], keys))
                last = (end, self._end(end, row[1], keys))
                yield Edge(kind, first, last, relationship_properties(kind, row))
        for kind in parts.links():
            start, end = parts.ends_of(kind)
            for identifier, target in graph.links.get(kind, ()):
                place = (start, self._end(start, identifier, keys))
                yield from self._to(Edge(kind, place, (end, target), {}), keys)

    def _to(
        self, edge: Edge, keys: Mapping[tuple[str, str], Key], *, turned: bool = False
    ) -> Iterator[Element]:
        """Yield a relationship whose end is an id, now or, for another document, at the end."""
        label, identifier = edge.end
        if label == "Agency" or (label, identifier) in keys:
            edge = edge._replace(end=(label, self._end(label, str(identifier), keys)))
            yield edge._replace(start=edge.end, end=edge.start) if turned else edge
        else:
            assert not turned, "what a part belongs to is in its own document"
            self._later.append(edge)

    def _end(self, label: str, identifier: str, keys: Mapping[tuple[str, str], Key]) -> Key:
        return self._agencies(identifier) if label == "Agency" else keys[label, identifier]


def _keys(rows: DocumentRows, made: Mapping[str, Sequence[Values]]) -> dict[tuple[str, str], Key]:
    """Return the keys of the parts of a document by label and id."""
    keys: dict[tuple[str, str], Key] = {}
    for label, table in (
        ("Document", rows.document),
        ("Provision", rows.provision),
        ("Statement", rows.statement),
        ("Measure", rows.measure),
    ):
        keys |= {(label, row[1]): row[0] for row in table}
    for label, nodes in made.items():
        keys |= {(label, values["id"]): values["pk"] for values in nodes}
    return keys


def _named(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Values]:
    for row in rows:
        yield dict(zip(names, row, strict=True))
