"""What carries lineage: things of the thesaurus, things that documents name, wording that recurs."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lineage.linking.objects import LEAST_LIGHT, LEAST_OWN, MOST_SHARING, objects
from graph.lineage.linking.terms import own_characters, terms_of
from graph.lineage.papers import plain
from ontology.lineage_words import lineage_words
from ontology.term_words import common_terms, term_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.lineage.linking.terms import Term
    from graph.lineage.papers import Sentence, Span, Thing
    from ontology.instruments import Instrument
    from ontology.lineage_words import WordClass

Method = Literal["thesaurus", "named", "wording"]
Carried = dict["Sentence", "Span"]
"""Sentences, and where in each stand the words that carry it: code points of its document."""

SHORTEST_WORDING: Final = 9
"""Characters in a row that two sentences must share; shorter ones are mostly themes."""
LONGEST_THEME: Final = 10
"""Characters of wording that is long enough to be one piece of work though it names nothing."""
SHORTEST_NAME: Final = 5
"""Characters of a name that a longer name may end in; shorter ones are words of many names."""
# Laws are cited as grounds for anything; that two tasks rest on one law makes them no thread.
_NO_CARRIERS: Final = frozenset({"law"})
# Without digits: the same amount of two things is no wording.
_RUN: Final = re.compile(r"[\u3400-\u9fffa-z＋－]+")


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
    rules = Rules(thesaurus)
    found: dict[Carrier, Carried] = defaultdict(dict)
    for sentence in sentences:
        for carrier, place in rules.instruments(sentence).items():
            found[carrier][sentence] = sentence.place(*place)
    found |= _named(sentences, rules)
    pieces: dict[str, dict[int, int]] = defaultdict(dict)
    terms: dict[str, dict[int, Term]] = defaultdict(dict)
    for number, sentence in enumerate(sentences):
        bare = rules.bare(sentence)
        for piece, start in pieces_of(bare).items():
            pieces[piece][number] = start
        for term in rules.terms(bare):
            terms[term.words][number] = term
    for members, words in wordings(pieces).items():
        found[wording_of(words)] = {sentences[n]: worded(sentences[n], words) for n in members}
    halves = [half(sentence) for sentence in sentences]
    joined = objects(terms, halves.__getitem__, lambda words, number: terms[words][number])
    for words, members in joined.items():
        placed = ((sentences[n], terms[words][n]) for n in members)
        found[term_of(words)] = {one: one.place(term.start, term.end) for one, term in placed}
    return {carrier: some for carrier, some in found.items() if len(some) > 1}


class Rules:
    """What a sentence has by itself that may carry lineage: nothing of it depends on another."""

    def __init__(self, thesaurus: Iterable[Instrument]) -> None:
        judged = tuple(thesaurus)
        self._thesaurus = Thesaurus(judged)
        self.fields = frozenset(
            plain(name) for one in judged if one.change == "field" for name in one.names
        )
        self._phrases = (
            *_phrases("formula"),
            *sorted(self.fields, key=lambda name: (-len(name), name)),
        )
        self._common = common_terms()

    def instruments(self, sentence: Sentence) -> dict[Carrier, Span]:
        """Return the instruments that a sentence names, and where in its key."""
        return self._thesaurus.find(sentence.key)

    def bare(self, sentence: Sentence) -> str:
        """Return a sentence's key without formulas and fields of work; nothing of a speech's thanks."""
        if any(phrase in sentence.key for phrase in _phrases("speech")):
            return ""
        bare = sentence.key
        for phrase in self._phrases:
            # As many characters as before: what stands behind it keeps its place.
            bare = bare.replace(phrase, "。" * len(phrase))
        return bare

    def terms(self, bare: str) -> list[Term]:
        """Return the terms of a bare key that may name one object and are not common."""
        return [
            term
            for term in terms_of(bare)
            if (term.own >= LEAST_OWN or term.light >= LEAST_LIGHT)
            and term.words not in self._common
        ]

    def names(self, sentence: Sentence) -> list[tuple[Thing, str]]:
        """Return the things that may carry lineage, each with its folded name; slogans do not."""
        return [
            (thing, plain(thing.name))
            for thing in sentence.things
            if thing.type not in _NO_CARRIERS and not _is_slogan(thing)
        ]


def pieces_of(bare: str) -> dict[str, int]:
    """Return the pieces of a bare key and where each first stands, in the order of the text."""
    found: dict[str, int] = {}
    for run in _RUN.finditer(bare):
        for start in range(run.start(), run.end() - SHORTEST_WORDING + 1):
            found.setdefault(bare[start : start + SHORTEST_WORDING], start)
    return found


def endings_of(name: str) -> list[str]:
    """Return a name and the endings of it that may be another's whole name.

    >>> endings_of("企业首席质量官")
    ['企业首席质量官', '业首席质量官', '首席质量官']
    """
    return [name[start:] for start in range(max(1, len(name) - SHORTEST_NAME + 1))]


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
                joins = instrument.certainty != "unsure" and instrument.change != "field"
                self._carriers.append(carrier if joins else None)
        self._search = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

    def find(self, key: str) -> dict[Carrier, Span]:
        """Return the instruments that a text names and where it first does, in its order."""
        found: dict[Carrier, Span] = {}
        for number, start, end in self._search.find_matches_as_indexes(key):
            carrier = self._carriers[number]
            if carrier is not None:
                found.setdefault(carrier, (start, end))
        return found


def _is_slogan(thing: Thing) -> bool:
    """Whether a name is that of aims or of a theme (两个维护, 三农), which no sentence carries out."""
    name = plain(thing.name)
    theme = thing.type == "programme" and term_words().get(name) == "theme"
    return theme or name in _phrases("formula")


@cache
def _phrases(wanted: WordClass) -> tuple[str, ...]:
    return tuple(map(plain, lineage_words(wanted)))


def term_of(words: str) -> Carrier:
    """Return the carrier that a term is."""
    return Carrier(_id("m", words), words, "wording", "wording")


def half(sentence: Sentence) -> tuple[str, str]:
    """Return which half of which document a sentence stands in: its report or its plan."""
    return (sentence.document, sentence.status)


def wordings(places: Mapping[str, Mapping[int, int]]) -> dict[tuple[int, ...], str]:
    """Return the wording that few sentences share, by these: the longest that all of them have.

    `places` are the pieces in the order of the text that has them first, each with the numbers of
    all sentences that have it, ascending in time, and where it stands in each.
    """
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
        members: words
        for members, words in longest.items()
        if len(words) >= LONGEST_THEME or own_characters(words) > 1
    }


def wording_of(words: str) -> Carrier:
    """Return the carrier that a wording is."""
    return Carrier(_id("w", words), words, "wording", "wording")


def worded(sentence: Sentence, words: str) -> Span:
    """Return where a sentence has a wording, or at least the first piece of it."""
    start = sentence.key.find(words)
    if start >= 0:
        return sentence.place(start, start + len(words))
    start = sentence.key.index(words[:SHORTEST_WORDING])
    return sentence.place(start, start + SHORTEST_WORDING)


def _named(sentences: Sequence[Sentence], rules: Rules) -> dict[Carrier, Carried]:
    """Return the things that sentences name, but for fields of work.

    Who names 企业首席质量官制度 also names 首席质量官制度: a name that ends in another's whole name.
    A name is that of the thing that is first called so, a thing is called as it first is.
    """
    carriers: dict[str, Carrier] = {}
    things: dict[str, Carrier] = {}
    for sentence in sentences:
        for thing, name in rules.names(sentence):
            if name not in rules.fields and name not in carriers:
                carriers[name] = things.setdefault(thing.id, named_of(thing))
    found: dict[Carrier, Carried] = defaultdict(dict)
    for sentence in sentences:
        for thing, name in rules.names(sentence):
            for ending in endings_of(name):
                if ending in carriers:
                    found[carriers[ending]].setdefault(sentence, (thing.start, thing.end))
    return found


def named_of(thing: Thing) -> Carrier:
    """Return the carrier that a thing is."""
    return Carrier(thing.id, thing.name, thing.type, "named", thing.kind)


def _id(mark: str, words: str) -> str:
    return f"t-{sha256(f'{mark}-{words}'.encode()).hexdigest()[:10]}"
