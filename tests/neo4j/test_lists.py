"""Questions that give their rows as one list: the same columns, in the same order."""

from __future__ import annotations

from importlib import resources

import pytest

from graph.neo4j.lists import in_one_list

FILES = sorted(
    file.name for file in resources.files("queries").iterdir() if file.name.endswith(".cypher")
)
AS_THEY_ARE = {
    "agency_evidence.cypher", "analysis_agencies.cypher", "analysis_mentions.cypher",
    "districts.cypher", "shared_total.cypher",
}  # fmt: skip
"""Those that order nothing, or order before they part what differs."""


@pytest.mark.parametrize("name", FILES)
def test_every_question_with_an_order_gives_one_list(name: str) -> None:
    text = resources.files("queries").joinpath(name).read_text("utf-8")
    assert (in_one_list(text) is None) == ("ORDER BY" not in text or name in AS_THEY_ARE)


def test_commas_in_brackets_and_quotations_part_no_columns() -> None:
    listed = in_one_list(
        "MATCH (n)\nRETURN coalesce(n.a, ','), [x IN n.b | x + '(,'] AS b, n\n"
        "// the caption's order\nORDER BY n.pk,\n  n.a\nLIMIT $limit;\n"
    )
    assert listed == (
        "MATCH (n)\nWITH coalesce(n.a, ',') AS column_0, [x IN n.b | x + '(,'] AS b, n\n"
        "ORDER BY n.pk,\n  n.a\nLIMIT $limit\nRETURN collect([column_0, b, n]) AS rows"
    )


def test_a_return_inside_a_subquery_is_not_the_last_one() -> None:
    text = "CALL () {\n  MATCH (n)\n  RETURN n\n}\nRETURN n.pk\nORDER BY n.pk;"
    assert in_one_list(text) == (
        "CALL () {\n  MATCH (n)\n  RETURN n\n}\nWITH n.pk AS column_0\nORDER BY n.pk\n"
        "RETURN collect([column_0]) AS rows"
    )


def test_what_has_no_order_of_its_own_stays_as_it_is() -> None:
    assert in_one_list("MATCH (n)\nRETURN n.pk ORDER BY n.pk") is None
    assert in_one_list("MATCH (n)\nWITH n\nORDER BY n.pk\nRETURN count(n)") is None
    assert in_one_list("MATCH (n)\nRETURN DISTINCT n.pk\nORDER BY n.pk") is None
