"""One provision while the outline is being built: its label, its heading, what stands under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.outline.labels import LEVELS, Label

if TYPE_CHECKING:
    from loaders.tables.tables import Row


@dataclass(slots=True)
class Node:
    """A provision on the fold while the outline is being built; offsets are of the fold."""

    level: str
    label: Label | None
    parent: Node | None
    start: int
    end: int
    heading: tuple[int, int] | None
    body_start: int
    key: str = ""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    row: Row | None = None

    @property
    def rank(self) -> int:
        """Return how deep this level stands by convention."""
        return LEVELS[self.level][0]

    def ancestors(self) -> list[Node]:
        """Return this node and all above it, outermost last."""
        found, node = [], self
        while True:
            found.append(node)
            if node.parent is None:
                return found
            node = node.parent
