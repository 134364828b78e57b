"""Two documents side by side: what was continued, what is new, what is gone, who came and went."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, get_args

from graph.lineage.wording.difference import difference
from graph.order import HASH_BITS, LAST_DAY
from ontology.errors import NotFound
from queries.compared_document import ComparedDocument, read_document
from queries.comparing_lists import MOST_LISTED, bodies_of, passages_of, things_of
from queries.details import Details
from queries.fates import Fates
from queries.lineage_pairs import (
    Standing,
    added_link,
    best_pairs,
    judgements_of,
    link_of,
    thread_refs,
    told,
)
from queries.paging import page_of
from queries.parameters import InvalidParameter, check_after, check_limit
from queries.period import period_of
from queries.reader import array, ask
from queries.types import (
    DEFAULT_LIMIT,
    Bounded,
    ComparedDocuments,
    ComparedRow,
    ComparedSide,
    Group,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.lineage.wording.difference import Piece
    from graph.port import Reader
    from queries.lineage_pairs import Judgements, Pair
    from queries.period import Period
    from queries.types import Link, Order, Position

GROUPS: Final[tuple[Group, ...]] = get_args(Group)
CHANGES: Final = frozenset({"expands", "revises", "replaces"})
"""Kinds of links by which the later sentence changes what the earlier one says."""


def compare_documents(
    reader: Reader,
    a: str,
    b: str,
    *,
    group: Group | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> ComparedDocuments:
    """Return what became of the earlier of two documents in the later one, group by group.

    Which is the earlier their dates tell, whichever is named first. Where they can't (one day, no
    date), the documents come as asked and no pair is claimed. Within continued and changed rows
    come in the order of the earlier text, within new and dropped in that of their own. Raises
    NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    if group is not None and group not in GROUPS:
        raise InvalidParameter("group", f"{group!r} is none of {', '.join(GROUPS)}")
    start = _start(after)
    period = period_of(as_of)
    details = Details(reader, as_of)
    keys = [_key(reader, identifier, period) for identifier in (a, b)]
    if keys[0] == keys[1]:
        raise InvalidParameter("b", "is the same document as a")
    order = _order(*keys)
    if order == "dates":
        keys.sort(reverse=True)
    earlier, later = (read_document(details, key) for key in keys)
    standings = _standings(reader, (*earlier.keys, *later.keys))
    judged = judgements_of(reader, (*earlier.keys, *later.keys))
    links = _links(details, earlier, later, standings, judged) if order == "dates" else {}
    groups = _groups(earlier, later, links)
    fates = Fates(reader, period, standings, judged, (earlier.key, later.key))
    rows = _rows(earlier, later, links, groups)
    wanted = [row for row in rows if group is None or GROUPS[row[0]] == group]
    shown = [row for row in wanted if row > start]
    page = _shown(details, links, fates, shown[:limit])
    things = things_of(reader, earlier, later)
    bodies = bodies_of(details, earlier, later, period.last_day)
    passages = passages_of(earlier, later)
    return ComparedDocuments(
        earlier=_side(earlier, groups, fates, "dropped"),
        later=_side(later, groups, fates, "new"),
        order=order,
        totals={name: sum(row[0] == number for row in rows) for number, name in enumerate(GROUPS)},
        kinds=dict(Counter(link.kind for link in links.values())),
        page=page_of(page, shown[limit - 1] if len(shown) > limit else None, len(wanted), limit),
        things_entered=things.entered[:MOST_LISTED],
        things_left=things.left[:MOST_LISTED],
        bodies_entered=bodies.entered[:MOST_LISTED],
        bodies_left=bodies.left[:MOST_LISTED],
        passed_on=bodies.passed[:MOST_LISTED],
        passages=passages[:MOST_LISTED],
        omitted=Bounded(
            passages=_beyond(passages),
            things=_beyond(things.entered) + _beyond(things.left),
            bodies=_beyond(bodies.entered) + _beyond(bodies.left) + _beyond(bodies.passed),
        ),
        as_of=as_of,
    )


def in_order_of_time(reader: Reader, ids: Sequence[str], *, as_of: str | None = None) -> list[str]:
    """Return documents by id, the oldest first; as they come where one of them has no date.

    Raises NotFound, InvalidParameter.
    """
    period = period_of(as_of)
    keys = {identifier: _key(reader, identifier, period) for identifier in ids}
    if any(key >> HASH_BITS == LAST_DAY for key in keys.values()):
        return list(keys)
    return sorted(keys, key=lambda identifier: -keys[identifier])


def _start(after: Position | None) -> tuple[int, int, int]:
    checked = check_after(after, (int, int, int))
    if checked is None:
        return (-1, 0, 0)
    number, first, second = (int(part) for part in checked)
    return number, first, second


def _key(reader: Reader, identifier: str, period: Period) -> int:
    rows = ask(reader, "document_key", id=identifier)
    low, high = period.documents
    if not rows or not low <= rows[0][0] <= high:
        raise NotFound(f"no document has the id {identifier!r}, as of the date asked")
    key: int = rows[0][0]
    return key


def _order(a: int, b: int) -> Order:
    """Say whether the dates of two documents tell which is the earlier, by their keys."""
    days = {a >> HASH_BITS, b >> HASH_BITS}
    if LAST_DAY in days:
        return "no_date"
    return "dates" if len(days) == 2 else "same_day"


def _standings(reader: Reader, measures: Sequence[int]) -> list[Standing]:
    rows = ask(reader, "measure_threads", measures=array(measures))
    return [Standing(row[1], row[0], *row[2:]) for row in rows]


def _links(
    details: Details,
    earlier: ComparedDocument,
    later: ComparedDocument,
    standings: Sequence[Standing],
    judged: Judgements,
) -> dict[Pair, Link]:
    """Return the links from one document to the other by the keys of both sentences."""

    def across(pair: Pair) -> bool:
        return pair[0] in earlier.keys and pair[1] in later.keys

    best = {pair: both for pair, both in best_pairs(standings, judged).items() if across(pair)}
    added = [
        pair
        for pair, said in judged.items()
        if said.verdict == "added" and across(pair) and pair not in best
    ]
    sentences = told(details, (key for pair in (*best, *added) for key in pair))
    threads = thread_refs(details.reader, (both[0].thread for both in best.values()))
    links = {
        pair: link_of(*both, sentences, threads, judged.get(pair)) for pair, both in best.items()
    }
    for pair in added:
        links[pair] = added_link(sentences[pair[0]], sentences[pair[1]], judged[pair])
    return links


def _groups(
    earlier: ComparedDocument, later: ComparedDocument, links: Mapping[Pair, Link]
) -> dict[int, Group]:
    """Return the one group of each sentence of both documents, by key."""
    groups: dict[int, Group] = dict.fromkeys(earlier.keys, "dropped")
    groups |= dict.fromkeys(later.keys, "new")
    for changed in (False, True):
        for pair, link in links.items():
            if (link.kind in CHANGES) is changed:
                for key in pair:
                    groups[key] = "changed" if changed else "continued"
    return groups


def _rows(
    earlier: ComparedDocument,
    later: ComparedDocument,
    links: Mapping[Pair, Link],
    groups: Mapping[int, Group],
) -> list[tuple[int, int, int]]:
    """Return every row by its position: the number of its group, and the keys of its sentences."""
    rows = [(int(link.kind in CHANGES), *pair) for pair, link in links.items()]
    for number, name, side in ((2, "new", later), (3, "dropped", earlier)):
        rows += [(number, key, 0) for key in side.keys if groups[key] == name]
    return sorted(rows)


def _shown(
    details: Details,
    links: Mapping[Pair, Link],
    fates: Fates,
    page: Sequence[tuple[int, int, int]],
) -> list[ComparedRow]:
    alone = told(details, (first for _, first, second in page if not second))
    rows = []
    for number, first, second in page:
        group = GROUPS[number]
        if second:
            link = links[first, second]
            rows.append(ComparedRow(group, link=link, pieces=_pieces(link)))
        else:
            one = alone[first]
            fate = fates.of(first, group)
            rows.append(ComparedRow(group, sentence=one.sentence, clause=one.clause, fate=fate))
    return rows


def _pieces(link: Link) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return what differs between both texts, in code points of their documents."""
    ends = link.earlier.sentence, link.later.sentence
    found = difference(*(end.text for end in ends))
    return tuple(  # type: ignore[return-value]  # two of them
        tuple(
            replace(piece, start=piece.start + end.start, end=piece.end + end.start)
            for piece in pieces
        )
        for end, pieces in zip(ends, found, strict=True)
    )


def _side(
    side: ComparedDocument, groups: Mapping[int, Group], fates: Fates, alone: Group
) -> ComparedSide:
    counted = Counter(groups[key] for key in side.keys)
    fated = Counter(fates.of(key, alone) for key in side.keys if groups[key] == alone)
    return ComparedSide(
        document=side.document,
        sentences=len(side.keys),
        groups={name: counted[name] for name in ("continued", "changed", alone)},
        fates={name: fated[name] for name in fates.names(alone)},
    )


def _beyond(some: Sequence[Any]) -> int:
    return max(len(some) - MOST_LISTED, 0)
