"""The heading of a provision: a short line or first sentence behind its label, or below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.outline.paragraphs import answers_above
from loaders.roles import LABEL

if TYPE_CHECKING:
    from loaders.outline.labels import Label
    from loaders.outline.node import Node

# Longer than this, a first sentence is a task and no heading.
_HEADING_LIMIT = 50
# How far to look for text behind a first sentence; no statement is longer.
_LOOK_AHEAD = 1500

# 知识产权制度是……的基本制度 is a statement of fact, no heading.
_IS = re.compile(r"[一-龥]{3,}是[一-龥]{4,}")
# A heading ends at 。, or before the bracket with its statement (brackets inside it included).
_HEADING_END = re.compile(
    r"[。！？；]|[（〔【\[](?=(?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*(?:负责|牵头|单位|落实|实施|分工)(?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*[）〕】\]])"
)
_BRACKETED = re.compile(r"^[（〔【\[](?:[^（）〔〕【】\[\]]|[（〔][^（）〔〕]*[）〕])*[）〕】\]]")


def heading_of(text: str, label: Label, end: int) -> tuple[int, int] | None:
    """Find the heading behind a label: a whole short line, or a short first sentence.

    (一)全面落实质量发展规划。牢固树立…… has the heading 全面落实质量发展规划; a clause of one
    sentence only, before its bracket, has none: that sentence is the task.
    """
    start = label.end
    answer = LABEL.match(text, start, end)
    if label.level == "article" or (answer is not None and text[answer.end() : end].strip()):
        # （三）责任单位：市教育局 is an answer that the copy numbered.
        return None
    line = text[start : min(end, start + _HEADING_LIMIT * 6)]
    stop = _HEADING_END.search(line)
    if _answers(line[: stop.start() if stop else None]):
        return None
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


def _answers(line: str) -> bool:
    """Tell whether a first sentence says who answers: 学校食堂建设，牵头单位：市教育局."""
    return "：" in line and LABEL.search(line) is not None


def late_heading(text: str, node: Node) -> None:
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
    if below and not node.children and answers_above(text, *below[0]):
        return
    node.heading = (start, start + len(line) - 1)
    node.body_start = end
    node.paragraphs.pop(0)
