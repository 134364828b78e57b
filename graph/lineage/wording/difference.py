"""What two printed sentences have in common and what differs, word by word, compared as folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from graph.lineage.wording.shared_runs import shared_runs
from graph.search_key import placed_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from difflib import Match

_WORDS: Final = re.compile(r"[a-z0-9]+(?:[.．,，][0-9]+)*|.", re.DOTALL)
"""A number or a Latin word is one word; Chinese is compared character by character."""
_SHORTEST_SAME: Final = 2
"""Characters in a row that two texts must share to say the same there; one is chance (的)."""
_MOST_WORK: Final = 250_000
"""Product of two lengths up to which the order of all words counts; beyond, only runs do."""
_RUN: Final = 4

Block = tuple[int, int, int]
"""Where a run of folded characters begins in either text, and how long it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a printed text; `same` where the other text says it too. Code points of the text."""

    start: int
    end: int
    same: bool


def difference(earlier: str, later: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts cut into what they share and what they don't, without a gap.

    >>> a, b = difference("推進質量工作", "继续推进 质量工作")
    >>> [(piece.start, piece.end, piece.same) for piece in a]
    [(0, 6, True)]
    >>> [(piece.start, piece.end, piece.same) for piece in b]
    [(0, 2, False), (2, 9, True)]
    """
    (a, a_places), (b, b_places) = placed_key(earlier), placed_key(later)
    blocks = _blocks(a, b) if len(a) * len(b) <= _MOST_WORK else shared_runs(a, b, _RUN)
    return (
        _pieces(earlier, a_places, [(at, size) for at, _, size in blocks]),
        _pieces(later, b_places, [(at, size) for _, at, size in blocks]),
    )


def _blocks(a: str, b: str) -> list[Block]:
    """Return what both texts say in the same order, in folded characters."""
    a_words, b_words = _WORDS.findall(a), _WORDS.findall(b)
    a_starts, b_starts = _starts(a_words), _starts(b_words)
    matcher = SequenceMatcher(None, a_words, b_words, autojunk=False)
    found = []
    for block in matcher.get_matching_blocks():
        begin, end = a_starts[block.a], a_starts[block.a + block.size]
        # The mark that both sentences end in is no chance, nor is all of two short ones.
        last = (block.a + block.size, block.b + block.size) == (len(a_words), len(b_words))
        ends_both = last and (a == b or not a[begin:end].isalnum())
        framing = _beside_numbers(a_words, b_words, block)
        if end - begin >= _SHORTEST_SAME or (begin < end and (ends_both or framing)):
            found.append((begin, b_starts[block.b], end - begin))
    return found


def _beside_numbers(a: Sequence[str], b: Sequence[str], block: Match) -> bool:
    """Whether numbers stand before or behind a block in both texts, as in 第3批 and 第4批."""

    def number(words: Sequence[str], place: int) -> bool:
        return 0 <= place < len(words) and words[place][0].isdigit()

    before = number(a, block.a - 1) and number(b, block.b - 1)
    return before or (number(a, block.a + block.size) and number(b, block.b + block.size))


def _starts(words: Iterable[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _pieces(
    text: str, places: Sequence[int], blocks: Iterable[tuple[int, int]]
) -> tuple[Piece, ...]:
    """Return a text cut at its blocks; white space and the like go with what stands before them."""
    same = [False] * len(text)
    for at, size in blocks:
        for number in range(at, at + size):
            same[places[number]] = True
    seen = set(places)
    for place in range(len(text)):
        if place not in seen and place:
            same[place] = same[place - 1]
    cuts = [0, *(n for n in range(1, len(text)) if same[n] != same[n - 1]), len(text)]
    return tuple(Piece(start, end, same[start]) for start, end in pairwise(cuts) if start < end)
