"""What became of planned deeds, those without a figure: read from the store, told from its links."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from graph.lineage.outcomes.deeds import deeds_among
from graph.lineage.outcomes.figures import Verdict
from graph.lineage.papers import plain
from ontology.errors import NotFound
from queries.details import Details
from queries.figure_papers import plain_papers
from queries.lineage_links import links, measure_keys
from queries.lineage_pairs import compared, end_of, told
from queries.paging import page_of
from queries.parameters import InvalidParameter, check_after, check_limit
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, DeedRow, Deeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.lineage.outcomes.deeds import Deed
    from graph.lineage.papers import Paper, Sentence
    from graph.port import Reader
    from queries.lineage_pairs import Told
    from queries.types import DocumentRef, End, Link, Position

_VERDICTS: tuple[Verdict, ...] = tuple(one for one in get_args(Verdict) if one != "missed")


def planned_deeds(
    reader: Reader, found: Iterable[Link], *, as_of: str | None = None
) -> tuple[Deed, ...]:
    """Return the deeds that documents plan with the sentences that report them, in order of time.

    `found` are all links of the same state. Memory grows with the number of sentences. Raises
    InvalidParameter.
    """
    period = period_of(as_of)
    sentences = told(Details(reader, as_of), measure_keys(reader, period))
    return _deeds(plain_papers(reader, period).papers, sentences, _reports(found))


def deeds(
    reader: Reader,
    document: str,
    *,
    verdict: Verdict | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Deeds:
    """Return the deeds that one document plans, in the order of its text, and what became of them.

    The totals are of all of them, by verdict. Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    start = int((check_after(after, (int,)) or (-1,))[0])
    if verdict is not None and verdict not in _VERDICTS:
        raise InvalidParameter("verdict", f"{verdict!r} is none of {', '.join(_VERDICTS)}")
    period = period_of(as_of)
    details = Details(reader, as_of)
    sentences = told(details, measure_keys(reader, within_document(reader, document, period)))
    known = {one.sentence.id: one for one in sentences.values()}
    found = list(links(reader, document=document, as_of=as_of))
    reporting = {link.later.sentence.id: link.later for link in found}
    read = plain_papers(reader, period)
    if document not in read.documents:
        raise NotFound(f"no document dated up to {as_of} has the id {document!r}")
    all_deeds = _deeds(read.papers, sentences, _reports(found))
    totals = Counter(one.verdict for one in all_deeds)
    kept = [one for one in all_deeds if verdict in {None, one.verdict}]
    shown = [one for one in kept if one.start > start]
    names = [document, *(name for one in shown[:limit] for name in one.reports)]
    rows = ask(reader, "documents_of", documents=array(read.documents[n] for n in names))
    held = {row[1]: details.document(row) for row in rows}
    items = [_row(one, known, reporting, held) for one in shown[:limit]]
    last = (shown[limit - 1].start,) if len(shown) > limit else None
    counts = {one: totals[one] for one in _VERDICTS}
    return Deeds(held[document], counts, page_of(items, last, len(kept), limit), as_of)


def _row(
    deed: Deed,
    known: Mapping[str, Told],
    reporting: Mapping[str, End],
    held: Mapping[str, DocumentRef],
) -> DeedRow:
    plan = known[deed.plan.measure]
    begin = plan.sentence.start
    words = plan.sentence.text[deed.start - begin : deed.end - begin]
    return DeedRow(
        plan=end_of(plan, deed.start, deed.end, words),
        due=None if deed.due is None else int(deed.due[:4]),
        result=None if deed.result is None else reporting[deed.result.measure],
        verdict=deed.verdict,
        reports=tuple(held[name] for name in deed.reports),
    )


def _deeds(
    papers: Sequence[Paper],
    sentences: Mapping[int, Told],
    reports: Mapping[str, Sequence[tuple[str, Sentence]]],
) -> tuple[Deed, ...]:
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for one in sentences.values():
        by_document[one.clause.document.id].append(compared(one))
    whole = [
        replace(paper, sentences=tuple(sorted(own, key=lambda one: one.start)))
        if (own := by_document.get(paper.document))
        else paper
        for paper in papers
    ]
    return tuple(one for one in deeds_among(whole, reports) if one.plan.document in by_document)


def _reports(found: Iterable[Link]) -> dict[str, list[tuple[str, Sentence]]]:
    """Return what later documents report on each measure, by id, with the words that tie it."""
    reports: dict[str, list[tuple[str, Sentence]]] = defaultdict(list)
    for link in found:
        plan, report = link.earlier, link.later
        if (plan.sentence.status, report.sentence.status) == ("planned", "reported") and (
            plan.clause.document.id != report.clause.document.id
        ):
            said = plain(plan.evidence.quote)
            reports[plan.sentence.id].append((said, compared(report)))
    return reports
