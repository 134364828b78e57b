"""Documents and their clauses, listed, described and side by side."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from queries.comparing import GROUPS, compare_documents
from queries.document import document
from queries.documents import documents
from queries.provision import provision
from tests.contract.cases.choice import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice


def ask_documents(given: Choice) -> Iterator[Call]:
    issuers = given.ids(
        "SELECT DISTINCT id FROM agency JOIN issued ON issued.agency = agency.pk ORDER BY id"
    )
    for number in range(given.count):
        options = given.years() | {
            "kind": given.one(None, *given.kinds),
            "issuer": given.one(None, *issuers, *given.agencies[:3]),
            "as_of": given.date(),
            "limit": given.one(1, 4, 20),
        }
        yield Call(documents, (), options if number else {"limit": 3}, pages=3)


def ask_document(given: Choice) -> Iterator[Call]:
    for identifier in given.some(given.documents):
        yield Call(document, (identifier,), {"as_of": given.date()})
        yield Call(document, (identifier,))


def ask_provision(given: Choice) -> Iterator[Call]:
    for identifier in given.some(given.provisions):
        yield Call(provision, (identifier,), {"as_of": given.date()})
    yield Call(provision, (given.measures[0],))


def ask_compare_documents(given: Choice) -> Iterator[Call]:
    for a, b in given.some(list(combinations(given.documents, 2)), 6):
        yield Call(compare_documents, (a, b), {"limit": 40}, pages=2)
        options = {
            "group": given.one(None, *GROUPS),
            "as_of": given.date(),
            "limit": given.one(1, 9),
        }
        yield Call(compare_documents, (b, a), options, pages=3)
    yield Call(compare_documents, (given.documents[0], given.documents[0]))
    yield Call(compare_documents, (given.documents[0], "no-such-document"))
