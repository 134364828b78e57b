"""The facts the authority file was built from are all in it: bodies, aliases, events, members.

`first_facts.json` holds the facts as they were first gathered; nothing but these tests reads it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ontology.authority import NATIONAL, Authority

FACTS = json.loads((Path(__file__).parent / "first_facts.json").read_text(encoding="utf-8"))
BODIES = FACTS["bodies"]
KINDS = {
    "split": "split",
    "merged": "merger",
    "renamed": "rename",
    "absorbed": "absorption",
    "transferred": "transfer",
}


def plain(name: str) -> str:
    """Return a name as the file writes it: full-width brackets, no gloss such as （2008年前）."""
    return re.sub(r"（\d{4}年前）$", "", name.replace("(", "（").replace(")", "）"))


def keys(source: str | list[str] | None) -> set[str]:
    listed = [source] if isinstance(source, str) else source or []
    return {"general-knowledge" if key == "general knowledge" else key for key in listed}


def aliases() -> list[Any]:
    return [
        pytest.param(body, alias, id=f"{body['id']}-{alias['name']}")
        for body in BODIES
        for alias in body["aliases"]
    ]


@pytest.mark.parametrize(("body", "alias"), aliases())
def test_an_alias_resolves_to_its_body_inside_its_years(
    authority: Authority, body: dict[str, Any], alias: dict[str, Any]
) -> None:
    home = authority.agencies[body["id"]].jurisdiction
    place = NATIONAL if home == NATIONAL else "310000"
    first, last = alias["valid_from"], alias["valid_to"]
    date = f"{last - 1}-06" if last else f"{first + 1}-06" if first else None
    found = authority.resolve(alias["name"], date=date, jurisdiction=place)
    assert (found.agency, found.how) == (body["id"], "authority")


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body["id"])
def test_a_body_keeps_everything_that_was_known(authority: Authority, body: dict[str, Any]) -> None:
    agency = authority.agencies[body["id"]]
    assert agency.official_name == plain(body["official_name"])
    assert agency.english_name == body["english_name"]
    assert (agency.level, agency.kind) == (body["level"], body["kind"])
    assert agency.certainty == body["certainty"]
    assert body.get("notes", "") in agency.note
    assert set(agency.source.split()) == keys(body["sources"]["official_name"])
    for side in ("start", "end"):
        fact, bound = body[side], getattr(agency, side)
        if fact["value"] is not None:
            assert (bound.date, bound.certainty) == (fact["value"], fact["certainty"])
            assert keys(fact["source"]) <= set(bound.source.split())
        limits = fact.get("bounds") or {}
        assert bound.not_before == limits.get("not_before")
        assert bound.not_after == limits.get("not_after")
    texts = {name.text for name in authority.names_of(agency.id)}
    assert {plain(alias["name"]) for alias in body["aliases"]} <= texts


@pytest.mark.parametrize("fact", FACTS["events"], ids=lambda event: event["id"])
def test_an_event_keeps_everything_that_was_known(
    authority: Authority, fact: dict[str, Any]
) -> None:
    event = authority.events[fact["id"]]
    assert event.name_en == fact["name"]
    assert event.name_zh
    assert event.date == fact["date"]
    assert event.kind == KINDS[fact["kind"]]
    assert event.scope == ("partial" if fact["scope"] == "part" else "whole")
    assert (event.from_, event.to) == (tuple(fact["from"]), tuple(fact["to"]))
    assert set(event.source.split()) == keys(fact["source"])
    assert (event.certainty, event.date_certainty) == (
        fact["certainty"],
        fact["date_certainty"],
    )
    bounds = fact.get("date_bounds") or {}
    assert (event.not_before, event.not_after) == (
        bounds.get("not_before"),
        bounds.get("not_after"),
    )
    assert event.note == fact.get("note", "")
    assert bool(fact.get("functions")) == bool(event.function or event.shares)


@pytest.mark.parametrize("key", FACTS["collective_membership"])
def test_a_collective_keeps_its_members(authority: Authority, key: str) -> None:
    fact = FACTS["collective_membership"][key]
    collective = authority.collectives[key]
    assert collective.meaning == fact["meaning"]
    assert collective.complete == fact["complete"]
    assert set(collective.source.split()) == keys(fact["source"])
    assert collective.note == fact.get("note", "")
    members = authority.members_of(key)
    assert set(fact["members"]) <= {row.member for row in members}
    assert {row.member_name for row in members if row.member_name} <= set(
        fact.get("member_names", [])
    )
    assert len(members) >= max(len(fact["members"]), len(fact.get("member_names", [])))


def test_every_source_keeps_its_words_and_address(authority: Authority) -> None:
    for key, fact in FACTS["sources"].items():
        source = authority.sources[key]
        assert source.title == fact["says"]
        assert source.url == fact.get("url")
