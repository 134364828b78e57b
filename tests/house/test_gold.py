"""Extraction is as good as was promised, on the annotations that were made by hand."""

from __future__ import annotations

import pytest

from loaders.quality.annotations import read_gold
from loaders.quality.quality import Aspect, Score, measure
from tests.cli.running import HOUSE


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[Aspect, Score]]:
    """Return the scores of the two sets as a whole."""
    found = measure(read_gold(HOUSE / "tests" / "gold", HOUSE / "corpus"))
    return {group.set: group.scores for group in found.groups if group.by == "all"}


@pytest.mark.parametrize(
    ("documents", "aspect", "least"),
    [
        ("five", "agency", 0.995),
        ("five", "agency_role", 0.99),
        ("others", "agency", 0.97),
        ("others", "agency_role", 0.97),
    ],
)
def test_bodies_and_roles_are_found(
    scores: dict[str, dict[Aspect, Score]], documents: str, aspect: Aspect, least: float
) -> None:
    assert scores[documents][aspect].f1 >= least


def test_the_annotations_are_as_many_as_they_are_said_to_be(
    scores: dict[str, dict[Aspect, Score]],
) -> None:
    five, others = scores["five"], scores["others"]
    assert five["statement"].right + five["statement"].missed == 110
    assert five["agency"].right + five["agency"].missed == 372
    assert others["statement"].right + others["statement"].missed >= 60
