"""What became of planned deeds is told from a store as it is from the documents themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.errors import NotFound
from queries.lineage_links import links
from queries.planned_deeds import deeds as deeds_of
from queries.planned_deeds import planned_deeds
from queries.reader import ask

if TYPE_CHECKING:
    from graph.lineage.outcomes.deeds import Deed
    from graph.port import Store

_UNTOLD = ("unreported", "cannot_tell")


@pytest.fixture(scope="module")
def deeds(corpus: Store) -> tuple[Deed, ...]:
    return planned_deeds(corpus, links(corpus))


def test_a_deed_without_a_report_has_no_result(deeds: tuple[Deed, ...]) -> None:
    assert {deed.verdict for deed in deeds} == {"met", "reported", *_UNTOLD}
    for deed in deeds:
        assert (deed.result is None) == (deed.verdict in _UNTOLD)
        assert deed.plan.start <= deed.start < deed.end <= deed.plan.end
        if deed.result is not None:
            assert deed.result.turn > deed.plan.turn


def test_what_is_planned_later_than_asked_for_is_not_told(corpus: Store) -> None:
    found = list(links(corpus, as_of="2023-12-31"))
    told = planned_deeds(corpus, found, as_of="2023-12-31")
    assert told
    assert all((deed.plan.turn[0] or "") <= "2023-12-31" for deed in told)
    assert not any(deed.verdict == "unreported" for deed in told)


def test_the_deeds_of_each_document_are_those_of_all_documents(
    corpus: Store, deeds: tuple[Deed, ...]
) -> None:
    whole = {(one.plan.measure, one.start, one.end, one.verdict) for one in deeds}
    found = set()
    for row in ask(corpus, "periods", low=0, high=2**62):
        after, pages = None, []
        while True:
            answer = deeds_of(corpus, row[1], limit=20, after=after)
            pages += answer.page.items
            after = answer.page.after
            if after is None:
                break
        assert answer.document.id == row[1]
        assert sum(answer.totals.values()) == len(pages) == answer.page.total
        for one in pages:
            evidence = one.plan.evidence
            found.add((one.plan.sentence.id, evidence.start, evidence.end, one.verdict))
            start = one.plan.sentence.start
            assert (
                one.plan.sentence.text[evidence.start - start : evidence.end - start]
                == evidence.quote
            )
    assert found == whole


def test_deeds_of_a_later_day_or_an_unknown_document_are_not_found(corpus: Store) -> None:
    newest = ask(corpus, "periods", low=0, high=2**62)[0][1]
    with pytest.raises(NotFound):
        deeds_of(corpus, newest, as_of="2015")
    with pytest.raises(NotFound):
        deeds_of(corpus, "no-such-document")
