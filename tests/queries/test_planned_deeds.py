"""What became of planned deeds is told from a store as it is from the documents themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from queries.lineage_links import links
from queries.planned_deeds import planned_deeds

if TYPE_CHECKING:
    from graph.lineage.deeds import Deed
    from graph.store import Store

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
