"""The authority file as one named graph in rows: bodies, names, events, places, functions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.projection.spec import projection
from graph.property_graph import PropertyGraph, Row
from ontology import authority_tables, iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.authority import Authority
    from ontology.authority_types import Agency, Bound, Collective, Source


def authority_rows(authority: Authority) -> PropertyGraph:
    """Return the whole authority file as the rows of its named graph."""
    events = sorted(authority.events.values(), key=lambda event: event.id)
    nodes: dict[str, list[Row]] = {
        "Agency": [
            agency_row(
                agency, agency.id, agency.official_name, authority.collectives.get(agency.id)
            )
            for agency in authority.agencies.values()
        ],
        "AgencyName": _names(authority),
        "ChangeEvent": [
            (
                event.id,
                event.name_zh or None,
                event.name_en or None,
                event.date,
                event.not_before,
                event.not_after,
                event.date_certainty or None,
                event.kind,
                event.scope,
                event.function,
                keys(event.source),
                event.certainty or None,
                event.note or None,
            )
            for event in events
        ],
        "Membership": [
            (
                f"{row.collective}-m{iri.digest(row.member or row.member_name, 8)}",
                row.collective,
                row.member,
                row.member_name or None,
                keys(row.source),
                row.certainty or None,
            )
            for row in authority.memberships
        ],
        "Jurisdiction": _places(),
        "Function": [
            (
                function.key,
                function.name_zh or None,
                function.name_en or None,
                function.kind or None,
                function.covers,
                many(f"{level} {form}" for level, form in function.defaults if form),
                keys(function.source),
                function.certainty or None,
            )
            for function in authority.functions.values()
        ],
        "FunctionName": _function_names(authority),
        "Source": [_source(source) for source in authority.sources.values()],
    }
    return PropertyGraph(
        iri.AUTHORITY_GRAPH,
        nodes,
        {
            "TOOK_OVER": [
                (agency, event.id, n, function)
                for event in events
                for n, (agency, function) in enumerate(
                    ((body, item) for body, items in event.shares for item in items), 1
                )
            ]
        },
        {
            "CHANGED_FROM": [(event.id, body) for event in events for body in event.from_],
            "CHANGED_TO": [(event.id, body) for event in events for body in event.to],
        },
    )


def agency_row(
    agency: Agency | None, identifier: str, name: str, collective: Collective | None = None
) -> Row:
    """Return an agency's row; `agency` None is a body of which only the name is known."""
    if agency is None:
        unknown = len(projection().nodes["Agency"].columns) - 1
        return (identifier, name, *(None,) * unknown)
    return (
        identifier,
        name,
        agency.english_name or None,
        agency.level or None,
        agency.kind or None,
        agency.jurisdiction,
        many(agency.function.split(".")) if agency.function else None,
        *_bound(agency.start),
        *_bound(agency.end),
        agency.collective,
        agency.covers,
        collective.meaning or None if collective else None,
        collective.complete if collective else None,
        collective.count or None if collective else None,
        keys(collective.source) if collective else None,
        collective.certainty or None if collective else None,
        collective.note or None if collective else None,
        keys(agency.source),
        agency.certainty or None,
        agency.note or None,
    )


def many(values: Iterable[str]) -> str | None:
    """Return several values as the projection keeps them: a JSON array in canonical order.

    >>> many(["b", "a", "b"]), many([])
    ('["a", "b"]', None)
    """
    found = sorted(set(values))
    return json.dumps(found, ensure_ascii=False) if found else None


def keys(cell: str) -> str | None:
    """Return the keys of sources in a cell (separated by spaces) as several values.

    >>> keys("doc2015 shgov")
    '["doc2015", "shgov"]'
    """
    return many(cell.split())


def _bound(bound: Bound) -> tuple[str | None, ...]:
    return (
        bound.date,
        bound.not_before,
        bound.not_after,
        keys(bound.source),
        bound.certainty or None,
    )


def _source(source: Source) -> Row:
    """Return a source's row; where it was found may be an address or words."""
    found = source.url or ""
    address = found if found.startswith(("https://", "http://")) and " " not in found else None
    return (
        source.key,
        source.title or None,
        address,
        source.date,
        (found or None) if address is None else None,
    )


def _names(authority: Authority) -> list[Row]:
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for agency in authority.agencies:
        for name in authority.names_of(agency):
            key = f"{agency}-n{iri.digest(f'{name.text}|{name.type}|{name.valid_from}', 8)}"
            seen[key] = seen.get(key, 0) + 1
            rows.append(
                (
                    iri.repeated(key, seen[key]),
                    agency,
                    name.text,
                    "en" if name.type == "english" else "zh",
                    name.type,
                    name.valid_from,
                    name.valid_to,
                    keys(name.source),
                    name.certainty or None,
                    name.note or None,
                )
            )
    return rows


def _places() -> list[Row]:
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for place in authority_tables.read_jurisdictions():
        # A code that was given anew: the place in force comes first and keeps the plain id.
        seen[place.code] = seen.get(place.code, 0) + 1
        rows.append(
            (
                iri.repeated(place.code, seen[place.code]),
                place.name,
                place.short or None,
                place.level or None,
                place.kind or None,
                place.parent,
                many(place.aliases),
                many(place.number_prefixes),
                place.former,
                place.valid_from,
                place.valid_to,
                keys(place.source),
                place.certainty or None,
            )
        )
    return rows


def _function_names(authority: Authority) -> list[Row]:
    rows: dict[str, Row] = {}
    for function in authority.functions.values():
        for name in function.names:
            values: Row = (
                name.function,
                name.text,
                name.official or None,
                many(name.levels),
                name.place,
                name.valid_from,
                name.valid_to,
                keys(name.source),
                name.certainty or None,
            )
            key = f"{name.function}-n{iri.digest(repr(values), 8)}"
            rows[key] = (key, *values)
    return list(rows.values())
