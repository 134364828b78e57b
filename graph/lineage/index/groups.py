"""Threads of wording and terms in the working index: each belongs to the first of its sentences.

All that decides of such a thread is in that sentence, its lead: which other sentences have its
pieces and terms, and which of these the very same ones have. So it is decided lead by lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lineage.index.features import PIECE, TERM, feature, sort_of
from graph.lineage.index.tables import several
from graph.lineage.linking.carriers import half, pieces_of, term_of, worded, wording_of, wordings
from graph.lineage.linking.objects import MOST_SHARING, objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.lineage.index.state import State
    from graph.lineage.linking.carriers import Carrier
    from graph.lineage.papers import Span

Groups = dict["Carrier", dict[int, "Span"]]


def leads(state: State, features: Iterable[int]) -> set[int]:
    """Return the first sentence of each group that shares one of these features."""
    shared = (number for number in features if sort_of(number) in {PIECE, TERM})
    return {keys[0] for number, keys in state.postings(shared).items() if is_group(number, keys)}


def is_group(number: int, keys: Sequence[int]) -> bool:
    """Tell whether so many sentences with a feature may be a thread."""
    return len(keys) > 1 and (sort_of(number) == TERM or len(keys) <= MOST_SHARING)


def groups_of(state: State, lead: int, shared: Mapping[int, Sequence[int]] | None = None) -> Groups:
    """Return the groups that a sentence leads; `shared` are its features' sentences, if known."""
    sentence = state.sentence(lead)
    bare = state.rules.bare(sentence)
    starts = pieces_of(bare)
    numbers = {words: feature(PIECE, words) for words in starts}
    of_terms = {words: feature(TERM, words) for words in state.terms(lead)}
    if shared is None:
        shared = state.postings((*numbers.values(), *of_terms.values()))

    def led(number: int) -> Sequence[int]:
        keys = shared.get(number, ())
        return keys if is_group(number, keys) and keys[0] == lead else ()

    places = {
        words: dict.fromkeys(keys, starts[words])
        for words, number in numbers.items()
        if (keys := led(number))
    }
    named = {words: keys for words, number in of_terms.items() if (keys := led(number))}
    found: Groups = {}
    for members, words in wordings(places).items():
        found[wording_of(words)] = {key: worded(state.sentence(key), words) for key in members}
    halves = {key: half(state.sentence(key)) for keys in named.values() for key in keys}
    joined = objects(named, halves.__getitem__, lambda words, key: state.terms(key)[words])
    for words, members in joined.items():
        found[term_of(words)] = {key: _termed(state, key, words) for key in members}
    return found


def regroup(state: State, some: Iterable[int]) -> None:
    """Make the groups of some leads again."""
    chosen = set(some)
    before = dict(
        several(state.connection, "SELECT id, pk FROM thread WHERE lead IN ({keys})", chosen)
    )
    now = {
        carrier: (lead, members)
        for lead in sorted(chosen, key=state.place)
        for carrier, members in groups_of(state, lead).items()
    }
    for identifier in before.keys() - {carrier.id for carrier in now}:
        state.remove(before[identifier])
    for carrier, (lead, members) in now.items():
        state.put(carrier, "g", members, lead)


def _termed(state: State, key: int, words: str) -> Span:
    term = state.terms(key)[words]
    return state.sentence(key).place(term.start, term.end)
