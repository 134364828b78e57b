"""A neighbourhood is bounded, says what it leaves out, and reaches both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.neighbourhood import neighbourhood
from queries.parameters import InvalidParameter

if TYPE_CHECKING:
    from graph.port import Store

KINDS = {
    "document": "document", "provision": "provision", "statement": "statement",
    "measure": "measure", "agency": "agency", "event": "change_event",
}  # fmt: skip


def some(store: Store, kind: str, count: int) -> list[str]:
    """Return ids of a kind, spread over the store."""
    rows = store.query(f"SELECT id FROM {KINDS[kind]} ORDER BY id")
    return [row[0] for row in rows[:: max(1, len(rows) // count)]]


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_next_to_a_node_has_it_next_to_itself(corpus: Store, kind: str) -> None:
    for identifier in some(corpus, kind, 6):
        view = neighbourhood(corpus, kind, identifier, node_limit=300)
        assert not view.truncated
        for edge in view.edges:
            assert (kind, identifier) in {edge.source, edge.target}
            other = edge.target if edge.source == (kind, identifier) else edge.source
            back = neighbourhood(corpus, *other, node_limit=300)
            assert edge in back.edges


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(sorted(KINDS)), st.integers(1, 3), st.integers(1, 300), st.data())
def test_a_view_keeps_its_bounds_and_counts_what_it_leaves_out(
    corpus: Store, kind: str, depth: int, node_limit: int, data: st.DataObject
) -> None:
    identifier = data.draw(st.sampled_from(some(corpus, kind, 12)))
    view = neighbourhood(corpus, kind, identifier, depth=depth, node_limit=node_limit)
    nodes = {(node.kind, node.id): node.depth for node in view.nodes}
    assert len(nodes) == len(view.nodes) <= node_limit
    assert nodes[kind, identifier] == 0
    assert max(nodes.values()) <= depth
    assert view.truncated == (view.omitted > 0)
    assert len({edge.id for edge in view.edges}) == len(view.edges)
    for edge in view.edges:
        assert abs(nodes[edge.source] - nodes[edge.target]) <= 1
        assert edge.evidence or edge.sources
    again = neighbourhood(corpus, kind, identifier, depth=depth, node_limit=node_limit)
    assert again == view


def test_a_hub_says_exactly_how_many_it_leaves_out(generated: Store) -> None:
    (hub,) = generated.query(
        "SELECT g.id, count(DISTINCT a.statement) FROM assigned_to AS a"
        " JOIN agency AS g ON g.pk = a.agency GROUP BY a.agency ORDER BY 2 DESC LIMIT 1"
    )
    key = generated.query("SELECT pk FROM agency WHERE id = :id", {"id": hub[0]})[0][0]
    acting = generated.query(
        "SELECT count(DISTINCT measure) FROM acts_in WHERE agency = :key", {"key": key}
    )[0][0]
    events = generated.query(
        "SELECT count(*) FROM (SELECT event FROM changed_from WHERE agency = :key"
        " UNION SELECT event FROM changed_to WHERE agency = :key)",
        {"key": key},
    )[0][0]
    view = neighbourhood(generated, "agency", hub[0], node_limit=60)
    assert len(view.nodes) == 60
    assert view.omitted == hub[1] + acting + events - 59


def test_an_earlier_view_has_only_earlier_documents(corpus: Store) -> None:
    view = neighbourhood(corpus, "agency", "sh-qts", node_limit=300, as_of="2016")
    dates = {node.date for node in view.nodes if node.kind == "statement"}
    assert dates == {"2015-03-04"}
    assert not any(node.kind == "event" for node in view.nodes)


@pytest.mark.parametrize(
    "wrong", [{"depth": 0}, {"depth": 4}, {"node_limit": 0}, {"node_limit": 301}]
)
def test_bounds_beyond_the_bounds_are_refused(corpus: Store, wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidParameter, match=next(iter(wrong))):
        neighbourhood(corpus, "agency", "sh-amr", **wrong)


def test_a_kind_that_is_none_is_refused(corpus: Store) -> None:
    with pytest.raises(InvalidParameter, match="kind"):
        neighbourhood(corpus, "person", "sh-amr")
