"""Nodes and relationships that are to be made without a server."""

from __future__ import annotations

from typing import Any, NamedTuple

from graph.neo4j.identity import prefix, rdf_types

Values = dict[str, Any]
Key = str | int
Place = tuple[str, Key]
"""A node by its label and key."""


class Node(NamedTuple):
    """A node to be made; `key` is unique within the label. Values are never None."""

    label: str
    key: Key
    properties: Values


class Edge(NamedTuple):
    """A relationship to be made, from (label, key) to (label, key)."""

    type: str
    start: Place
    end: Place
    properties: Values


Element = Node | Edge


def identity(name: str, identifier: str) -> Values:
    """Return the id, IRI and classes that a node bears."""
    return {"id": identifier, "iri": prefix(name) + identifier, "rdf_type": rdf_types(name)}


def node(label: str, key: Key, values: Values) -> Node:
    """Return a node without the properties that have no value."""
    return Node(label, key, present(values))


def present(values: Values) -> Values:
    """Return the properties that have a value."""
    return {name: value for name, value in values.items() if value is not None}
