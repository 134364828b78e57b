"""Every question is a file that a person can paste: commented, with an example, parameters only."""

from __future__ import annotations

import ast
import re
import shutil
import sqlite3
import subprocess
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from graph.port import Store

FILES = sorted(
    (file for file in resources.files("queries").iterdir() if file.name.endswith(".sql")),
    key=lambda file: file.name,
)
SOURCES = sorted(Path(str(resources.files("queries"))).glob("*.py"))
EXAMPLE = re.compile(r"\.parameter set :([a-z_]+) (NULL|-?\d+|\"'.*?'\")(?=\s|$)", re.MULTILINE)
# Questions that are asked thousands of times a second: each step has to be a search in an index.
HOT = (
    "asked", "responsibility", "statements", "covered", "sentences", "actors", "duties",
    "duties_total", "duty_bodies", "shared", "shared_total", "shared_statements",
    "meeting_bodies", "search_texts", "search_headings", "answering", "agency_key", "clauses",
    "lineage_next", "measure_threads", "thread_members", "thread_years",
    "thread_rows", "judged_links", "carries_out", "like_named", "figures_of", "target_figures",
    "indicator_names",
)  # fmt: skip
TABLES = (
    "document", "provision", "statement", "measure", "assigned_to", "covers", "duty", "shared",
    "acts_in", "agency", "text", "agency_name", "thread", "in_thread", "judged", "mention", "work",
    "observation", "indicator", "indicator_word",
)  # fmt: skip


def example_of(text: str) -> dict[str, object]:
    """Return the parameters that a file's example sets."""
    values: dict[str, object] = {}
    for name, value in EXAMPLE.findall(text):
        values[name] = None if value == "NULL" else ast.literal_eval(value)
        if isinstance(values[name], str):
            values[name] = str(values[name])[1:-1]
    return values


def body_of(text: str) -> str:
    """Return a file without its comment lines and quoted words."""
    lines = [line for line in text.splitlines() if not line.strip().startswith("--")]
    return re.sub(r"'[^']*'", "''", "\n".join(lines))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_says_what_it_answers_and_its_example_runs(file, corpus: Store) -> None:
    text = file.read_text("utf-8")
    assert text.startswith("-- ")
    used = set(re.findall(r":([a-z_]+)", body_of(text)))
    values = example_of(text)
    assert values.keys() == used
    corpus.query(text, values)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_is_asked_by_some_module(file) -> None:
    name = file.name.removesuffix(".sql")
    wanted = re.compile(
        rf'"{name}"|f"neighbours_' if name.startswith("neighbours_") else f'"{name}"'
    )
    assert any(wanted.search(source.read_text("utf-8")) for source in SOURCES)


@pytest.mark.parametrize("name", HOT)
def test_hot_questions_never_scan_a_table(name: str, generated: Store) -> None:
    text = resources.files("queries").joinpath(f"{name}.sql").read_text("utf-8")
    plan = generated.query(f"EXPLAIN QUERY PLAN {text}", example_of(text))
    scanned = [
        row[3]
        for row in plan
        if (match := re.match(r"SCAN (\w+)(?! VIRTUAL)", row[3])) and match[1] in aliases_of(text)
    ]
    assert scanned == []


def aliases_of(text: str) -> set[str]:
    """Return the names under which a question reads the store's large tables."""
    pattern = rf"(?:FROM|JOIN)\s+({'|'.join(TABLES)})(?:\s+AS\s+(\w+))?\b"
    return {alias or table for table, alias in re.findall(pattern, text)}


def test_no_module_puts_a_question_together() -> None:
    for source in SOURCES:
        text = source.read_text("utf-8")
        assert not re.search(r"\b(SELECT|INSERT|UPDATE|DELETE)\b.*\bFROM\b", text), source.name
        assert ".query(" not in text or source.name == "reader.py"


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the sqlite3 console is not installed")
def test_files_can_be_pasted_into_the_console(corpus: Store, tmp_path: Path) -> None:
    rows = corpus.query("PRAGMA database_list")
    copy = tmp_path / "pasted.db"
    with sqlite3.connect(rows[0][2]) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    lines = [".parameter init", ".bail on"]
    for file in FILES:
        text = file.read_text("utf-8")
        lines += [".parameter clear", *(match[0] for match in EXAMPLE.finditer(text)), text]
    done = subprocess.run(
        ["sqlite3", str(copy)], input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
