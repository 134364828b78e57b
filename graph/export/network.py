"""Makes a networkx graph of named graphs, for analysis: who works with whom, communities, paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.elements import derived_edges, edges, label_of, nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from graph.property_graph import PropertyGraph


def to_networkx(graphs: Iterable[PropertyGraph]) -> nx.MultiDiGraph[Any]:
    """Return a directed multigraph of all nodes and relationships, derived ones included.

    Nodes are keyed kind/id and have `label`, `graphs` (the IRIs that describe them) and their
    properties, those of the first graph where several describe one node. Edges are keyed by
    type and have `type`, `graph` and their properties; `id` where RDF has a node for them.
    Not for a request's path: building it and most algorithms hold the interpreter.
    """
    # networkx takes half a second to load; nothing else here needs it.
    import networkx as nx  # noqa: PLC0415

    result: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for graph in graphs:
        for node in nodes(graph):
            known = result.nodes.get(node.key, {})
            values = node.properties | {k: v for k, v in known.items() if k != "graphs"}
            sources = [*known.get("graphs", ()), graph.graph]
            result.add_node(node.key, **(values | {"label": node.label, "graphs": sources}))
        for edge in (*edges(graph), *derived_edges(graph)):
            properties = edge.properties | ({} if edge.id is None else {"id": edge.id})
            result.add_edge(
                edge.start, edge.end, edge.id, type=edge.type, graph=graph.graph, **properties
            )
    for key in result.nodes:
        if "label" not in result.nodes[key]:
            identifier = key.partition("/")[2]
            result.nodes[key].update(label=label_of(key), id=identifier, graphs=[])
    return result
