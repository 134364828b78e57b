"""Aligns a folded text with its source: runs of equal length and the spans between them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alignment:
    """A monotone map between fold offsets and source offsets (both code points).

    Piece k covers fold `[folds[k], folds[k + 1])` and source `[starts[k], ends[k])`. Where both
    have one length, characters map one to one; a piece of one fold character may stand for a
    longer source span (the line break between two paragraphs). What lies between two pieces of
    the source was cut.
    """

    folds: array[int]
    starts: array[int]
    ends: array[int]
    length: int
    source_length: int

    def source_offset(self, offset: int) -> int:
        """Return where the fold character at `offset` begins in the source.

        The end of the fold (`offset == length`) is the end of its last source character.
        Raises IndexError outside `0..length`.
        """
        if not 0 <= offset <= self.length:
            raise IndexError(f"fold offset {offset} is not in 0..{self.length}")
        if offset == self.length:
            return self.ends[-1] if self.ends else 0
        piece = bisect_right(self.folds, offset) - 1
        return self.starts[piece] + offset - self.folds[piece]

    def source_end(self, offset: int) -> int:
        """Return where the fold character before `offset` ends in the source (0 at offset 0)."""
        if not 0 <= offset <= self.length:
            raise IndexError(f"fold offset {offset} is not in 0..{self.length}")
        if offset == 0:
            return self.starts[0] if self.starts else 0
        piece = bisect_right(self.folds, offset - 1) - 1
        fold_end = self.folds[piece + 1] if piece + 1 < len(self.folds) else self.length
        if offset == fold_end:
            return self.ends[piece]
        return self.starts[piece] + offset - self.folds[piece]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of fold `[start, end)`; an empty span stays empty.

        Raises IndexError outside the fold, ValueError when `end < start`.
        """
        if end < start:
            raise ValueError(f"a span ends before it starts: {start}..{end}")
        first = self.source_offset(start)
        return (first, first) if start == end else (first, self.source_end(end))

    def fold_offset(self, source: int) -> int:
        """Return the first fold offset whose character ends behind `source`.

        That is the character that `source` became, or, where it was cut, the next one that
        was kept. Raises IndexError outside `0..source_length`.
        """
        if not 0 <= source <= self.source_length:
            raise IndexError(f"source offset {source} is not in 0..{self.source_length}")
        piece = bisect_right(self.starts, source) - 1
        if piece < 0:
            return 0
        fold_end = self.folds[piece + 1] if piece + 1 < len(self.folds) else self.length
        if source >= self.ends[piece]:
            return fold_end
        offset = self.folds[piece]
        if self.ends[piece] - self.starts[piece] == fold_end - offset:
            offset += source - self.starts[piece]
        return offset


@dataclass(slots=True)
class AlignmentBuilder:
    """Collects kept runs and separators in source order; `build` gives text and alignment."""

    text: str
    parts: list[str] = field(default_factory=list)
    folds: array[int] = field(default_factory=lambda: array("q"))
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    length: int = 0

    def keep(self, start: int, end: int) -> None:
        """Keep `text[start:end]`, character for character."""
        if start == end:
            return
        if self.ends and self.ends[-1] == start and self._one_to_one():
            self.ends[-1] = end
        else:
            self.folds.append(self.length)
            self.starts.append(start)
            self.ends.append(end)
        self.parts.append(self.text[start:end])
        self.length += end - start

    def put(self, character: str, start: int, end: int) -> None:
        """Put one character that stands for the source span `[start, end)`."""
        self.folds.append(self.length)
        self.starts.append(start)
        self.ends.append(end)
        self.parts.append(character)
        self.length += 1

    def build(self) -> tuple[str, Alignment]:
        """Return the folded text and its alignment."""
        alignment = Alignment(self.folds, self.starts, self.ends, self.length, len(self.text))
        return "".join(self.parts), alignment

    def _one_to_one(self) -> bool:
        return self.ends[-1] - self.starts[-1] == self.length - self.folds[-1]
