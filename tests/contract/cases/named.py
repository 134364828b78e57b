"""What documents name: works, standards, programmes, and which of them they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.named import NamedFilters, citations, mentions, named
from tests.contract.cases.choice import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice


def ask_named(given: Choice) -> Iterator[Call]:
    names = given.ids("SELECT DISTINCT name FROM mention ORDER BY 1")
    for kind in ("work", "standard", "programme"):
        yield Call(named, (kind,), {"limit": 9}, pages=4)
    for number in range(given.count):
        name = given.one(*names, "无") if names else "无"
        filters = NamedFilters(
            words=given.one(None, name[:2], name[-2:], name.lower(), "GB"),
            type=given.one(None, None, "document", "law", "award", "programme"),
            relation=given.one(None, None, "implements", "issued", "cites"),
            unresolved=given.one(None, None, True, False),
            document=given.one(*given.documents) if number % 4 == 0 else None,
            **given.years(),
        )
        options = {"limit": given.one(2, 30), "as_of": given.date()}
        yield Call(named, (given.one("work", "standard", "programme"), filters), options, 3)


def ask_mentions(given: Choice) -> Iterator[Call]:
    for kind in ("work", "standard", "programme"):
        things = given.ids(
            f"SELECT {kind} FROM mention WHERE {kind} IS NOT NULL "
            f"GROUP BY 1 ORDER BY count(*) DESC, {kind}"
        )
        for identifier in [*things[:2], *given.some(things), "no-such-thing"]:
            options = {"limit": 1, "as_of": given.date()}
            yield Call(mentions, (kind, identifier), options, pages=3)
            yield Call(mentions, (kind, identifier), {"relation": given.one(None, "issued")})


def ask_citations(given: Choice) -> Iterator[Call]:
    yield Call(citations, (), {"limit": 2}, pages=4)
    for held in given.some(given.documents):
        yield Call(citations, (), {"document": held, "as_of": given.date()})
