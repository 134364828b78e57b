"""What one of two documents names and the other does not: things and bodies; wording in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage.handing_over import ways
from graph.lineage.papers import plain
from graph.lineage.wording.compare import instruments_in, taken_over
from graph.order import part_range
from ontology.instruments import instruments
from queries.details import evidence_of
from queries.reader import ask
from queries.succession import Succession
from queries.types import ComparedBody, ComparedHeir, ComparedThing, Passage
from queries.words import in_order

if TYPE_CHECKING:
    from graph.lineage.papers import Sentence, Span
    from graph.port import Reader
    from loaders.record import Role
    from queries.compared_document import ComparedDocument
    from queries.details import Details
    from queries.types import AgencyRef, DocumentRef, Evidence

MOST_LISTED: Final = 300
"""Of each list beside the pairs so many are shown."""


@dataclass(frozen=True, slots=True)
class Things:
    """What the later document names and the earlier did not, and the other way round."""

    entered: tuple[ComparedThing, ...]
    left: tuple[ComparedThing, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies that came, that went, and that carry on the work of one that went."""

    entered: tuple[ComparedBody, ...]
    left: tuple[ComparedBody, ...]
    passed: tuple[ComparedHeir, ...]


def things_of(reader: Reader, earlier: ComparedDocument, later: ComparedDocument) -> Things:
    """Return the instruments, standards and programmes that only one of two documents names."""
    before, after = _things(reader, earlier), _things(reader, later)
    return Things(
        entered=tuple(thing for name, thing in after.items() if name not in before),
        left=tuple(thing for name, thing in before.items() if name not in after),
    )


def _things(reader: Reader, side: ComparedDocument) -> dict[str, ComparedThing]:
    """Return what a document names, by what tells it from other things.

    A thing that an instrument of the thesaurus is called after is that instrument.
    """
    document = side.document
    found: dict[str, ComparedThing] = {}
    called = {plain(name): one.name for one in instruments() for name in one.names}
    for name, (sentence, place) in instruments_in(side.keys.values(), instruments()).items():
        evidence = _evidence(document, sentence, place)
        found[f"instrument {name}"] = ComparedThing(
            "instrument", None, "instrument", name, evidence
        )
    low, high = part_range(side.key, side.key)
    for kind, identifier, type_, name, start, end, quote in ask(
        reader, "compared_things", low=low, high=high
    ):
        if plain(name) in called:
            continue
        evidence = evidence_of(document, start, end, quote)
        found[f"{kind} {identifier}"] = ComparedThing(kind, identifier, type_, name, evidence)
    return dict(sorted(found.items(), key=lambda item: item[1].evidence.start))


def bodies_of(
    details: Details, earlier: ComparedDocument, later: ComparedDocument, last_day: str
) -> Bodies:
    """Return the bodies that only one of two documents names, and who carries on for whom.

    Events of whole bodies up to the later document's date count, whatever the work is about.
    """
    before, after = _bodies(details, earlier.key), _bodies(details, later.key)
    gone = [body for name, body in before.items() if name not in after]
    steps = Succession(details, last_day)
    found = steps.of([body.agency for body in gone], until=later.document.date)
    passed = [
        ComparedHeir(
            before=body,
            after=after[way.after],
            events=tuple(
                steps.events[event] for event in dict.fromkeys(s.event for s in way.steps)
            ),
            function=next((step.function for step in way.steps if step.function), None),
        )
        for body in gone
        for way in ways(body.agency.id, after, found, lambda _: False)
    ]
    givers = {one.before.agency.id for one in passed}
    takers = {one.after.agency.id for one in passed}
    return Bodies(
        entered=tuple(
            body for name, body in after.items() if name not in before and name not in takers
        ),
        left=tuple(body for body in gone if body.agency.id not in givers),
        passed=tuple(passed),
    )


def _bodies(details: Details, document: int) -> dict[str, ComparedBody]:
    rows = ask(details.reader, "compared_bodies", document=document)
    refs = details.naming.refs(rows)
    held = details.document(ask(details.reader, "documents_of", documents=[document])[0])
    names: dict[AgencyRef, str] = {}
    roles: dict[AgencyRef, set[Role]] = {}
    places: dict[AgencyRef, dict[int, Evidence]] = {}
    for row in rows:
        agency = refs[row[0]]
        names.setdefault(agency, row[5])
        roles.setdefault(agency, set()).add(row[6])
        evidence = evidence_of(held, row[9], row[10], row[11])
        places.setdefault(agency, {}).setdefault(row[8], evidence)
    return {
        agency.id: ComparedBody(
            agency, name, in_order(roles[agency]), len(places[agency]),
            next(iter(places[agency].values())),
        )
        for agency, name in names.items()
    }  # fmt: skip


def passages_of(earlier: ComparedDocument, later: ComparedDocument) -> tuple[Passage, ...]:
    """Return the wording that the later document takes over, in the order of its text."""
    found = taken_over(list(earlier.keys.values()), list(later.keys.values()))
    return tuple(
        Passage(
            one.length,
            _evidence(earlier.document, one.earlier, one.earlier_place),
            _evidence(later.document, one.later, one.later_place),
        )
        for one in found
    )


def _evidence(document: DocumentRef, sentence: Sentence, place: Span) -> Evidence:
    start, end = place
    quote = sentence.text[start - sentence.start : end - sentence.start]
    return evidence_of(document, start, end, quote)
