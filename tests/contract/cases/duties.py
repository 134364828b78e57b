"""Who answers for what: bodies, what they share, whom documents name and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.assigning import assigning
from queries.districts import districts
from queries.due import due
from queries.duties import duties
from queries.matrix import matrix
from queries.measures import measures
from queries.partners import partners
from queries.responsibility import responsibility
from queries.shared import shared
from tests.contract.cases.choice import DATES, Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice

FUNCTIONS: Final = ("商标", "食品安全监管", "知识产权", "质量", "无此职能")


def ask_responsibility(given: Choice) -> Iterator[Call]:
    for ids in (given.provisions, given.measures, given.statements):
        for identifier in given.some(ids):
            yield Call(responsibility, (identifier,), {"as_of": given.date()})
    yield Call(responsibility, ("no-such-id",))


def ask_duties(given: Choice) -> Iterator[Call]:
    for identifier in given.some(given.agencies):
        options = given.years() | {
            "roles": given.roles(),
            "through": given.one("succession", "names"),
            "document_kind": given.one(None, None, *given.kinds),
            "limit": given.one(1, 3, 20, 200),
            "as_of": given.date(),
        }
        yield Call(duties, (identifier,), options, pages=4)
        yield Call(duties, (identifier,), {"limit": 7}, pages=3)
        yield Call(duties, (identifier,), {"document": given.one(*given.documents)})
        yield Call(
            duties, (identifier,), {"function": given.one(*FUNCTIONS), "as_of": given.date()}
        )
    yield Call(duties, ("nobody",))


def ask_shared(given: Choice) -> Iterator[Call]:
    for a, b, _ in given.some(given.pairs):
        yield Call(shared, ([a, b],), {"limit": 7}, pages=3)
        yield Call(shared, ([b, a],), {"as_of": given.date()})
        options = given.years() | {
            "roles": [given.roles(), given.roles()],
            "through_succession": given.one(True, False),
            "limit": given.one(1, 5, 200),
        }
        yield Call(shared, ([a, b],), options, pages=2)
        more = given.sample(given.agencies[:12], 4)
        three = list(dict.fromkeys([a, b, *more]))[: given.one(3, 4)]
        yield Call(shared, (three,), {"through_succession": given.one(True, False)})
        yield Call(
            shared, (three,), {"roles": [given.roles() for _ in three], "as_of": given.date()}
        )


def ask_partners(given: Choice) -> Iterator[Call]:
    for identifier in given.some(given.agencies):
        yield Call(partners, (identifier,), {"limit": 5}, pages=3)
        options = given.years() | {
            "roles": given.roles(),
            "through_succession": given.one(True, False),
            "as_of": given.date(),
        }
        yield Call(partners, (identifier,), options)


def ask_matrix(given: Choice) -> Iterator[Call]:
    for _ in range(max(3, given.count // 4)):
        some = given.sample(given.agencies, given.one(1, 4, 10))
        options = given.years() | {
            "through_succession": given.one(True, False),
            "as_of": given.date(),
        }
        yield Call(matrix, (some,), options)
    yield Call(matrix, (given.agencies[:40],))


def ask_measures(given: Choice) -> Iterator[Call]:
    for number in range(given.count):
        options = given.years() | {
            "status": given.one(None, None, "planned", "reported"),
            "document_kind": given.one(None, None, *given.kinds),
            "as_of": given.date(),
            "limit": given.one(2, 9, 50),
        }
        if number % 3:
            options |= {
                "agency": given.one(*given.agencies[:8], *given.agencies),
                "roles": given.roles(),
                "through": given.one("succession", "names"),
            }
        if number % 4 == 0:
            options |= {"document": given.one(*given.documents)}
        yield Call(measures, (), options if number else {"limit": 20}, pages=3)


def ask_assigning(given: Choice) -> Iterator[Call]:
    yield Call(assigning, (), {"limit": 2}, pages=4)
    for date in DATES:
        yield Call(assigning, (), given.years() | {"as_of": date})


def ask_due(given: Choice) -> Iterator[Call]:
    for number in range(given.count):
        year = given.one(2015, 2020, 2023, 2024, 2025, 2026, 2035)
        options = {
            "from_year": given.one(None, None, 2014),
            "agency": given.one(None, *given.agencies[:6], *given.agencies),
            "as_of": given.date(),
            "limit": given.one(1, 6, 40),
        }
        yield Call(due, (year,), options if number else {}, pages=3)


def ask_districts(given: Choice) -> Iterator[Call]:
    single = given.ids("SELECT id FROM agency WHERE level IN ('district', 'county') ORDER BY id")
    members = given.ids(
        "SELECT DISTINCT g.id FROM membership AS m JOIN agency AS g ON g.pk = m.agency ORDER BY 1"
    )
    for _ in range(max(4, given.count // 2)):
        options = given.years() | {
            "district": given.one(None, *single, *members, *given.agencies[:4]),
            "jurisdiction": given.one(None, "310000", "310115", "000000", "330000", "999999"),
            "as_of": given.date(),
            "limit": given.one(2, 20),
        }
        yield Call(districts, (), options, pages=2)
