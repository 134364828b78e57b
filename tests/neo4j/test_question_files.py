"""Every question is there in both dialects, and each Cypher file can be pasted as it stands."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from graph.property_graph import PropertyGraph
from graph.rdf import named
from graph.store import open_store
from ontology import iri
from queries.identify import identify
from queries.types import Identified
from tests.neo4j import serving
from tests.neo4j.contents import contents

if TYPE_CHECKING:
    from pathlib import Path

    from graph.port import Store

NAMES = {
    suffix: {
        file.name.removesuffix(suffix)
        for file in resources.files("queries").iterdir()
        if file.name.endswith(suffix)
    }
    for suffix in (".sql", ".cypher")
}
EXAMPLE = re.compile(r"^//(?: Example:)?\s+:param (\w+) => (.+)$", re.MULTILINE)
QUOTED = re.compile(r"'[^']*'|`[^`]*`")
MOVED = "measure/2024-0123456789.s1.c2-m01234567"
GONE = "provision/2024-0123456789.s1.c2"
HERE = f"{iri.ENTITY}measure/2024-0123456789.s1.c2-m76543210"


def text_of(name: str) -> str:
    return resources.files("queries").joinpath(f"{name}.cypher").read_text("utf-8")


def example_of(text: str) -> dict[str, Any]:
    """Return the parameters that a file's example sets."""
    return {name: _literal(value.strip()) for name, value in EXAMPLE.findall(text)}


def _literal(written: str) -> Any:
    return json.loads(re.sub(r"'([^']*)'", lambda m: json.dumps(m[1]), written))


def body_of(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.strip().startswith("//")]
    return QUOTED.sub("''", "\n".join(lines))


def test_every_question_has_both_dialects() -> None:
    assert NAMES[".sql"] - NAMES[".cypher"] == set(), "asked of Neo4j too: write NAME.cypher"
    assert NAMES[".cypher"] - NAMES[".sql"] == set(), "asked of SQLite too: write NAME.sql"


@pytest.mark.parametrize("name", sorted(NAMES[".cypher"]))
def test_a_file_says_what_it_answers_and_its_example_runs(name: str, corpus: Store) -> None:
    text = text_of(name)
    assert text.startswith("// ")
    assert text.rstrip().endswith(";")
    values = example_of(text)
    assert values.keys() == set(re.findall(r"\$(\w+)", body_of(text)))
    listed, streamed = corpus.query(text, values), corpus.query(text, values, many=True)
    assert [list(row) for row in listed] == [list(row) for row in streamed]


@pytest.mark.parametrize("name", sorted(NAMES[".sql"] & NAMES[".cypher"]))
def test_both_dialects_take_the_same_parameters(name: str) -> None:
    sql = resources.files("queries").joinpath(f"{name}.sql").read_text("utf-8")
    lines = [line for line in sql.splitlines() if not line.strip().startswith("--")]
    named_in_sql = set(re.findall(r":([a-z_]+)", re.sub(r"'[^']*'", "''", "\n".join(lines))))
    assert set(re.findall(r"\$(\w+)", body_of(text_of(name)))) == named_in_sql


def withdrawn(rows: list[tuple[str, str | None]]) -> PropertyGraph:
    return named(PropertyGraph(iri.WITHDRAWN_GRAPH, {"Withdrawn": sorted(rows)}))


def test_withdrawn_ids_are_found_in_both_stores_and_follow_each_commit(
    store: Store, tmp_path: Path
) -> None:
    sqlite = open_store(f"sqlite:{tmp_path / 'store.db'}")
    first = withdrawn([(MOVED, HERE), (GONE, None)])
    for one in (sqlite, store):
        one.apply([first])
        assert list(one.dump()) == [first]
        assert identify(one, *MOVED.split("/")) == Identified(
            "measure", MOVED.split("/")[1], "moved", HERE.rpartition("/")[2]
        )
        found = identify(one, *GONE.split("/"))
        assert found is not None
        assert (found.state, found.successor) == ("gone", None)
        assert identify(one, "measure", "2024-0123456789.s1.c9-m01234567") is None
    # The next commit knows more: one that was moved is gone by now, one is new.
    second = withdrawn([(MOVED, None), ("statement/2024-0123456789.s1-s01234567", None)])
    for one in (sqlite, store):
        one.apply([second])
        assert list(one.dump()) == [second]
        assert identify(one, *GONE.split("/")) is None
        found = identify(one, *MOVED.split("/"))
        assert found is not None
        assert found.state == "gone"
    replaced = contents(store)
    serving.emptied()
    store.apply([second])
    assert contents(store) == replaced
    store.apply([], drop=[second.graph])
    assert identify(store, *MOVED.split("/")) is None
    sqlite.close()
