"""Threads: which pieces of work go on through documents; one of them in full; its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from graph.lineage.papers import plain
from ontology.errors import NotFound
from queries.details import Details
from queries.lineage_pairs import (
    Judgements,
    Standing,
    apart,
    count_pairs,
    judgements_of,
    link_of,
    pairs,
    standings_of,
    thread_refs,
    told,
)
from queries.lineage_steps import steps_of
from queries.measures import measure_rows
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import InvalidParameter, check_after, check_limit
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import (
    DEFAULT_LIMIT,
    Links,
    Member,
    ThreadAnswer,
    ThreadMethod,
    ThreadRow,
    Threads,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from queries.period import Period
    from queries.reader import Row
    from queries.types import Position, ThreadRef

_MOST: Final = 2**63 - 1
_METHODS: Final[tuple[ThreadMethod, ...]] = get_args(ThreadMethod)


@dataclass(frozen=True, slots=True)
class ThreadFilters:
    """Which threads are meant: all filters that are given hold.

    `words` are in the name. `documents` is how many documents it stands in at least; `document`,
    `year_from` and `year_to` say where it has to stand among others; `agency` is the id of a body
    that answers for a sentence of it, under any of its names.
    """

    words: str | None = None
    type: str | None = None
    method: ThreadMethod | None = None
    documents: int = 1
    document: str | None = None
    agency: str | None = None
    year_from: int | None = None
    year_to: int | None = None


NO_FILTERS: Final = ThreadFilters()


def threads(
    reader: Reader,
    filters: ThreadFilters = NO_FILTERS,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Threads:
    """Return threads, those first that stand in most documents, then in most sentences.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    chosen = _chosen(reader, filters, as_of)
    begun = check_after(after, (int, int, str)) or (_MOST, 0, "")
    rows = _listed(reader, chosen, begun, limit + 1)
    total = len(_listed(reader, chosen, (_MOST, 0, ""), COUNT_UP_TO))
    shown = rows[:limit]
    ids = [row[0] for row in shown]
    refs = thread_refs(reader, ids)
    years = years_of(reader, ids, period_of(as_of))
    items = [
        ThreadRow(refs[row[0]], row[1], row[2], row[3], row[4], years.get(row[0], ()))
        for row in shown
    ]
    last = rows[limit - 1] if len(rows) > limit else None
    position = None if last is None else (last[2], last[1], last[0])
    return Threads(page_of(items, position, total, limit), as_of)


def thread(
    reader: Reader,
    identifier: str,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> ThreadAnswer:
    """Return a thread with its sentences in order of time, and who answered for each.

    Raises NotFound, also where no sentence of it is in a document dated up to `as_of`, and
    InvalidParameter.
    """
    limit = check_limit(limit)
    position = check_after(after, (int, int, int))
    ref, standings = _whole(reader, identifier, as_of)
    details = Details(reader, as_of)
    judged = judgements_of(reader, [one.measure for one in standings])
    places = [
        place
        for place, one in enumerate(standings)
        if position is None or one.time > (position[0], position[1], position[2])
    ][: limit + 1]
    last = standings[places[limit - 1]].time if len(places) > limit else None
    documents = {one.document for one in standings}
    dates = _dates(reader, documents)
    return ThreadAnswer(
        thread=ref,
        measures=len(standings),
        documents=len(documents),
        first_date=min(dates, default=None),
        last_date=max(dates, default=None),
        years=years_of(reader, [identifier], period_of(as_of)).get(identifier, ()),
        links=count_pairs(standings) - _rejected(standings, judged),
        page=page_of(
            _members(details, standings, places[:limit], judged), last, len(standings), limit
        ),
        as_of=as_of,
    )


def thread_links(
    reader: Reader,
    identifier: str,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Links:
    """Return the links of a thread: all its pairs that are apart, without those rejected.

    By the earlier end in order of time, then by the later one. Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    given: Any = check_after(after, (int,) * 6)
    begun = None if given is None else (given[:3], given[3:])
    ref, standings = _whole(reader, identifier, as_of)
    details = Details(reader, as_of)
    judged = judgements_of(reader, [one.measure for one in standings])
    found: list[tuple[Standing, Standing]] = []
    for pair in pairs(standings, begun):
        said = judged.get((pair[0].measure, pair[1].measure))
        if said is None or said.verdict != "rejected":
            found.append(pair)
        if len(found) > limit:
            break
    shown = found[:limit]
    sentences = told(details, (one.measure for pair in shown for one in pair))
    links = [
        link_of(a, b, sentences, {identifier: ref}, judged.get((a.measure, b.measure)))
        for a, b in shown
    ]
    total = count_pairs(standings) - _rejected(standings, judged)
    last = (*shown[-1][0].time, *shown[-1][1].time) if len(found) > limit else None
    return Links(ref, page_of(links, last, total, limit), as_of)


def years_of(reader: Reader, ids: Sequence[str], period: Period) -> dict[str, tuple[int, ...]]:
    """Return the years of the documents that threads stand in, by the thread's id."""
    found: dict[str, tuple[int, ...]] = {}
    rows = ask(reader, "thread_years", threads=array(ids), low=period.low, high=period.high)
    for identifier, year in rows:
        found[identifier] = (*found.get(identifier, ()), year)
    return found


def _chosen(reader: Reader, filters: ThreadFilters, as_of: str | None) -> dict[str, Any]:
    if filters.method is not None and filters.method not in _METHODS:
        raise InvalidParameter("method", f"{filters.method!r} is none of {', '.join(_METHODS)}")
    if filters.documents < 1:
        raise InvalidParameter("documents", f"{filters.documents} is less than 1")
    period = period_of(as_of)
    within = period_of(as_of, filters.year_from, filters.year_to)
    if filters.document is not None:
        within = within_document(reader, filters.document, within)
    details = Details(reader, as_of)
    return {
        "words": plain(filters.words) if filters.words is not None else None,
        "type": filters.type,
        "method": filters.method,
        "documents": filters.documents,
        "agency": None if filters.agency is None else details.naming.find(filters.agency)[0],
        "first": within.low,
        "last": within.high,
    } | ({} if as_of is None else {"low": period.low, "high": period.high})


def _listed(
    reader: Reader, chosen: dict[str, Any], after: Sequence[int | str], limit: int
) -> list[Row]:
    documents, measures, identifier = after
    options = chosen | {
        "after_documents": documents,
        "after_measures": measures,
        "after": identifier,
        "limit": limit,
    }
    if options.keys() >= {"low", "high"}:
        return ask(reader, "threads", **options)
    return ask(reader, "threads_now", **options)


def _whole(reader: Reader, identifier: str, as_of: str | None) -> tuple[ThreadRef, list[Standing]]:
    refs = thread_refs(reader, [identifier])
    standings = standings_of(reader, [identifier], period_of(as_of)) if refs else []
    if not standings:
        raise NotFound(f"no thread has the id {identifier!r}; look its name up in threads")
    return refs[identifier], standings


def _rejected(standings: Sequence[Standing], judged: Judgements) -> int:
    """Return how many pairs of a thread somebody rejected."""
    by_key = {one.measure: one for one in standings}
    return sum(
        said.verdict == "rejected" and a in by_key and b in by_key and apart(by_key[a], by_key[b])
        for (a, b), said in judged.items()
    )


def _members(
    details: Details, standings: Sequence[Standing], places: Sequence[int], judged: Judgements
) -> list[Member]:
    keys = [standings[place].measure for place in places]
    answers = {row.sentence.id: row for row in measure_rows(details, keys)}
    members = []
    for place, step in zip(places, steps_of(details, standings, places, judged), strict=True):
        row = answers[step.sentence.id]
        members.append(
            Member(
                sentence=step.sentence,
                clause=step.clause,
                score=standings[place].score,
                evidence=step.evidence,
                change=step.change,
                bodies=row.bodies,
                actors=row.actors,
                lead_written=row.lead_written,
            )
        )
    return members


def _dates(reader: Reader, documents: Iterable[int]) -> list[str]:
    """Return the dates of documents that bear one."""
    rows = ask(reader, "documents_of", documents=array(sorted(documents)))
    return [row[6] for row in rows if row[6] is not None]
