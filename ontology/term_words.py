"""Words of policy prose by what they do for the name of an object: surround it, class it, none."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, get_args

from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

TermClass = Literal["act", "deed", "light", "theme", "word"]
_WORDS: Final = "term_words.csv"
_COMMON: Final = "common_terms.csv"


@functools.cache
def term_words() -> Mapping[str, TermClass]:
    """Return the class of each word of term_words.csv.

    `act`: what is done, adverbs and grammar, which end a name; `deed`: deeds that stand before an
    object or end its name (质量提升); `light`: nouns that say of what sort a thing is; `theme`: what any plan names beside any task (industries, aims, ways of
    working); `word`: whole words that hold a character which is grammar or light by itself.

    >>> term_words()["推进"], term_words()["机制"], term_words()["人工智能"], term_words()["方向"]
    ('act', 'light', 'theme', 'light')
    """
    found: dict[str, TermClass] = {}
    classes: dict[str, TermClass] = {name: name for name in get_args(TermClass)}
    for row in _rows(_WORDS):
        if row["class"] not in classes or not row["words"] or not row["source"]:
            raise DataError(f"ontology/{_WORDS}: a row needs a known class, words and a source")
        for word in row["words"].split():
            if word in found:
                raise DataError(f"ontology/{_WORDS}: {word} stands there twice")
            found[word] = classes[row["class"]]
    return found


@functools.cache
def common_terms() -> frozenset[str]:
    """Return terms that texts of unlike origin share (common_terms.csv): themes of policy prose.

    >>> "社会保险" in common_terms()
    True
    """
    return frozenset(row["term"] for row in _rows(_COMMON))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("ontology") / name).read_text("utf-8").splitlines()))
