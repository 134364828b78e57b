"""Measures how a document is set: wrapped at a fixed width, indented, spaced by empty lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loaders.fold.line_forms import has_cells, is_closed

if TYPE_CHECKING:
    from loaders.fold.lines import Line

_SAMPLE = 4000
_FEWEST = 5
_FEWEST_FULL = 6
_NARROWEST, _WIDEST = 30, 140
# Marks that may not begin a line, and Latin words, make a wrapped line shorter by some columns.
_RAGGED = 8


class Layout(NamedTuple):
    """`width`: columns at which lines are wrapped, or None where a paragraph is one line; `size`:
    the same in characters, for texts that were wrapped by counting these.

    `indented`: first lines of paragraphs stand in from the `margin` (columns). `spaced`: empty
    lines divide paragraphs. `celled`: a table has its cells one a line, under a head 责任单位.
    """

    width: int | None
    size: int
    indented: bool
    margin: int
    spaced: bool
    celled: bool = False


def columns(text: str, line: Line) -> int:
    """Return the width of a line in columns: two for a Han character, one for ASCII."""
    size = line.end - line.start
    return 2 * size - len(text[line.start : line.end].encode("ascii", "ignore"))


def measure_layout(text: str, lines: list[Line]) -> Layout:
    """Return the layout of the document whose lines are given."""
    sample = [line for line in lines[:_SAMPLE] if line.end - line.start >= 12 and not line.row]
    if len(sample) < _FEWEST:
        return Layout(None, 0, indented=False, margin=0, spaced=False)
    margin = min(line.indent for line in sample)
    width = _wrap_width(text, sample, margin)
    # Where lines are wrapped, only the first line of a paragraph stands in.
    least = (0.2 if width is None else 0.04) * len(sample)
    indented = least <= sum(2 <= line.indent - margin <= 8 for line in sample)
    spaced = 0.15 * len(sample) <= sum(line.blank > 0 and not line.page for line in sample)
    sizes = sorted(_size(line, margin) for line in sample)
    size = sizes[int(0.95 * (len(sizes) - 1))]
    return Layout(width, size, indented, margin, spaced, has_cells(text))


def _wrap_width(text: str, sample: list[Line], margin: int) -> int | None:
    """Return the columns at which most lines of the sample are broken in mid-sentence, or None."""
    widths = [columns(text, line) + line.indent - margin for line in sample]
    ordered = sorted(widths)
    width = ordered[int(0.95 * (len(ordered) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    # A limit that lines keep: nearly none is longer, many reach it, most of these in mid-sentence.
    longer = sum(size > width + _RAGGED for size in widths)
    full = [line for line, size in zip(sample, widths, strict=True) if size >= width - _RAGGED]
    broken = sum(not is_closed(text, line) for line in full)
    if longer > 0.02 * len(sample) or len(full) < max(_FEWEST_FULL, 0.35 * len(sample)):
        return None
    return width if broken >= 0.5 * len(full) else None


def is_full(text: str, line: Line, layout: Layout) -> bool:
    """Say whether the line reaches the width at which the document is wrapped."""
    if layout.width is None:
        return False
    if _size(line, layout.margin) >= layout.size - 1:
        return True
    return columns(text, line) + line.indent - layout.margin >= layout.width - _RAGGED


def _size(line: Line, margin: int) -> int:
    return line.end - line.start + (line.indent - margin) // 2
