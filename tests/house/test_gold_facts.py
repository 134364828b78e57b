"""Mentions, figures and mastheads are found as well as was promised, on the hand-made annotations."""

from __future__ import annotations

import pytest

from loaders.quality.facts import measure_facts
from loaders.quality.gold import read_facts
from tests.cli.running import HOUSE

Scores = dict[tuple[str, str, str], float]


@pytest.fixture(scope="module")
def scores() -> Scores:
    """Return F1 by set, kind of fact and type."""
    gold = HOUSE / "tests" / "gold"
    found = measure_facts(read_facts(gold, HOUSE / "corpus"))
    kept = measure_facts(read_facts(gold / "held-out", HOUSE / "corpus"))
    return {(group.set, group.fact, group.name): group.score.f1 for group in found.groups} | {
        ("held-out", group.fact, group.name): group.score.f1 for group in kept.groups
    }


@pytest.mark.parametrize(
    ("documents", "fact", "least"),
    [
        ("five", "masthead", 1.0),
        ("others", "masthead", 1.0),
        ("held-out", "masthead", 0.99),
        ("five", "mention", 0.98),
        ("others", "mention", 0.95),
        ("held-out", "mention", 0.91),
        ("five", "figure", 1.0),
        ("others", "figure", 0.99),
        ("held-out", "figure", 0.97),
    ],
)
def test_facts_are_found(scores: Scores, documents: str, fact: str, least: float) -> None:
    assert scores[documents, fact, "all"] >= least
