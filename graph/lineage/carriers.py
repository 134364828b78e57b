"""What carries lineage: things of the thesaurus, things that documents name, wording that recurs."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lineage.papers import plain
from graph.lineage.terms import own_characters, terms_of
from ontology.lineage_words import lineage_words
from ontology.term_words import common_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.lineage.papers import Sentence, Span
    from graph.lineage.terms import Term
    from ontology.instruments import Instrument

Method = Literal["thesaurus", "named", "wording"]
Carried = dict["Sentence", "Span"]
"""Sentences, and where in each stand the words that carry it: code points of its document."""

SHORTEST_WORDING: Final = 9
"""Characters in a row that two sentences must share; shorter ones are mostly themes."""
LONGEST_THEME: Final = 10
"""Characters of wording that is long enough to be one piece of work though it names nothing."""
SHORTEST_NAME: Final = 5
"""Characters of a name that a longer name may end in; shorter ones are words of many names."""
MOST_SHARING: Final = 8
"""Wording that more sentences share is a formula of the house, not one piece of work."""
# Laws are cited as grounds for anything; that two tasks rest on one law makes them no thread.
_NO_CARRIERS: Final = frozenset({"law"})
_RUN: Final = re.compile(r"[\u3400-\u9fffa-z0-9＋－]+")


@dataclass(frozen=True, slots=True)
class Carrier:
    """What several sentences share: `words` is how it is called, `type` of which kind it is.

    `thing` is work, standard or programme where it is one that documents name, by that id.
    """

    id: str
    words: str
    type: str
    method: Method
    thing: str | None = None


def carried(
    sentences: Sequence[Sentence], thesaurus: Iterable[Instrument]
) -> dict[Carrier, Carried]:
    """Return the sentences that each carrier joins, of those that join two at least."""
    judged = tuple(thesaurus)
    fields = tuple(plain(name) for one in judged if one.change == "field" for name in one.names)
    by_thesaurus = Thesaurus(judged)
    found: dict[Carrier, Carried] = defaultdict(dict)
    for sentence in sentences:
        for carrier, place in by_thesaurus.find(sentence.key).items():
            found[carrier][sentence] = sentence.place(*place)
    bare = [_without(sentence.key, (*_formulas(), *fields)) for sentence in sentences]
    found |= _named(sentences, fields) | _recurring(sentences, bare) | _by_terms(sentences, bare)
    return {carrier: some for carrier, some in found.items() if len(some) > 1}


class Thesaurus:
    """Finds the instruments of the thesaurus in folded text, the longest name at each place.

    An unsure judgement joins nothing: it waits for somebody who knows. Nor does a field of work.
    """

    def __init__(self, thesaurus: Iterable[Instrument]) -> None:
        self._carriers: list[Carrier | None] = []
        names: list[str] = []
        for instrument in thesaurus:
            carrier = Carrier(_id("i", instrument.name), instrument.name, "instrument", "thesaurus")
            for name in dict.fromkeys(plain(name) for name in instrument.names):
                names.append(name)
                self._carriers.append(carrier if _joins(instrument) else None)
        self._search = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

    def find(self, key: str) -> dict[Carrier, Span]:
        """Return the instruments that a text names and where it first does, in its order."""
        found: dict[Carrier, Span] = {}
        for number, start, end in self._search.find_matches_as_indexes(key):
            carrier = self._carriers[number]
            if carrier is not None:
                found.setdefault(carrier, (start, end))
        return found


def _joins(instrument: Instrument) -> bool:
    return instrument.certainty != "unsure" and instrument.change != "field"


def _without(key: str, phrases: Iterable[str]) -> str:
    """Return a text with as many full stops as such a phrase has characters: places stay."""
    for phrase in phrases:
        key = key.replace(phrase, "。" * len(phrase))
    return key


@cache
def _formulas() -> tuple[str, ...]:
    return tuple(plain(formula) for formula in lineage_words("formula"))


def _by_terms(sentences: Sequence[Sentence], keys: Sequence[str]) -> dict[Carrier, Carried]:
    """Return the terms that name one object in several sentences, the longest for each set of them."""
    places: dict[str, dict[int, Term]] = defaultdict(dict)
    common = common_terms()
    for number, key in enumerate(keys):
        for term in terms_of(key):
            if term.words not in common:
                places[term.words][number] = term
    longest: dict[tuple[int, ...], str] = {}
    for words, where in places.items():
        members = tuple(where)
        if len(members) > 1 and len(words) > len(longest.get(members, "")):
            longest[members] = words
    found: dict[Carrier, Carried] = {}
    for members, words in longest.items():
        some = {sentences[n]: places[words][n] for n in members}
        term = next(iter(some.values()))
        if _is_one_object(term, len(some), len({half(s) for s in some})):
            carrier = Carrier(_id("m", words), words, "wording", "wording")
            found[carrier] = {s: s.place(term.start, term.end) for s, term in some.items()}
    return found


def _is_one_object(term: Term, sentences: int, halves: int) -> bool:
    """Whether a term that so many sentences of so many reports and plans share names one object.

    The fewer characters of its own it has, the fewer sentences may speak of it in one report or
    plan: a task stands there once, a theme again and again.
    """
    if term.own >= 4:
        return sentences * 2 <= halves * 3
    if sentences > MOST_SHARING:
        return False
    if (term.own >= 2 and len(term.words) >= 6) or term.light >= 8:
        return sentences * 4 <= halves * 5
    return sentences == halves and term.own >= 2


def half(sentence: Sentence) -> tuple[str, str]:
    """Return which half of which document a sentence stands in: its report or its plan."""
    return (sentence.document, sentence.status)


def _recurring(sentences: Sequence[Sentence], keys: Sequence[str]) -> dict[Carrier, Carried]:
    """Return the wording that few sentences share, each as long as it is in all of them."""
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for number, key in enumerate(keys):
        for run in _RUN.finditer(key):
            for start in range(run.start(), run.end() - SHORTEST_WORDING + 1):
                places[key[start : start + SHORTEST_WORDING]].setdefault(number, start)
    # Neighbouring pieces that the same sentences share are one wording; the longest is kept.
    longest: dict[tuple[int, ...], str] = {}
    running: dict[tuple[int, ...], tuple[str, int]] = {}
    for piece, where in places.items():
        members = tuple(where)
        if not 1 < len(members) <= MOST_SHARING:
            continue
        start = where[members[0]]
        words, last = running.get(members, ("", -1))
        words = words + piece[-1] if last == start - 1 else piece
        running[members] = (words, start)
        if len(words) > len(longest.get(members, "")):
            longest[members] = words
    return {
        Carrier(_id("w", words), words, "wording", "wording"): {
            sentences[n]: _worded(sentences[n], words) for n in members
        }
        for members, words in longest.items()
        if len(words) >= LONGEST_THEME or own_characters(words) > 1
    }


def _worded(sentence: Sentence, words: str) -> Span:
    """Return where a sentence has a wording, or at least the first piece of it."""
    start = sentence.key.find(words)
    if start >= 0:
        return sentence.place(start, start + len(words))
    start = sentence.key.index(words[:SHORTEST_WORDING])
    return sentence.place(start, start + SHORTEST_WORDING)


def _named(sentences: Sequence[Sentence], fields: Collection[str]) -> dict[Carrier, Carried]:
    """Return the things that sentences name, but for fields of work.

    Who names 企业首席质量官制度 also names 首席质量官制度: a name that ends in another's whole name.
    """
    carriers: dict[str, Carrier] = {}
    for sentence in sentences:
        for thing in sentence.things:
            if thing.type not in _NO_CARRIERS and plain(thing.name) not in fields:
                carrier = Carrier(thing.id, thing.name, thing.type, "named", thing.kind)
                carriers.setdefault(plain(thing.name), carrier)
    found: dict[Carrier, Carried] = defaultdict(dict)
    for sentence in sentences:
        for thing in sentence.things:
            name = plain(thing.name)
            ends = range(1, len(name) - SHORTEST_NAME + 1)
            for ending in (name, *(name[start:] for start in ends)):
                if ending in carriers and thing.type not in _NO_CARRIERS:
                    place = (thing.start, thing.end)
                    found[carriers[ending]].setdefault(sentence, place)
    return found


def _id(mark: str, words: str) -> str:
    return f"t-{sha256(f'{mark}-{words}'.encode()).hexdigest()[:10]}"
