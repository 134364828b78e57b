"""Agencies by id or by any name: which body is meant, and a note when an old name led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.problems import Problem, Text
from api.render.common import agency as agency_json
from ontology.iri import ID_PATTERN
from queries.agencies import agencies
from queries.identify import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.shapes.common import ResolvedFrom
    from graph.port import Reader
    from queries.types import AgencyMatch

_CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Resolved:
    """The id of the body to answer for; `note` says how a name led there, None for an id."""

    id: str
    note: ResolvedFrom | None


def said(who: Resolved | None) -> dict[str, object]:
    """What an answer adds when a name led to the body: `resolved_from`; nothing for an id."""
    return {} if who is None or who.note is None else {"resolved_from": who.note}


def said_of_all(found: Sequence[Resolved]) -> dict[str, object]:
    """The same of several bodies: `resolved_from` lists those that were asked for by a name."""
    notes = [who.note for who in found if who.note is not None]
    return {"resolved_from": notes} if notes else {}


def resolve(
    reader: Reader, asked: str, as_of: str | None, pointer: str = "#/query/agency"
) -> Resolved:
    """The body with this id, else the one that bears or bore this name.

    An old name leads to the one body that carries on; where several do, or none, the old body
    itself is answered for. Problem not-found when no name fits, conflicting-parameters when several
    bodies bear the name.
    """
    if ID_PATTERN.fullmatch(asked) and identify(reader, "agency", asked) is not None:
        return Resolved(asked, None)
    found = agencies(reader, asked, limit=_CANDIDATES, as_of=as_of)
    exact = [match for match in found.page.items if match.exact]
    if not exact:
        near = [match.agency.name for match in found.page.items]
        raise _unknown(asked, near, pointer)
    targets = {_target(match) for match in exact}
    if len(targets) > 1:
        raise _ambiguous(asked, exact, pointer)
    return Resolved(targets.pop(), _note(asked, exact[0]))


def resolve_all(reader: Reader, asked: Sequence[str], as_of: str | None) -> list[Resolved]:
    """Each of the agencies asked, in order; conflicting-parameters when two are the same body."""
    found = [resolve(reader, name, as_of) for name in asked]
    if len({item.id for item in found}) < len(found):
        text = Text("同一机构给出了两次。", "The same agency is given twice.")
        raise Problem("conflicting-parameters", text, errors=[("#/query/agency", text)])
    return found


def _target(match: AgencyMatch) -> str:
    return match.today[0].id if len(match.today) == 1 else match.agency.id


def _note(asked: str, match: AgencyMatch) -> ResolvedFrom:
    today = match.today[0] if len(match.today) == 1 else match.agency
    if today.id != match.agency.id:
        zh = f"“{asked}”是{match.agency.name}的名称，现为{today.name}"
        english = today.name_en or today.name
        en = f"{asked} names {match.agency.name_en or match.agency.name}, today {english}"
    elif match.former:
        zh = f"“{asked}”是{today.name}的旧称"
        en = f"{asked} is a former name of {today.name_en or today.name}"
    else:
        zh = f"“{asked}”是{today.name}"
        en = f"{asked} is {today.name_en or today.name}"
    return {
        "asked": asked,
        "matched": match.matched.text,
        "former": match.former or today.id != match.agency.id,
        "named": agency_json(match.agency),
        "answered_for": agency_json(today),
        "note": {"zh-Hans": zh, "en": en},
    }


def _unknown(asked: str, near: list[str], pointer: str) -> Problem:
    zh, en = f"没有名为“{asked}”的机构。", f"No agency is called {asked}."
    if near:
        names = "、".join(dict.fromkeys(near))
        zh, en = f"{zh}相近的有：{names}。", f"{en} Similar: {names}."
    text = Text(zh, en)
    return Problem("not-found", text, errors=[(pointer, text)])


def _ambiguous(asked: str, matches: list[AgencyMatch], pointer: str) -> Problem:
    choices = "、".join(f"{match.agency.name}（{match.agency.id}）" for match in matches)
    text = Text(
        f"“{asked}”可指多个机构，请用标识：{choices}。",
        f"{asked} may mean several agencies; use an id: {choices}.",
    )
    return Problem("conflicting-parameters", text, errors=[(pointer, text)])
