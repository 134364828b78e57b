"""Exports of a dataset: N-Quads, Turtle, JSON-LD, GraphML, CSV, and a graph for networkx."""

from __future__ import annotations

from graph.export.formats import FOLDERS, FORMATS, Format, export
from graph.export.network import to_networkx

__all__ = ["FOLDERS", "FORMATS", "Format", "export", "to_networkx"]
