"""What documents name: works, standards and programmes; one through time, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from loaders.mentions.names import asked_name
from loaders.record import EntityKind, MentionType, Relation
from ontology.errors import NotFound
from queries.details import Details, evidence_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import InvalidParameter, check_after, check_limit
from queries.period import period_of, within_document
from queries.quotes import quotes_of
from queries.reader import array, ask
from queries.types import (
    DEFAULT_LIMIT,
    Citations,
    CitationsRow,
    MentionRow,
    Mentions,
    NamedBody,
    NamedRef,
    NamedRow,
    NamedThings,
)
from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.period import Period
    from queries.types import Position

_NEWEST: Final = 2**63 - 1
_BODIES: Final = 200
_KINDS: Final[tuple[EntityKind, ...]] = get_args(EntityKind)


@dataclass(frozen=True, slots=True)
class NamedFilters:
    """Which things are meant: all filters that are given hold for one and the same mention.

    `words` are in a name or a number; `unresolved` keeps those of which it can't be told which one
    is meant (True) or can (False); years are those of the documents.
    """

    words: str | None = None
    type: MentionType | None = None
    relation: Relation | None = None
    unresolved: bool | None = None
    document: str | None = None
    year_from: int | None = None
    year_to: int | None = None


NO_FILTERS: Final = NamedFilters()


def named(
    reader: Reader,
    kind: EntityKind,
    filters: NamedFilters = NO_FILTERS,
    *,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> NamedThings:
    """Return the works, standards or programmes that documents name, newest first.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    position = check_after(after, (int,)) or (0,)
    details = Details(reader, as_of)
    chosen = _chosen(reader, kind, filters, as_of)
    rows = ask(reader, "named", after=position[0], limit=limit + 1, **chosen)
    total = len(ask(reader, "named", after=0, limit=COUNT_UP_TO, **chosen))
    shown = rows[:limit]
    things = things_of(reader, kind, [row[0] for row in shown], period_of(as_of))
    newest = mention_rows(details, [row[5] for row in shown])
    items = [
        NamedRow(things[row[0]], row[1], row[2], row[3], row[4], place)
        for row, place in zip(shown, newest, strict=True)
    ]
    last = (rows[limit - 1][5],) if len(rows) > limit else None
    return NamedThings(page_of(items, last, total, limit), as_of)


def mentions(
    reader: Reader,
    kind: EntityKind,
    identifier: str,
    *,
    relation: Relation | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Mentions:
    """Return every place that names a thing in order of time, and who answers for it.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    document, key = check_after(after, (int, int)) or (_NEWEST, 0)
    _check("kind", kind, _KINDS)
    _check("relation", relation, get_args(Relation))
    period = period_of(as_of)
    details = Details(reader, as_of)
    chosen: dict[str, Any] = {name: identifier if name == kind else None for name in _KINDS}
    chosen |= {"low": period.low, "high": period.high}
    things = things_of(reader, kind, [identifier], period)
    if identifier not in things:
        raise NotFound(f"no {kind} has the id {identifier!r}")
    places = chosen | {"relation": relation}
    rows = ask(
        reader, "mentions", after_document=document, after=key, limit=limit + 1, **places
    )  # fmt: skip
    total = len(
        ask(reader, "mentions", after_document=_NEWEST, after=0, limit=COUNT_UP_TO, **places)
    )
    items = mention_rows(details, [row[1] for row in rows[:limit]])
    last = (rows[limit - 1][0], rows[limit - 1][1]) if len(rows) > limit else None
    bodies = _bodies(details, chosen)
    return Mentions(things[identifier], page_of(items, last, total, limit), bodies, as_of)


def citations(
    reader: Reader,
    *,
    document: str | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Citations:
    """Return of how many works and standards that documents name it is known which one is meant.

    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    position = check_after(after, (int,)) or (_NEWEST,)
    period = period_of(as_of)
    if document is not None:
        period = within_document(reader, document, period)
    details = Details(reader, as_of)
    span = {"low": period.low, "high": period.high}
    rows = ask(reader, "citations", after=position[0], limit=limit + 1, **span)
    total = len(ask(reader, "citations", after=_NEWEST, limit=COUNT_UP_TO, **span))
    items = [CitationsRow(details.document(row), *row[9:13]) for row in rows[:limit]]
    last = (rows[limit - 1][0],) if len(rows) > limit else None
    return Citations(page_of(items, last, total, limit), as_of)


def _chosen(
    reader: Reader, kind: EntityKind, filters: NamedFilters, as_of: str | None
) -> dict[str, Any]:
    _check("kind", kind, _KINDS)
    _check("type", filters.type, get_args(MentionType))
    _check("relation", filters.relation, get_args(Relation))
    period = period_of(as_of, filters.year_from, filters.year_to)
    if filters.document is not None:
        period = within_document(reader, filters.document, period)
    return {
        "kind": kind,
        "words": asked_name(filters.words) if filters.words is not None else None,
        "type": filters.type,
        "relation": filters.relation,
        "unresolved": None if filters.unresolved is None else int(filters.unresolved),
        "low": period.low,
        "high": period.high,
    }


def _check(name: str, value: str | None, allowed: Sequence[str]) -> None:
    if value is not None and value not in allowed:
        raise InvalidParameter(name, f"{value!r} is none of {', '.join(allowed)}")


def things_of(
    reader: Reader, kind: EntityKind, ids: Sequence[str], period: Period
) -> dict[str, NamedRef]:
    """Return works, standards or programmes by id, as the newest document of a period has them."""
    rows = ask(
        reader, "named_rows", kind=kind, things=array(ids), low=period.low, high=period.high
    )  # fmt: skip
    return {
        row[1]: NamedRef(
            kind=kind,
            id=row[1],
            type=row[3],
            name=row[2],
            number=row[4],
            reason=row[5] or ("ambiguous" if row[7] > 1 else None),
            document=row[6],
        )
        for row in rows
    }


def mention_rows(details: Details, keys: Sequence[int]) -> list[MentionRow]:
    """Return mentions in the order of their keys."""
    answers = []
    for row in ask(details.reader, "mention_rows", mentions=array(keys)):
        document = details.document(row, 27)
        answers.append(
            MentionRow(
                id=row[1],
                thing=row[2] or row[3] or row[4],
                type=row[5],
                name=row[6],
                number=row[7],
                relation=row[8],
                article=row[9],
                version=row[10],
                how=row[11],
                measure=row[15],
                status=row[16],
                clause=details.clause(row, 17) if row[17] is not None else None,
                document=document,
                evidence=evidence_of(document, row[12], row[13], row[14]),
            )
        )
    return answers


def _bodies(details: Details, chosen: dict[str, Any]) -> tuple[NamedBody, ...]:
    rows = ask(details.reader, "named_bodies", limit=_BODIES, **chosen)
    agencies = details.naming.refs(rows)
    quotes = quotes_of(details, [row[10] for row in rows])
    return tuple(
        NamedBody(
            agencies[row[0]], row[5], dict(zip(ROLES, row[6:10], strict=True)), quotes[row[10]]
        )
        for row in rows
    )
