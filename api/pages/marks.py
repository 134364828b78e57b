"""Marks words in a printed text: statements, the bodies in them, a sentence, search hits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.types import Span

# Characters that only Traditional texts have, frequent in policy prose: two of them settle it.
_TRADITIONAL = frozenset("質務發業國實關會員區產標準監導領強動開對進義個單應責點體總檢測與為")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    statement: Span | None
    sentence: bool
    word: Span | None


def script_of(text: str) -> str:
    """zh-Hant for a text printed in Traditional characters, else zh-Hans.

    >>> script_of("市質量工作領導小組"), script_of("市质量工作领导小组")
    ('zh-Hant', 'zh-Hans')
    """
    seen = sum(character in _TRADITIONAL for character in text[:400])
    return "zh-Hant" if seen >= 2 else "zh-Hans"


def marked(
    text: str, offset: int, spans: Sequence[Span], here: str = "", sentence: str | None = None
) -> Markup:
    """The text as HTML. `offset` is where it begins in the document that spans count in.

    `here` is put before links (/en on English pages), `sentence` is the measure to highlight.
    """
    end = offset + len(text)
    statements = [s for s in spans if s.kind == "statement"]
    words = [s for s in spans if s.kind in {"body", "actor"} and s.agency is not None]
    sentences = [s for s in spans if s.kind == "measure" and s.id == sentence]
    cuts = {offset, end}
    for span in (*statements, *words, *sentences):
        cuts.update(cut for cut in (span.start, span.end) if offset <= cut <= end)
    pieces = [
        _Piece(
            start,
            stop,
            _covering(statements, start),
            _covering(sentences, start) is not None,
            _covering(words, start),
        )
        for start, stop in pairwise(sorted(cuts))
    ]
    parts: list[Markup] = []
    opened: str | None = None
    seen: set[str] = set()
    for piece in pieces:
        wrapper = _wrapper(piece)
        if wrapper != opened:
            if opened is not None:
                parts.append(Markup("</mark>"))
            if wrapper is not None:
                parts.append(_opening(piece, seen))
            opened = wrapper
        parts.append(_word(piece, text[piece.start - offset : piece.end - offset], here))
    if opened is not None:
        parts.append(Markup("</mark>"))
    return Markup("").join(parts)


def hits(text: str, start: int, marks: Sequence[tuple[int, int]]) -> Markup:
    """A snippet with the words found marked; `marks` count as `start` does."""
    parts, position = [], 0
    for begin, stop in marks:
        begin_here, stop_here = max(begin - start, position), min(stop - start, len(text))
        if begin_here >= stop_here:
            continue
        parts.append(escape(text[position:begin_here]))
        parts.append(Markup('<mark class="hit">{}</mark>').format(text[begin_here:stop_here]))
        position = stop_here
    parts.append(escape(text[position:]))
    return Markup("").join(parts)


def with_code(text: str) -> Markup:
    """Words in backticks as code.

    >>> print(with_code("`a` < b"))
    <code>a</code> &lt; b
    """
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _covering(spans: Sequence[Span], position: int) -> Span | None:
    """The shortest span over a position."""
    over = [span for span in spans if span.start <= position < span.end]
    return min(over, key=lambda span: span.end - span.start, default=None)


def _wrapper(piece: _Piece) -> str | None:
    if piece.statement is not None:
        return piece.statement.id
    return "sentence" if piece.sentence else None


def _opening(piece: _Piece, seen: set[str]) -> Markup:
    """The statement's tag; its id stands on the first piece only, ids being unique in a page."""
    if piece.statement is None:
        return Markup('<mark class="sentence">')
    if piece.statement.id in seen:
        return Markup("<mark>")
    seen.add(piece.statement.id)
    return Markup('<mark id="{}">').format(piece.statement.id)


def _word(piece: _Piece, words: str, here: str) -> Markup:
    span = piece.word
    if span is None or span.agency is None:
        return escape(words)
    return Markup('<a class="{} role-{}" href="{}/doc/agency/{}.html" title="{}">{}</a>').format(
        span.kind, span.role or "responsible", here, span.agency.id, span.agency.name, words
    )
