"""Finds the agency or document that a user means, and says when it had to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cli.output import note
from cli.reading import whole_pages
from ontology.errors import NotFound
from queries.agencies import agencies
from queries.agency import agency
from queries.parameters import InvalidParameter
from queries.reference import resolve_reference
from queries.search import search
from queries.words import ROLE_ZH, ROLES

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from loaders.record import Role
    from queries.types import Agencies, AgencyMatch, AgencyRef, Kind, Position

_SUGGESTIONS = 5
_DOCUMENTS: tuple[Kind, ...] = ("document",)
# 按职责, 按职责分工, 按照各自职责分工负责: people shorten it in many ways.
_BY_DUTY = ("按职责", "按照职责", "按各自职责", "按照各自职责")
# Of so many busy bodies at least one still goes on: reorganisations rename them in turns.
_FORMER = 5


def agency_named(
    reader: Reader, output: Output, name: str, *, as_of: str | None, today: bool = True
) -> AgencyRef:
    """Return the agency of a name or id; with `today` the body that carries on a former one.

    Raises NotFound, with the nearest names, where nothing has that name.
    """
    matches = agencies(reader, name, limit=_SUGGESTIONS, as_of=as_of).page.items
    exact = [match for match in matches if match.exact]
    if not exact and not matches:
        return _by_id(reader, name, as_of)
    if not exact and len(matches) > 1:
        named = "、".join(match.agency.name for match in matches)
        raise NotFound(
            f"没有名为“{name}”的机构，相近的有：{named}。"
            f" No agency has that name; near to it: {named}."
        )
    chosen = (exact or list(matches))[0]
    _say_choice(output, name, chosen, exact)
    if today and chosen.former and len(chosen.today) == 1:
        return chosen.today[0]
    return chosen.agency


def document_named(reader: Reader, asked: str, as_of: str | None) -> str:
    """Return the id of the document that a number, title words or an id mean.

    Raises NotFound where several documents fit.
    """
    candidates = resolve_reference(reader, asked, as_of=as_of).candidates
    ids = dict.fromkeys(candidate.document.id for candidate in candidates)
    if not ids:
        hits = search(reader, asked, kinds=_DOCUMENTS, limit=10, as_of=as_of).page.items
        ids = dict.fromkeys(hit.id for hit in hits)
    if not ids:
        return asked
    if len(ids) > 1:
        raise NotFound(f"“{asked}”不止一份 · more than one document fits: {', '.join(ids)}.")
    return next(iter(ids))


def busiest(reader: Reader, count: int, as_of: str | None, *, former: bool = False) -> Agencies:
    """Return the agencies with most clauses, most first, then by id.

    Former bodies, whose clauses are counted for those that carry on, only with `former`.
    """

    def some(size: int, after: Position | None) -> Agencies:
        return agencies(reader, order="clauses", limit=size, after=after, as_of=as_of)

    if former:
        return whole_pages(some, count)
    whole = whole_pages(some, count * _FORMER)
    lasting = [match for match in whole.page.items if not match.former][:count]
    return replace(whole, page=replace(whole.page, items=tuple(lasting), limit=count))


def agency_with_role(text: str) -> tuple[str, Role | None]:
    """Split `市市场监管局=牵头` into the name and the role; the role may be a code or Chinese.

    >>> agency_with_role("市市场监管局=牵头"), agency_with_role("市财政局")
    (('市市场监管局', 'lead'), ('市财政局', None))
    """
    name, equals, word = text.partition("=")
    if not equals:
        return name, None
    return name, role_named(word)


def role_named(word: str) -> Role:
    """Return the role of a code (lead) or of its Chinese word (牵头), else InvalidParameter."""
    for role in ROLES:
        if word in (role, ROLE_ZH[role]):
            return role
    if word.startswith(_BY_DUTY):
        return "by_duty"
    known = "、".join(f"{role} {ROLE_ZH[role]}" for role in ROLES)
    raise InvalidParameter("role", f"没有“{word}”这种职责 · no such role; there are {known}")


def _by_id(reader: Reader, name: str, as_of: str | None) -> AgencyRef:
    try:
        return agency(reader, name, as_of=as_of).agency
    except NotFound:
        raise NotFound(
            f"没有名为“{name}”的机构 · no agency is called {name}. "
            f"`zhimai search {name}` looks for the words everywhere."
        ) from None


def _say_choice(output: Output, name: str, chosen: AgencyMatch, exact: list[AgencyMatch]) -> None:
    if len(exact) > 1:
        others = "、".join(f"{m.agency.name} ({m.agency.id})" for m in exact[1:])
        note(
            output.word(
                f"“{name}”取 {chosen.agency.name} ({chosen.agency.id})；同名的还有 {others}",
                f"{name}: {chosen.agency.name} ({chosen.agency.id}) taken; also {others}",
            )
        )
    if chosen.former and chosen.today:
        today = "、".join(body.name for body in chosen.today)
        note(
            output.word(
                f"“{name}”是曾用名或已撤销的机构，今为 {today}",
                f"{name} is a former name; today {today}",
            )
        )
