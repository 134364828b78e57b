"""In either store every sentence that reaches another is reached from it, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from queries.lineage import lineage
from tests.contract.stores import THREADS

if TYPE_CHECKING:
    from graph.port import Store
    from queries.types import Direction
    from tests.contract.stores import Both


def linked(store: Store, measure: str, direction: Direction) -> set[tuple[str, str]]:
    view = lineage(store, measure, direction=direction, node_limit=300)
    assert not view.truncated
    return {(one.earlier.sentence.id, one.later.sentence.id) for one in view.links}


@pytest.mark.parametrize("both", ["threads"], indirect=True)
@pytest.mark.parametrize("kind", ["sqlite", "neo4j"])
def test_earlier_and_later_are_each_others_opposite(
    both: Both, kind: Literal["sqlite", "neo4j"]
) -> None:
    store: Store = getattr(both, kind)
    measures = [one.measure for one in THREADS.sentences]
    earlier = {pair for one in measures for pair in linked(store, one, "earlier")}
    later = {pair for one in measures for pair in linked(store, one, "later")}
    assert earlier == later == THREADS.links
    for start in measures[::7]:
        reached = lineage(store, start, direction="later", depth=3, node_limit=300).nodes
        for node in reached:
            back = lineage(store, node.sentence.id, direction="earlier", depth=3, node_limit=300)
            assert {one.sentence.id: one.depth for one in back.nodes}[start] == node.depth
