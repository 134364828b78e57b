"""Writes named graphs as GraphML, for Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph.elements import Edge, Node, derived_edges, edges, label_of, nodes
from graph.projection.spec import Shape, projection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.property_graph import PropertyGraph

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
_NOT_IN_XML = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF], "\ufffd")
_DERIVED = ("event", "scope", "function", "date", "certainty")


def write(graphs: Iterable[PropertyGraph], out: IO[bytes]) -> None:
    """Write one graph of all nodes and relationships, derived ones included.

    Every element names its label or type and its named graph. A node that several graphs
    describe (a body of several documents) is written once, from the first of them; lists are
    joined by "; "; characters that XML forbids become U+FFFD.
    """
    out.write(_HEAD.encode())
    for line in _keys():
        out.write(line.encode())
    out.write(b'<graph id="zhimai" edgedefault="directed">\n')
    written: set[str] = set()
    referred: set[str] = set()
    for graph in graphs:
        for node in nodes(graph):
            if node.key not in written:
                written.add(node.key)
                out.write(_node(node, graph.graph).encode())
        for edge in (*edges(graph), *derived_edges(graph)):
            referred.update((edge.start, edge.end))
            out.write(_edge(edge, graph.graph).encode())
    for key in sorted(referred - written):
        # Referred to, but described in none of the graphs that were chosen.
        identifier = key.partition("/")[2]
        out.write(_node(Node(key, label_of(key), {"id": identifier}), "").encode())
    out.write(b"</graph>\n</graphml>\n")


def _node(node: Node, graph: str) -> str:
    data = {"label": node.label, "graph": graph} | node.properties
    return f"<node id={quoteattr(node.key)}>{_data('node', data)}</node>\n"


def _edge(edge: Edge, graph: str) -> str:
    data = {"type": edge.type, "graph": graph} | edge.properties
    name = "" if edge.id is None else f" id={quoteattr(edge.id)}"
    return (
        f"<edge{name} source={quoteattr(edge.start)} target={quoteattr(edge.end)}>"
        f"{_data('edge', data)}</edge>\n"
    )


def _data(domain: str, properties: dict[str, Any]) -> str:
    return "".join(
        f'<data key="{_key_id(domain, name, _type(domain, name, value))}">{_text(value)}</data>'
        for name, value in properties.items()
        if value != ""
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return escape(text.translate(_NOT_IN_XML))


def _type(domain: str, name: str, value: Any) -> str:
    """Return the type of a value; a decimal is a double also where it has no fraction."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) and (name, "int") in _declared()[domain]:
        return "int"
    return "double" if isinstance(value, int | float) else "string"


def _key_id(domain: str, name: str, kind: str) -> str:
    return f"{domain}.{name}.{kind}"


def _keys() -> Iterator[str]:
    """Yield the declarations: a name that has two types is told apart by the second."""
    for domain, columns in _columns().items():
        seen: set[str] = set()
        for name, kind in columns:
            shown = f"{name}_{kind}" if name in seen else name
            seen.add(name)
            yield (
                f'<key id="{_key_id(domain, name, kind)}" for="{domain}" '
                f'attr.name="{shown}" attr.type="{kind}"/>\n'
            )


@cache
def _columns() -> dict[str, list[tuple[str, str]]]:
    spec = projection()
    found = {
        "node": {("label", "string"), ("graph", "string"), ("id", "string")},
        "edge": {("type", "string"), ("graph", "string")} | {(name, "string") for name in _DERIVED},
    }
    for shape in spec.nodes.values():
        found["node"] |= _types(shape)
    for relationship in spec.relationships.values():
        found["edge"] |= _types(relationship.shape)
    return {domain: sorted(columns) for domain, columns in found.items()}


@cache
def _declared() -> dict[str, frozenset[tuple[str, str]]]:
    return {domain: frozenset(columns) for domain, columns in _columns().items()}


def _types(shape: Shape) -> set[tuple[str, str]]:
    kinds = {"integer": "int", "boolean": "boolean", "span": "int", "decimal": "double"}
    found = {
        (name, kinds.get(item.type, "string")) for item in shape.properties for name in item.names
    }
    if shape.evidence is not None:
        found |= {(shape.evidence.start, "int"), (shape.evidence.end, "int")}
        found.add((shape.evidence.quote, "string"))
    return found
