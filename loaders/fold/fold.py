"""Folds a source text into the normalised view that all rules match on, aligned to the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.fold.alignment import Alignment, AlignmentBuilder
from loaders.fold.catalogue import divide_catalogue
from loaders.fold.furniture import find_noise
from loaders.fold.joining import Paragraph, continues
from loaders.fold.layout import measure_layout
from loaders.fold.lines import WIDE_SPACES, Line, mark_rows, split_lines
from loaders.fold.markup import blank_out, find_markup
from loaders.fold.pages import PAGE_REASONS
from loaders.fold.restoring import restore_breaks
from loaders.fold.spacing import is_plain, keep_line
from loaders.fold.variant import Variant, fold_variant
from loaders.fold.width import fold_width
from loaders.read.source import CELL_BREAK, CELL_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.read.source import Table


@dataclass(frozen=True, slots=True)
class Fold:
    """The folded text, one paragraph a line, and where each character stands in the source.

    `noise` lists what was cut as (start, end, reason) in source offsets. All offsets are code
    points.
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


def fold(source_text: str, tables: Sequence[Table] = ()) -> Fold:
    """Fold `source_text`: every paragraph becomes one line, every table row one line with tabs.

    `tables` are the spans of tables that the reader of the file found.

    >>> folded = fold("各有关单位:\\n降低企业质量风险损失,更好维护消费者\\n\\n合法权益。")
    >>> folded.text
    '各有关单位：\\n降低企业质量风险损失，更好维护消费者合法权益。'
    >>> folded.source_span(22, 26)  # 费者合法
    (22, 28)
    """
    # Asked for again and again: which characters there are at all.
    present = set(source_text)
    text, variant = _fold_characters(source_text, present, in_cells=bool(tables))
    markup = find_markup(text, present)
    text = blank_out(text, markup) if markup else text
    rows = (line for table in tables for line in table.lines)
    lines = split_lines(text, source_text, rows)
    lines = restore_breaks(text, source_text, mark_rows(text, lines))
    lines = divide_catalogue(text, lines)
    noise = find_noise(text, lines)
    cut = [(blank.start, blank.end, blank.reason) for blank in markup]
    cut += [(lines[index].start, lines[index].end, noise[index]) for index in noise]
    kept = _without_noise(lines, noise)
    folded, alignment = _join(text, kept, is_plain=not markup and is_plain(present))
    return Fold(folded, variant, tuple(sorted(cut)), alignment)


def _without_noise(lines: list[Line], noise: dict[int, str]) -> list[Line]:
    """Return the lines that stay; where the furniture of a page was cut a page begins."""
    if not noise:
        return lines
    return [
        line._replace(page=True) if noise.get(index - 1) in PAGE_REASONS else line
        for index, line in enumerate(lines)
        if index not in noise
    ]


def _fold_characters(source: str, present: set[str], *, in_cells: bool) -> tuple[str, Variant]:
    """Fold characters and line ends one for one: the length stays.

    `in_cells` says that the marks of line ends inside table cells are such and stay.
    """
    text, variant = fold_variant(fold_width(source, present), present)
    for space in present.intersection(WIDE_SPACES):
        text = text.replace(space, " ")
    if "\r" in present:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    marks = "" if in_cells else CELL_BREAK + CELL_PARAGRAPH
    for end in present.intersection(f"\f\v\x85{marks}"):
        text = text.replace(end, "\n")
    return text, variant


def _join(text: str, lines: list[Line], *, is_plain: bool) -> tuple[str, Alignment]:
    builder = AlignmentBuilder(text)
    layout = measure_layout(text, lines)
    paragraph: Paragraph | None = None
    for index, line in enumerate(lines):
        if paragraph is None:
            paragraph = Paragraph(line, line)
        elif continues(text, lines, index, paragraph, layout):
            if _needs_space(text, paragraph.last.end - 1, line.start):
                builder.put(" ", paragraph.last.end, line.start)
            paragraph.last = line
        else:
            builder.put("\n", paragraph.last.end, line.start)
            paragraph = Paragraph(line, line)
        keep_line(builder, text, line, is_plain=is_plain)
    return builder.build()


def _needs_space(text: str, end: int, start: int) -> bool:
    """Say whether two Latin words meet where two lines were joined; a number may be cut."""
    before, after = text[end], text[start]
    if not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum()):
        return False
    return before.isalpha() or after.isalpha()
