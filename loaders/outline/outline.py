"""The outline of a document: its paragraphs, their labels, and how the provisions nest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.bodies import is_listed, looks_like_body
from loaders.outline.labels import LEVELS, Label, label_at
from loaders.roles import parse

if TYPE_CHECKING:
    from loaders.tables.tables import Row, TaskTable

_SENTENCE_END = "。！？"
# Longer than this, a first sentence is a task and no heading.
_HEADING_LIMIT = 50
# How far to look for text behind a first sentence; no statement is longer.
_LOOK_AHEAD = 1500


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


@dataclass(frozen=True, slots=True)
class Outline:
    """All provisions in the order of the text."""

    nodes: tuple[Node, ...]
    preamble: tuple[tuple[int, int], ...]


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the non-empty paragraphs of text[start:end].

    >>> paragraphs("甲\\n\\n乙", 0, 4)
    [(0, 1), (3, 4)]
    """
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\n]+", text[start:end])
        if match.group().strip()
    ]


def outline(text: str, start: int, end: int, tables: tuple[TaskTable, ...] = ()) -> Outline:
    """Build the outline of text[start:end], a fold; each row of a task table is a provision.

    A labelled paragraph opens a provision; the unlabelled ones after it belong to it. Without any
    label each paragraph is a provision of its own.
    """
    tabled = {table.start: table for table in tables}
    spans = [
        (s, e) for s, e in paragraphs(text, start, end) if s in tabled or not _inside(s, tables)
    ]
    spans = _without_attachments(text, spans)
    labels = [None if s in tabled else label_at(text, s) for s, _ in spans]
    labels = _listed_bodies(text, spans, _drop_strays(spans, labels))
    builder = _Builder(text, numbered=any(labels))
    for (s, e), label in zip(spans, labels, strict=True):
        if s in tabled:
            builder.table(tabled[s])
        elif label is not None:
            builder.labelled(label, s, e)
        else:
            builder.plain(s, e)
    for node in builder.nodes:
        _late_heading(text, node)
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
        elif self.nodes and not self.numbered and _answers_above(self.text, start, end):
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


_ANSWER = re.compile(
    r"[（〔【\[]?(?:[^。；：]{2,400}(?:负责|落实|牵头|配合|实施)[）〕】\]。]*$|[^。；：]{0,8}(?:单位|部门)[】〕\]]?：)"
)


def _answers_above(text: str, start: int, end: int) -> bool:
    """Tell whether an unlabelled paragraph holds nothing but who answers for the one above it."""
    if _ANSWER.match(text, start, end) is None:
        return False
    parsed = parse(text, start, end)
    names = [text[n.start : n.end].strip("（〔【[ ") for n in parsed.named]
    return bool(names) and parsed.strength != "bare" and all(looks_like_body(n) for n in names)


_ATTACHMENT = re.compile(r"附[ 　]?件[ 　]?[：:]")
# The longest name of an attachment.
_ATTACHED = 80


def _without_attachments(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the list of a notice's attachments: 附件：1.任务分解表, and 2.…, 3.… below it."""
    kept: list[tuple[int, int]] = []
    listing = False
    for index, (start, end) in enumerate(spans):
        short = end - start <= _ATTACHED and "。" not in text[start:end]
        if short and _ATTACHMENT.match(text, start, end):
            named = text[start:end].rstrip()[-1] not in "：:"
            following = spans[index + 1] if index + 1 < len(spans) else None
            listing = named or (following is not None and _is_attachment(text, *following))
            if listing:
                continue
        elif listing:
            listing = _is_attachment(text, start, end)
        if not listing:
            kept.append((start, end))
    return kept


def _is_attachment(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a numbered name: 2.任务分解表."""
    label = label_at(text, start)
    short = end - start <= _ATTACHED and not re.search("[。；]", text[start:end])
    return short and label is not None and label.level == "item"


_EMPTY_LABEL = re.compile(r"(?:单位|部门|主体)\s?：\s*$")


def _listed_bodies(
    text: str, spans: list[tuple[int, int]], labels: list[Label | None]
) -> list[Label | None]:
    """Take numbers for none that only count the bodies behind 责任单位：."""
    kept = list(labels)
    counting = False
    for index, (start, end) in enumerate(spans):
        label = labels[index]
        if counting and label is not None and is_listed(text, label.end, end):
            kept[index] = None
            continue
        counting = _EMPTY_LABEL.search(text, max(start, end - 20), end) is not None
    return kept


def _inside(start: int, tables: tuple[TaskTable, ...]) -> bool:
    index = bisect_right(tables, start, key=lambda table: table.start) - 1
    return index >= 0 and start < tables[index].end


def _drop_strays(spans: list[tuple[int, int]], labels: list[Label | None]) -> list[Label | None]:
    """Take a lone 7.-like label for none when it stands outside every sequence.

    A number that follows none of its kind is rarely a label: a date, a figure, a page number.
    """
    seen: dict[str, set[int]] = {}
    kept: list[Label | None] = []
    for (start, end), label in zip(spans, labels, strict=True):
        if label is None:
            kept.append(None)
            continue
        numbers = seen.setdefault(label.level, set())
        regular = (
            label.level not in {"item", "subitem"}
            or label.number <= 2
            or end - start > _HEADING_LIMIT
            or not numbers.isdisjoint({label.number - 1, label.number - 2, label.number})
        )
        if regular:
            numbers.add(label.number)
        kept.append(label if regular else None)
    return kept


def _open(text: str, label: Label, parent: Node | None, start: int, end: int) -> Node:
    heading = _heading(text, label, end)
    body = heading[1] if heading else label.end
    if heading and body < end and text[body] in "。：:":
        body += 1
    node = Node(label.level, label, parent, start, end, heading, body)
    if body < end:
        node.paragraphs.append((body, end))
    return node


# 知识产权制度是……的基本制度 is a statement of fact, no heading.
_IS = re.compile(r"[一-龥]{3,}是[一-龥]{4,}")
# A heading ends at 。, or before the bracket with its statement (brackets inside it included).
_HEADING_END = re.compile(
    r"[。！？；]|[（〔【\[](?=(?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*(?:负责|牵头|单位|落实|实施|分工)(?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*[）〕】\]])"
)
_BRACKETED = re.compile(r"^[（〔【\[](?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*[）〕】\]]")


def _heading(text: str, label: Label, end: int) -> tuple[int, int] | None:
    """Find the heading behind a label: a whole short line, or a short first sentence.

    (一)全面落实质量发展规划。牢固树立…… has the heading 全面落实质量发展规划; a clause of one
    sentence only, before its bracket, has none: that sentence is the task.
    """
    if label.level == "article":
        return None
    start = label.end
    line = text[start : min(end, start + _HEADING_LIMIT * 6)]
    stop = _HEADING_END.search(line)
    if stop is None:
        return (start, end) if end - start <= _HEADING_LIMIT * 2 else None
    length = stop.start()
    if _IS.search(line[:length]):
        return None
    if line[length] in "；！？" or not 0 < length <= _HEADING_LIMIT:
        return None
    if line[length] != "。":
        # A heading with its statement right behind: 一、加强领导（市政府办公室负责）
        return (start, start + length)
    rest = text[start + stop.end() : min(end, start + _LOOK_AHEAD)].strip()
    if not rest and label.level in {"part", "chapter", "division", "section"}:
        # A whole line that ends in 。: short and in one breath it is a heading, else a task.
        one_breath = "，" not in line[:length] and length <= _HEADING_LIMIT * 0.6
        return (start, start + length) if one_breath else None
    following = _BRACKETED.sub("", rest).strip(" 。；")
    return (start, start + length) if following else None


def _late_heading(text: str, node: Node) -> None:
    """Take a short first sentence on a line of its own for the heading of what stands below it.

    (二)工作原则。 before paragraphs or items of its own is a heading, not a task.
    """
    if node.label is None or node.heading is not None or not node.paragraphs:
        return
    start, end = node.paragraphs[0]
    line = text[start:end].rstrip()
    below = node.paragraphs[1:2]
    if not (node.children or below) or len(line) > _HEADING_LIMIT * 0.7:
        return
    if "，" in line or "；" in line or not line.endswith("。") or "。" in line[:-1]:
        return
    if below and not node.children and _answers_above(text, *below[0]):
        return
    node.heading = (start, start + len(line) - 1)
    node.body_start = end
    node.paragraphs.pop(0)


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
