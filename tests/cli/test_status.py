"""`zhimai status`: says which dataset there is and how a store stands to it, and changes nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import zhimai

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the built data folder, to be changed."""
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    return copy


def status(folder: Path, *arguments: str, code: int = 0, **changes: str) -> dict[str, Any]:
    done = zhimai("status", "--json", "--data", folder, *arguments, cwd=folder.parent, **changes)
    assert done.code == code, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_built_folder_is_current_and_nothing_is_touched(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = status(folder)
    assert found["dataset"]["release"] == found["store"]["release"] == manifest["release"]
    assert found["dataset"]["generation"] == found["store"]["generation"] == 1
    assert (found["dataset"]["documents"], found["dataset"]["graphs"]) == (5, 12)
    assert found["dataset"]["analysed"] is True
    sizes = [entry["size"] for entry in manifest["graphs"].values()]
    assert found["dataset"]["bytes"] == sum(sizes)
    store = found["store"]
    assert (store["engine"], store["condition"]) == ("SQLite", "current")
    assert store["version"].startswith("3.")
    assert store["same"] == sorted(manifest["graphs"])
    assert not store["lacking"] + store["older"] + store["extra"]
    kept = {path: path.read_bytes() for path in before if "store.sqlite-" not in path.name}
    assert kept == {path: data for path, data in before.items() if path in kept}


def test_a_release_without_an_analysis_is_said_to_have_none(folder: Path) -> None:
    shutil.rmtree(folder / "analysis")
    assert status(folder)["dataset"]["analysed"] is False
    assert "未分析" in zhimai("status", "--data", folder, cwd=folder.parent).out


def test_what_a_store_lacks_and_what_is_of_an_older_hash_is_named(folder: Path) -> None:
    with sqlite3.connect(folder / "store.sqlite") as connection:
        rows = connection.execute("SELECT iri FROM graph WHERE document IS NOT NULL ORDER BY iri")
        first, second, third = [row[0] for row in rows.fetchall()[:3]]
        connection.execute("UPDATE graph SET sha256 = 'x' WHERE iri = ?", (first,))
        connection.execute("DELETE FROM graph WHERE iri = ?", (second,))
        connection.execute("UPDATE graph SET iri = iri || '-gone' WHERE iri = ?", (third,))
    store = status(folder)["store"]
    assert store["condition"] == "behind"
    assert store["older"] == [first]
    assert store["lacking"] == [second, third]
    assert store["extra"] == [third + "-gone"]
    assert len(store["same"]) == 9
    assert status(folder)["store"] == store, "looking does not roll forward"


def test_a_store_that_is_not_there_is_not_made(folder: Path) -> None:
    other = folder / "other.sqlite"
    for found in (status(folder, "--store", f"sqlite:{other}"),
                  status(folder, ZHIMAI_STORE=f"sqlite:{other}")):  # fmt: skip
        assert found["store"]["condition"] == "missing"
        assert len(found["store"]["lacking"]) == 12
    assert not other.exists()


def test_a_store_of_another_version_is_left_for_the_next_opening(folder: Path) -> None:
    with sqlite3.connect(folder / "store.sqlite") as connection:
        connection.execute("PRAGMA user_version = 1")
    assert status(folder)["store"]["condition"] == "outdated"
    with sqlite3.connect(folder / "store.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM graph").fetchone()[0] == 12


def test_a_store_of_another_dataset_is_said_to_be_one(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"dataset": "f" * 32}))
    store = status(folder)["store"]
    assert store["follows"] == manifest["dataset"]
    assert store["generation"] is None


def test_no_dataset_no_store_and_a_server_that_is_not_there_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    found = status(folder, code=4)
    assert found["dataset"] is None
    assert found["store"]["condition"] == "missing"
    assert not folder.exists()
    said = zhimai("status", "--data", folder, cwd=tmp_path)
    assert said.code == 4
    assert "还没有，zhimai build 会建立" in said.out
    gone = status(folder, "--store", "neo4j://127.0.0.1:1", code=4, ZHIMAI_NEO4J_RETRY_SECONDS="1")
    assert (gone["store"]["engine"], gone["store"]["condition"]) == ("Neo4j", "unreachable")
    assert "127.0.0.1:1" in gone["store"]["message"]


def test_a_url_that_no_store_has_ends_with_the_code_of_other_commands(folder: Path) -> None:
    done = zhimai("status", "--data", folder, "--store", "mysql://x", cwd=folder.parent)
    assert done.code == 4
    assert "mysql" in done.out + done.err


def test_people_read_it_in_chinese_and_in_english(folder: Path) -> None:
    zh = zhimai("status", "--data", folder, cwd=folder.parent)
    en = zhimai("status", "--data", folder, "--lang", "en", cwd=folder.parent)
    assert "与数据集一致" in zh.out
    assert "5 份文件，12 个图" in zh.out
    assert "the same as the dataset" in en.out
    assert "5 documents, 12 named graphs" in en.out
