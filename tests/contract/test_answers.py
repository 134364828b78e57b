"""Every question has the same answer from both stores, and every file the same rows in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ontology.errors import InputError, NotFound
from tests.contract.cases.choice import Choice
from tests.contract.cases.questions import QUESTIONS
from tests.contract.recording import Recorded, Same, different

if TYPE_CHECKING:
    from graph.port import Reader
    from tests.contract.cases.choice import Call
    from tests.contract.stores import Both

MANY = {"corpus": 24, "hubs": 30, "threads": 16, "1000": 16, "10000": 40}


@pytest.fixture(scope="session")
def same(both: Both) -> Same:
    return Same(both.sqlite, both.neo4j)


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_both_stores_give_the_same_answers(question: str, both: Both, same: Same) -> None:
    for call in QUESTIONS[question](Choice(both.sqlite, MANY[both.name])):
        with both.sqlite.snapshot() as ours, both.neo4j.snapshot() as theirs:
            compare(call, ours, theirs, same)


def compare(call: Call, ours: Reader, theirs: Reader, same: Same) -> None:
    options = dict(call.options)
    for _ in range(call.pages):
        first, second = Recorded(ours), Recorded(theirs)
        left = answer(call, first, options)
        right = answer(call, second, options)
        difference = different(first.asked, second.asked, same)
        assert difference is None, f"{call}: {difference}"
        assert left == right, str(call)
        after = getattr(getattr(left, "page", None), "after", None)
        if after is None:
            return
        options["after"] = after


def answer(call: Call, reader: Recorded, options: dict[str, Any]) -> Any:
    """Return the answer, or what it is refused with."""
    try:
        return call.question(reader, *call.arguments, **options)
    except (NotFound, InputError) as error:
        return type(error), str(error)
