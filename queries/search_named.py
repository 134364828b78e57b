"""Finds works, standards, programmes and indicators by the names that documents give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.search_key import find
from queries.indicators import figure_rows
from queries.named import mention_rows, things_of
from queries.reader import array, ask
from queries.search_rank import THINGS, Rank
from queries.search_snippet import snippet
from queries.types import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.port import Reader
    from loaders.record import MentionType
    from queries.details import Details
    from queries.period import Period
    from queries.search_rank import Search
    from queries.types import FigureRow, MentionRow, NamedRef

_NUMBERS: Final = {kind: number for number, kind in THINGS.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: its type, if it has one, and the keys of the documents it is in."""

    type: MentionType | None
    documents: tuple[int, ...]


Things = dict[tuple[int, str], Found]
"""By kind and id, in the order of their newest document."""


def find_named(reader: Reader, search: Search, most: int) -> tuple[list[Rank], Things, bool]:
    """Return the ranks of things, what is known of each, and whether these are all there are.

    No more than `most` places are gone through, a place being a thing in a document.
    """
    wanted = [THINGS[number] for number in sorted(search.kinds & THINGS.keys())]
    if not wanted:
        return [], {}, True
    rows = ask(
        reader, "search_named", key=search.key, match=search.match, things=array(wanted),
        type=search.type, low=search.low, high=search.high, kind=search.document_kind, limit=most,
    )  # fmt: skip
    types: dict[tuple[int, str], MentionType | None] = {}
    documents: dict[tuple[int, str], list[int]] = {}
    exact: set[tuple[int, str]] = set()
    for kind, identifier, document, type_, plain in rows:
        thing = _NUMBERS[kind], identifier
        types.setdefault(thing, type_)
        documents.setdefault(thing, []).append(document)
        if search.key in plain.split("\n"):
            exact.add(thing)
    things = {thing: Found(types[thing], tuple(within)) for thing, within in documents.items()}
    ranks = [
        Rank(
            0 if thing in exact else 1, 2, -len(found.documents), found.documents[0], 0, thing[0],
            0, thing[1],
        )
        for thing, found in things.items()
    ]  # fmt: skip
    return ranks, things, len(rows) < most


def named_hits(
    details: Details,
    ranks: Sequence[Rank],
    key: str,
    period: Period,
) -> Iterator[tuple[Rank, Hit]]:
    """Yield the hits of things: how the newest document that has the words calls each, and where."""
    of_kinds: dict[int, list[Rank]] = {}
    for rank in ranks:
        of_kinds.setdefault(rank.kind, []).append(rank)
    for kind, some in of_kinds.items():
        name = THINGS[kind]
        keys = _places(details.reader, some, key)
        if name == "indicator":
            rows = figure_rows(details, keys)
            yield from (
                (rank, _figure_hit(rank, rows[at], key))
                for rank, at in zip(some, keys, strict=True)
            )
            continue
        things = things_of(details.reader, name, [rank.id for rank in some], period)
        for rank, place in zip(some, mention_rows(details, keys), strict=True):
            yield rank, _mention_hit(rank, things[rank.id], place, key)


def _places(reader: Reader, ranks: Sequence[Rank], key: str) -> list[int]:
    """Return, for each thing, the key of the first place in its document that has the words.

    The words may stand in the thing's own name only: then it is the first place of all.
    """
    first: dict[int, int] = {}
    having: dict[int, int] = {}
    for place, at, name, number in ask(
        reader, "search_named_hits",
        things=array(rank.id for rank in ranks), documents=array(rank.document for rank in ranks),
    ):  # fmt: skip
        first.setdefault(place, at)
        if place not in having and any(find(text, key) for text in (name, number) if text):
            having[place] = at
    return [having.get(place, first[place]) for place in range(len(ranks))]


def _mention_hit(
    rank: Rank,
    thing: NamedRef,
    place: MentionRow,
    key: str,
) -> Hit:
    names = [text for text in (thing.name, thing.number, place.name, place.number) if text]
    shown = next((text for text in names if find(text, key)), thing.name)
    return Hit(
        kind=thing.kind, id=thing.id, title=thing.name, tier=rank.tier, occurrences=-rank.fewer,
        snippet=snippet(shown, 0, key), document=place.document, clause=place.clause, agency=None,
        bodies=(), evidence=place.evidence, named=thing,
    )  # fmt: skip


def _figure_hit(rank: Rank, row: FigureRow, key: str) -> Hit:
    return Hit(
        kind="indicator", id=row.indicator.id, title=row.indicator.name, tier=rank.tier,
        occurrences=-rank.fewer, snippet=snippet(row.indicator.name, 0, key),
        document=row.clause.document, clause=row.clause, agency=None, bodies=(),
        evidence=row.evidence, indicator=row.indicator,
    )  # fmt: skip
