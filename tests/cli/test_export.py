"""`zhimai export` and `zhimai validate`: the graph in other hands, and what is wrong with it."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph
import pytest

from tests.cli.running import zhimai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Done

    Ask = Callable[..., Done]


def quads(path: Path, kind: pyoxigraph.RdfFormat) -> int:
    return len(set(pyoxigraph.parse(path=str(path), format=kind)))


def test_each_format_comes_by_its_suffix_and_reads_back(data: Path, tmp_path: Path) -> None:
    for name in ("g.nq", "g.ttl", "g.jsonld", "g.graphml", "g.zip"):
        done = zhimai("export", name, "--data", data, cwd=tmp_path)
        assert done.code == 0, done.err
        assert (done.out, done.err.strip()) == ("", name)
    statements = quads(tmp_path / "g.nq", pyoxigraph.RdfFormat.N_QUADS)
    assert statements > 10_000
    assert quads(tmp_path / "g.jsonld", pyoxigraph.RdfFormat.JSON_LD) > 10_000
    assert quads(tmp_path / "g.ttl", pyoxigraph.RdfFormat.TURTLE) > 10_000
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_nodes() > 1000
    tables = zipfile.ZipFile(tmp_path / "g.zip").namelist()
    assert {"Measure.csv", "Agency.csv", "ASSIGNED_TO.csv"} <= {
        n.rpartition("/")[2] for n in tables
    }


def test_without_a_target_it_goes_to_stdout_and_nothing_else_does(
    data: Path, tmp_path: Path
) -> None:
    document = json.loads(zhimai("document", "--json", "--data", data, cwd=tmp_path).out)
    identifier = document["page"]["items"][0]["document"]["id"]
    done = zhimai(
        *("export", "--format", "nquads", "--document", identifier, "--data", data), cwd=tmp_path
    )
    assert (done.code, done.err) == (0, "")
    graphs = {str(q.graph_name) for q in pyoxigraph.parse(done.out, pyoxigraph.RdfFormat.N_QUADS)}
    assert len(graphs) == 1
    assert identifier in graphs.pop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("g.docx",),
        ("g",),
        ("--format", "csv"),
        ("g.nq", "--document", "2024-0000000000"),
        ("/proc/g.nq",),
    ],
    ids=" ".join,
)
def test_what_can_t_be_exported_is_refused_and_nothing_is_left(
    data: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = zhimai("export", *arguments, "--data", data, cwd=tmp_path)
    assert (done.code, done.out) == (2, ""), done
    assert "Traceback" not in done.err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_graph_that_was_built_is_valid(ask: Ask) -> None:
    done = ask("validate", "--no-shapes")
    assert done.code == 0, done.out
    assert "全部通过" in done.out
    assert json.loads(ask("validate", "--no-shapes", "--json").out) == []


def test_an_altered_file_is_found_and_named(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    victim = max((copy / "graphs").iterdir(), key=lambda path: path.stat().st_size)
    victim.write_bytes(victim.read_bytes().replace("质量".encode(), "数量".encode(), 1))
    done = zhimai("validate", "--no-shapes", "--data", copy, cwd=tmp_path)
    assert done.code == 4
    assert victim.name in done.out
    assert "Traceback" not in done.err
    found = json.loads(
        zhimai("validate", "--no-shapes", "--json", "--data", copy, cwd=tmp_path).out
    )
    assert [finding["check"] for finding in found] == ["file"]
