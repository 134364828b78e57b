"""Folds the spaces and marks without form inside a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.fold.lines import INVISIBLE
from loaders.fold.width import HAN
from loaders.read.source import CELL_BREAK, CELL_PARAGRAPH

if TYPE_CHECKING:
    from loaders.fold.alignment import AlignmentBuilder
    from loaders.fold.lines import Line

_CELL = CELL_BREAK + CELL_PARAGRAPH
# A line inside a cell that ends so, before one that begins so, ends a name; else it may cut one.
_NAME_END = frozenset("委局办厅部府会院署处组司区县镇关行")
_NAME_START = frozenset("市省区县州旗各国中上本")
# 委, 部 and 府 stand inside names as well (市委宣传部); these hardly do, but before 公室 or 员会.
_WHOLE_END = frozenset("局厅院署行关镇")
_NAME_GOES_ON = frozenset("公员机")
_ENTITIES = {
    "nbsp": " ",
    "ensp": " ",
    "emsp": " ",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "mdash": "—",
    "middot": "·",
    "hellip": "…",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
}
_WIDE = "^\\x00-\\xff"
_SPECIAL = frozenset(f"\t|&*{_CELL}{INVISIBLE}")
# A plain space between Latin words needs no look; every other run of spaces does.
_NEAR_WIDE = f" (?:(?=[{_WIDE}])|(?<=[{_WIDE}].))"
_PLAIN_RUN = re.compile(f" {{2,}}|{_NEAR_WIDE}")
_RUN = re.compile(
    f"[ \\t{_CELL}{re.escape(INVISIBLE)}]{{2,}}|[\\t{_CELL}{re.escape(INVISIBLE)}]|{_NEAR_WIDE}"
    f"|&(?:{'|'.join(_ENTITIES)})[;；]|\\*\\*"
)
_DROP_AFTER = frozenset("，。；：、！？（《〈“‘〔【")
_DROP_BEFORE = frozenset("，。；：、！？）》〉”’〕】")
_UNITS = frozenset("年月日号条款项章节届次个家种批期份")
# 通　知, 第 一 章: words set with a space between the characters.
_SPACED_OUT = re.compile(f"(?<![{HAN}0-9A-Za-z])[{HAN}](?: {{1,8}}[{HAN}])+(?![{HAN}0-9A-Za-z])")
_SPACES = re.compile(" +")
_BAR = re.compile(r"\s*\|\s*")


def is_plain(present: set[str]) -> bool:
    """Say whether plain spaces are all that `keep_line` may find among these characters."""
    return present.isdisjoint(_SPECIAL)


def keep_line(builder: AlignmentBuilder, text: str, line: Line, *, is_plain: bool = False) -> None:
    """Add one line to the fold: spaces folded or dropped, tabs of rows kept.

    `is_plain` says that the text has no marks without form, tabs or entities.
    """
    start, end = line.start, line.end
    if is_plain and text.find(" ", start, end) < 0:
        builder.keep(start, end)
        return
    if line.row and text[start] == "|":
        _keep_barred(builder, text, line)
        return
    position = start
    spaced = _spaced_out(text, line)
    pattern = _PLAIN_RUN if is_plain else _RUN
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        builder.keep(position, first)
        position = last
        run = match[0]
        if run[0] == "&":
            builder.put(_ENTITIES[run[1:-1]], first, last)
        elif run == "**":
            continue
        elif "\t" in run:
            _keep_tabs(builder, text, line, first, last)
        elif first in spaced:
            continue
        elif _is_kept(text, line, first, last):
            builder.put(" ", first, last)
    builder.keep(position, end)


def _keep_barred(builder: AlignmentBuilder, text: str, line: Line) -> None:
    """Add a row of a Markdown table: bars between cells become tabs."""
    position = line.start
    for match in _BAR.finditer(text, line.start, line.end):
        start, end = match.span()
        if position < start:
            keep_line(builder, text, line._replace(start=position, end=start, row=False))
        if start > line.start and end < line.end:
            builder.put("\t", start, end)
        position = end
    if position < line.end:
        keep_line(builder, text, line._replace(start=position, row=False))


def _spaced_out(text: str, line: Line) -> set[int]:
    """Return where the spaces of words like 通　知 begin."""
    if text.find(" ", line.start, line.end) < 0:
        return set()
    return {
        space.start()
        for word in _SPACED_OUT.finditer(text, line.start, line.end)
        for space in _SPACES.finditer(text, *word.span())
    }


def _keep_tabs(builder: AlignmentBuilder, text: str, line: Line, start: int, end: int) -> None:
    """Keep each tab of a row, for empty cells count; elsewhere a run is one tab."""
    if not line.row:
        builder.put("\t", start, end)
        return
    for offset in range(start, end):
        if text[offset] == "\t":
            builder.put("\t", offset, offset + 1)


def _is_kept(text: str, line: Line, start: int, end: int) -> bool:
    """Say whether a run of spaces means a space."""
    run = text[start:end]
    if not run.strip(INVISIBLE):
        return False
    before = text[start - 1] if start > line.start else ""
    after = text[end] if end < line.end else ""
    if before in _DROP_AFTER or after in _DROP_BEFORE:
        return False
    if CELL_PARAGRAPH in run:
        return True
    if CELL_BREAK in run:
        if before > "\u2e80" and after > "\u2e80":
            return before in _NAME_END and (
                after in _NAME_START or (before in _WHOLE_END and after not in _NAME_GOES_ON)
            )
        return True
    if before.isdigit() and before.isascii() and after in _UNITS:
        return start - line.start <= 3 and text[line.start : start].isdigit()
    if after.isdigit() and before in "年月第〕":
        return False
    return not (after == "〔" and "\u3400" <= before <= "\u9fff")
