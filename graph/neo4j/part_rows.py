"""Writes, links, deletes and reads back the parts of documents that `graph.neo4j.parts` names."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.indicator_words import indicator_words
from graph.named_things import named_things
from graph.neo4j import parts
from graph.neo4j.agencies import properties
from graph.neo4j.documents import run_rows
from graph.neo4j.fulltext import index_text
from graph.neo4j.identity import caption, prefix, rdf_types
from graph.order import MOST_PARTS, PART_BITS
from graph.projection.spec import projection
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from neo4j import ManagedTransaction

    from graph.neo4j.agencies import Agencies
    from graph.port import Reader
    from graph.property_graph import PropertyGraph, Row
    from graph.sqlite.rows import DocumentRows

_CAPTIONS: Final = ("name", "title", "text", "surface", "quote", "number")

_CREATE: Final = "UNWIND $rows AS r CREATE (n:{label}) SET n = r"
_LINK: Final = """
UNWIND $rows AS r
MATCH (n:{start} {{pk: r[0]}})
MATCH (t:{end} {{{key}: r[1]}})
CREATE {pattern}"""
_RELATE: Final = """
UNWIND $rows AS r
MATCH (n:{start} {{pk: r[0]}})
MATCH (t:{end} {{pk: r[1]}})
CREATE (n)-[x:{kind}]->(t) SET x = r[2]"""
_KEEP: Final = "UNWIND $rows AS r MATCH (n:{start} {{pk: r[0]}}) SET n.{name} = r[1]"
_BACK: Final = """
UNWIND $targets AS target
MATCH (n:{start}) WHERE n.{name} = target AND NOT n.document IN $documents
MATCH (t:{end} {{id: target}})
CREATE {pattern}"""
_BACK_OF_MANY: Final = """
MATCH (n:{start}) WHERE n.{name} IS NOT NULL AND NOT n.document IN $documents
UNWIND n.{name} AS target
WITH n, target WHERE target IN $targets
MATCH (t:{end} {{id: target}})
CREATE {pattern}"""


class Keys:
    """The keys of the nodes of some documents by label and id, and those of agencies."""

    def __init__(self, rows: DocumentRows, agencies: Agencies) -> None:
        self._agencies = agencies
        self._keys: dict[str, dict[str, int]] = {
            "Document": {row[1]: row[0] for row in rows.document},
            "Provision": {row[1]: row[0] for row in rows.provision},
            "Statement": {row[1]: row[0] for row in rows.statement},
            "Measure": {row[1]: row[0] for row in rows.measure},
        }

    def add(self, label: str, nodes: Sequence[Mapping[str, Any]]) -> None:
        """Add nodes that were written."""
        self._keys[label] = {node["id"]: node["pk"] for node in nodes}

    def near(self, label: str, identifier: str) -> int | None:
        """Return the key of an agency or of a node of these documents; None for another."""
        if label == "Agency":
            return self._agencies(identifier)
        return self._keys.get(label, {}).get(identifier)

    def known(self, label: str, identifier: str) -> int:
        """Return a node's key; DataError when none of these documents describes it."""
        key = self.near(label, identifier)
        if key is None:
            raise DataError(
                f"{label} {identifier} has a relationship in a graph that does not describe it"
            )
        return key

    def ids(self, label: str) -> list[str]:
        """Return the ids of the nodes of these documents."""
        return list(self._keys.get(label, ()))


def create_parts(
    tx: ManagedTransaction,
    graphs: Mapping[int, PropertyGraph],
    rows: DocumentRows,
    agencies: Agencies,
) -> None:
    """Write these parts of some documents, given by their keys; their other parts are there."""
    keys = Keys(rows, agencies)
    written: dict[str, list[dict[str, Any]]] = {}
    for label in parts.labels():
        nodes = [node for key, graph in graphs.items() for node in part_nodes(label, graph, key)]
        written[label] = nodes
        keys.add(label, nodes)
        run_rows(tx, _CREATE.format(label=label), nodes)
        source = projection().nodes[label].source_relationship
        if source is not None:
            statement = _link(label, "Document", "pk", f"(t)-[:{source}]->(n)")
            run_rows(tx, statement, [(node["pk"], node["document"]) for node in nodes])
    for label, item, end in parts.references():
        pairs = [
            (node["pk"], value) for node in written[label] for value in several(node.get(item.name))
        ]
        _link_pairs(tx, (label, end), parts.pattern_of(item), pairs, keys)
    for kind in parts.relationships():
        _relate(tx, kind, graphs, keys)
    for kind in parts.links():
        _join(tx, kind, graphs, keys)
    for label in ("Document", "Provision", "Statement", "Measure", *parts.labels()):
        # Who refers to what several documents describe, refers to what its own says of it: links to
        # the nodes of all others would grow with the square of the corpus.
        if not projection().nodes[label].shared:
            link_back(tx, label, keys.ids(label), list(graphs))


def link_back(
    tx: ManagedTransaction, end: str, targets: Sequence[str], documents: Sequence[int] = ()
) -> None:
    """Link what is held already, but for the parts of some documents, to nodes that are new."""
    if not targets:
        return
    found = [
        (_BACK_OF_MANY if item.many else _BACK, label, item.name, parts.pattern_of(item))
        for label, item, target in parts.references()
        # What a node belongs to is always in its own document.
        if target == end and not item.reverse
    ]
    for kind in parts.links():
        start, target = parts.ends_of(kind)
        if target == end and start != "Document":
            found.append((_BACK_OF_MANY, start, parts.linked(kind), f"(n)-[:{kind}]->(t)"))
    for statement, start, name, pattern in found:
        tx.run(
            statement.format(start=start, name=name, end=end, pattern=pattern),
            targets=list(targets),
            documents=list(documents),
        ).consume()


def delete_parts(tx: ManagedTransaction, documents: Sequence[int]) -> None:
    """Delete these parts of some documents, given by their keys."""
    spans = [[key << PART_BITS, (key + 1 << PART_BITS) - 1] for key in documents]
    for label in parts.labels():
        tx.run(
            f"UNWIND $spans AS span MATCH (n:{label}) WHERE {parts.IN_SPAN} DETACH DELETE n",
            spans=spans,
        ).consume()


def read_relationships(reader: Reader, span: Mapping[str, int]) -> dict[str, list[Row]]:
    """Return the rows of these relationships of one document."""
    found: dict[str, list[Row]] = {}
    for kind in parts.relationships():
        start, end = parts.ends_of(kind)
        item = projection().relationships[kind]
        owner = "t" if item.owner_is_end else "n"
        label = parts.owner_of(kind)
        inside = (
            f"{owner}.pk = $document" if label == "Document" else f"$low <= {owner}.pk <= $high"
        )
        columns = ", ".join(f"r.{name}" for name in ("n", *item.shape.columns))
        found[kind] = [
            tuple(row)
            for row in reader.query(
                f"MATCH (n:{start})-[r:{kind}]->(t:{end}) WHERE {inside} "
                f"RETURN n.id, t.id, {columns}",
                span,
            )
        ]
    return found


def read_links(reader: Reader, span: Mapping[str, int]) -> dict[str, list[tuple[str, str]]]:
    """Return the pairs of these links of one document."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in parts.links():
        start, _ = parts.ends_of(kind)
        inside = "n.pk = $document" if start == "Document" else "$low <= n.pk <= $high"
        found[kind] = [
            (row[0], row[1])
            for row in reader.query(
                f"MATCH (n:{start}) WHERE {inside} UNWIND n.{parts.linked(kind)} AS end "
                "RETURN n.id, end",
                span,
            )
        ]
    return found


def part_nodes(label: str, graph: PropertyGraph, document: int) -> Iterator[dict[str, Any]]:
    """Yield the properties of the nodes of a label in the order of the text."""
    rows = graph.nodes.get(label, [])
    if len(rows) > MOST_PARTS:
        raise DataError(f"{graph.graph}: more than {MOST_PARTS:,} of {label}; split the document")
    evidence = projection().nodes[label].evidence
    names = {thing.id: thing.plain for thing in named_things(graph, label)}
    words = indicator_words(graph) if label == "Indicator" else {}
    columns = projection().columns(label)
    if evidence is not None:
        start, end = columns.index(evidence.start), columns.index(evidence.end)
        ordered = sorted(rows, key=lambda row: (row[start] or 0, row[end] or 0, row[0]))
    else:
        ordered = sorted(rows, key=itemgetter(0))
    for number, row in enumerate(ordered, 1):
        values = properties(label, row)
        # A column called `name` is the caption where it has a value, and stays empty where not.
        shown = next((str(values[name]) for name in _CAPTIONS if values.get(name)), str(row[0]))
        yield (
            ({} if "name" in columns else {"name": caption(shown)})
            | values
            | _searched(names.get(str(row[0])))
            | _looked_up(words.get(str(row[0])))
            | {
                "pk": (document << PART_BITS) + number,
                "document": document,
                "id": row[0],
                "iri": prefix(label) + row[0],
                "rdf_type": rdf_types(label),
            }
        )


def _searched(plain: str | None) -> dict[str, str]:
    """Return what search reads of a node that it finds by its names."""
    return {} if plain is None else {"plain": plain, "search": index_text(plain)}


def _looked_up(words: list[str] | None) -> dict[str, str]:
    """Return what an indicator is looked up by, to see what else it may be called."""
    return {} if words is None else {"words": " ".join(words)}


def relationship_properties(kind: str, row: Row) -> dict[str, Any]:
    """Return the properties of a relationship from its row (from, to, n, *columns)."""
    item = projection().relationships[kind]
    names = ("n", *item.shape.columns)
    values = {k: v for k, v in zip(names, row[2:], strict=True) if v is not None}
    owner = row[1] if item.owner_is_end else row[0]
    return values | {
        "iri": f"{item.shape.prefix}{owner}{item.mark}{row[2]}",
        "rdf_type": list(item.shape.types),
    }


def _relate(
    tx: ManagedTransaction, kind: str, graphs: Mapping[int, PropertyGraph], keys: Keys
) -> None:
    start, end = parts.ends_of(kind)
    found = []
    for graph in graphs.values():
        for row in graph.relationships.get(kind, ()):
            values = relationship_properties(kind, row)
            found.append((keys.known(start, row[0]), keys.known(end, row[1]), values))
    run_rows(tx, _RELATE.format(start=start, end=end, kind=kind), found)


def _join(
    tx: ManagedTransaction, kind: str, graphs: Mapping[int, PropertyGraph], keys: Keys
) -> None:
    ends = parts.ends_of(kind)
    pairs = [
        (keys.known(ends[0], first), last)
        for graph in graphs.values()
        for first, last in graph.links.get(kind, ())
    ]
    kept: dict[int, list[str]] = defaultdict(list)
    for key, last in pairs:
        kept[key].append(last)
    run_rows(tx, _KEEP.format(start=ends[0], name=parts.linked(kind)), list(kept.items()))
    _link_pairs(tx, ends, f"(n)-[:{kind}]->(t)", pairs, keys)


def _link_pairs(
    tx: ManagedTransaction,
    ends: tuple[str, str],
    pattern: str,
    pairs: Sequence[tuple[int, str]],
    keys: Keys,
) -> None:
    """Make relationships from nodes, given by their keys, to nodes given by their ids."""
    start, end = ends
    found = [(key, keys.near(end, value), value) for key, value in pairs]
    near = [(key, other) for key, other, _ in found if other is not None]
    run_rows(tx, _link(start, end, "pk", pattern), near)
    far = [(key, value) for key, other, value in found if other is None]
    run_rows(tx, _link(start, end, "id", pattern), far)


def _link(start: str, end: str, key: str, pattern: str) -> str:
    return _LINK.format(start=start, end=end, key=key, pattern=pattern)


def several(value: Any) -> list[Any]:
    """Return the values of a property that may have none, one or many."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
