"""Marks in a sentence the words that carry a thread, and what the sentence before did not say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from graph.lineage.wording.difference import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]


def changed(text: str, offset: int, carrier: Span, before: str | None) -> Markup:
    """The sentence as HTML. `offset` is where it begins in the document that `carrier` counts in.

    With the sentence `before`, what it lacks is marked as inserted.

    >>> print(changed("开展质量月。", 10, (12, 15), "继续开展质量月。"))
    开展<mark class="hit">质量月</mark>。
    >>> print(changed("深化质量月。", 0, (2, 5), "开展质量月。"))
    <ins>深化</ins><mark class="hit">质量月</mark>。
    """
    start, end = (min(max(place - offset, 0), len(text)) for place in carrier)
    new = _new(text, before) if before is not None else []
    cuts = sorted({0, len(text), start, end, *(cut for span in new for cut in span)})
    parts = []
    for low, high in pairwise(cuts):
        piece = escape(text[low:high])
        if start <= low < high <= end:
            piece = Markup('<mark class="hit">{}</mark>').format(piece)
        elif _within(new, low):
            piece = Markup("<ins>{}</ins>").format(piece)
        parts.append(piece)
    return Markup("").join(parts)


def _new(text: str, before: str) -> list[Span]:
    """The parts of a text that an earlier one lacks; marks and spaces alone are none."""
    return [
        (piece.start, piece.end)
        for piece in difference(before, text)[1]
        if not piece.same and any(map(str.isalnum, text[piece.start : piece.end]))
    ]


def _within(spans: Sequence[Span], place: int) -> bool:
    return any(low <= place < high for low, high in spans)
