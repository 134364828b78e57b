"""Plans without a figure: the deed that reports each, or that nothing can be told of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from graph.lineage.linking.links import apart
from graph.lineage.papers import plain
from ontology.lineage_words import lineage_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.lineage.linking.links import Thread
    from graph.lineage.outcomes.figures import Verdict
    from graph.lineage.papers import Paper, Sentence, Span
    from ontology.lineage_words import WordClass

    Report = tuple[str, Sentence]
    """The words that tie a plan to a report, folded, and the report."""

_PART: Final = re.compile(r"[^，,；;。：:]+[，,；;。：:]?")
_MARKS: Final = "，,；;。：:"
_PAPER: Final = re.compile("《([^《》]+)》")
_QUOTED: Final = re.compile("[“「]([^“”「」]{8,})[”」]")
_ROUND: Final = re.compile("第[一二三四五六七八九十0-9]+[届批次轮期]")
LIKE: Final = 0.5
"""Share of a part's pairs of characters by which a report answers it without the words that tie them."""
_KIND: Final = 4
"""Characters at the end of a title that say which paper on a subject it is: 管理办法, 评审准则."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A part of a planned sentence that plans a deed, and the sentence that reports it.

    start, end: code points of the plan's document. `due` is the year it was to be done by, None
    where nobody says; `reports` are the documents, by id, that report a year of the plan.
    """

    plan: Sentence
    start: int
    end: int
    result: Sentence | None
    verdict: Verdict
    due: str | None
    reports: tuple[str, ...]


def deeds_of(papers: Sequence[Paper], threads: Iterable[Thread]) -> tuple[Deed, ...]:
    """Return the deeds that documents plan, as `deeds_among` does, reported by their threads."""
    reports: dict[str, list[Report]] = defaultdict(list)
    for thread in threads:
        placed = zip(thread.sentences, thread.places, strict=True)
        for (plan, place), (later, _) in combinations(placed, 2):
            if _answers(plan, later):
                words = plan.text[place[0] - plan.start : place[1] - plan.start]
                reports[plan.measure].append((plain(words), later))
    return deeds_among(papers, reports)


def deeds_among(
    papers: Sequence[Paper], reports: Mapping[str, Sequence[Report]]
) -> tuple[Deed, ...]:
    """Return the deeds that documents plan, in their order, with what later ones report of them.

    `papers` are in the order of time, `reports` what later documents report on a measure, by its
    id, with the words that tie it. A deed is a part of a sentence that a later document reports
    on, or that has an end by its own words (编制, 组建, 召开). It is `met` where the report says
    that it was done, `reported` where it tells something of it; `unreported` where a later document
    reports a year of the plan and is silent; else nothing can be told of it.
    """
    reporting = {paper.document: paper.period[0] for paper in papers if paper.reports}
    deeds: list[Deed] = []
    for number, paper in enumerate(papers):
        after = {other.document for other in papers[number + 1 :]}
        told = tuple(d for d, year in reporting.items() if d in after and _within(year, paper))
        for sentence in paper.sentences:
            if sentence.status == "planned":
                deeds += _deeds(sentence, paper, told, reports.get(sentence.measure, ()))
    return tuple(deeds)


def _deeds(
    sentence: Sentence, paper: Paper, told: tuple[str, ...], reports: Sequence[Report]
) -> Iterator[Deed]:
    for start, end in _parts(sentence):
        printed = sentence.text[start - sentence.start : end - sentence.start]
        part = plain(printed)
        result = _result(printed, reports)
        verdict: Verdict
        if result is not None:
            verdict = "met" if _has("ends", part) and _has("done", result.key) else "reported"
        elif _has("ends", part):
            verdict = "unreported" if told else "cannot_tell"
        else:
            continue
        yield Deed(sentence, start, end, result, verdict, paper.period[1], told)


def _result(printed: str, reports: Sequence[Report]) -> Sentence | None:
    """Return the report that answers a part of a plan, the likest where there are several.

    One that plans a paper or a round of something is answered by none that names another.
    """
    part = plain(printed)
    answers = [
        (_likeness(part, later.key), later)
        for words, later in reports
        if (words in part or _likeness(part, later.key) >= LIKE) and _is_of(printed, later.key)
    ]
    return max(answers, key=lambda answer: answer[0], default=(0.0, None))[1]


def _is_of(part: str, key: str) -> bool:
    """Whether a report may be of the paper, the thing and the round that a plan names.

    >>> _is_of("起草《绿洲保护规范》", "发布《绿洲保护规范》"), _is_of("编制《绿洲指引》", "印发《绿洲规范》")
    (True, False)
    >>> _is_of("办好第五届论坛", "举办第六届论坛"), _is_of("办好论坛", "举办第六届论坛")
    (False, True)
    """
    return (
        all(plain(title)[-_KIND:] in key for title in _PAPER.findall(part))
        and all(plain(name) in key for name in _QUOTED.findall(part))
        and all(number in key for number in _ROUND.findall(part))
    )


def _likeness(part: str, key: str) -> float:
    pairs = {part[n : n + 2] for n in range(len(part) - 1)}
    return sum(pair in key for pair in pairs) / max(1, len(pairs))


def _answers(plan: Sentence, report: Sentence) -> bool:
    """Whether a sentence of a later document may report on a plan."""
    return (
        (plan.status, report.status) == ("planned", "reported")
        and plan.document != report.document
        and apart(plan, report)
    )


def _within(year: str | None, paper: Paper) -> bool:
    start, end = paper.period
    return (
        year is not None and start is not None and end is not None and _first(paper) <= year <= end
    )


def _first(paper: Paper) -> str:
    """Return the first year that a document plans: a report's next year, else its first."""
    start, end = paper.period
    return (end if paper.reports else start) or ""


def _parts(sentence: Sentence) -> list[Span]:
    """Return the parts of a sentence between its marks, without them, in the document's places."""
    return [
        (sentence.start + found.start(), sentence.start + found.start() + len(part))
        for found in _PART.finditer(sentence.text)
        if (part := found.group().rstrip(_MARKS))
    ]


def _has(wanted: WordClass, text: str) -> bool:
    return any(word in text for word in _class(wanted))


@cache
def _class(wanted: WordClass) -> tuple[str, ...]:
    return tuple(map(plain, lineage_words(wanted)))
