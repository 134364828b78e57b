"""JSON of the answers that set documents side by side, and of a thread's agencies through time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from api.render.common import agency, clause, document, entity, evidence, sentence
from api.render.labels import label_of, worded
from api.render.lineage import link, thread
from queries.comparing_words import (
    FATE_EN,
    FATE_ZH,
    GROUP_EN,
    GROUP_ZH,
    TURN_EN,
    TURN_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.shapes import comparing as shapes
    from graph.lineage.wording.difference import Piece
    from queries import types


def head(answer: types.ComparedDocuments) -> dict[str, Any]:
    """What every page of a comparison says beside its rows."""
    omitted = answer.omitted
    return {
        "earlier": _side(answer.earlier),
        "later": _side(answer.later),
        "order": answer.order,
        "totals": dict(answer.totals),
        "kinds": dict(answer.kinds),
        "things": {
            "entered": [_thing(one) for one in answer.things_entered],
            "left": [_thing(one) for one in answer.things_left],
        },
        "bodies": {
            "entered": [_body(one) for one in answer.bodies_entered],
            "left": [_body(one) for one in answer.bodies_left],
            "passed_on": [_passed_on(one) for one in answer.passed_on],
        },
        "passages": [
            {"length": one.length, "from": evidence(one.earlier), "to": evidence(one.later)}
            for one in answer.passages
        ],
        "truncated": any((omitted.things, omitted.bodies, omitted.passages)),
        "omitted": {
            "things": omitted.things,
            "bodies": omitted.bodies,
            "passages": omitted.passages,
        },
    }


def row(value: types.ComparedRow) -> shapes.ComparedRow:
    result: shapes.ComparedRow = {
        "group": value.group,
        "group_label": worded(value.group, GROUP_ZH, GROUP_EN),
    }
    if value.link is not None:
        pair = cast("shapes.ComparedLink", link(value.link))
        if value.link.thread is not None:
            pair["thread"] = thread(value.link.thread)
        result["link"] = pair
    if value.pieces is not None:
        earlier, later = value.pieces
        result["pieces"] = {"from": _pieces(earlier), "to": _pieces(later)}
    if value.sentence is not None:
        result["measure"] = sentence(value.sentence)
    if value.clause is not None:
        result["clause"] = clause(value.clause)
    if value.fate is not None:
        result["fate"] = value.fate
        result["fate_label"] = worded(value.fate, FATE_ZH, FATE_EN)
    return result


def thread_agencies(answer: types.ThreadAgencies) -> dict[str, Any]:
    """A thread document by document, what changed in between, and who has it now."""
    return {
        "thread": thread(answer.thread),
        "others": [thread(one) for one in answer.others],
        "documents": [_holding(one) for one in answer.holdings],
        "changes": [_change(one) for one in answer.changes],
        "now": [_now(one) for one in answer.now],
        "truncated": answer.omitted > 0,
        "omitted": answer.omitted,
    }


def _side(side: types.ComparedSide) -> shapes.ComparedSide:
    return {
        "document": document(side.document),
        "sentences": side.sentences,
        "groups": cast("shapes.SideGroups", dict(side.groups)),
        "fates": {str(name): count for name, count in side.fates.items()},
    }


def _pieces(pieces: Iterable[Piece]) -> list[shapes.Piece]:
    return [{"start": one.start, "end": one.end, "same": one.same} for one in pieces]


def _thing(thing: types.ComparedThing) -> shapes.NamedThing:
    result: shapes.NamedThing = {
        "kind": thing.kind,
        "name": thing.name,
        "type": thing.type,
        "evidence": evidence(thing.evidence),
    }
    if thing.id is not None:
        result["thing"] = entity(thing.kind, thing.id, {"zh-Hans": thing.name})
    return result


def _body(body: types.ComparedBody) -> shapes.ComparedBody:
    return {
        "agency": agency(body.agency),
        "name": body.name,
        "roles": list(body.roles),
        "places": body.places,
        "evidence": evidence(body.evidence),
    }


def _event(event: types.EventRef) -> shapes.EventRef:
    label = label_of(event.name_zh or event.id, event.name_en)
    result = cast("shapes.EventRef", entity("event", event.id, label))
    result["event_kind"] = event.kind
    if event.date is not None:
        result["date"] = event.date
    return result


def _passed_on(heir: types.ComparedHeir) -> shapes.PassedOn:
    result: shapes.PassedOn = {
        "before": _body(heir.before),
        "after": _body(heir.after),
        "events": [_event(event) for event in heir.events],
    }
    if heir.function is not None:
        result["function"] = heir.function
    return result


def _holder(holder: types.Holder) -> shapes.Holder:
    return {
        "agency": agency(holder.agency),
        "name": holder.name,
        "roles": list(holder.roles),
        "acting": holder.acting,
        "evidence": evidence(holder.evidence),
    }


def _holding(holding: types.Holding) -> shapes.Holding:
    return {
        "document": document(holding.document),
        "measures": [sentence(one) for one in holding.sentences],
        "holders": [_holder(one) for one in holding.holders],
        "lead_written": holding.lead_written,
    }


def _change(change: types.HandOver) -> shapes.HandOver:
    result: shapes.HandOver = {
        "turn": change.turn,
        "label": worded(change.turn, TURN_ZH, TURN_EN),
        "earlier": document(change.earlier),
        "later": document(change.later),
        "before": [agency(one) for one in change.before],
        "after": [agency(one) for one in change.after],
        "events": [_event(event) for event in change.events],
        "heirs": [agency(one) for one in change.heirs],
    }
    if change.function is not None:
        result["function"] = change.function
    return result


def _now(held: types.HeldNow) -> shapes.HeldNow:
    return {
        "holder": _holder(held.holder),
        "today": [agency(one) for one in held.today],
        "moved": [
            {
                "function": one.function,
                "agency": agency(one.agency),
                "event": _event(one.event),
            }
            for one in held.moved
        ],
    }
