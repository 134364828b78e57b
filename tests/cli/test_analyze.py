"""`zhimai analyze`: what a build leaves, tables and pictures, the same as computed from scratch."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import HOUSE, Done, zhimai

if TYPE_CHECKING:
    from pathlib import Path

Ask = Callable[..., Done]


def kept(data: Path) -> dict[str, bytes]:
    """Every file of the one release that was analysed."""
    (release,) = (data / "analysis").iterdir()
    assert release.name == json.loads((data / "manifest.json").read_bytes())["release"]
    return {path.name: path.read_bytes() for path in release.iterdir()}


def answer(ask: Ask, *arguments: str) -> dict[str, Any]:
    done = ask("analyze", *arguments, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    return copy


def test_a_build_leaves_an_analysis_equal_to_one_from_scratch(folder: Path) -> None:
    before = kept(folder)
    assert len(before) == 25, "all documents and five years, four ways each, and the index"
    done = zhimai("analyze", "--again", "--json", "--data", folder, cwd=folder.parent)
    assert done.code == 0
    assert kept(folder) == before


def test_a_build_without_changes_analyses_nothing(folder: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in (folder / "analysis").rglob("*")}
    assert zhimai("build", "--data", folder, cwd=folder.parent).code == 0
    assert {path: path.stat().st_mtime_ns for path in (folder / "analysis").rglob("*")} == times


def test_what_is_added_is_analysed_and_the_older_release_goes(folder: Path, tmp_path: Path) -> None:
    before = kept(folder)
    notice = tmp_path / "通知.txt"
    notice.write_text(
        "上海市人民政府关于测试的通知\n沪府发〔2019〕9号\n\n"
        "一、推进测试工作。（市体育局牵头，市税务局配合）\n\n上海市人民政府\n2019年5月6日\n"
    )
    done = zhimai("add", notice, "--data", folder, cwd=tmp_path)
    assert done.code == 0, done.err
    after = kept(folder)
    assert after.keys() - before.keys() == {
        f"2019.{through}.{collectives}.json"
        for through in ("names", "succession")
        for collectives in ("left_out", "kept")
    }
    year = json.loads(after["2019.names.left_out.json"])
    (tie,) = year["ties"]
    assert {tie["a"], tie["b"]} == {"sh-sports", "sh-tax"}
    assert tie["a_leads"] + tie["b_leads"] == 1


def test_a_missing_analysis_is_made_by_the_command(folder: Path) -> None:
    before = kept(folder)
    shutil.rmtree(folder / "analysis")
    assert zhimai("analyze", "--data", folder, cwd=folder.parent).code == 0
    assert kept(folder) == before


def test_an_analysis_that_can_not_be_kept_is_a_remark_of_the_build(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "analysis").write_text("in the way")
    done = zhimai("build", "--data", data, cwd=tmp_path)
    assert done.code == 0
    assert "no analysis yet" in done.err
    assert "Traceback" not in done.err


def test_agencies_are_ordered_by_the_measure_asked_for(ask: Ask) -> None:
    for measure in ("strength", "betweenness", "core", "led"):
        found = answer(ask, "agencies", "--by", measure, "--limit", "100")
        values = [item[measure] for item in found["items"]]
        assert values == sorted(values, reverse=True)
        assert found["total"] == len(values) == found["network"]["actors"]


def test_pairs_of_an_agency_have_the_words_that_prove_them(ask: Ask, data: Path) -> None:
    found = answer(ask, "pairs", "--agency", "市教委", "--limit", "3")
    assert len(found["items"]) == 3
    texts = [path.read_text() for path in (data / "texts").iterdir()]
    for item in found["items"]:
        assert "sh-edu" in (item["a"], item["b"])
        for statement in item["newest"]:
            evidence = found["proofs"][statement]["evidence"]
            span = slice(evidence["start"], evidence["end"])
            assert any(text[span] == evidence["quote"] for text in texts)


def test_through_succession_old_names_are_those_of_today(ask: Ask) -> None:
    names = answer(ask, "agencies", "--limit", "100")
    through = answer(ask, "agencies", "--through", "succession", "--limit", "100")
    assert "sh-qts" in {item["id"] for item in names["items"]}
    by_id = {item["id"]: item for item in through["items"]}
    assert "sh-qts" not in by_id
    assert {"sh-qts", "sh-aic", "sh-amr"} <= set(by_id["sh-amr"]["bodies"])
    old = answer(ask, "pairs", "--agency", "市质量技监局", "--limit", "1")
    assert "sh-qts" in (old["items"][0]["a"], old["items"][0]["b"])
    carried = answer(
        ask, "pairs", "--agency", "市质量技监局", "--limit", "1", "--through", "succession"
    )
    assert "sh-amr" in (carried["items"][0]["a"], carried["items"][0]["b"])


def test_communities_say_how_sure_they_are(ask: Ask) -> None:
    done = ask("analyze", "communities", "--through", "succession")
    assert done.code == 0
    assert "模块度" in done.out
    assert "种子" in done.out
    found = answer(ask, "communities", "--through", "succession", "--limit", "100")
    members = [member for item in found["items"] for member in item["members"]]
    assert len(members) == len(set(members))
    network = found["network"]
    assert len(members) == network["actors"] - network["isolates"]


def test_collective_bodies_come_in_when_asked_for(ask: Ask) -> None:
    without = answer(ask, "agencies", "--limit", "100")
    with_them = answer(ask, "agencies", "--limit", "100", "--with-collectives")
    assert not any(item["collective"] for item in without["items"])
    assert "all-districts" in {item["id"] for item in with_them["items"] if item["collective"]}


def test_a_year_without_documents_is_said_with_the_years_there_are(ask: Ask) -> None:
    done = ask("analyze", "--year", "1999")
    assert done.code == 1
    assert "2015、2017、2022、2023、2024" in done.err


def test_an_agency_without_ties_is_not_found(ask: Ask) -> None:
    assert ask("analyze", "pairs", "--agency", "市体育局", "--year", "2015").code == 1
    assert ask("analyze", "pairs", "--agency", "无此机构局").code == 1


def test_people_read_it_in_both_languages(ask: Ask) -> None:
    zh, en = ask("analyze"), ask("analyze", "--lang", "en")
    assert "密度" in zh.out
    assert "density" in en.out
    assert "betweenness" in en.out


@pytest.mark.parametrize("what", ["pairs", "communities", "years"])
def test_pictures_are_written_whole_and_the_same(ask: Ask, what: str, tmp_path: Path) -> None:
    for name in ("one.svg", "other.svg"):
        done = ask("analyze", what, "--svg", str(tmp_path / name))
        assert (done.code, done.out) == (0, "")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
    assert "市市场监管局" in (tmp_path / "one.svg").read_text()
    assert ask("analyze", what, "--svg", str(tmp_path / "no" / "x.svg")).code == 2


def test_what_the_docs_conclude_is_so(ask: Ask) -> None:
    """docs/analysis.md says these in words: that they are so is checked here."""
    done = ask("analyze", "years", "--through", "succession", "--json")
    networks = [one["network"] for one in json.loads(done.out)]
    assert all(network["centralization"] > 0.5 for network in networks), "a star in every year"
    found = answer(ask, "communities", "--through", "succession")["network"]
    assert found["modularity_by_chance"] < found["modularity"] < 0.3, "real but faint"
    assert found["agreement"] > 0.9
    assert found["moved"] == 2


def test_the_pictures_of_the_docs_are_those_of_the_five_documents(ask: Ask, tmp_path: Path) -> None:
    for what, name in (("pairs", "network"), ("communities", "communities"), ("years", "years")):
        target = tmp_path / f"{name}.svg"
        assert ask("analyze", what, "--through", "succession", "--svg", str(target)).code == 0
        committed = HOUSE / "docs" / "figures" / f"{name}.svg"
        if os.environ.get("ZHIMAI_UPDATE_DOCS") == "1":
            shutil.copyfile(target, committed)
        assert target.read_bytes() == committed.read_bytes(), (
            f"zhimai analyze {what} --through succession --svg {committed.relative_to(HOUSE)}"
        )
