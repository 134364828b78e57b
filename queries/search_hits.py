"""Makes the hits of a page: titles, snippets with the words marked, the bodies that answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from graph.search_key import find
from queries.agencies import matches_of
from queries.details import evidence_of
from queries.headline import clause_title
from queries.reader import array, ask
from queries.search_window import AGENCY, CLAUSE, DOCUMENT, SENTENCE
from queries.types import Hit, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from queries.details import Details
    from queries.search_window import Rank
    from queries.types import AgencyRef, Clause

    Bodies = dict[tuple[int, int], list[AgencyRef]]

BEFORE: Final = 30
LENGTH: Final = 120
"""A snippet begins so many code points before the first mark and is at most so long."""


def hits_of(
    details: Details,
    ranks: Sequence[Rank],
    key: str,
    names: Mapping[str, int],
    last_day: str,
    as_of: str | None,
) -> tuple[Hit, ...]:
    """Return the hits of a page in the order of their ranks."""
    bodies = _bodies(details, ranks)
    made = dict(
        (
            *_agencies(details, _of(ranks, AGENCY), key, names, last_day, as_of),
            *_documents(details, _of(ranks, DOCUMENT), key),
            *_clauses(details, _of(ranks, CLAUSE), key, bodies),
            *_sentences(details, _of(ranks, SENTENCE), key, bodies),
        )
    )
    return tuple(made[rank] for rank in ranks)


def snippet(text: str, start: int, key: str) -> Snippet:
    """Cut a text that begins at `start` of its document around the first place of the words.

    >>> snippet("推进知识图谱建设。", 100, "知识图谱")
    Snippet(text='推进知识图谱建设。', start=100, end=109, marks=((102, 106),))
    """
    places = find(text, key)
    low = max(0, places[0][0] - BEFORE) if places and len(text) > LENGTH else 0
    high = min(len(text), max(low + LENGTH, places[0][1] if places else 0))
    marks = tuple((start + a, start + b) for a, b in places if low <= a and b <= high)
    return Snippet(text[low:high], start + low, start + high, marks)


def _of(ranks: Sequence[Rank], kind: int) -> list[Rank]:
    return [rank for rank in ranks if rank.kind == kind]


def _agencies(
    details: Details,
    ranks: Sequence[Rank],
    key: str,
    names: Mapping[str, int],
    last_day: str,
    as_of: str | None,
) -> Iterator[tuple[Rank, Hit]]:
    if not ranks:
        return
    rows = ask(
        details.reader, "search_agency_hits", names=array(names[r.id] for r in ranks), key=key
    )
    for rank, match in zip(ranks, matches_of(details, rows, last_day, as_of), strict=True):
        name = match.matched.text
        yield (
            rank,
            Hit(
                kind="agency", id=match.agency.id, title=match.agency.name, tier=rank.tier,
                occurrences=1, snippet=snippet(name, 0, key), document=None, clause=None,
                agency=match, bodies=(), evidence=None,
            ),
        )  # fmt: skip


def _documents(details: Details, ranks: Sequence[Rank], key: str) -> Iterator[tuple[Rank, Hit]]:
    if not ranks:
        return
    by_key = {rank.key: rank for rank in ranks}
    for row in ask(details.reader, "search_document_hits", documents=array(by_key)):
        rank, document = by_key[row[0]], details.document(row)
        cut = snippet(row[10], row[9], key)
        hit = Hit(
            kind="document",
            id=document.id,
            title=document.title,
            tier=rank.tier,
            occurrences=-rank.fewer,
            snippet=cut,
            document=document,
            clause=None,
            agency=None,
            bodies=(),
            evidence=evidence_of(document, cut.start, cut.end, cut.text),
        )
        yield rank, hit


def _clauses(
    details: Details, ranks: Sequence[Rank], key: str, bodies: Bodies
) -> Iterator[tuple[Rank, Hit]]:
    by_key = {rank.key: rank for rank in ranks}
    for row in ask(details.reader, "search_clause_hits", provisions=array(by_key)):
        rank, clause = by_key[row[0]], details.clause(row)
        cut = snippet(row[19], clause.start, key)
        title = clause_title(clause, row[19])
        yield rank, _text_hit("provision", clause.id, title, rank, clause, cut, bodies)


def _sentences(
    details: Details, ranks: Sequence[Rank], key: str, bodies: Bodies
) -> Iterator[tuple[Rank, Hit]]:
    by_key = {rank.key: rank for rank in ranks}
    for row in ask(details.reader, "search_measure_hits", measures=array(by_key)):
        rank, clause = by_key[row[0]], details.clause(row, 4)
        cut, title = snippet(row[2], row[3], key), clause_title(clause, row[2])
        yield rank, _text_hit("measure", row[1], title, rank, clause, cut, bodies)


def _text_hit(
    kind: Literal["provision", "measure"],
    identifier: str,
    title: str,
    rank: Rank,
    clause: Clause,
    cut: Snippet,
    bodies: Bodies,
) -> Hit:
    return Hit(
        kind=kind, id=identifier, title=title, tier=rank.tier,
        occurrences=-rank.fewer, snippet=cut, document=clause.document, clause=clause, agency=None,
        bodies=tuple(bodies.get((rank.kind, rank.key), ())),
        evidence=evidence_of(clause.document, cut.start, cut.end, cut.text),
    )  # fmt: skip


def _bodies(details: Details, ranks: Sequence[Rank]) -> Bodies:
    """Return the bodies that answer for each clause or sentence, each once, as listed."""
    clauses = [rank.key for rank in ranks if rank.kind == CLAUSE]
    sentences = [rank.key for rank in ranks if rank.kind == SENTENCE]
    answering: dict[tuple[int, int], list[int]] = defaultdict(list)
    for kind, key, statement, _, _ in ask(
        details.reader, "answering", provisions=array(clauses), measures=array(sentences)
    ):
        answering[CLAUSE if kind == 1 else SENTENCE, key].append(statement)
    statements = list(dict.fromkeys(s for group in answering.values() for s in group))
    rows = ask(details.reader, "statement_bodies", statements=array(statements))
    agencies = details.naming.refs(rows, 1)
    listed: dict[int, list[AgencyRef]] = defaultdict(list)
    for row in rows:
        listed[row[0]].append(agencies[row[1]])
    return {
        hit: list(dict.fromkeys(body for s in group for body in listed[s]))
        for hit, group in answering.items()
    }
