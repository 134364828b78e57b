"""Terms: the names of objects in a sentence, cut out by the words that stand around names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.term_words import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.term_words import TermClass

SHORTEST: Final = 4
"""Characters of a term; shorter ones are single words."""
SHORTEST_LATIN: Final = 3
"""Characters of an abbreviation that is a term by itself: BIM, IDI."""
MOST_WORDS: Final = 8
"""Words of a term: what is longer is said by its parts."""
_Beside = tuple[str, int, bool]
_RUN: Final = re.compile(r"[\u3400-\u9fffa-z]+")
_COUNT: Final = re.compile(
    "[一二三四五六七八九十百千两几]+(?:个|项|处|家|名|条|批|类|套|座|所|件|次|种|大|期|轮|届)"
)
_MARK: Final = re.compile("[，。；：！？]")
_LATIN: Final = re.compile("[a-z]+")
_SCRIPT: Final = re.compile("[a-z]+|[^a-z]+")


class _Parts:
    """The words of a folded sentence, part by part, cut when they are first asked for: few are."""

    __slots__ = ("_cut", "_key")

    def __init__(self, key: str) -> None:
        self._key = key
        self._cut: list[tuple[int, tuple[_Beside, ...]]] | None = None

    def at(self, place: int) -> tuple[_Beside, ...]:
        """Return the words of a part, each with its place in the key and whether it tells what is done."""
        if self._cut is None:
            self._cut = _parts(self._key)
        return next((some for end, some in self._cut if place < end), ())


@dataclass(frozen=True, slots=True)
class Term:
    """Some words in a row that may name an object; start and end are places in the sentence's key.

    `own` is how many of its characters say which object it is: those of no word that any plan has;
    `light` how many say of what sort it is. The rest names themes. `parts` has the words of the part
    between commas that it stands in.
    """

    words: str
    start: int
    end: int
    own: int
    light: int
    parts: _Parts = field(compare=False, repr=False)

    def beside(self, *, acts: bool = True) -> frozenset[str]:
        """Return the words that stand beside it in its part, of what is not listed each two characters.

        Without `acts` what is done is left out: anything may be furthered.

        >>> term = terms_of("开展老旧电梯改造，评选先进。")[0]
        >>> sorted(term.beside()), sorted(term.beside(acts=False))
        (['开展', '改造'], ['改造'])
        """
        return frozenset(
            word
            for word, start, act in self.parts.at(self.start)
            if (start + len(word) <= self.start or self.end <= start) and (acts or not act)
        )


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: TermClass

    @property
    def own(self) -> int:
        return self.end - self.start if self.kind == "word" else 0

    @property
    def light(self) -> int:
        return self.end - self.start if self.kind in ("deed", "light") else 0


def terms_of(key: str) -> list[Term]:
    """Return every term of a folded sentence, once and where it first stands.

    >>> [(t.words, t.own) for t in terms_of("推进重大工程设备监理。")]
    [('工程设备', 0), ('工程设备监理', 2), ('设备监理', 2)]
    >>> [t.words for t in terms_of("推行idi，配备首席质量官。")]
    ['idi', '首席质量官']
    >>> [t.words for t in terms_of("建成沙柳苗圃两处。")]
    ['沙柳苗圃']
    """
    found: dict[str, Term] = {}
    parts = _Parts(key)
    for name in _names(key):
        for first in range(len(name)):
            # 推广绿色建材: what is done with a thing is no part of its name.
            if name[first].kind == "deed":
                continue
            own = light = 0
            for last in range(first, min(len(name), first + MOST_WORDS)):
                own += name[last].own
                light += name[last].light
                start, end = name[first].start, name[last].end
                words = key[start:end]
                if end - start >= SHORTEST or (
                    end - start >= SHORTEST_LATIN and _LATIN.fullmatch(words)
                ):
                    found.setdefault(words, Term(words, start, end, own, light, parts))
    return list(found.values())


def words_of(key: str) -> list[tuple[str, int]]:
    """Return the words of a folded text that may name something, with their own characters.

    >>> words_of("参与群众性质量提升活动的职工")
    [('群众性', 3), ('质量', 0), ('提升', 0), ('活动', 0), ('职工', 2)]
    """
    return [(key[word.start : word.end], word.own) for name in _names(key) for word in name]


def own_characters(key: str) -> int:
    """Return how many characters of a text say which object it speaks of.

    >>> own_characters("重点产品质量"), own_characters("预拌混凝土质量")
    (0, 5)
    """
    return sum(word.own for name in _names(key) for word in name)


def _parts(key: str) -> list[tuple[int, tuple[_Beside, ...]]]:
    """Return the words of each part between commas, with their places, and where the part ends."""
    found = []
    start = 0
    for end in [*(mark.start() for mark in _MARK.finditer(key)), len(key)]:
        words: list[_Beside] = []
        for run in _RUN.finditer(key, start, end):
            for word in _words(run.group(), run.start()):
                size = 2 if word.kind == "word" else word.end - word.start
                starts = range(word.start, max(word.start + 1, word.end - size + 1))
                words += [(key[at : at + size], at, word.kind == "act") for at in starts]
        found.append((end, tuple(word for word in words if len(word[0]) > 1)))
        start = end
    return found


def _names(key: str) -> Iterator[list[_Word]]:
    """Give the words between those of doing, of counting and of grammar."""
    for run in _RUN.finditer(_COUNT.sub(lambda found: "。" * len(found.group()), key)):
        name: list[_Word] = []
        for word in _words(run.group(), run.start()):
            if word.kind != "act":
                name.append(word)
            elif name:
                yield name
                name = []
        if name:
            yield name


def _words(run: str, offset: int) -> list[_Word]:
    """Cut a run of characters into listed words and what stands between them, script by script.

    A single character between them is a piece of the word before it, or of the one behind it.
    """
    search, kinds = _listed()
    words: list[_Word] = []
    place = 0
    for number, start, end in [*search.find_matches_as_indexes(run), (-1, len(run), len(run))]:
        for piece in _SCRIPT.finditer(run, place, start):
            words = _with(words, _Word(offset + piece.start(), offset + piece.end(), "word"))
        if end > start:
            words = _with(words, _Word(offset + start, offset + end, kinds[number]))
        place = end
    return words


def _with(words: list[_Word], word: _Word) -> list[_Word]:
    last = words[-1] if words else None
    if last is None or "act" in (last.kind, word.kind):
        return [*words, word]
    if "word" in (last.kind, word.kind):
        single = word if word.kind == "word" else last
        if single.end - single.start == 1:
            return [*words[:-1], _Word(last.start, word.end, "word")]
    return [*words, word]


@cache
def _listed() -> tuple[AhoCorasick, list[TermClass]]:
    listed = term_words()
    return AhoCorasick(list(listed), matchkind=MatchKind.LeftmostLongest), list(listed.values())
