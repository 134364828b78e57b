"""docs/neo4j.md shows the model as it is, and its questions print what stands there.

ZHIMAI_UPDATE_DOCS=1 writes the pictures and the answers of today into the page.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.neo4j.model import drawn, edges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Store

PAGE = Path(__file__).parents[2] / "docs" / "neo4j.md"
UPDATE = os.environ.get("ZHIMAI_UPDATE_DOCS") == "1"
QUESTION = re.compile(r"^```cypher\n(.*?)^```\n((?:\n(?:\|[^\n]*\n)+)?)", re.MULTILINE | re.DOTALL)
MODEL = re.compile(r"(<!-- model: .*? -->\n)(.*?)(<!-- /model -->)", re.DOTALL)
KNOWN = re.compile(r"^\| `([A-Z]\w+|\[:\w+\])` \| (`.*) \|$", re.MULTILINE)


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_model_is_drawn_as_the_projection_has_it() -> None:
    found = MODEL.search(page())
    assert found is not None
    shown = f"\n{drawn()}\n\n"
    if UPDATE and found[2] != shown:
        text = page().replace(found[0], found[1] + shown + found[3])
        PAGE.write_text(text, encoding="utf-8")
        return
    assert found[2] == shown, "ZHIMAI_UPDATE_DOCS=1 pytest tests/neo4j/test_pages.py draws it"


def test_every_relationship_in_the_store_is_drawn(corpus: Store) -> None:
    found = corpus.query(
        "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0] AS a, type(r) AS r, labels(b)[0] AS b"
    )
    known = {(edge.start, edge.type, edge.end) for edge in edges()}
    assert {tuple(row) for row in found} <= known


def test_the_properties_that_the_page_names_are_there(corpus: Store) -> None:
    rows = KNOWN.findall(page())
    assert len(rows) >= 8
    for thing, names in rows:
        pattern = f"()-[n{thing.strip('[]')}]->()" if thing.startswith("[") else f"(n:{thing})"
        held = {
            key
            for row in corpus.query(f"MATCH {pattern} UNWIND keys(n) AS k RETURN DISTINCT k")
            for key in row
        }
        wanted = set(re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", names)))
        assert wanted <= held, thing


def test_ten_questions_print_what_the_page_shows(corpus: Store) -> None:
    text = page()
    found = list(QUESTION.finditer(text))
    assert len(found) >= 10
    for question in found:
        answer = _table(corpus, question[1])
        if UPDATE and question[2] != answer:
            text = text.replace(question[0], f"```cypher\n{question[1]}```\n{answer}")
            PAGE.write_text(text, encoding="utf-8")
            continue
        assert question[2] == answer, question[1]


def _table(store: Store, query: str) -> str:
    # As the driver has them: with the names of columns.
    rows: Sequence[Any] = store.query(query, many=True)
    assert rows, query
    lines = [list(rows[0].keys()), ["---"] * len(rows[0]), *([_cell(v) for v in r] for r in rows)]
    return "\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " → ".join(map(_cell, value))
    return str(value).replace("|", "\\|").replace("\n", " ")
