"""Statements in brackets: those that close a sentence, those that a slip left half, no glosses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.duties.found import Found, inline_end, read_words
from loaders.duties.plausibility import all_bodies, mostly_bodies, no_sign_off
from loaders.roles import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.outline.node import Node

_OPENERS, CLOSERS = "（〔【［[", "）〕】］]"
_BRACKETS = re.compile(r"[（〔【［\[）〕】］\]]")
# No statement is longer: the longest known lists some forty bodies.
_LIMIT = 1200
_SENTENCE_END = "。；！？;…"
_AFTER = re.compile(r"[ 　]*(?:[。；;！!．.]|$|\n)")
_HINT = re.compile(r"负责|牵头|单位|部门|落实|实施|配合|分工|[局委办厅部府会院行社组区县市]")
_GLOSS = re.compile(
    r"(?:局|委|厅|办|部门|单位|机构|组|中心|政府|协会|公司|企业|平台|集团|部|院|所|会)$"
)
# Shorter than this, what stands before a bare bracket is a name and no task.
_SHORTEST_TASK = 10


def bracketed(text: str, node: Node, start: int, end: int) -> Iterator[Found]:
    """Read the outermost brackets of a paragraph, and those that a slip left half."""
    stack: list[int] = []
    closed = start
    for match in _BRACKETS.finditer(text, start, end):
        at = match.start()
        if match.group() in _OPENERS:
            stack.append(at)
            continue
        if not stack:
            yield from _unopened(text, node, closed, at)
            continue
        opened = stack.pop()
        if not stack:
            closed = at + 1
            yield from _bracket(text, node, opened, at + 1, start, end)
    if stack:
        yield from _unclosed(text, node, stack[0], end)


def _bracket(text: str, node: Node, start: int, end: int, low: int, high: int) -> Iterator[Found]:
    if end - start > _LIMIT or end - start < 4 or not _HINT.search(text, start, end):
        return
    label = LABEL.match(text, start, high)
    if label is not None and end <= label.end() <= end + 1:
        yield from _labelled_bracket(text, node, label, low, high)
        return
    inner_start, inner_end = start + 1, end - 1
    before = text[low:start].rstrip().rstrip("」』”’》")
    closes = bool(_AFTER.match(text, end, high)) or not text[end:high].strip("）〕】] 　")
    opens = (
        not before
        or before[-1] in _SENTENCE_END
        or before[-1] == "）"
        or text[start - 1] in "”’》」』"
        or start == node.body_start
    )
    found = read_words(text, node, "bracket", start, end, inner_start, inner_end)
    if found is None:
        return
    if found.parsed.strength == "label":
        yield found
        return
    if not (closes or opens):
        return
    if found.parsed.strength == "bare":
        # A name behind another name is a gloss (市知识产权局（市版权局）), not a statement.
        if before and before[-1] not in _SENTENCE_END and _is_gloss(before):
            return
        if not no_sign_off(text, found.parsed):
            return
    yield found


def _is_gloss(before: str) -> bool:
    """Tell whether a bare bracket explains the word before it: 市知识产权局（市版权局）, 张某（市府办）."""
    sentence = re.split(r"[。；！？]", before)[-1]
    return bool(_GLOSS.search(before)) or len(sentence) < _SHORTEST_TASK


def _labelled_bracket(
    text: str, node: Node, label: re.Match[str], low: int, high: int
) -> Iterator[Found]:
    """Read 【责任单位】市教育局、市财政局: the label in brackets, the list behind it."""
    start = label.start()
    stop = inline_end(text, label.end(), high)
    found = read_words(
        text, node, "inline" if text[low:start].strip() else "line", start, stop, start, stop
    )
    if found:
        yield found


def _unclosed(text: str, node: Node, opened: int, high: int) -> Iterator[Found]:
    """Read a bracket that nobody closed: up to the sentence's or the paragraph's end."""
    stop = text.find("。", opened, high)
    stop = high if stop < 0 else stop
    if stop - opened > _LIMIT or not _HINT.search(text, opened, stop):
        return
    found = read_words(text, node, "bracket", opened, stop, opened + 1, stop)
    if found is None or not mostly_bodies(text, found.parsed):
        return
    # A bare list that runs into the end of its paragraph was cut off there.
    cut_off = stop == high and len(found.parsed.named) > 1 and all_bodies(text, found.parsed)
    if found.parsed.strength != "bare" or cut_off:
        yield replace(found, slip="the bracket is not closed")


def _unopened(text: str, node: Node, low: int, closed: int) -> Iterator[Found]:
    """Read a bracket that nobody opened: from the sentence end before it."""
    begin = max(text.rfind(mark, low, closed) for mark in "。；！？")
    begin = low if begin < 0 else begin + 1
    if closed - begin > _LIMIT or closed - begin < 4 or begin <= node.start:
        return
    found = read_words(text, node, "bracket", begin, closed + 1, begin, closed)
    if found and found.parsed.strength != "bare" and all_bodies(text, found.parsed):
        yield replace(found, slip="the bracket is not opened")
