"""Succession: whole events carry everything, partial ones one function; no circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.authority import Authority, ChangeEvent
from ontology.errors import DataError
from ontology.succession import Succession

if TYPE_CHECKING:
    from ontology.authority_types import EventKind, Scope


def event(
    key: str, source: str, target: str, *, function: str | None = None, date: str | None = None
) -> ChangeEvent:
    scope: Scope = "partial" if function else "whole"
    kind: EventKind = "transfer" if function else "rename"
    return ChangeEvent(
        key, key, key, date, None, None, kind, scope, function, (source,), (target,),
        "general-knowledge", "certain", "certain", "",
    )  # fmt: skip


def test_three_bureaus_were_merged_into_the_market_regulator(authority: Authority) -> None:
    assert set(authority.predecessors("sh-amr")) == {"sh-qts", "sh-aic", "sh-fda"}
    assert authority.successors("sh-qts") == ("sh-amr",)


def test_trademarks_follow_the_intellectual_property_office_and_nothing_else_does(
    authority: Authority,
) -> None:
    assert authority.successors("sh-aic", "商标") == ("sh-ipa",)
    assert authority.predecessors("sh-ipa", "商标") == ("sh-aic",)
    assert authority.predecessors("sh-ipa") == ()
    assert "sh-aic" not in authority.predecessors("sh-amr", "商标")


def test_a_split_carries_a_function_only_to_the_body_that_took_it(authority: Authority) -> None:
    assert set(authority.successors("sh-fda")) == {"sh-amr", "sh-mpa"}
    assert authority.successors("sh-fda", "食品安全监管") == ("sh-amr",)
    assert authority.successors("sh-fda", "药品") == ("sh-mpa",)


def test_chains_of_reforms_are_followed_to_the_end(authority: Authority) -> None:
    assert authority.successors("sbts") == ("aqsiq", "samr")
    assert authority.lineage_set("cbirc") == ("circ", "cbrc", "cbirc", "nfra")
    assert set(authority.predecessors("sh-housing-construction")) == {
        "sh-construction-mgmt",
        "sh-housing-security",
        "sh-construction-transport",
    }


def test_events_after_the_date_asked_for_are_not_followed(authority: Authority) -> None:
    assert authority.successors("sbts", date="2010-01-01") == ("aqsiq",)
    assert authority.successors("sh-qts", date="2017-04-07") == ()


def test_successor_and_predecessor_are_mirror_images(authority: Authority) -> None:
    functions = {None, *(event.function for event in authority.events.values())}
    for function in functions:
        for agency in authority.agencies:
            for later in authority.successors(agency, function):
                assert agency in authority.predecessors(later, function), (agency, later, function)


def test_no_body_follows_itself(authority: Authority) -> None:
    for agency in authority.agencies:
        assert agency not in authority.successors(agency)
        assert agency not in authority.predecessors(agency)


def test_a_circle_of_whole_events_is_refused() -> None:
    events = {
        e.id: e for e in (event("e1", "a", "b"), event("e2", "b", "c"), event("e3", "c", "a"))
    }
    with pytest.raises(DataError, match="leads in a circle: a → b → c → a"):
        Succession(events)


def test_a_function_may_go_and_come_back() -> None:
    events = {
        e.id: e
        for e in (
            event("e1", "a", "b", function="老龄工作"),
            event("e2", "b", "a", function="老龄工作"),
        )
    }
    succession = Succession(events)
    assert succession.successors("a", "老龄工作") == ("b",)
    assert succession.successors("a") == ()


@given(
    edges=st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=16, unique=True
    )
)
def test_closures_are_symmetric_on_any_history(edges: list[tuple[int, int, bool]]) -> None:
    """Older bodies have smaller numbers, so no history here goes in a circle."""
    events = {
        f"e{n}": event(f"e{n}", str(min(a, b)), str(max(a, b)), function="f" if part else None)
        for n, (a, b, part) in enumerate(edges)
        if a != b
    }
    succession = Succession(events)
    for function in (None, "f"):
        for here in map(str, range(9)):
            for there in succession.successors(here, function):
                assert here in succession.predecessors(there, function)


def test_names_follow_the_date(authority: Authority) -> None:
    assert authority.name_at("sh-amr", "2024-04-10") == "上海市市场监督管理局"
    assert authority.name_at("motc-old", "2005") == "交通部"
    assert authority.holds_at("sh-qts", "2017-04-07") is True
    assert authority.holds_at("sh-qts", "2019-01-01") is False
    assert authority.holds_at("330100-market-regulation", "2019-01-01") is None
    assert [e.id for e in authority.events_of("sh-ipa")] == ["ev-2018-ip-gi", "ev-2018-ip-tm"]
