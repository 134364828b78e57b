"""Finds words in clauses, sentences, titles and the names of agencies and things, with facets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from graph.search_key import search_key
from loaders.record import MentionType
from queries.details import Details
from queries.parameters import InvalidParameter, bits, check_after, check_limit, check_roles
from queries.period import period_of, within_document
from queries.reader import ask
from queries.search_answering import Answering
from queries.search_facets import facets_of
from queries.search_hits import hits_of
from queries.search_rank import AGENCY, CLAUSE, KINDS, SENTENCE, THINGS, Rank, Search
from queries.search_window import FEW_DUTIES, window_of
from queries.types import DEFAULT_LIMIT, EXACT_TOTAL, Page, SearchAnswer, SearchFilters
from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.port import Reader
    from queries.period import Period
    from queries.types import Hit, Kind, Position

LONGEST: Final = 200
_NO_FILTERS: Final = SearchFilters()
_FIRST: Final = Rank(-1, 0, 0, 0, 0, 0, 0, "")
_NUMBERS: Final = {kind: number for number, kind in KINDS.items()}


def search(
    reader: Reader,
    q: str,
    *,
    kinds: Collection[Kind] | None = None,
    filters: SearchFilters = _NO_FILTERS,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> SearchAnswer:
    """Return what contains the words `q` (1 to 200 characters; width, case, Traditional characters
    and white space make no difference), best first.

    First come names, titles and headings that are the words, then those that contain them, then
    texts; in each, agencies, documents, what documents name and count, clauses and sentences; then
    most occurrences, newest document, order of the text. The total is exact up to 1,000; beyond it
    texts are ranked by thousands from the newest on, and the paging still reaches them all
    (agencies and documents: the first 100, things: those of the newest 400 places). Raises
    NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    key = search_key(q)
    if not key:
        raise InvalidParameter("q", "holds no character to look for")
    if len(q) > LONGEST:
        raise InvalidParameter("q", f"is longer than {LONGEST} characters")
    begin, last = _place(after)
    details = Details(reader, as_of)
    wanted = _search(details, key, kinds, filters, as_of)
    window = window_of(reader, wanted, begin)
    answering = Answering(reader)
    facets = (
        () if begin else facets_of(details, window.hits, window.things, answering, wanted.last_day)
    )
    exact = begin == 0 and window.complete and len(window.hits) <= EXACT_TOTAL
    total = len(window.hits) if exact else EXACT_TOTAL
    hits: list[Hit] = []
    going_on: Position | None = None
    while True:
        left = [rank for rank in window.hits if rank > last]
        page = left[: limit - len(hits)]
        hits += hits_of(details, page, key, window.names, answering, period_of(as_of), as_of)
        if len(left) > len(page):
            going_on = (begin, *page[-1])
            break
        if window.next is None:
            break
        begin, last = window.next, _FIRST
        if len(hits) == limit:
            going_on = (begin, *last)
            break
        window = window_of(reader, wanted, begin)
    return SearchAnswer(
        query=q,
        page=Page(tuple(hits), going_on, total, exact, limit),
        facets=facets,
        facets_are_exact=exact,
        as_of=as_of,
    )


def _place(after: Position | None) -> tuple[int, Rank]:
    """Return the window that a page begins in and the last rank before it."""
    position = check_after(after, (*(int,) * 8, str))
    if position is None:
        return 0, _FIRST
    begin, *numbers, identifier = position
    return int(begin), Rank._make([*map(int, numbers), identifier])


def _search(
    details: Details,
    key: str,
    kinds: Collection[Kind] | None,
    filters: SearchFilters,
    as_of: str | None,
) -> Search:
    """Return the search that parameters mean; NotFound, InvalidParameter when they mean none."""
    numbers = frozenset(_NUMBERS.values())
    if kinds is not None:
        for kind in kinds:
            if kind not in _NUMBERS:
                raise InvalidParameter("kinds", f"{kind!r} is none of {', '.join(_NUMBERS)}")
        numbers = frozenset(_NUMBERS[kind] for kind in kinds)
    period = period_of(as_of, filters.year_from, filters.year_to)
    if filters.document is not None:
        period = within_document(details.reader, filters.document, period)
    roles = 0 if filters.role is None else bits(check_roles([filters.role], "role"))
    agency, few = None, False
    if filters.agency is not None:
        agency = details.naming.find(filters.agency)[0]
        few = _answers_for_few(details.reader, filters.agency, period)
    if filters != _NO_FILTERS:
        numbers -= {AGENCY}
    if agency is not None or roles:
        numbers &= {CLAUSE, SENTENCE}
    if filters.type is not None:
        if filters.type not in get_args(MentionType):
            raise InvalidParameter("type", f"{filters.type!r} is no type of what documents name")
        numbers &= THINGS.keys()
    return Search(
        key, details.reader.match_expression(key), numbers, period.low, period.high,
        filters.document_kind, filters.type, agency, few, roles, period.last_day,
    )  # fmt: skip


def _answers_for_few(reader: Reader, agency: str, period: Period) -> bool:
    count = ask(
        reader, "duties_total", agency=agency, own=0, roles=bits(ROLES), kind=None,
        low=period.low, high=period.high, as_of=period.last_day, most=FEW_DUTIES + 1,
    )  # fmt: skip
    return bool(count[0][0] <= FEW_DUTIES)
