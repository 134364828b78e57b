"""Decides whether a paragraph goes on in the next line: line breaks inside a paragraph.

The convention behind it (GB/T 9704): a paragraph ends with 。！？；： or with a bracket or
quotation mark after one of these, or it is a heading, title, date, signature or labelled line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.fold import line_forms as form
from loaders.fold.brackets import Brackets, closes_soon
from loaders.fold.layout import is_full

if TYPE_CHECKING:
    from loaders.fold.layout import Layout
    from loaders.fold.lines import Line

_OPEN_ENDS = frozenset("，、（《〈“‘〔【")
# Marks that can't begin a paragraph.
_NEVER_FIRST = frozenset("，。；：、！？）》〉”’〕】%")
# Words after which a sentence goes on. 目的, 参与, 普及, 应对, 共和 … are whole words.
_DANGLING = re.compile(
    "(?:关于|印发|转发|批转|(?<!目)的|(?<![参赋给授])与|(?<![普涉以])及|(?<![共总缓饱温调柔平])和"
    "|(?<![应相针面绝])对)$"
)
_CONJUNCTION = re.compile(r"(?:和|及|与|暨)(?=\d{4}年|《)")
_BRACKET_ENDS = frozenset("）】〕")
_SENTENCE_END = frozenset("。！？；")
_RESPONSIBILITY = re.compile("负责|落实|牵头|配合|分工|单位：|[委局办厅部府组]）?$")
_SHORTEST_PROSE, _SHORTEST_CUT = 16, 6
_LINES_TO_END = 3
_WINDOW = 2000


@dataclass(slots=True)
class Paragraph:
    """The lines read so far of one paragraph, and the brackets that they leave open."""

    first: Line
    last: Line
    brackets: Brackets = field(default_factory=Brackets)
    read_to: int = 0

    def follow(self, text: str) -> Brackets:
        """Read the brackets of the lines that were not read yet."""
        self.brackets.read(text, max(self.read_to, self.first.start), self.last.end)
        self.read_to = self.last.end
        return self.brackets


def continues(
    text: str, lines: list[Line], index: int, paragraph: Paragraph, layout: Layout
) -> bool:
    """Say whether `lines[index]` continues `paragraph`."""
    line, last = lines[index], paragraph.last
    if _stands_alone(text, line) or _stands_alone(text, last):
        return False
    if layout.celled and text[last.end - 1] not in _OPEN_ENDS and form.is_cell(text, line):
        return False
    if text[line.start] in _NEVER_FIRST:
        return True
    if layout.width is not None and is_full(text, last, layout):
        return _wrapped(text, lines, index, paragraph, layout)
    if text[last.end - 1] in _SENTENCE_END or form.is_labelled(text, line):
        return False
    return _bracket_goes_on(text, lines, index, paragraph) or (
        not form.is_field(text, line) and _goes_on(text, lines, index, paragraph, layout)
    )


def _stands_alone(text: str, line: Line) -> bool:
    """Say whether the line is never joined: a table's row, a date, a heading of Markdown."""
    return line.row or text[line.start] == "#" or form.is_date(text, line)


def _wrapped(
    text: str, lines: list[Line], index: int, paragraph: Paragraph, layout: Layout
) -> bool:
    """Decide after a line that reaches the width at which the document is wrapped."""
    line, last = lines[index], paragraph.last
    if layout.indented:
        # Recipients stand at the margin too, below a title that may fill its line.
        return not _stands_in(line, layout) and (
            form.is_prose(text, last.start, last.end) or not form.is_recipients(text, line)
        )
    if form.is_labelled(text, line):
        return False
    is_field, closed = form.is_field(text, line), form.is_closed(text, last)
    if (is_field or closed) and _bracket_goes_on(text, lines, index, paragraph):
        return True
    if is_field:
        return False
    together = layout.spaced and line.blank == 0
    if closed or _closed_by_bracket(text, paragraph):
        return together
    return together or not layout.spaced or form.is_prose(text, line.start, line.end)


def _bracket_goes_on(text: str, lines: list[Line], index: int, paragraph: Paragraph) -> bool:
    """Say whether a bracket that is open closes in this line or soon after it."""
    stack = paragraph.follow(text).stack
    if not stack:
        return False
    found = closes_soon(text, lines, index, stack[-1][0])
    if found is None:
        return False
    between = lines[index + 1 : found + 1]
    return not any(form.is_labelled(text, line) or form.is_date(text, line) for line in between)


def _closed_by_bracket(text: str, paragraph: Paragraph) -> bool:
    """Say whether the paragraph ends with a bracket that stands after its last sentence.

    （市科委负责） after 。 closes a paragraph; （试行） inside a sentence doesn't.
    """
    if text[paragraph.last.end - 1] not in _BRACKET_ENDS:
        return False
    opener, end = paragraph.follow(text).closed
    if end != paragraph.last.end:
        return False
    before = text[max(0, opener - 1) : opener].strip() or text[max(0, opener - 2) : opener - 1]
    return before in _SENTENCE_END or _RESPONSIBILITY.search(text, opener, end - 1) is not None


def _goes_on(
    text: str, lines: list[Line], index: int, paragraph: Paragraph, layout: Layout
) -> bool:
    """Decide by the words at both sides of the line end."""
    line, last = lines[index], paragraph.last
    if text[last.end - 1] in _OPEN_ENDS:
        return True
    if form.is_closed(text, last):
        return False
    if _DANGLING.search(text, max(last.start, last.end - 4), last.end):
        return True
    if _CONJUNCTION.match(text, line.start, line.end):
        return True
    if _closed_by_bracket(text, paragraph):
        return False
    # Where paragraphs stand in, prose that stops before a line at the margin was cut.
    cut = _stands_in(paragraph.first, layout) and not _stands_in(line, layout)
    if not _is_open_prose(text, paragraph, may_be_short=line.page or cut):
        return False
    return _is_rest_of_prose(text, lines, index, layout)


def _stands_in(line: Line, layout: Layout) -> bool:
    return line.indent - layout.margin >= 2


def _is_rest_of_prose(text: str, lines: list[Line], index: int, layout: Layout) -> bool:
    """Say whether the line can be the rest of a sentence.

    It has the sentence's end in it, or one of the next lines has and none between them stands
    for itself: lists of people and bodies (李四，市科委主任) have no end.
    """
    line = lines[index]
    if layout.indented and _stands_in(line, layout):
        return False
    if form.is_recipients(text, line) or form.is_title_end(text, line):
        return False
    if form.has_sentence_end(text, line):
        return True
    if form.is_name(text, line):
        return False
    for following in lines[index + 1 : index + 1 + _LINES_TO_END]:
        if _stands_alone(text, following) or form.is_labelled(text, following):
            return False
        if form.is_field(text, following) or form.is_name(text, following):
            return False
        if form.has_sentence_end(text, following):
            return True
    return False


def _is_open_prose(text: str, paragraph: Paragraph, *, may_be_short: bool) -> bool:
    """Say whether the paragraph so far is a sentence without its end, no heading and no title.

    `may_be_short` says that something else tells of a break: then short lines count too.
    """
    first, last = paragraph.first, paragraph.last
    # A bound, so that the price of a line doesn't grow with the paragraph.
    end = min(last.end, first.start + _WINDOW)
    shortest = _SHORTEST_CUT if may_be_short else _SHORTEST_PROSE
    if last.end - first.start < shortest or not form.is_prose(text, first.start, end):
        return False
    if form.is_labelled(text, first) and text.find("。", first.start, end) < 0:
        return False
    return not form.is_title_end(text, last) and not form.is_field(text, first)
