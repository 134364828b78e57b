"""Draws what was found: the network of pairs, the matrix of communities, the years; plain SVG."""

from graph.analysis.drawing.matrix import matrix
from graph.analysis.drawing.network import network
from graph.analysis.drawing.years import years

__all__ = ["matrix", "network", "years"]
