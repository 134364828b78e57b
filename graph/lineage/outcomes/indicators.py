"""Indicators under changed names: which figures of different documents count the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from graph.lineage.linking.terms import words_of
from graph.lineage.papers import plain
from ontology.lineage_words import lineage_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.lineage.papers import Figure

MOSTLY: Final = 0.75
"""Share of the shorter name's characters that the longer one has: 质量攻关项目 and 重点产品质量攻关活动项目."""
ENOUGH: Final = 6
"""Characters in common that suffice; fewer, but no less than SHORTEST, must be most of both names."""
SHORTEST: Final = 4
_MOST_SHARING: Final = 50
"""A word that more indicators have says nothing of any; so time stays linear."""
_NATIONAL: Final = re.compile("国家级|全国|国家")
_SCALE: Final = re.compile("^[十百千万亿]+")
# Measure words of people and of things: which one is printed says nothing.
_COUNTERS: Final = (frozenset("人名位"), frozenset("个项家件起座条处所只种类组支"))

Words = dict[str, int]


def same_indicators(figures: Iterable[Figure]) -> Mapping[str, str]:
    """Return for each indicator the one that stands for it: itself, or one of a like name.

    Two are one if their names differ in words that every plan has and in none that tells figures
    apart (增长, 比重, 农村), if both count at the same level and in like units, and if no document states both of one year: what it keeps apart is apart.
    """
    by_indicator: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_indicator[figure.indicator].append(figure)
    stands = {indicator: indicator for indicator in by_indicator}
    held = {indicator: [indicator] for indicator in by_indicator}
    said = {i: {(f.document, f.year, f.kind) for f in some} for i, some in by_indicator.items()}
    for _, a, b in sorted(_like_pairs(by_indicator), key=lambda pair: (-pair[0], pair[1:])):
        first, second = stands[a], stands[b]
        if first == second or said[first] & said[second]:
            continue
        for indicator in held[second]:
            stands[indicator] = first
        held[first] += held.pop(second)
        said[first] |= said[second]
    return stands


def _like_pairs(by_indicator: Mapping[str, Sequence[Figure]]) -> list[tuple[float, str, str]]:
    """Return the pairs of indicators that may be one, each with how like their names are.

    Only those that have a word of their own in common are compared.
    """
    words = {indicator: _name_words(some[0].name) for indicator, some in by_indicator.items()}
    names = {i: (plain(some[0].name), some[0].unit) for i, some in by_indicator.items()}
    holding: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for indicator, (name, unit) in names.items():
        kind = (_unit(unit), bool(_NATIONAL.search(name)), _contrasts(name))
        for word in words[indicator]:
            holding[word, *kind].append(indicator)
    likeness = {}
    for some_indicators in holding.values():
        if len(some_indicators) > _MOST_SHARING:
            continue
        for a, b in combinations(sorted(some_indicators), 2):
            # What has one name and one unit and is two differs in flow or level.
            if (a, b) not in likeness and names[a] != names[b]:
                likeness[a, b] = _likeness(words[a], words[b])
    return [(like, a, b) for (a, b), like in likeness.items() if like >= MOSTLY]


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


def _name_words(name: str) -> Words:
    """Return the words of an indicator's name with how many characters of each are its own."""
    return dict(words_of(_NATIONAL.sub("", plain(name))))


def _likeness(a: Words, b: Words) -> float:
    """Return which share of the shorter name the longer one has, 0 where its own words differ.

    >>> project = _name_words("质量攻关项目"), _name_words("重点产品质量攻关活动项目")
    >>> _likeness(*project)
    1.0
    >>> _likeness(_name_words("公路工程合格率"), _name_words("水运工程合格率"))
    0.0
    """
    shorter, longer = sorted((a, b), key=lambda words: sum(map(len, words)))
    common = sum(len(word) for word in shorter if word in longer)
    if common < ENOUGH and (common < SHORTEST or common < MOSTLY * sum(map(len, longer))):
        return 0.0
    if any(own and word not in longer for word, own in shorter.items()):
        return 0.0
    return common / sum(map(len, shorter))


def _unit(unit: str | None) -> str:
    """Return a unit without its scale, one for all measure words of people, one for those of things.

    >>> _unit("万名"), _unit("家"), _unit("亿元"), _unit(None)
    ('人', '个', '元', '')
    """
    bare = _SCALE.sub("", unit or "")
    people, things = _COUNTERS
    return "人" if bare in people else "个" if bare in things else bare
