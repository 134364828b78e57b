"""Finds what contains the words asked: the hits of one window of a search, ranked.

A search that finds up to a thousand things is one window and ranked as a whole. One that finds
more is ranked in windows of some four hundred hits in clauses and sentences, newest first, with the
newest hits in headings, titles and names before them all in the first; so it costs no more than a
search for a rare word, however common its words are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.search_key import search_key
from queries.paging import COUNT_UP_TO
from queries.reader import ask
from queries.search_named import find_named
from queries.search_rank import AGENCY, CLAUSE, DOCUMENT, SENTENCE, Rank
from queries.types import EXACT_TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.port import Reader
    from queries.reader import Row
    from queries.search_named import Things
    from queries.search_rank import Search

NAMED_FIRST: Final = 100
"""How many of the newest hits in headings, titles and names lead when there are more than a
thousand hits in all; without a bound a common word would cost as much as it is common."""
PLACES: Final = 400
"""The same of places in the newest documents that name a thing."""
FEW_DUTIES: Final = 2_000
"""Up to so many clauses an agency's own are gone through instead of the index."""
WINDOW: Final = 400
"""Hits in a window when there are more than a thousand."""
_CHUNK = WINDOW + 2
_EVERYTHING = 2**62


@dataclass(frozen=True, slots=True)
class Window:
    """Ranked hits, and where the next window begins (or None).

    `names` are the names that found agencies, `things` what is known of the things found.
    """

    hits: tuple[Rank, ...]
    names: dict[str, int]
    things: Things
    next: int | None
    complete: bool


def window_of(reader: Reader, search: Search, begin: int = 0) -> Window:
    """Return the window that begins at a key of clauses, 0 for the first one."""
    texts, following = _texts(reader, search, begin)
    first = begin == 0
    whole = first and following is None
    most = COUNT_UP_TO if whole else NAMED_FIRST
    leading = {} if whole else {rank.key: rank for rank in _headings(reader, search)}
    hits = [
        hit
        for hit in _ranked(texts, search.key, whole=whole)
        if hit.kind == SENTENCE or hit.key not in leading
    ]
    names: dict[str, int] = {}
    things: Things = {}
    capped = False
    if first:
        hits += leading.values()
        documents = _documents(reader, search, most) if DOCUMENT in search.kinds else []
        agencies = _agencies(reader, search, most) if AGENCY in search.kinds else []
        named, things, all_named = find_named(
            reader, search, max(COUNT_UP_TO - len(hits), PLACES) if whole else PLACES
        )
        capped = max(len(documents), len(agencies)) >= most or not all_named
        hits += named
        hits += documents
        hits += [rank for rank, _ in agencies]
        names = {rank.id: name for rank, name in agencies}
    hits.sort()
    return Window(tuple(hits), names, things, following, complete=whole and not capped)


def _texts(reader: Reader, search: Search, begin: int) -> tuple[list[Row], int | None]:
    """Return the clauses and sentences of a window, and the clause that the next begins with."""
    clauses, measures = CLAUSE in search.kinds, SENTENCE in search.kinds
    if not (clauses or measures):
        return [], None
    rows: list[Row] = []
    start, found = max(begin, search.low), 0
    while found <= EXACT_TOTAL and not (
        found > WINDOW and _more(reader, search, begin, start, found)
    ):
        # Every row is a hit at least, so no more rows are read than may be needed.
        needed = WINDOW if found <= WINDOW else EXACT_TOTAL
        limit = min(_CHUNK, needed - found + 2)
        more = _chunk(reader, search, start, search.high, limit)
        if len(more) < limit:
            return rows + more, None
        # The last clause may have more sentences than fitted in: the next chunk begins with it.
        start = more[-1][0]
        more = [row for row in more if row[0] < start]
        if not more:
            more = _chunk(reader, search, start, start, _EVERYTHING)
            start += 1
        rows += more
        found += _count(more)
    left = _chunk(reader, search, start, search.high, 1)
    return rows, left[0][0] if left else None


def _more(reader: Reader, search: Search, begin: int, start: int, found: int) -> bool:
    """Say whether it is certain that there are more hits than a total is exact for.

    Counting clauses is much quicker than reading them with their sentences. A window that is not
    the first is one of many hits anyhow.
    """
    if begin:
        return True
    if CLAUSE not in search.kinds or search.few_duties:
        return False
    rows = ask(
        reader, "search_count", **search.parameters,
        **{"from": start, "high": search.high, "limit": COUNT_UP_TO - found},
    )  # fmt: skip
    return found + int(rows[0][0]) > EXACT_TOTAL


def _chunk(reader: Reader, search: Search, low: int, high: int, limit: int) -> list[Row]:
    name = "search_duties" if search.few_duties else "search_texts"
    wanted = {"clauses": int(CLAUSE in search.kinds), "measures": int(SENTENCE in search.kinds)}
    span = {"from": low, "high": high, "limit": limit}
    return ask(reader, name, **search.parameters, **wanted, **span)


def _count(rows: Iterable[Row]) -> int:
    """Return how many hits are in rows: clauses once each, and every sentence."""
    clauses = {row[0] for row in rows if row[4]}
    return len(clauses) + sum(row[5] is not None for row in rows)


def _ranked(rows: Iterable[Row], key: str, *, whole: bool) -> list[Rank]:
    hits: dict[int, Rank] = {}
    sentences: list[Rank] = []
    for row in rows:
        clause, sentence = row[0], row[5]
        document = clause >> 20
        if row[4] and clause not in hits:
            tier = _tier(key, row[2]) if whole else 2
            hits[clause] = Rank(tier, 3, -row[3], document, row[1], CLAUSE, clause, "")
        if sentence is not None:
            sentences.append(Rank(2, 3, -row[7], document, row[6], SENTENCE, sentence, ""))
    return [*hits.values(), *sentences]


def _tier(key: str, *names: str | None) -> int:
    """Return 0 when one of the names is the words asked, 1 when one contains them, else 2."""
    keys = [search_key(name) for name in names if name]
    if key in keys:
        return 0
    return 1 if any(key in name for name in keys) else 2


def _headings(reader: Reader, search: Search) -> list[Rank]:
    if CLAUSE not in search.kinds:
        return []
    rows = ask(
        reader, "search_headings", low=search.low, high=search.high, limit=NAMED_FIRST,
        **search.parameters,
    )  # fmt: skip
    ranks = [
        Rank(_tier(search.key, row[2]), 3, -row[3], row[0] >> 20, row[1], CLAUSE, row[0], "")
        for row in rows
    ]
    return [rank for rank in ranks if rank.tier < 2]


def _documents(reader: Reader, search: Search, most: int) -> list[Rank]:
    rows = ask(
        reader, "search_documents", low=search.low, high=search.high, limit=most,
        **search.parameters,
    )  # fmt: skip
    return [
        Rank(_tier(search.key, *row[1:4]), 1, -row[4], row[0], 0, DOCUMENT, row[0], "")
        for row in rows
    ]


def _agencies(reader: Reader, search: Search, most: int) -> list[tuple[Rank, int]]:
    rows = ask(reader, "search_agencies", limit=most, **search.parameters)
    return [(Rank(0 if row[2] else 1, 0, -row[4], 0, 0, AGENCY, 0, row[1]), row[3]) for row in rows]
