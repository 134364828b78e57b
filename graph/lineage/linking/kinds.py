"""Kinds of links: how a later sentence goes on with an earlier one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from graph.lineage.papers import plain
from ontology.instruments import instruments
from ontology.lineage_words import lineage_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.papers import Sentence, Span
    from ontology.lineage_words import WordClass

Kind = Literal["continues", "expands", "revises", "replaces", "reports_on", "implements"]

_PART: Final = re.compile("[，；。：]")


def kind_of(
    earlier: Sentence,
    later: Sentence,
    places: tuple[Span, Span] | None = None,
    *,
    upper: bool = False,
) -> Kind:
    """Return how a later sentence goes on with an earlier one.

    `places` are where the words stand that tie them, in code points of each document: only the
    parts of the sentences that have these words tell of the change, the whole sentences without.
    `upper` says that the later document carries out the earlier one as its own words have it.
    """
    if _replaced(earlier.key, later.key):
        return "replaces"
    if later.status == "reported" and earlier.status == "planned":
        return "reports_on"
    before = _about(earlier, places[0] if places else None)
    after = _about(later, places[1] if places else None)
    if _new("replaces", before, after):
        return "replaces"
    if _new("revises", before, after):
        return "revises"
    if upper or _carries_out(before, after):
        return "implements"
    early = _has("early", before) and not _has("early", after)
    return "expands" if early or _new("expands", before, after) else "continues"


def _about(sentence: Sentence, place: Span | None) -> str:
    """Return the parts of a sentence between commas that have the words at a place."""
    if place is None:
        return sentence.key
    words = plain(sentence.text[place[0] - sentence.start : place[1] - sentence.start])
    parts = [part for part in _PART.split(sentence.key) if words and words in part]
    return "，".join(parts) or sentence.key


def _has(wanted: WordClass, text: str) -> bool:
    return any(word in text for word in _words(wanted))


def _new(wanted: WordClass, before: str, after: str) -> bool:
    """Whether the later text has a word of a class that the earlier one has not."""
    return any(word in after and word not in before for word in _words(wanted))


def _carries_out(before: str, after: str) -> bool:
    """Whether a paper was made by what the earlier text tells and is carried out by the later one.

    >>> _carries_out("起草药品追溯标准", "推进《药品追溯规范》实施")
    True
    >>> _carries_out("实施药品追溯规范", "修订《药品追溯规范》")
    False
    """
    return (
        _has("makes", before)
        and _has("carries_out", after)
        and not _has("makes", after)
        and _has("paper", before)
        and _has("paper", after)
    )


def _replaced(before: str, after: str) -> bool:
    """Whether an instrument stands in the later text that took the place of one in the earlier."""
    return any(
        any(name in before for name in old)
        and not any(name in after for name in old)
        and any(name in after for name in new)
        and not any(name in before for name in new)
        for old, new in _successions()
    )


@cache
def _successions() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the names that gave way and those that came, of each instrument that has both."""
    return tuple(
        (
            _plain(instrument.replaced),
            _plain(name for name in instrument.names if name not in instrument.replaced),
        )
        for instrument in instruments()
        if instrument.replaced
    )


@cache
def _words(wanted: WordClass) -> tuple[str, ...]:
    return _plain(lineage_words(wanted))


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain, names)))
