"""What `zhimai export --format neo4j-admin` writes is what the real importer takes.

The header format is that of the Neo4j Operations Manual, "Import", "CSV header format".
"""

from __future__ import annotations

import csv
import dataclasses
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.build import build
from graph.dataset import Dataset
from graph.export import export
from graph.export.admin_csv import _Tables, cell
from graph.neo4j.offline_elements import node
from graph.neo4j.server.jars import fetched
from graph.neo4j.server.process import Neo4jServer
from graph.projection.backward import to_nquads
from graph.rdf import record_to_graph
from graph.store import open_store
from graph.sync import open_current
from loaders.corpus import read_corpus
from loaders.extract import extract
from ontology.authority import load_authority
from ontology.errors import DataError, StoreError
from tests.graph.samples import Clause, record
from tests.neo4j import serving
from tests.neo4j.contents import contents
from tests.neo4j.test_lossless import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.record import Record

NODE = re.compile(r":ID\((\w+)\)")
ENDS = re.compile(r":START_ID\((\w+)\),:END_ID\((\w+)\),:TYPE")
PROPERTY = re.compile(r"[a-z][a-z0-9_]*:(string|long|double|boolean)(\[\])?")
ODD = '"引号" \'单\' \\反斜 , ; | \t 制表 =1+1 e\u0301 𠮷字 \u2028 \ufeff 😀 \u0007 ""'


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The corpus, a document with every odd character, and ids that were withdrawn."""
    path = tmp_path_factory.mktemp("data")
    texts = [extract(entry.path) for entry in read_corpus(CORPUS)]
    for sentence in ("将来不再有的一句。", "换了的一句。"):
        records = [*texts, odd(), short(Clause((sentence,)))]
        build(records, load_authority(), path, f"sqlite:{path / 'store.db'}", version="1")
    return Dataset(path)


def odd() -> Record:
    made = record(
        "沪文〔2021〕3号", (Clause((f"推进{ODD}建设。",), (("sh-qts", "lead"),)),), date=None
    )
    document = dataclasses.replace(made.document, title=ODD, recipients=(ODD, "", "\r\n\n"))
    return dataclasses.replace(made, document=document)


def short(clause: Clause) -> Record:
    made = record("沪文〔2022〕4号", (clause,), date="2022-01")
    return dataclasses.replace(made, document=dataclasses.replace(made.document, recipients=()))


@pytest.fixture(scope="module")
def files(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import")
    written = export(dataset, "neo4j-admin", folder)
    assert sorted(written) == sorted(folder.iterdir())
    return folder


@pytest.fixture(scope="module")
def imported(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server whose database the importer made."""
    serving.needs_java()
    home = tmp_path_factory.mktemp("home")
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").touch()
    jars = fetched(Path(__file__).with_name("importer.xml"), "neo4j-importer-5.26.28")
    opens = [
        f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch")
    ]
    done = subprocess.run(
        [
            *("java", *opens, "-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*"),
            *("org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@import.args"),
            *("--max-off-heap-memory=1g", "--bad-tolerance=0"),
        ],
        cwd=files,
        env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    with Neo4jServer(home, heap=512, page_cache=64, quick=True) as server:
        yield server


def test_every_file_has_a_header_of_the_documented_form(files: Path) -> None:
    arguments = (files / "import.args").read_text("utf-8").split()
    named = {a.partition("=")[2]: a.partition("=")[0] for a in arguments if a.endswith(".csv")}
    assert named.keys() == {path.name for path in files.glob("*.csv")}
    ids: dict[str, set[str]] = {}
    ends: list[tuple[str, str]] = []
    for name in sorted(named):
        with (files / name).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            header = next(rows)
            label = NODE.fullmatch(header[0])
            relationship = ENDS.fullmatch(",".join(header[:3]))
            assert named[name] == ("--nodes" if label else "--relationships")
            assert all(PROPERTY.fullmatch(field) for field in header[2 if label else 3 :]), header
            found = list(rows)
        assert all(len(row) == len(header) for row in found)
        if label:
            known = ids.setdefault(label[1], set())
            assert len({row[0] for row in found} - known) == len(found), f"{name}: an id twice"
            known |= {row[0] for row in found}
        else:
            assert relationship is not None, header
            ends += [(relationship[place], row[place - 1]) for row in found for place in (1, 2)]
    assert all(identifier in ids[group] for group, identifier in ends)


def test_the_importer_makes_the_store_that_a_load_makes(
    imported: Neo4jServer, dataset: Dataset, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = open_current(url, dataset)
    wanted, release = contents(loaded), loaded.release()
    loaded.close()
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
    with pytest.raises(StoreError, match="zhimai build"):
        open_store(imported.url, read_only=True)
    store = open_current(imported.url, dataset)
    found = contents(store)
    for kind in ("nodes", "relationships"):
        assert found[kind] == wanted[kind]
    assert store.release() == release
    indexes = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'zhimai_' RETURN name, state"
    states = {row[0]: row[1] for row in store.query(indexes)}
    assert len(states) > 30
    assert set(states.values()) == {"ONLINE"}
    with dataset.reading() as reading:
        dumped = {graph.graph: to_nquads(graph) for graph in store.dump()}
        assert dumped == {name: reading.nquads(name) for name in reading.manifest.graphs}
    # What is committed later goes in as ever.
    store.apply([record_to_graph(record("沪文〔2025〕9号", date="2025-01-01"), "1")])
    store.close()
    open_store(imported.url, read_only=True).close()


def test_integers_and_decimals_of_one_property_stand_in_two_files(tmp_path: Path) -> None:
    with _Tables(tmp_path) as tables:
        for key, value in (("a", 7), ("b", 9.5), ("c", None), ("d", 8)):
            tables.add(node("Figure", key, {"value": value}))
    assert tables.write() == ["nodes-Figure.csv", "nodes-Figure-2.csv"]
    assert (tmp_path / "nodes-Figure.csv").read_text("utf-8").splitlines() == [
        ":ID(Figure),:LABEL,value:long", '"a",Figure,7', '"c",Figure,', '"d",Figure,8',
    ]  # fmt: skip
    assert (tmp_path / "nodes-Figure-2.csv").read_text("utf-8").splitlines()[1:] == [
        '"b",Figure,9.5'
    ]


def test_lists_that_the_format_can_not_hold_are_refused() -> None:
    for values in (["a\x1fb"], [""]):
        with pytest.raises(DataError, match="zhimai build"):
            cell(values)
    assert cell(["", "a"]) == '"\x1fa"'
