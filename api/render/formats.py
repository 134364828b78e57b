"""Graph answers in the formats of other tools: Cytoscape, JSON Graph Format, GraphML, CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.shapes.graph import Edge, Node

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE_COLUMNS = ("uri", "id", "kind", "label", "label_en", "depth", "date")
_EDGE_COLUMNS = (
    "id", "type", "source", "target", "role", "position", "inherited", "surface", "count",
    "kind", "thread", "score", "method", "document", "start", "end", "quote", "sha256",
)  # fmt: skip
_OF_EVIDENCE = _EDGE_COLUMNS.index("document")
# A spreadsheet would run a cell that begins so (OWASP, CSV injection).
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A fixed time keeps the archive, and so its ETag, equal for equal data.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def cyjs(nodes: Sequence[Node], edges: Sequence[Edge]) -> bytes:
    """Cytoscape.js JSON: elements with data; ids of nodes are their uris."""
    elements = {
        "nodes": [{"data": {**_node_row(node), "id": node["uri"]}} for node in nodes],
        "edges": [{"data": _plain(_edge_row(edge))} for edge in edges],
    }
    return orjson.dumps({"elements": elements})


def jgf(nodes: Sequence[Node], edges: Sequence[Edge], graph_label: str) -> bytes:
    """JSON Graph Format v2: nodes as an object keyed by id."""
    graph = {
        "directed": True,
        "label": graph_label,
        "nodes": {
            node["uri"]: {
                "label": node["label"]["zh-Hans"],
                "metadata": {k: v for k, v in node.items() if k != "uri"},
            }
            for node in nodes
        },
        "edges": [
            {
                "id": edge["id"],
                "source": edge["source"],
                "target": edge["target"],
                "relation": edge["type"],
                "metadata": {
                    key: value
                    for key, value in edge.items()
                    if key not in {"id", "source", "target", "type"}
                },
            }
            for edge in edges
        ],
    }
    return orjson.dumps({"graph": graph})


def graphml(nodes: Sequence[Node], edges: Sequence[Edge]) -> bytes:
    """GraphML with one string attribute a column; the first evidence of an edge is written."""
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    for scope, columns in (("node", _NODE_COLUMNS[1:]), ("edge", _EDGE_COLUMNS[1:])):
        for column in columns:
            if column not in {"source", "target"}:
                name = {"id": f"{scope}-{column}", "for": scope, "attr.name": column}
                ET.SubElement(root, "key", {**name, "attr.type": "string"})
    graph = ET.SubElement(root, "graph", {"id": "zhimai", "edgedefault": "directed"})
    for node in nodes:
        element = ET.SubElement(graph, "node", {"id": node["uri"]})
        _data(element, "node", _plain(_node_row(node)), skip={"uri"})
    for edge in edges:
        ends = {"id": edge["id"], "source": edge["source"], "target": edge["target"]}
        element = ET.SubElement(graph, "edge", ends)
        _data(element, "edge", _plain(_edge_row(edge)), skip=set(ends))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def csv_archive(nodes: Sequence[Node], edges: Sequence[Edge]) -> bytes:
    """A zip of nodes.csv and edges.csv (UTF-8, one evidence a row of edges)."""
    edge_rows = [
        row
        for edge in edges
        for row in ([_edge_row(edge, n) for n in range(len(edge["evidence"]))] or [_edge_row(edge)])
    ]
    node_rows = [_node_row(node) for node in nodes]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns, rows in (
            ("nodes.csv", _NODE_COLUMNS, node_rows),
            ("edges.csv", _EDGE_COLUMNS, edge_rows),
        ):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), _csv(columns, rows))
    return buffer.getvalue()


def _csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return stream.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return str(value)


def _node_row(node: Node) -> dict[str, Any]:
    return {
        "uri": node["uri"],
        "id": node["id"],
        "kind": node["kind"],
        "label": node["label"]["zh-Hans"],
        "label_en": node["label"].get("en"),
        "depth": node["depth"],
        "date": node.get("date"),
    }


def _edge_row(edge: Edge, number: int = 0) -> dict[str, Any]:
    row: dict[str, Any] = {column: edge.get(column) for column in _EDGE_COLUMNS[:_OF_EVIDENCE]}
    if edge["evidence"]:
        proof = edge["evidence"][number]
        row |= {
            "document": proof["document"],
            "start": proof["start"],
            "end": proof["end"],
            "quote": proof["quote"],
            "sha256": proof["sha256"],
        }
    return row


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _data(element: ET.Element, scope: str, row: dict[str, Any], skip: set[str]) -> None:
    for key, value in row.items():
        if key not in skip:
            child = ET.SubElement(element, "data", {"key": f"{scope}-{key}"})
            child.text = _NOT_XML.sub("", str(value))
