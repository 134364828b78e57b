"""Whatever is looked for: by words, by a reference, by an id, or by what stands near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from loaders.record import MentionType
from queries.identify import identify
from queries.neighbourhood import neighbourhood
from queries.reference import resolve_reference
from queries.search import search
from queries.types import SearchFilters
from queries.words import ROLES
from tests.contract.cases.choice import WORDS, Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice

THINGS: Final = (("work",), ("standard", "programme"), ("indicator",), ("work", "measure"))


def ask_search(given: Choice) -> Iterator[Call]:
    for word in [*WORDS, *given.cuts()]:
        yield Call(search, (word,), {"limit": given.one(1, 8, 20), "as_of": given.date()}, 2)
    names = given.some(given.ids("SELECT DISTINCT name FROM mention ORDER BY name"))
    names += given.some(given.ids("SELECT DISTINCT number FROM mention WHERE number > ''"))
    names += given.some(given.ids("SELECT DISTINCT name FROM indicator ORDER BY name"))
    for name in [*names, *[name[1:3] for name in names], "质", "/"]:
        options = {"kinds": given.one(None, *THINGS), "as_of": given.date(), "limit": 9}
        yield Call(search, (name,), options, 2)
        filters = SearchFilters(type=given.one(*get_args(MentionType)), **given.years())
        yield Call(search, (name,), {"filters": filters}, 2)
    for word in [*given.some(list(WORDS)), *given.cuts()]:
        filters = SearchFilters(
            document=given.one(None, None, None, given.one(*given.documents)),
            document_kind=given.one(None, None, *given.kinds),
            agency=given.one(None, *given.agencies[:4], *given.agencies[-4:]),
            role=given.one(None, None, *ROLES),
            **given.years(),
        )
        kinds = given.one(None, ["provision"], ["measure"], ["agency", "document"])
        yield Call(search, (word,), {"filters": filters, "kinds": kinds, "limit": 9}, 2)


def ask_resolve_reference(given: Choice) -> Iterator[Call]:
    numbers = given.ids("SELECT number FROM document ORDER BY pk")
    titles = given.ids("SELECT coalesce(contained_title, title) FROM document ORDER BY pk")
    tails = (
        "",
        " 一",
        "（二）",
        "第二部分（二）",
        "一、（一）",
        "六（十七）",
        "加强标准化建设",
    )
    for identifier in given.some(given.documents):
        yield Call(resolve_reference, (f"{identifier} {given.one(*tails)}",))
    for number in given.some(numbers):
        text = f"{number}{given.one(*tails)}"
        yield Call(resolve_reference, (text,), {"as_of": given.date()})
    for title in given.some(titles):
        yield Call(resolve_reference, (f"《{title[: given.one(3, 9, 99)]}》{given.one(*tails)}",))


def ask_identify(given: Choice) -> Iterator[Call]:
    assigned = given.ids(
        "SELECT s.id || '-' || a.n FROM assigned_to AS a JOIN statement AS s ON s.pk = a.statement"
    )
    for kind, ids in (
        ("document", given.documents),
        ("provision", given.provisions),
        ("statement", given.statements),
        ("measure", given.measures),
        ("mention", given.ids("SELECT id FROM mention ORDER BY pk")),
        ("work", given.ids("SELECT DISTINCT id FROM work ORDER BY 1")),
        ("standard", given.ids("SELECT DISTINCT id FROM standard ORDER BY 1")),
        ("programme", given.ids("SELECT DISTINCT id FROM programme ORDER BY 1")),
        ("observation", given.ids("SELECT id FROM observation ORDER BY pk")),
        ("indicator", given.ids("SELECT DISTINCT indicator FROM observation ORDER BY 1")),
        ("thread", given.ids("SELECT id FROM thread ORDER BY 1")),
        ("thread-member", [f"{m}-t1" for m in given.measures]),
        ("judgement", [f"{m}-j1" for m in given.measures]),
        ("agency", given.agencies),
        ("event", given.events),
        ("assignment", assigned),
        ("actor", [f"{m}-x1" for m in given.measures]),
        ("issuer", [f"{d}-b1" for d in given.documents]),
        ("jurisdiction", ["310000"]),
        ("function", ["market-regulation"]),
        ("name", given.ids("SELECT id FROM agency_name ORDER BY id")),
    ):
        for identifier in [*given.some(ids, 5), "no-such-1"]:
            yield Call(identify, (kind, identifier))


def ask_neighbourhood(given: Choice) -> Iterator[Call]:
    for kind, ids in (
        ("document", given.documents),
        ("provision", given.provisions),
        ("statement", given.statements),
        ("measure", given.measures),
        ("agency", given.agencies),
        ("event", given.events),
    ):
        for identifier in given.some(ids, max(3, given.count // 3)):
            options = {
                "depth": given.one(1, 2, 2, 3),
                "node_limit": given.one(3, 20, 60),
                "as_of": given.date(),
            }
            yield Call(neighbourhood, (kind, identifier), options)
    yield Call(neighbourhood, ("agency", given.agencies[0]), {"depth": 3, "node_limit": 300})
