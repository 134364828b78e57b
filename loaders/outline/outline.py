"""The outline of a document: its paragraphs, their labels, and how the provisions nest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.outline.headings import heading_of, late_heading
from loaders.outline.labels import LEVELS, Label
from loaders.outline.node import Node
from loaders.outline.paragraphs import answers_above, labelled_paragraphs

if TYPE_CHECKING:
    from loaders.tables.tables import TaskTable


@dataclass(frozen=True, slots=True)
class Outline:
    """All provisions in the order of the text."""

    nodes: tuple[Node, ...]
    preamble: tuple[tuple[int, int], ...]


def outline(text: str, start: int, end: int, tables: tuple[TaskTable, ...] = ()) -> Outline:
    """Build the outline of text[start:end], a fold; each row of a task table is a provision.

    A labelled paragraph opens a provision; the unlabelled ones after it belong to it. Without any
    label each paragraph is a provision of its own.
    """
    tabled = {table.start: table for table in tables}
    found = labelled_paragraphs(text, start, end, tables)
    builder = _Builder(text, numbered=any(label for _, label in found))
    for (s, e), label in found:
        if s in tabled:
            builder.table(tabled[s])
        elif label is not None:
            builder.labelled(label, s, e)
        else:
            builder.plain(s, e)
    for node in builder.nodes:
        late_heading(text, node)
    _name(builder.nodes)
    return Outline(tuple(builder.nodes), tuple(builder.preamble))


# Before the first label a paragraph is the preamble, unless it says who answers: then the copy
# begins in the middle of the document.
_STATES = re.compile(
    r"[（〔【\[](?:[^（）〔〕【】\[\]]{2,300})?(?:负责|牵头|单位：|部门：)[^（）〔〕【】\[\]]{0,200}[）〕】\]]"
)


class _Builder:
    """Nests provisions as the paragraphs come; `stack` holds those still open, outermost first."""

    def __init__(self, text: str, *, numbered: bool) -> None:
        self.text = text
        self.numbered = numbered
        self.nodes: list[Node] = []
        self.preamble: list[tuple[int, int]] = []
        self.stack: list[Node] = []

    def table(self, table: TaskTable) -> None:
        """Add a table: each of its rows is a provision under the one that is open."""
        self._extend(table.end)
        parent = self.stack[-1] if self.stack else None
        told: set[tuple[int, int]] = set()
        for row in table.rows:
            node = Node("row", None, parent, row.start, row.end, None, row.start, row=row)
            # A task merged over several rows is one: the first of them has its sentences.
            node.paragraphs = [cell for cell in row.task if cell not in told]
            told.update(row.task)
            self.nodes.append(node)

    def plain(self, start: int, end: int) -> None:
        """Add an unlabelled paragraph: to the provision that is open, else on its own."""
        if self.stack:
            self.stack[-1].paragraphs.append((start, end))
            self._extend(end)
        elif self.numbered and not _STATES.search(self.text, start, end):
            self.preamble.append((start, end))
        elif self.nodes and not self.numbered and answers_above(self.text, start, end):
            self.nodes[-1].paragraphs.append((start, end))
            self.nodes[-1].end = end
        else:
            node = Node("paragraph", None, None, start, end, None, start)
            node.paragraphs = [(start, end)]
            self.nodes.append(node)

    def labelled(self, label: Label, start: int, end: int) -> None:
        """Open the provision of a labelled paragraph, closing those at its rank and below."""
        rank = LEVELS[label.level][0]
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        node = _open(self.text, label, parent, start, end)
        if parent is not None:
            parent.children.append(node)
        self.stack.append(node)
        self._extend(end)
        self.nodes.append(node)

    def _extend(self, end: int) -> None:
        for node in self.stack:
            node.end = end


def _open(text: str, label: Label, parent: Node | None, start: int, end: int) -> Node:
    heading = heading_of(text, label, end)
    body = heading[1] if heading else label.end
    if heading and body < end and text[body] in "。：:":
        body += 1
    node = Node(label.level, label, parent, start, end, heading, body)
    if body < end:
        node.paragraphs.append((body, end))
    return node


def _name(nodes: list[Node]) -> None:
    """Give each node the path of typed ordinals that its id ends in, repeats numbered."""
    taken: Counter[str] = Counter()
    count = 0
    for node in nodes:
        code = LEVELS[node.level][1]
        if (
            node.row is not None
            and (node.row.number or "").isascii()
            and (node.row.number or "").isdigit()
        ):
            own = f"{code}{node.row.number}"
        elif node.label is None:
            count += 1
            own = f"{code}{count}"
        else:
            own = f"{code}{node.label.number}"
        base = f"{node.parent.key}.{own}" if node.parent else own
        taken[base] += 1
        node.key = base if taken[base] == 1 else f"{base}~{taken[base]}"
