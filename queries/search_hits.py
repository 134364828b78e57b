"""Makes the hits of a page: titles, snippets with the words marked, the bodies that answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from queries.agencies import matches_of
from queries.details import evidence_of
from queries.headline import clause_title
from queries.reader import array, ask
from queries.search_named import named_hits
from queries.search_rank import AGENCY, CLAUSE, DOCUMENT, SENTENCE, THINGS
from queries.search_snippet import snippet
from queries.types import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from queries.details import Details
    from queries.period import Period
    from queries.search_answering import Answering
    from queries.search_rank import Rank
    from queries.types import AgencyRef, Clause, Snippet

    Bodies = dict[tuple[int, int], list[AgencyRef]]


def hits_of(
    details: Details,
    ranks: Sequence[Rank],
    key: str,
    names: Mapping[str, int],
    answering: Answering,
    period: Period,
    as_of: str | None,
) -> tuple[Hit, ...]:
    """Return the hits of a page in the order of their ranks."""
    answering.learn(ranks)
    bodies = _bodies(details, ranks, answering.statements)
    made = dict(
        (
            *_agencies(details, _of(ranks, AGENCY), key, names, period.last_day, as_of),
            *_documents(details, _of(ranks, DOCUMENT), key),
            *named_hits(details, _of(ranks, *THINGS), key, period),
            *_clauses(details, _of(ranks, CLAUSE), key, bodies),
            *_sentences(details, _of(ranks, SENTENCE), key, bodies),
        )
    )
    return tuple(made[rank] for rank in ranks)


def _of(ranks: Sequence[Rank], *kinds: int) -> list[Rank]:
    return [rank for rank in ranks if rank.kind in kinds]


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


def _bodies(
    details: Details, ranks: Sequence[Rank], answering: Mapping[tuple[int, int], Sequence[int]]
) -> Bodies:
    """Return the bodies that answer for each clause or sentence, each once, as listed."""
    places = [(rank.kind, rank.key) for rank in ranks if (rank.kind, rank.key) in answering]
    statements = list(dict.fromkeys(s for place in places for s in answering[place]))
    rows = ask(details.reader, "statement_bodies", statements=array(statements))
    agencies = details.naming.refs(rows, 1)
    listed: dict[int, list[AgencyRef]] = defaultdict(list)
    for row in rows:
        listed[row[0]].append(agencies[row[1]])
    return {
        place: list(dict.fromkeys(body for s in answering[place] for body in listed[s]))
        for place in places
    }
