"""What search compares: texts folded character by character, and the pairs that index them.

A text contains a query when `search_key(query)` is a substring of `search_key(text)`. The fold
knows no context (width, case, Traditional characters, brackets, dashes and quotation marks are
made one; white space is dropped), so that a substring's key is a substring of the key. The
index holds single characters and pairs of neighbours; it gives candidates, the substring test
decides. So every query of one character or more finds exactly what contains it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from operator import add
from typing import TYPE_CHECKING, Final

import opencc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLD_VERSION: Final = f"1/opencc-{opencc.__version__}"
"""Changes whenever the same text may get another key; an index of another version is rebuilt."""

MOST_PAIRS: Final = 48

_BRACKETS = {"(": "（", ")": "）", "[": "（", "]": "）", "〔": "（", "〕": "）"} | {
    "【": "（",
    "】": "）",
    "〖": "（",
    "〗": "）",
    "{": "（",
    "}": "）",
}
_DASHES = dict.fromkeys("-‐‑‒–—―−─", "－")
_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’"}
_SAME = _BRACKETS | _DASHES | _QUOTES
_FULL_WIDTH = 0xFEE0


_UNEVEN: Final[set[str]] = set()
"""The characters met so far that are not folded to just one."""


class _FoldTable(dict[int, str | None]):
    """The folded form of each code point, found when it is first met."""

    def __missing__(self, code: int) -> str | None:
        folded = "".join(map(_fold_one, unicodedata.normalize("NFKC", chr(code)).casefold()))
        if len(folded) != 1:
            _UNEVEN.add(chr(code))
        self[code] = folded or None
        return self[code]


_TABLE: Final = _FoldTable()


def search_key(text: str) -> str:
    """Return what search compares of a text.

    >>> search_key("沪质〔2024〕 1号"), search_key("沪质(2024)1號")
    ('沪质（2024）1号', '沪质（2024）1号')
    >>> search_key("ＧＢ/T 29187—2012")
    'gb／t29187－2012'
    """
    return text.translate(_TABLE)


def lines_key(texts: Iterable[str | None]) -> str:
    """Return the keys of several texts, one a line, so that no query matches across two.

    >>> lines_key(["通知", None, "Notice"])
    '通知\\nnotice'
    """
    return "\n".join(search_key(text) for text in texts if text)


def grams(key: str) -> str:
    """Return what the index is given of a key: each character and each pair of neighbours.

    Apart by spaces; the end of a line parts its neighbours as well. The slices are the
    quickest way to weave the two, and loading a large store consists of this.

    >>> grams("知识图").split()
    ['知', '知识', '识', '识图', '图', '图']
    """
    characters = list(key)
    woven = [" "] * (5 * len(key))
    woven[0::5] = characters
    woven[2::5] = characters
    woven[3::5] = [*characters[1:], " "] if characters else characters
    return "".join(woven)


def match_expression(key: str) -> str:
    """Return the FTS5 expression for the candidates of a key, '' when the key is empty.

    Every text that contains the key is a candidate; recheck with `instr(plain, :key) > 0`.

    >>> match_expression("图谱"), match_expression("图"), match_expression("知识图")
    ('"图谱"', '"图"', '"知识" "识图"')
    """
    if len(key) < 2:
        return f'"{key}"' if key else ""
    pairs = list(dict.fromkeys(map(add, key, key[1:])))
    return " ".join(f'"{pair}"' for pair in pairs[:MOST_PAIRS])


def find(text: str, key: str) -> list[tuple[int, int]]:
    """Return where a printed text contains a key: (start, end) in its code points.

    >>> find("知 識圖譜和知识图谱", "知识图谱")
    [(0, 5), (6, 10)]
    """
    folded = search_key(text)
    if not key or key not in folded:
        return []
    places: Sequence[int] = range(len(text))
    if not is_even(text):
        folded, places = placed_key(text)
    hit = folded.find(key)
    spans = []
    while hit >= 0:
        spans.append((places[hit], places[hit + len(key) - 1] + 1))
        hit = folded.find(key, hit + len(key))
    return spans


def is_even(text: str) -> bool:
    """Tell whether each character of a text is folded to one, so that its key has its places.

    >>> is_even("知識圖譜"), is_even("知 識"), is_even("㎏")
    (True, False, False)
    """
    text.translate(_TABLE)
    return _UNEVEN.isdisjoint(text)


def placed_key(text: str) -> tuple[str, list[int]]:
    """Return the key of a text, and for each character of it where it stands in the text.

    >>> placed_key("A 級")
    ('a级', [0, 2])
    """
    pieces = [_TABLE[ord(character)] or "" for character in text]
    places: list[int] = []
    for index, piece in enumerate(pieces):
        places += [index] * len(piece)
    return "".join(pieces), places


def _fold_one(character: str) -> str:
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    if character in _SAME:
        return _SAME[character]
    if character.isascii():
        return character if character.isalnum() else chr(ord(character) + _FULL_WIDTH)
    simplified: str = _simplifier().convert(character)
    return simplified


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
