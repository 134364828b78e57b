"""Indicators under changed names: which figures of different documents count the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.lineage.linking.terms import words_of
from graph.lineage.papers import plain
from ontology.iri import digest
from ontology.lineage_words import lineage_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.lineage.papers import Figure

MOSTLY: Final = 0.75
"""Share of the shorter name's characters that the longer one has: 质量攻关项目 and 重点产品质量攻关活动项目."""
ENOUGH: Final = 6
"""Characters in common that suffice; fewer, but no less than SHORTEST, must be most of both names."""
SHORTEST: Final = 4
MOST_SHARING: Final = 50
"""A word that more indicators have says nothing of any; so time stays linear."""
_CACHED: Final = 50_000
_NATIONAL: Final = re.compile("国家级|全国|国家")
_SCALE: Final = re.compile("^[十百千万亿]+")
# Measure words of people and of things: which one is printed says nothing.
_COUNTERS: Final = (frozenset("人名位"), frozenset("个项家件起座条处所只种类组支"))


class Words(NamedTuple):
    """The words of a name, those among them with characters of their own, characters of all."""

    all: frozenset[str]
    own: frozenset[str]
    size: int


Title = tuple[str, str | None]
"""Name and unit of an indicator, as a figure of it has them."""


def same_indicators(
    figures: Iterable[Figure], common: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """Return for each indicator the one that stands for it: itself, or one of a like name.

    Two are one if their names differ in words that every plan has and in none that tells figures
    apart (增长, 比重, 农村), if both count at the same level and in like units, and if no document
    states both of one year: what it keeps apart is apart. So what an indicator is one with follows
    from those that are like it, those that are like these, and so on. `common` are the keys of
    words (`word_keys`) that more indicators than these, MOST_SHARING in all, have.
    """
    by_indicator: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_indicator[figure.indicator].append(figure)
    stands = {indicator: indicator for indicator in by_indicator}
    held = {indicator: [indicator] for indicator in by_indicator}
    said = {i: {(f.document, f.year, f.kind) for f in some} for i, some in by_indicator.items()}
    titles = {i: {(f.name, f.unit) for f in some} for i, some in by_indicator.items()}
    likeness = _like_pairs(titles, common)
    for _, a, b in sorted(likeness, key=lambda pair: (-pair[0], pair[1:])):
        first, second = stands[a], stands[b]
        if first == second or said[first] & said[second]:
            continue
        for indicator in held[second]:
            stands[indicator] = first
        held[first] += held.pop(second)
        said[first] |= said[second]
    return stands


def _like_pairs(
    titles: Mapping[str, Collection[Title]], common: frozenset[str]
) -> list[tuple[float, str, str]]:
    """Return the pairs of indicators that may be one, each with how like their names are.

    Only those that have a word in common are compared.
    """
    holding: dict[str, list[str]] = defaultdict(list)
    for indicator, some_titles in titles.items():
        for key in {key for title in some_titles for key in word_keys(*title)} - common:
            holding[key].append(indicator)
    likeness: dict[tuple[str, str], float] = {}
    for some in holding.values():
        if len(some) > MOST_SHARING:
            continue
        for a, b in combinations(sorted(some), 2):
            if (a, b) not in likeness:
                likeness[a, b] = _nearest(titles[a], titles[b])
    return [(like, a, b) for (a, b), like in likeness.items() if like >= MOSTLY]


@lru_cache(_CACHED)
def word_keys(name: str, unit: str | None) -> frozenset[str]:
    """Return what an indicator is looked up by: a key a word of its name.

    A key stands for the word and for all that tells figures apart: the unit without its scale, whether
    the whole country is meant, words of contrast. Indicators without a common key are never one.

    >>> same = word_keys("质量攻关项目", "项") & word_keys("重点产品质量攻关活动项目", "万个")
    >>> len(same), word_keys("质量攻关项目", "项") & word_keys("质量攻关项目占比", "%")
    (3, frozenset())
    """
    text = plain(name)
    kind = (_unit(unit), _NATIONAL.search(text) is not None, sorted(_contrasts(text)))
    return frozenset(digest(repr((word, *kind)), 12) for word in _name_words(name).all)


def may_be_one(a: str, b: str) -> bool:
    """Tell whether the names of two indicators with a common key are like enough.

    >>> may_be_one("质量攻关项目", "重点产品质量攻关活动项目")
    True
    """
    return _likeness(_name_words(a), _name_words(b)) >= MOSTLY


def _nearest(a: Collection[Title], b: Collection[Title]) -> float:
    """Return how like the titles of two indicators are: MOSTLY or more may be one.

    One indicator has several titles where a document names the place and another does not. What has
    one name and one unit and is two differs in flow or level.

    >>> _nearest([("质量攻关项目", "项")], [("质量攻关项目", "万项")])
    0.0
    """
    like = max(_likeness(_name_words(one), _name_words(other)) for one, _ in a for other, _ in b)
    if like >= MOSTLY and any(
        plain(name) == plain(other) and _bare(unit) == _bare(unit_of_other)
        for name, unit in a
        for other, unit_of_other in b
    ):
        return 0.0
    return like


def _contrasts(name: str) -> frozenset[int]:
    """Return which of the words stand in a name that tell figures of one thing apart.

    >>> _contrasts("粮食产量增长") == _contrasts("粮食产量增幅") != _contrasts("粮食产量")
    True
    """
    return frozenset(
        number
        for number, synonyms in enumerate(lineage_words("contrast"))
        if any(word in name for word in synonyms.split("|"))
    )


@lru_cache(_CACHED)
def _name_words(name: str) -> Words:
    """Return the words of an indicator's name."""
    own = dict(words_of(_NATIONAL.sub("", plain(name))))
    return Words(
        frozenset(own), frozenset(word for word, n in own.items() if n), sum(map(len, own))
    )


def _likeness(a: Words, b: Words) -> float:
    """Return which share of the shorter name the longer one has, 0 where its own words differ.

    Of two names of one length each is the shorter one.

    >>> project = _name_words("质量攻关项目"), _name_words("重点产品质量攻关活动项目")
    >>> _likeness(*project)
    1.0
    >>> _likeness(_name_words("公路工程合格率"), _name_words("水运工程合格率"))
    0.0
    """
    shorter, longer = (a, b) if a.size <= b.size else (b, a)
    if not shorter.own <= longer.all or (a.size == b.size and not longer.own <= shorter.all):
        return 0.0
    common = sum(map(len, shorter.all & longer.all))
    if common < ENOUGH and (common < SHORTEST or common < MOSTLY * longer.size):
        return 0.0
    return common / shorter.size


def _unit(unit: str | None) -> str:
    """Return a unit without its scale, one for all measure words of people, one for those of things.

    >>> _unit("万名"), _unit("家"), _unit("亿元"), _unit(None)
    ('人', '个', '元', '')
    """
    bare = _bare(unit)
    people, things = _COUNTERS
    return "人" if bare in people else "个" if bare in things else bare


def _bare(unit: str | None) -> str:
    return _SCALE.sub("", unit or "")
