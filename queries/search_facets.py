"""Counts the hits of a search by kind, year, document, agency and role."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from graph.order import year_of
from queries.reader import array, ask
from queries.search_rank import AGENCY, KINDS, THINGS
from queries.types import Facet, FacetValue
from queries.words import KIND_ZH, ROLE_ZH, ROLES, TYPE_ZH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from queries.details import Details
    from queries.search_answering import Answering
    from queries.search_named import Things
    from queries.search_rank import Rank
    from queries.types import FacetField

MOST_VALUES: Final = 30
_COUNTED_APART: Final = frozenset({AGENCY, *THINGS})
_Bodies = str | tuple[int, ...]


def facets_of(
    details: Details,
    hits: Sequence[Rank],
    things: Things,
    answering: Answering,
    last_day: str,
) -> tuple[Facet, ...]:
    """Return the facets of hits, each with its thirty largest values.

    Agencies are those of today (or `last_day`) that the bodies named in a hit's statements stand
    for, so that narrowing to one finds as many hits as it counted. Equal counts go by value, of
    documents the newest first.
    """
    kinds = Counter([hit.kind for hit in hits])
    within = [hit.document for hit in hits if hit.kind not in _COUNTED_APART]
    for thing in things.values():
        within += thing.documents
    documents = Counter(within)
    years: dict[str, int] = defaultdict(int)
    # A thing that is named twice in a year counts once for it.
    again = Counter[int]()
    for thing in things.values():
        if len(thing.documents) > 1:
            again.update(_repeated(thing.documents))
    for key, count in documents.items():
        year = year_of(key)
        if year is not None:
            years[str(year)] += count - again[key]
    types = Counter([thing.type for thing in things.values() if thing.type is not None])
    answering.learn(hits)
    agencies, roles = _assigned(details, answering, last_day)
    return (
        _facet("kind", [(KINDS[k], KIND_ZH[KINDS[k]], n) for k, n in kinds.items()]),
        _facet("type", [(type_, TYPE_ZH[type_], count) for type_, count in types.items()]),
        _facet("year", [(year, year, count) for year, count in years.items()]),
        _documents(details, documents),
        _facet("agency", agencies),
        _facet("role", roles),
    )


def _repeated(documents: Iterable[int]) -> Iterator[int]:
    """Yield the documents whose year another one before them has."""
    seen: set[int | None] = set()
    for key in documents:
        year = year_of(key)
        if year in seen:
            yield key
        seen.add(year)


def _facet(field: FacetField, counted: Iterable[tuple[str, str, int]]) -> Facet:
    ordered = sorted(counted, key=lambda value: (-value[2], value[0]))
    values = tuple(FacetValue(*value) for value in ordered[:MOST_VALUES])
    return Facet(field, values, len(ordered) - len(values))


def _documents(details: Details, counts: Counter[int]) -> Facet:
    largest = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]
    rows = ask(details.reader, "documents_of", documents=array(key for key, _ in largest))
    refs = {row[0]: details.document(row) for row in rows}
    values = tuple(FacetValue(refs[key].id, refs[key].title, count) for key, count in largest)
    return Facet("document", values, len(counts) - len(values))


def _assigned(
    details: Details, answering: Answering, last_day: str
) -> tuple[list[tuple[str, str, int]], list[tuple[str, str, int]]]:
    """Count hits by the bodies of today that their statements' bodies stand for, and by role."""
    # Clauses and sentences with the very same bodies and roles are counted together.
    weights = Counter(answering.listed.values())
    lists = {bodies for group in weights for bodies, _ in group}
    named = {bodies: _keys(bodies) for bodies in lists}
    standing = _standing(details, {key for keys in named.values() for key in keys}, last_day)
    stand = {
        bodies: {stands for key in keys for stands in standing[key]}
        for bodies, keys in named.items()
    }
    agencies: dict[int, int] = defaultdict(int)
    in_roles: dict[int, int] = defaultdict(int)
    for group, weight in weights.items():
        bodies, bits = group[0]
        keys = stand[bodies]
        for bodies, more in group[1:]:
            keys, bits = keys | stand[bodies], bits | more
        for key in keys:
            agencies[key] += weight
        in_roles[bits] += weight
    refs = details.naming.known
    roles = [
        (role, ROLE_ZH[role], sum(n for bits, n in in_roles.items() if bits >> place & 1))
        for place, role in enumerate(ROLES)
    ]
    return (
        [(refs[key].id, refs[key].name, count) for key, count in agencies.items()],
        [counted for counted in roles if counted[2]],
    )


def _keys(bodies: _Bodies) -> list[int]:
    """Return the keys of a statement's bodies, which one store keeps as text and one as a list."""
    return [int(key) for key in (bodies.split(",") if isinstance(bodies, str) else bodies) if key]


def _standing(details: Details, named: Iterable[int], last_day: str) -> dict[int, list[int]]:
    """Return, for each named body, the bodies of the day that it stands for."""
    rows = ask(details.reader, "standing_for", agencies=array(named), as_of=last_day)
    details.naming.refs(rows, 1)
    standing: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        standing[row[0]].append(row[1])
    return standing
