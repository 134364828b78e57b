"""Bodies: found by name, described, with what became of them and whom they work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.agencies import agencies
from queries.agency import agency
from queries.analysis import material, proofs
from queries.event import event
from tests.contract.cases.choice import WORDS, Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice


def ask_agencies(given: Choice) -> Iterator[Call]:
    names = given.ids("SELECT DISTINCT text FROM agency_name ORDER BY text")
    cut = [name[n : n + 2] for name in given.some(names) for n in (0, len(name) // 2)]
    for name in [*given.some(names), *cut, *WORDS, "市", "质量"]:
        yield Call(agencies, (name,), {"limit": given.one(1, 3, 20), "as_of": given.date()}, 3)
    yield Call(agencies, (), {"limit": 13}, pages=5)
    yield Call(agencies, (), {"limit": 13, "order": "clauses", "as_of": "2018"}, pages=5)


def ask_agency(given: Choice) -> Iterator[Call]:
    everyone = given.ids("SELECT id FROM agency ORDER BY id")
    for identifier in [*given.some(given.agencies), *given.some(everyone)]:
        yield Call(agency, (identifier,), {"as_of": given.date()})
    yield Call(agency, ("nobody-at-all",))


def ask_event(given: Choice) -> Iterator[Call]:
    for identifier in [*given.some(given.events), "no-event"]:
        yield Call(event, (identifier,), {"as_of": given.date()})


def ask_analysis(given: Choice) -> Iterator[Call]:
    yield Call(material)
    yield Call(proofs, (given.some(given.statements),))
    yield Call(proofs, (["no-such-statement"],))
