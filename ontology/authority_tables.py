"""Reads the CSV tables of ontology/authority/ into frozen rows, refusing what is ill-formed."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from ontology.authority_types import (
    Agency,
    Bound,
    ChangeEvent,
    Collective,
    EventKind,
    Function,
    FunctionName,
    Jurisdiction,
    Membership,
    Name,
    NameType,
    Scope,
    Source,
)
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a printed type suffix stands for in the official name; "-" is no suffix of its own.
SUFFIXES = {"委": "委员会", "办": "办公室", "-": ""}


def read_table(name: str) -> Iterator[list[str]]:
    """Yield the rows of one table below its header; raises DataError where a row is ragged."""
    text = (files("ontology") / "authority" / name).read_text(encoding="utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""))
    width = len(next(rows, []))
    for row in rows:
        if len(row) != width:
            if not row:
                continue
            raise DataError(
                f"ontology/authority/{name}, line {rows.line_num}: "
                f"{len(row)} cells where the header has {width}; add or remove commas"
            )
        yield row


def read_sources() -> dict[str, Source]:
    """Return the sources by key."""
    return {
        key: Source(key, title, url or None, date or None)
        for key, title, url, date in read_table("sources.csv")
    }


def read_jurisdictions() -> list[Jurisdiction]:
    """Return all places, those in force first and former ones after them."""
    return [jurisdiction(row) for row in read_table("jurisdictions.csv")]


def jurisdiction(row: list[str]) -> Jurisdiction:
    """Return the place that a row of jurisdictions.csv describes."""
    code, name, short, level, kind, parent, aliases, prefixes = row[:8]
    valid_from, valid_to, source, certainty, note = row[8:]
    return Jurisdiction(
        code,
        name,
        short,
        level,
        kind,
        parent or None,
        tuple(aliases.split()),
        tuple(prefixes.split()),
        valid_from or None,
        valid_to or None,
        source,
        certainty,
        note.startswith("former"),
    )


def read_functions() -> dict[str, Function]:
    """Return the functions by key, each with its names, one for each suffix that may be printed."""
    names: dict[str, list[FunctionName]] = {}
    for row in read_table("function_names.csv"):
        names.setdefault(row[0], []).extend(_function_names(row))
    functions = {}
    for row in read_table("functions.csv"):
        key, name_zh, name_en, kind, province, prefecture, county, covers, several = row[:9]
        source, certainty, _ = row[9:]
        defaults = (("province", province), ("prefecture", prefecture), ("county", county))
        functions[key] = Function(
            key,
            name_zh,
            name_en,
            kind,
            covers or None,
            several == "yes",
            defaults,
            tuple(names.pop(key, ())),
            source,
            certainty,
        )
    if names:
        raise DataError(
            f"ontology/authority/function_names.csv names functions that functions.csv lacks: "
            f"{', '.join(sorted(names))}"
        )
    return functions


def _function_names(row: list[str]) -> Iterator[FunctionName]:
    key, stem, official, suffixes, levels, place, valid_from, valid_to, source, certainty, _ = row
    for printed in suffixes.split():
        yield FunctionName(
            key,
            stem + ("" if printed == "-" else printed),
            official + SUFFIXES.get(printed, printed),
            frozenset(levels.split()),
            place.removesuffix("*") or None,
            valid_from or None,
            valid_to or None,
            source,
            certainty,
            place.endswith("*"),
        )


def read_agencies() -> dict[str, Agency]:
    """Return the bodies by id."""
    agencies = {}
    for row in read_table("agencies.csv"):
        agency, official, english, level, kind, place, function = row[:7]
        collective, covers, source, _, certainty, note = row[17:]
        agencies[agency] = Agency(
            agency,
            official,
            english,
            level,
            kind,
            place or None,
            function or None,
            _bound(row[7:12]),
            _bound(row[12:17]),
            collective == "yes",
            covers or None,
            source,
            certainty,
            note,
        )
    return agencies


def _bound(cells: list[str]) -> Bound:
    date, not_before, not_after, source, certainty = cells
    return Bound(date or None, not_before or None, not_after or None, source, certainty)


def read_names() -> list[Name]:
    """Return every name of every body, in the file's order."""
    return [
        Name(
            agency,
            text,
            cast("NameType", kind),
            valid_from or None,
            valid_to or None,
            source,
            certainty,
            note,
        )
        for agency, text, kind, valid_from, valid_to, source, certainty, note in read_table(
            "names.csv"
        )
    ]


def read_events() -> dict[str, ChangeEvent]:
    """Return the change events by id, each with the bodies it goes from and to."""
    parts: dict[str, dict[str, list[str]]] = {}
    shares: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for event, side, agency, function, *_ in read_table("event_parts.csv"):
        parts.setdefault(event, {"from": [], "to": []})[side].append(agency)
        if function:
            shares.setdefault(event, []).append((agency, tuple(function.split("、"))))
    events = {}
    for row in read_table("events.csv"):
        key, name_en, name_zh, date, not_before, not_after, kind, scope, function = row[:9]
        _, source, certainty, date_certainty, note = row[9:]
        sides = parts.pop(key, {"from": [], "to": []})
        events[key] = ChangeEvent(
            key,
            name_en,
            name_zh,
            date or None,
            not_before or None,
            not_after or None,
            cast("EventKind", kind),
            cast("Scope", scope),
            function or None,
            tuple(sides["from"]),
            tuple(sides["to"]),
            source,
            certainty,
            date_certainty,
            note,
            tuple(shares.get(key, ())),
        )
    if parts:
        raise DataError(
            f"ontology/authority/event_parts.csv names events that events.csv lacks: "
            f"{', '.join(sorted(parts))}"
        )
    return events


def read_memberships() -> list[Membership]:
    """Return the members of collective bodies."""
    return [
        Membership(collective, member or None, member_name, source, certainty)
        for collective, member, member_name, source, certainty in read_table("memberships.csv")
    ]


def read_collectives() -> list[Collective]:
    """Return what each collective body stands for."""
    return [
        Collective(agency, meaning, complete == "yes", count, source, certainty, note)
        for agency, meaning, _, complete, count, source, certainty, note in read_table(
            "collectives.csv"
        )
    ]
