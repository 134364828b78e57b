"""Decides which terms name one object, and which of the sentences that have one speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.lineage.linking.terms import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from graph.lineage.linking.terms import Term

MOST_SHARING: Final = 8
"""Wording that more sentences share is a formula, not one piece of work."""
SOME: Final = MOST_SHARING // 2
"""If more sentences have a term, or half of it is a word that any plan has, that the same is done
with it is no evidence: 提高 fits anything."""
MOST_NAMING: Final = 60
"""A term of many characters of its own that more sentences have is a theme of the corpus."""
LEAST_OWN: Final = 2
"""Characters of its own by which a term may name one object, with others (LONG in all) more surely."""
LONG: Final = 6
LEAST_LIGHT: Final = 8
"""Characters of words that any plan has which together name one object all the same."""
SPELT_OUT: Final = 7
"""Characters of a term that says by itself what is done with what."""
FULL_NAME: Final = 5
"""Characters of its own by which a term is a name and no word that much is called by."""


def objects(
    places: Mapping[str, Collection[int]],
    half_of: Callable[[int], tuple[str, str]],
    term_in: Callable[[str, int], Term],
) -> dict[str, tuple[int, ...]]:
    """Return the terms that name one object, each with the sentences that speak of it.

    `places` are the terms, each with the numbers of all sentences that have it, ascending in time;
    of terms in the very same sentences the longest counts. `term_in` gives a term as it stands in
    a sentence.
    """
    longest: dict[tuple[int, ...], str] = {}
    for words, where in places.items():
        members = tuple(where)
        if len(members) > 1 and len(words) > len(longest.get(members, "")):
            longest[members] = words
    found: dict[str, tuple[int, ...]] = {}
    for members, words in longest.items():
        first = term_in(words, members[0])
        if not _is_one_object(first, len(members), len(set(map(half_of, members)))):
            continue
        kept = members
        if not _says_enough(first, len(members)):
            half_plain = len(words) == SHORTEST and first.own < SHORTEST
            acts = len(members) <= SOME and not half_plain
            kept = alike(members, [term_in(words, n).beside(acts=acts) for n in members])
        if len(kept) > 1:
            found[words] = kept
    return found


def alike(members: Sequence[int], beside: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return the sentences that share a word beside the term with one of them, which most do.

    >>> alike((1, 2, 3), (frozenset({"补助", "标准"}), frozenset({"标准"}), frozenset({"展览"})))
    (1, 2)
    """
    best: tuple[int, ...] = ()
    for one, words in zip(members, beside, strict=True):
        some = tuple(
            other
            for other, others in zip(members, beside, strict=True)
            if other == one or words & others
        )
        if len(some) > len(best):
            best = some
    return best


def _is_one_object(term: Term, sentences: int, halves: int) -> bool:
    """Whether a term that so many sentences of so many reports and plans share names one object.

    The fewer characters of its own it has, the fewer sentences may speak of it in one report or
    plan: a task stands there once, a theme again and again.
    """
    if term.own >= 2 * LEAST_OWN:
        return sentences <= MOST_NAMING and sentences * 2 <= halves * 3
    if sentences > MOST_SHARING:
        return False
    if (term.own >= LEAST_OWN and len(term.words) >= LONG) or term.light >= LEAST_LIGHT:
        return sentences * 4 <= halves * 5
    return sentences == halves and term.own >= LEAST_OWN


def _says_enough(term: Term, sentences: int) -> bool:
    """Whether a term is evidence by itself: long or a full name, and in few sentences.

    Of any other one the words beside it must agree as well: 困难群体 may be housed or employed.
    """
    long = len(term.words) >= SPELT_OUT or term.own >= FULL_NAME
    return long and sentences <= 2 * MOST_SHARING
