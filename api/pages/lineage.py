"""What the pages about lineage show: a thread document by document, threads side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from api.pages.changes import changed
from api.pages.views import role_names
from queries.comparing_words import TURN_EN, TURN_ZH
from queries.headline import clause_title
from queries.lineage_words import (
    FIRST_EN,
    FIRST_ZH,
    JUDGED_EN,
    JUDGED_ZH,
    LINK_EN,
    LINK_ZH,
    METHOD_EN,
    METHOD_ZH,
    STATUS_EN,
    STATUS_ZH,
    THREAD_EN,
    THREAD_ZH,
)
from queries.words import NOBODY_EN, NOBODY_ZH, ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.language import Language
    from queries import types

_SHORT: Final = 16
_BODIES: Final = 4
"""Bodies of one role that a card names; the others are behind them."""


def of_thread(
    answer: types.ThreadAnswer, hands: types.ThreadAgencies, language: Language
) -> dict[str, Any]:
    """A column a document, a card a sentence; below, through whose hands it went."""
    english = language == "en"
    columns = []
    for _, group in groupby(answer.page.items, key=lambda row: row.clause.document.id):
        members = list(group)
        columns.append(
            {
                "document": members[0].clause.document,
                "cards": [_card(member, english=english) for member in members],
            }
        )
    return {
        "answer": answer,
        "columns": columns,
        "type_label": (THREAD_EN if english else THREAD_ZH)[answer.thread.type],
        "method_label": (METHOD_EN if english else METHOD_ZH)[answer.thread.method],
        "thing": _thing(answer.thread),
        "hands": hands,
        "turns": [
            (change, (TURN_EN if english else TURN_ZH)[change.turn]) for change in hands.changes
        ],
    }


def of_measure(view: types.Lineage, language: Language) -> dict[str, Any]:
    """The earlier sentences that led to one, and the later ones that go on with it."""
    english = language == "en"
    earlier = [
        _line(link, link.earlier, english=english)
        for link in view.links
        if link.later.sentence.id == view.id
    ]
    later = [
        _line(link, link.later, english=english)
        for link in view.links
        if link.earlier.sentence.id == view.id
    ]
    return {"earlier": earlier, "later": later, "lineage": view}


def of_thing(view: types.Lineage, language: Language) -> dict[str, Any]:
    """The sentences of a thing in order of time, and the threads that tie them."""
    english = language == "en"
    nodes = sorted(
        view.nodes,
        key=lambda node: (
            node.clause.document.date or "",
            node.sentence.status == "planned",
            node.sentence.start,
        ),
    )
    return {
        "name": view.name,
        "threads": view.threads,
        "omitted": view.omitted,
        "lines": [
            {"node": node, "status": (STATUS_EN if english else STATUS_ZH)[node.sentence.status]}
            for node in nodes
        ],
    }


def of_strips(strips: types.Strips, language: Language) -> list[dict[str, Any]]:
    """Rows of threads; in each year the cards of its sentences, or None where nothing stands."""
    english = language == "en"
    rows = []
    for strip in strips.strips:
        years = [step.clause.document.year for step in strip.steps]
        cells = {
            year: [
                {
                    "id": step.sentence.id,
                    "kind": step.change.kind if step.change is not None else "first",
                    "word": _word(step.change, english=english),
                    "status": (STATUS_EN if english else STATUS_ZH)[step.sentence.status],
                    "stage": step.sentence.stage,
                    "text": short_part(step),
                    "whole": "".join(step.sentence.text.split()),
                }
                for step, of in zip(strip.steps, years, strict=True)
                if of == year
            ]
            for year in strips.years
        }
        known = [year for year in years if year is not None]
        span = (min(known), max(known)) if known else None
        rows.append(
            {
                "thread": strip.thread,
                "method": (METHOD_EN if english else METHOD_ZH)[strip.thread.method],
                "omitted": strip.omitted,
                "cells": cells,
                # A year with documents that are silent, between two that speak.
                "silent": {y for y in strips.years if span and span[0] < y < span[1]} - set(known),
            }
        )
    return rows


def short_part(step: types.Step) -> str:
    """The part of a sentence, between commas, in which the carrying words stand, cut when long."""
    text, at = step.sentence.text, step.evidence.start - step.sentence.start
    until = step.evidence.end - step.sentence.start
    start = max((text.rfind(mark, 0, at) for mark in "，,、；;：:。"), default=-1) + 1
    ends = [place for mark in "，,、；;。" if (place := text.find(mark, until)) >= 0]
    part = "".join(text[start : min(ends, default=len(text))].split())
    if len(part) <= _SHORT:
        return part
    lead = max(0, len("".join(text[start:at].split())) - 4)
    cut = part[lead : lead + _SHORT]
    return f"{'…' if lead else ''}{cut}{'…' if lead + _SHORT < len(part) else ''}"


def _card(member: types.Member, *, english: bool) -> dict[str, Any]:
    sentence, change = member.sentence, member.change
    return {
        "member": member,
        "title": clause_title(member.clause),
        "status": (STATUS_EN if english else STATUS_ZH)[sentence.status],
        "kind": change.kind if change is not None else "first",
        "word": _word(change, english=english),
        "judged": _judged(change.judged if change is not None else None, english=english),
        "text": changed(
            sentence.text,
            sentence.start,
            (member.evidence.start, member.evidence.end),
            change.since.text if change is not None else None,
        ),
        "answering": _answering(member, english=english),
        "nobody": None if member.bodies or member.actors else (NOBODY_EN if english else NOBODY_ZH),
    }


def _answering(member: types.Member, *, english: bool) -> list[dict[str, Any]]:
    names = role_names("en" if english else "zh")
    found = []
    for role in ROLES:
        bodies: Sequence[types.Assigned | types.Acting] = [
            *(body for body in member.bodies if body.role == role),
            *(actor for actor in member.actors if actor.role == role),
        ]
        if bodies:
            unique = list({body.agency.id: body for body in bodies}.values())
            found.append(
                {
                    "role": role,
                    "label": names[role],
                    "bodies": unique[:_BODIES],
                    "more": unique[_BODIES:],
                }
            )
    return found


def _line(link: types.Link, end: types.End, *, english: bool) -> dict[str, Any]:
    return {
        "end": end,
        "kind": link.kind,
        "word": (LINK_EN if english else LINK_ZH)[link.kind],
        "thread": link.thread,
        "method": (METHOD_EN if english else METHOD_ZH)[link.method],
        "judged": _judged(link.judged, english=english),
        "status": (STATUS_EN if english else STATUS_ZH)[end.sentence.status],
        "text": changed(
            end.sentence.text, end.sentence.start, (end.evidence.start, end.evidence.end), None
        ),
    }


def _word(change: types.Change | None, *, english: bool) -> str:
    if change is None:
        return FIRST_EN if english else FIRST_ZH
    return (LINK_EN if english else LINK_ZH)[change.kind]


def _judged(said: types.Judged | None, *, english: bool) -> str | None:
    if said is None:
        return None
    word = (JUDGED_EN if english else JUDGED_ZH)[said.verdict]
    return f"{word} · {said.who} {said.when}：{said.why}"


def _thing(thread: types.ThreadRef) -> tuple[str, str] | None:
    for kind in ("work", "standard", "programme"):
        identifier = getattr(thread, kind)
        if identifier is not None:
            return kind, identifier
    return None
