"""Decides whether a line goes on in the next one: hard line breaks inside a paragraph."""

from __future__ import annotations

import re

from loaders.lines import CLOSED, DATE, FIELD, LABEL, TITLE_END, Line

_BRACKETS = re.compile("[（）《》〈〉“”〔〕【】]")
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "〔": "〕", "【": "】"}
_OPEN_END = frozenset("，、（《〈“〔【—")
_DEEPEST = 64
_MARKS = re.compile("[，。；]")
# （…负责） after 。 closes a paragraph, （试行） inside a sentence doesn't.
_CLOSING_BRACKET = re.compile(r"[。！？；]\s?[（〔【][^（）〔〕【】]*(?:（[^（）]*）[^（）]*)*[）〕】]。?$")
_DANGLING = re.compile("(?:关于|印发|转发|批转|[和与及或在对将由把被的])$")


def open_brackets(text: str, start: int, end: int, stack: list[str]) -> None:
    """Push the closers that `text[start:end]` leaves open on `stack`, pop those it closes."""
    for mark in _BRACKETS.findall(text, start, end):
        if mark in _PAIRS:
            if len(stack) < _DEEPEST:
                stack.append(_PAIRS[mark])
        elif stack and stack[-1] == mark:
            stack.pop()


def first_closer(text: str, line: Line) -> str | None:
    """Return the first bracket of the line that closes one opened before it."""
    depth = 0
    for mark in _BRACKETS.findall(text, line.start, min(line.end, line.start + 2000)):
        if mark in _PAIRS:
            depth += 1
        elif depth == 0:
            return str(mark)
        else:
            depth -= 1
    return None


def continues(text: str, first: Line, last: Line, stack: list[str], following: Line) -> bool:
    """Say whether the paragraph from line `first` to line `last` goes on in `following`."""
    ending = text[last.end - 1]
    if DATE.fullmatch(text, following.start, following.end):
        return False
    if DATE.fullmatch(text, last.start, last.end):
        return False
    labelled = LABEL.match(text, following.start, following.end)
    if stack and not labelled and first_closer(text, following) == stack[-1]:
        return ending not in "。！？；"
    if ending in _OPEN_END:
        return not labelled
    if labelled or CLOSED.search(text, max(last.start, last.end - 6), last.end):
        return False
    if FIELD.match(text, following.start, following.end):
        return False
    if _CLOSING_BRACKET.search(text, max(last.start, last.end - 500), last.end):
        return False
    if _DANGLING.search(text, max(last.start, last.end - 4), last.end):
        return True
    return _prose(text, first, last) and _goes_on(text, following)


def _prose(text: str, first: Line, last: Line) -> bool:
    marks = _MARKS.search(text, first.start, last.end)
    if marks is None:
        return False
    if LABEL.match(text, first.start, first.end) and "。" not in text[first.start : last.end]:
        return False
    return not TITLE_END.search(text[max(last.start, last.end - 30) : last.end])


def _goes_on(text: str, line: Line) -> bool:
    return bool(
        CLOSED.search(text, max(line.start, line.end - 6), line.end)
        or _MARKS.search(text, line.start, line.end)
    )
