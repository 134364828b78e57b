"""What a store in Neo4j holds, in a fixed order, so that two stores can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.neo4j.offline_elements import Edge, Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.neo4j.offline_elements import Element
    from graph.port import Reader

_IDENTITY = "coalesce({0}.iri, {0}.key, toString({0}.pk), {0}.text)"


def contents(reader: Reader) -> dict[str, list[Any]]:
    """Return all nodes with their properties, and all relationships with theirs.

    The counter of commits is left out.
    """
    nodes = [
        (label[0], key, sorted((k, _plain(v)) for k, v in properties.items() if k != "stamp"))
        for label, key, properties in reader.query(
            f"MATCH (n) RETURN labels(n), {_IDENTITY.format('n')}, properties(n)"
        )
    ]
    relationships = [
        (kind, start, end, sorted((k, _plain(v)) for k, v in properties.items()))
        for kind, start, end, properties in reader.query(
            f"MATCH (a)-[r]->(b) RETURN type(r), {_IDENTITY.format('a')}, "
            f"{_IDENTITY.format('b')}, properties(r)"
        )
    ]
    return {"nodes": sorted(nodes, key=repr), "relationships": sorted(relationships, key=repr)}


def made_offline(elements: Iterable[Element]) -> dict[str, list[Any]]:
    """Return the same of what is to be imported."""
    nodes: list[Any] = []
    identities: dict[Any, str] = {}
    edges: list[Edge] = []
    for element in elements:
        if isinstance(element, Node):
            values = element.properties
            named = ("iri", "key", "pk", "text")
            identity = str(next(values[name] for name in named if name in values))
            identities[element.label, element.key] = identity
            nodes.append((element.label, identity, _sorted(values)))
        else:
            edges.append(element)
    relationships = [
        (edge.type, identities[edge.start], identities[edge.end], _sorted(edge.properties))
        for edge in edges
    ]
    return {"nodes": sorted(nodes, key=repr), "relationships": sorted(relationships, key=repr)}


def _sorted(values: dict[str, Any]) -> list[tuple[str, Any]]:
    kept = {k: v for k, v in values.items() if k not in {"stamp", "imported"}}
    return sorted((k, _plain(v)) for k, v in kept.items())


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
