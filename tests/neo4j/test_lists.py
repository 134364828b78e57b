"""Questions that give their rows as one list: the same columns, in the same order."""

from __future__ import annotations

from importlib import resources

import pytest

from graph.neo4j.lists import in_one_list

HOT = (
    "search_texts", "answering", "standing_for", "statement_bodies", "documents_of", "covered",
    "responsibility", "sentences", "duties", "duty_bodies", "shared", "meeting_bodies", "partners",
    "matrix", "search_clause_hits", "search_measure_hits",
)  # fmt: skip
"""Questions of many rows that people wait for."""


@pytest.mark.parametrize("name", HOT)
def test_questions_of_many_rows_give_one_list(name: str) -> None:
    text = resources.files("queries").joinpath(f"{name}.cypher").read_text("utf-8")
    listed = in_one_list(text)
    assert listed is not None
    assert listed.endswith("]) AS rows")
    assert "//" not in listed


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
