"""What the working index looks a sentence up by, as numbers: pieces, terms, endings of names.

A number is 61 bits of a hash and three that say which sort it is. Two of twenty million pieces have
one number once in a hundred thousand corpora.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from graph.lineage.linking.carriers import endings_of, pieces_of

if TYPE_CHECKING:
    from graph.lineage.linking.carriers import Rules
    from graph.lineage.papers import Sentence

PIECE: Final = 0
TERM: Final = 1
ENDING: Final = 2
NAME: Final = 3
_SORTS: Final = 7


def feature(sort: int, words: str) -> int:
    """Return the number of some words of a sort: 64 bits, signed.

    >>> sort_of(feature(TERM, "设备监理")) == TERM
    True
    """
    digest = blake2b(words.encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True) & ~_SORTS | sort


def sort_of(number: int) -> int:
    """Return which sort a feature is of."""
    return number & _SORTS


def features_of(sentence: Sentence, rules: Rules) -> set[int]:
    """Return all that a sentence is looked up by."""
    bare = rules.bare(sentence)
    found = {feature(PIECE, piece) for piece in pieces_of(bare)}
    found |= {feature(TERM, term.words) for term in rules.terms(bare)}
    for _, name in rules.names(sentence):
        found.add(feature(NAME, name))
        found |= {feature(ENDING, ending) for ending in endings_of(name)}
    return found
