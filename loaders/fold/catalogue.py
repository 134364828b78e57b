"""Divides the catalogue data above a copy (索引号：… 文号：…) into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.page_furniture import load_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.fold.lines import Line
    from ontology.page_furniture import Furniture

# Catalogue data stands above the document, in rows no longer than this.
_ZONE = 60
_LONGEST = 1000
_BETWEEN = " \t|"


def divide_catalogue(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines, those with several fields of a catalogue divided at the fields."""
    furniture = load_furniture()
    divided: list[Line] = []
    for line in lines[:_ZONE]:
        if line.end - line.start > _LONGEST or text.find("：", line.start, line.end) < 0:
            divided.append(line)
        else:
            divided.extend(_divide(text, line, furniture))
    return divided + lines[_ZONE:]


def _divide(text: str, line: Line, furniture: Furniture) -> Iterator[Line]:
    fields = furniture.fields(text[line.start : line.end])
    starts = [line.start + field.start for field in fields]
    if len(starts) < 2 or text[line.start : starts[0]].strip(_BETWEEN):
        yield line
        return
    for start, end in zip(starts, (*starts[1:], line.end), strict=True):
        yield line._replace(
            start=start,
            end=start + len(text[start:end].rstrip(_BETWEEN)),
            blank=line.blank if start == starts[0] else 0,
            row=False,
        )
