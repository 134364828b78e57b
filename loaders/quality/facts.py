"""Measures mentions, figures and mastheads against hand-made annotations: F1 by type, shares right.

The rules of matching are those of tests/gold/README-mentions.md. A mention is right when its span
overlaps an annotated one of the same group (works, or named things) and the names agree; a figure
when the spans overlap and value, unit, year and kind agree. One found fact answers for one
annotated fact. What annotators may or may not list (optional) counts nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from loaders.extract import extract_source
from loaders.quality.gold import FIELDS, GoldFigure, GoldMention, GoldText
from loaders.quality.quality import Score
from loaders.quality.same import WORKS, alike, flat, same_figure, same_name
from loaders.record_json import record_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loaders.quality.gold import Set

Fact = Literal["mention", "work", "figure", "masthead"]
Gold = TypeVar("Gold", GoldMention, GoldFigure)


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The score of one type in one set; `shares`: of the right ones, how many also agree in what."""

    set: Set
    fact: Fact
    name: str
    score: Score
    shares: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that was missed (found is empty), found wrongly, or found where there is none."""

    document: str
    fact: Fact
    name: str
    quote: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class FactQuality:
    """All scores, and every place where extraction and annotation differ."""

    groups: tuple[FactGroup, ...]
    differences: tuple[FactDifference, ...]


@dataclass(slots=True)
class Tally:
    """Collects scores and differences while documents are compared."""

    scores: dict[tuple[Set, Fact, str], Score] = field(default_factory=dict)
    shares: dict[tuple[Set, Fact, str], dict[str, tuple[int, int]]] = field(default_factory=dict)
    differences: list[FactDifference] = field(default_factory=list)
    works: dict[Set, list[tuple[str, str | None]]] = field(default_factory=dict)

    def count(self, text: GoldText, fact: Fact, name: str, score: Score) -> None:
        for key in ((text.set, fact, name), (text.set, fact, "all")):
            self.scores[key] = self.scores.get(key, Score()) + score

    def share(self, text: GoldText, fact: Fact, name: str, agrees: dict[str, bool]) -> None:
        for key in ((text.set, fact, name), (text.set, fact, "all")):
            held = self.shares.setdefault(key, {})
            for aspect, right in agrees.items():
                good, total = held.get(aspect, (0, 0))
                held[aspect] = (good + right, total + 1)

    def differ(
        self, text: GoldText, fact: Fact, name: str, quote: str, expected: str, found: str
    ) -> None:
        self.differences.append(FactDifference(text.name, fact, name, quote, expected, found))


def measure_facts(texts: Iterable[GoldText]) -> FactQuality:
    """Extract every text and compare what `zhimai extract` prints of it with its annotations."""
    tally = Tally()
    for text in texts:
        record = record_json(extract_source(text.source, hints=text.hints))
        if text.mentions is not None:
            compare_mentions(tally, text, text.mentions, record["mentions"])
        if text.figures is not None:
            compare_figures(tally, text, text.figures, record["indicators"])
        if text.masthead:
            _compare_masthead(tally, text, record["document"])
    for kind, works in tally.works.items():
        tally.scores[kind, "work", "all"] = same_works(works)
    order = {"mention": 0, "work": 1, "figure": 2, "masthead": 3}
    groups = [
        FactGroup(*key, score, tally.shares.get(key, {})) for key, score in tally.scores.items()
    ]
    groups.sort(key=lambda g: (g.set != "five", order[g.fact], g.name != "all"))
    return FactQuality(tuple(groups), tuple(tally.differences))


# --- mentions ---------------------------------------------------------------------------------


def compare_mentions(
    tally: Tally, text: GoldText, gold: tuple[GoldMention, ...], found: list[dict[str, Any]]
) -> None:
    """Count the mentions of one text, and where they differ."""

    def right(want: GoldMention, have: dict[str, Any]) -> bool:
        groups = {_group(kind) for kind in want.types}
        work = have["type"] in WORKS
        return _group(have["type"]) in groups and any(
            same_name(name, have["name"], work=work) for name in want.names
        )

    pairs, strangers = _pair(gold, found, right)
    for want, have in pairs:
        if want.optional:
            continue
        quote = text.source.text[want.start : want.end]
        if have is None:
            tally.count(text, "mention", want.type, Score(missed=1))
            tally.differ(text, "mention", want.type, quote, want.names[0], "")
            continue
        tally.count(text, "mention", want.type, Score(right=1))
        if want.target is not None:
            pair = (flat(want.target), have.get("entity"))
            tally.works.setdefault(text.set, []).append(pair)
        agrees = {"type": have["type"] in want.types}
        if want.type in WORKS:
            agrees["relation"] = have["relation"] in want.relations
        if want.number:
            agrees["number"] = flat(have["number"] or "") == flat(want.number)
        tally.share(text, "mention", want.type, agrees)
        for aspect, good in agrees.items():
            if not good:
                wanted = {
                    "type": want.type,
                    "relation": want.relations[0],
                    "number": want.number,
                }
                tally.differ(text, "mention", aspect, quote, str(wanted[aspect]), str(have[aspect]))
    titles = [want for want in gold if want.type in WORKS]
    for have in strangers:
        if any(_inside(have, want) for want in titles):
            continue
        tally.count(text, "mention", have["type"], Score(wrong=1))
        quote = text.source.text[have["start"] : have["end"]]
        tally.differ(text, "mention", have["type"], quote, "", have["name"])


def same_works(works: list[tuple[str, str | None]]) -> Score:
    """Count pairs of mentions that are resolved to one work, given what work each one means.

    >>> same_works([("纲要", "w1"), ("纲要", "w1"), ("纲要", "w2"), ("意见", "w2")])
    Score(right=1, wrong=1, missed=2)
    """
    score = Score()
    for (title, entity), (other, second) in combinations(works, 2):
        together = entity is not None and entity == second
        if title == other:
            score += Score(right=1) if together else Score(missed=1)
        elif together:
            score += Score(wrong=1)
    return score


def _group(kind: str) -> str:
    return "work" if kind in WORKS else "thing"


def _inside(have: dict[str, Any], want: GoldMention) -> bool:
    within: bool = want.start <= have["start"] and have["end"] <= want.end
    shorter: bool = have["end"] - have["start"] < want.end - want.start - 2
    return within and shorter


# --- figures ----------------------------------------------------------------------------------


def compare_figures(
    tally: Tally, text: GoldText, gold: tuple[GoldFigure, ...], found: list[dict[str, Any]]
) -> None:
    """Count the figures of one text, and where they differ."""
    pairs, strangers = _pair(gold, found, same_figure)
    for want, have in pairs:
        if want.optional:
            continue
        quote = text.source.text[max(0, want.start - 20) : want.end]
        if have is None:
            tally.count(text, "figure", want.kind, Score(missed=1))
            tally.differ(text, "figure", want.kind, quote, _told(want), "")
            continue
        tally.count(text, "figure", want.kind, Score(right=1))
        agrees = {
            "comparison": have["comparison"] == want.comparison,
            "name": alike(want.name, have["name"]),
        }
        if want.flow is not None:
            agrees["flow"] = have["flow"] == want.flow
        if want.level is not None:
            agrees["level"] = have["level"] == want.level
        tally.share(text, "figure", want.kind, agrees)
    for have in strangers:
        tally.count(text, "figure", have["kind"], Score(wrong=1))
        quote = text.source.text[max(0, have["start"] - 20) : have["end"]]
        told = f"{have['name']} {have['value']} {have['unit']} {have['year']} {have['kind']}"
        tally.differ(text, "figure", have["kind"], quote, "", told)


def _told(want: GoldFigure) -> str:
    return f"{want.name} {want.value} {want.units[0]} {want.years[0]} {want.kind}"


# --- mastheads --------------------------------------------------------------------------------


def _compare_masthead(tally: Tally, text: GoldText, document: dict[str, Any]) -> None:
    printed = {**document, "issuers": [issuer["name"] for issuer in document["issuers"]]}
    for name in FIELDS:
        right = _plain(printed[name]) in [_plain(value) for value in text.masthead[name]]
        tally.count(text, "masthead", name, Score(right=1) if right else Score(0, 1, 1))
        if not right:
            told = str(text.masthead[name][0]), str(printed[name])
            tally.differ(text, "masthead", name, text.name, *told)


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return flat(value) if isinstance(value, str) else value


# --- pairing ----------------------------------------------------------------------------------


def _pair(
    gold: tuple[Gold, ...],
    found: list[dict[str, Any]],
    right: Callable[[Gold, dict[str, Any]], bool],
) -> tuple[list[tuple[Gold, dict[str, Any] | None]], list[dict[str, Any]]]:
    """Give each annotated fact the right found one that overlaps it most, if there is one.

    Returns the annotated facts each with its found one or None, and the found ones that are left
    and do not stand at an optional fact.
    """
    chances = sorted(
        (-overlap, g, f)
        for g, want in enumerate(gold)
        for f, have in enumerate(found)
        if (overlap := min(want.end, have["end"]) - max(want.start, have["start"])) > 0
        and right(want, have)
    )
    # Required facts choose before optional ones, so that none is lost to them.
    chances.sort(key=lambda chance: gold[chance[1]].optional)
    of_gold: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in chances:
        if g not in of_gold and f not in taken:
            of_gold[g] = f
            taken.add(f)
    pairs = [(want, found[of_gold[g]] if g in of_gold else None) for g, want in enumerate(gold)]
    free = [want for want in gold if want.optional]
    strangers = [
        have
        for f, have in enumerate(found)
        if f not in taken and not any(have["start"] < w.end and w.start < have["end"] for w in free)
    ]
    return pairs, strangers
