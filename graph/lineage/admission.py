"""Says which documents take part in lineage, and what can't be told of which.

A text that is there twice is linked once, one that is not Chinese not at all: nothing is invented
between copies, or between words that only share letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.lineage.papers import Paper, Sentence

NAMED: Final = 5
"""So many documents of one sort are named in a warning."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Header:
    """What is asked of a document: `text` is a hash of its folded sentences, "" without any."""

    document: str
    date: str | None
    text: str
    chinese: bool


@dataclass(frozen=True, slots=True)
class Admission:
    """Ids of the documents that take no part, and what there is to say, a line a sort."""

    left_out: frozenset[str]
    warnings: tuple[str, ...]


def header_of(paper: Paper) -> Header:
    """Return what is asked of a document."""
    return Header(paper.document, paper.date, text_hash(paper.sentences), chinese(paper.sentences))


def text_hash(sentences: Sequence[Sentence]) -> str:
    """Return what two documents of the same sentences have in common, "" for one without any."""
    keys = "\n".join(sentence.key for sentence in sentences)
    return sha256(keys.encode()).hexdigest() if keys else ""


def chinese(sentences: Iterable[Sentence]) -> bool:
    """Tell whether at least half of the letters of some sentences are Chinese characters.

    Where there is no sentence nothing speaks against it.
    """
    keys = "".join(sentence.key for sentence in sentences)
    return 2 * len(_HAN.findall(keys)) >= len(_LETTER.findall(keys))


def admission(headers: Iterable[Header]) -> Admission:
    """Return who takes part: of several documents of one text the first by date and id does."""
    ordered = sorted(headers, key=lambda one: (one.date is None, one.date or "", one.document))
    first: dict[str, str] = {}
    copies: list[str] = []
    foreign: list[str] = []
    undated: list[str] = []
    days: dict[str, list[str]] = defaultdict(list)
    for one in ordered:
        if not one.chinese:
            foreign.append(one.document)
        elif one.text and first.setdefault(one.text, one.document) != one.document:
            copies.append(f"{one.document} = {first[one.text]}")
        elif one.date is None:
            undated.append(one.document)
        else:
            days[one.date].append(one.document)
    left_out = {*foreign, *(pair.partition(" ")[0] for pair in copies)}
    same_day = [" = ".join(some) for some in days.values() if len(some) > 1]
    said = (
        ("文字相同，线索只取后者 · the same text twice, linked only as the second", copies),
        ("不是中文，不连线索 · not in Chinese, not linked", foreign),
        ("没有日期，不与其他文件相连 · without a date, linked to no other document", undated),
        ("日期相同，先后难辨，不互相连 · of one day, not linked to each other", same_day),
    )
    warnings = tuple(f"{what}: {_some(found)}" for what, found in said if found)
    return Admission(frozenset(left_out), warnings)


def _some(found: Sequence[str]) -> str:
    """Return some of a list and how many more there are.

    >>> _some(["a", "b"]), _some(["a", "b", "c", "d", "e", "f", "g"])
    ('a, b', 'a, b, c, d, e … 另有 and 2 more')
    """
    more = len(found) - NAMED
    return ", ".join(found[:NAMED]) + (f" … 另有 and {more} more" if more > 0 else "")
