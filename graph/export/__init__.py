"""Exports of a dataset: N-Quads, Turtle, JSON-LD, GraphML, CSV, and a graph for networkx."""

from __future__ import annotations

from graph.export.formats import FORMATS, Format, export
from graph.export.network import to_networkx

__all__ = ["FORMATS", "Format", "export", "to_networkx"]
