"""Settings of all tests: in CI the same examples in every run, so that red is red; who shares what."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("person", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "person")

MOST_PROCESSES: Final = 4
"""Beyond these, what each of them makes anew (corpora, servers) costs more than they save."""
GROUPS: Final = {
    "tests/neo4j/": "neo4j",
    "tests/contract/": "neo4j",
    "tests/house/test_docs.py": "desk",
    "tests/house/test_browser.py": "desk",
}
"""Which tests share what is dear to start, by how their names begin; those that last long first."""


class TogetherWhatShares(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives a process one group of tests after the other, the groups in the order of the tests."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> TogetherWhatShares:
    """Keep tests that share something in one process."""
    return TogetherWhatShares(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """The processes of `-n auto`: the processors that we may use, not those of the machine."""
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let several processes begin with the groups that last long: the others fill what is left."""
    if not hasattr(config, "workerinput"):
        return
    order = [*dict.fromkeys(GROUPS.values())]

    def place(item: pytest.Item) -> int:
        group = group_of(item.nodeid)
        return order.index(group) if group in order else len(order)

    items.sort(key=place)


def group_of(nodeid: str) -> str:
    """Return the name of the group of a test, which is its file when it shares with no other.

    >>> group_of("tests/contract/test_answers.py::test_a"), group_of("graph/iri.py::graph.iri.f")
    ('neo4j', 'graph/iri.py')
    """
    for start, group in GROUPS.items():
        if nodeid.startswith(start):
            return group
    return nodeid.partition("::")[0]
