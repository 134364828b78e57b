"""Folds a source text into the normalised view that all rules match on, aligned to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.alignment import Alignment, AlignmentBuilder
from loaders.furniture import find_noise
from loaders.joining import continues, open_brackets
from loaders.lines import Line
from loaders.variant import Variant, fold_variant
from loaders.width import fold_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.read import Table

_SPACES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_OUTER = " \t\x1c\x1d\x1e\x1f\x85\v" + _SPACES + _INVISIBLE
_INNER = re.compile(
    f"[{_INVISIBLE}]+|[ \\t]{{2,}}|(?<=[0-9]) (?=[年月日号])|(?<=[年月]) (?=[0-9])|\t"
    "|(?<=[，。；：、！？（《“〔]) | (?=[，。；：、！？）》”〕])"
)


@dataclass(frozen=True, slots=True)
class Fold:
    """The folded text, one paragraph a line, and where each character stands in the source.

    `noise` lists what was cut as (start, end, reason) in source offsets.
    """

    text: str
    variant: Variant
    noise: tuple[tuple[int, int, str], ...]
    alignment: Alignment

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of the fold span `[start, end)`."""
        return self.alignment.source_span(start, end)

    def source_offset(self, offset: int) -> int:
        """Return where the fold character at `offset` begins in the source."""
        return self.alignment.source_offset(offset)

    def fold_offset(self, source: int) -> int:
        """Return the fold offset of the character that `source` became, or of the next one kept."""
        return self.alignment.fold_offset(source)


def fold(source_text: str, tables: Sequence[Table] = ()) -> Fold:  # noqa: ARG001
    """Fold `source_text`; every paragraph becomes one line."""
    text, variant = fold_variant(fold_width(source_text))
    for space in set(text) & set(_SPACES) - {"\t"}:
        text = text.replace(space, " ")
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\u2028", "\n")
    lines = _lines(text, source_text)
    noise = find_noise(text, lines)
    builder = AlignmentBuilder(text)
    first: Line | None = None
    last: Line | None = None
    stack: list[str] = []
    for index, line in enumerate(lines):
        if index in noise:
            continue
        if first is None or last is None:
            first = line
        elif continues(text, first, last, stack, line):
            if text[last.end - 1].isascii() and text[last.end - 1].isalnum() and text[line.start].isascii() and text[line.start].isalnum():
                builder.put(" ", last.end, line.start)
        else:
            builder.put("\n", last.end, line.start)
            first, stack = line, []
        _keep(builder, text, line)
        open_brackets(text, line.start, line.end, stack)
        last = line
    folded, alignment = builder.build()
    cut = tuple((lines[index].start, lines[index].end, noise[index]) for index in sorted(noise))
    return Fold(folded, variant, cut, alignment)


def _lines(text: str, source: str) -> list[Line]:
    lines: list[Line] = []
    position = blank = 0
    page = False
    for raw in text.replace("\f", "\n").split("\n"):
        stripped = raw.strip(_OUTER)
        if stripped:
            start = position + len(raw) - len(raw.lstrip(_OUTER))
            lines.append(Line(start, start + len(stripped), start - position, blank, page))
            blank, page = 0, False
        else:
            blank += 1
        position += len(raw) + 1
        if position <= len(source) and source[position - 1] == "\f":
            page = True
    return lines


def _keep(builder: AlignmentBuilder, text: str, line: Line) -> None:
    position = line.start
    for match in _INNER.finditer(text, line.start, line.end):
        builder.keep(position, match.start())
        position = match.end()
        run = match[0]
        if len(run) > 1 and run.isspace():
            builder.put("\t" if "\t" in run else " ", match.start(), position)
        elif run == "\t":
            builder.put("\t", match.start(), position)
    builder.keep(position, line.end)
