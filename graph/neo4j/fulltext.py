"""What the full-text indexes are given, so that the `cjk` analyzer finds every substring.

The analyzer indexes pairs of neighbouring Han characters, but whole words of other scripts, so
that 5G would not be found in 5G应用 nor DC in DCMM. Here every character that is no common Han
character stands for one that is, and a last character is put after each line: so each pair is
indexed, and a single character is the beginning of some pair. As with SQLite's index this gives
candidates; `plain CONTAINS $key` decides.
"""

from __future__ import annotations

from operator import add
from typing import Final

from graph.search_key import MOST_PAIRS

_FIRST, _COUNT = 0x3400, 0x1900
"""Han characters (extension A) that texts hardly use: two that fall together cost a recheck."""
_END: Final = chr(_FIRST + _COUNT)


class _HanTable(dict[int, str]):
    """What each code point is written as in the index."""

    def __missing__(self, code: int) -> str:
        common = 0x4E00 <= code <= 0x9FFF
        self[code] = chr(code) if common else chr(_FIRST + code % _COUNT)
        return self[code]


_TABLE: Final = _HanTable({ord("\n"): _END + "\n"})


def index_text(plain: str) -> str:
    """Return what an index is given of a text that was folded by `graph.search_key`.

    >>> index_text("知识图谱") == "知识图谱" + chr(0x4D00)
    True
    """
    return plain.translate(_TABLE) + _END if plain else ""


def match_expression(key: str) -> str:
    """Return the query for the candidates of a key, '' when the key is empty.

    >>> match_expression("图谱"), match_expression("图"), match_expression("知识图")
    ('+图谱', '+图*', '+知识 +识图')
    """
    written = key.translate(_TABLE).replace("\n", "")
    if len(written) < 2:
        return f"+{written}*" if written else ""
    pairs = list(dict.fromkeys(map(add, written, written[1:])))
    return " ".join(f"+{pair}" for pair in pairs[:MOST_PAIRS])
