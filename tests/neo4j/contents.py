"""What a store in Neo4j holds, in a fixed order, so that two stores can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.store import Reader

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


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
