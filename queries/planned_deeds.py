"""What became of planned deeds, those without a figure: read from the store, told from its links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graph.lineage.deeds import deeds_among
from graph.lineage.papers import plain
from queries.details import Details
from queries.figure_papers import figure_papers
from queries.lineage_pairs import compared, told
from queries.period import period_of
from queries.reader import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.deeds import Deed
    from graph.lineage.papers import Sentence
    from graph.store import Reader
    from queries.period import Period
    from queries.types import Link

_MEASURES_AT_ONCE: Final = 1_000


def planned_deeds(
    reader: Reader, links: Iterable[Link], *, as_of: str | None = None
) -> tuple[Deed, ...]:
    """Return the deeds that documents plan with the sentences that report them, in order of time.

    `links` are all links of the same state. Memory grows with the number of sentences. Raises
    InvalidParameter.
    """
    period = period_of(as_of)
    sentences: dict[str, Sentence] = {}
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for one in told(Details(reader, as_of), _keys(reader, period)).values():
        sentence = compared(one)
        sentences[sentence.measure] = sentence
        by_document[sentence.document].append(sentence)
    papers = [
        replace(
            paper,
            sentences=tuple(sorted(by_document[paper.document], key=lambda one: one.start)),
        )
        for paper in figure_papers(reader, period).papers
    ]
    reports: dict[str, list[tuple[str, Sentence]]] = defaultdict(list)
    for link in links:
        plan, report = sentences[link.earlier.sentence.id], sentences[link.later.sentence.id]
        if (plan.status, report.status) == ("planned", "reported") and (
            plan.document != report.document
        ):
            reports[plan.measure].append((plain(link.earlier.evidence.quote), report))
    return deeds_among(papers, reports)


def _keys(reader: Reader, period: Period) -> list[int]:
    found: list[int] = []
    clause = key = 0
    while True:
        rows = ask(
            reader, "measures", status=None, kind=None, low=period.low, high=period.high,
            after_clause=clause, after=key, limit=_MEASURES_AT_ONCE,
        )  # fmt: skip
        found += [row[1] for row in rows]
        if len(rows) < _MEASURES_AT_ONCE:
            return found
        clause, key = rows[-1][0], rows[-1][1]
