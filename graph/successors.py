"""Finds what came in the place of the parts of a document that an edit took away.

A provision went where its heading is now, or else its text. A measure became the sentence of the
same text, else the most similar new one of its provision, else that of the document. A statement
became the new one of its provision. A mention or a figure became one of the same words, in its
provision if there is one. Texts are compared by the pairs of neighbours they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.parts import Part

SIMILAR: Final = 0.6
"""The least share of common pairs (twice the common ones, of all) of two versions of a text."""


def successors(old: Mapping[str, Part], new: Mapping[str, Part]) -> dict[str, str | None]:
    """Return the successor of each part that is in `old` and not in `new`, None for none.

    Keys are kind/id; a successor is of the same kind, and in `new`.
    """
    edit = _Edit(old, new)
    find = {
        "provision": edit.place_of,
        "statement": edit.statement_after,
        "measure": edit.measure_after,
        "mention": edit.words_after,
        "observation": edit.words_after,
    }
    return {
        key: find[part.kind](part) if part.kind in find else None
        for key, part in old.items()
        if key not in new
    }


def renamed(old: Mapping[str, Part], new: Mapping[str, Part]) -> Counter[tuple[str, str]]:
    """Count the words that spoke of one thing and speak of another of its kind, by (was, is).

    What they are in each version is the same words and, where they stand several times, as many.
    """
    before, after = _spoken_of(old), _spoken_of(new)
    found: Counter[tuple[str, str]] = Counter()
    for words, things in before.items():
        for was, now in zip(things, after.get(words, ()), strict=False):
            if was != now and was.partition("/")[0] == now.partition("/")[0]:
                found[was, now] += 1
    return found


def _spoken_of(parts: Mapping[str, Part]) -> dict[tuple[str, str], list[str]]:
    """Return what is spoken of by kind of part and words, in the order of keys."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(parts):
        part = parts[key]
        if part.about is not None:
            found[part.kind, part.text].append(part.about)
    return found


def ratio(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1.

    >>> ratio("加强品牌建设", "加强品牌建设"), ratio("加强品牌建设", "完善信用")
    (1.0, 0.0)
    """
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b))


class _Edit:
    """One version of a document and the next."""

    def __init__(self, old: Mapping[str, Part], new: Mapping[str, Part]) -> None:
        self._old = old
        self._new = new
        self._places: dict[str, str | None] = {}
        self._headings: dict[str, list[Part]] = defaultdict(list)
        self._texts: dict[str, list[Part]] = defaultdict(list)
        self._within: dict[tuple[str, str | None], list[Part]] = defaultdict(list)
        self._sentences: dict[str, list[Part]] = defaultdict(list)
        self._words: dict[tuple[str, str], list[Part]] = defaultdict(list)
        for part in new.values():
            if part.kind == "provision":
                before = old.get(part.key)
                # What had this heading before and still has it is not what moved here.
                if part.heading and (before is None or before.heading != part.heading):
                    self._headings[part.heading].append(part)
                if part.text and (before is None or before.text != part.text):
                    self._texts[part.text].append(part)
            else:
                self._within[part.kind, part.provision].append(part)
                self._words[part.kind, part.text].append(part)
                if part.kind == "measure" and part.key not in old:
                    self._sentences[part.text].append(part)
        self._similar = _Similar(chain.from_iterable(self._sentences.values()))

    def place_of(self, provision: Part) -> str | None:
        """Return where a provision is now: at its own path, or where it moved."""
        if provision.key not in self._places:
            self._places[provision.key] = self._find_place(provision)
        return self._places[provision.key]

    def statement_after(self, statement: Part) -> str | None:
        """Return the new statement of the same provision, the most similar if there are several."""
        place, sure = statement.provision, True
        before = self._old.get(place or "")
        if before is not None:
            moved = self.place_of(before)
            place, sure = (moved, True) if moved is not None else (place, False)
        found = [
            part
            for part in self._within.get(("statement", place), ())
            if part.key not in self._old or _same(part, statement)
        ]
        rated = [(ratio(statement.text, part.text), part) for part in found]
        return _best([(rate, part) for rate, part in rated if sure or rate >= SIMILAR])

    def measure_after(self, measure: Part) -> str | None:
        """Return the sentence of the same text, else the most similar new one."""
        home = self._old.get(measure.provision or "")
        homes = [measure.provision, self.place_of(home) if home is not None else None]
        same = [
            part
            for part in self._within.get(("measure", measure.provision), ())
            if _same(part, measure)
        ]
        same = same or self._sentences.get(measure.text, [])
        rated = [(1.0, part) for part in same] or self._similar.to(measure.text)
        for place in homes:
            here = [(rate, part) for rate, part in rated if place and part.provision == place]
            if here:
                return _best(here)
        return _best(rated)

    def words_after(self, words: Part) -> str | None:
        """Return the same words in the same provision, where it is now, else the new ones alone."""
        home = self._old.get(words.provision or "")
        place = self.place_of(home) if home is not None else words.provision
        same = self._words.get((words.kind, words.text), [])
        here = [part for part in same if part.provision == place]
        found = here or [part for part in same if part.key not in self._old]
        return _best([(1.0, part) for part in found])

    def _find_place(self, provision: Part) -> str | None:
        here = self._new.get(provision.key)
        if here is not None and _alike(provision, here):
            return provision.key
        for found in (self._headings.get(provision.heading), self._texts.get(provision.text)):
            if found:
                return _best([(ratio(provision.text, part.text), part) for part in found])
        return None


class _Similar:
    """Finds the texts that are alike enough by an index of their pairs."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts: list[tuple[Part, int]] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, part in enumerate(parts):
            pairs = _pairs(part.text)
            self._parts.append((part, len(pairs)))
            for pair in pairs:
                self._with[pair].append(number)

    def to(self, text: str) -> list[tuple[float, Part]]:
        """Return how alike each text is that is alike enough."""
        pairs = _pairs(text)
        common = Counter(chain.from_iterable(self._with.get(pair, ()) for pair in pairs))
        rated = []
        for number, count in common.items():
            part, size = self._parts[number]
            rate = 2 * count / (len(pairs) + size)
            if rate >= SIMILAR:
                rated.append((rate, part))
        return rated


def _alike(one: Part, other: Part) -> bool:
    if one.heading and one.heading == other.heading:
        return True
    return ratio(one.text, other.text) >= SIMILAR


def _same(one: Part, other: Part) -> bool:
    return one.text == other.text and one.provision == other.provision


def _best(rated: list[tuple[float, Part]]) -> str | None:
    return min(rated, key=lambda found: (-found[0], found[1].key))[1].key if rated else None


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} or {text}
