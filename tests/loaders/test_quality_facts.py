"""The measure of mentions, figures and mastheads, and the annotations that it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.extract import Hints
from loaders.quality import facts as quality_facts
from loaders.quality.facts import (
    Tally,
    compare_figures,
    compare_mentions,
    measure_facts,
    same_works,
)
from loaders.quality.gold import FIELDS, GoldText, plain_source, read_facts
from loaders.quality.quality import Score
from ontology.errors import DataError

ROOT = Path(__file__).parents[2]
GOLD, CORPUS = ROOT / "tests" / "gold", ROOT / "corpus"
TEXT = "落实《质量强国建设纲要》，开展“铁拳”行动。新增服务企业约2万家，合格率99.5％。"


def mention(
    quote: str, kind: str, name: str, relation: str | None = None, **more: Any
) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {
        "start": start,
        "end": start + len(quote),
        "type": kind,
        "name": name,
        "number": None,
        "relation": relation,
        **more,
    }


def figure(quote: str, value: float, unit: str | None, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    row = {
        "start": start,
        "end": start + len(quote),
        "name": "服务企业" if unit != "%" else "合格率",
        "value": value,
        "value_max": None,
        "comparison": "=",
        "unit": unit,
        "year": 2023,
        "kind": "result",
        "flow": "flow",
        "level": None,
    }
    return {**row, **more}


OUTLINE = mention("《质量强国建设纲要》", "document", "质量强国建设纲要", "implements")
FIST = mention("“铁拳”行动", "programme", "铁拳行动")
SERVED = figure("约2万家", 2, "万家", comparison="≈")
RATE = figure("99.5％", 99.5, "%", flow=None)


def gold(folder: Path, mentions: list[dict[str, Any]], figures: list[dict[str, Any]]) -> GoldText:
    def write(name: str, rows: list[dict[str, Any]]) -> None:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (folder / name).write_text("".join(lines), "utf-8")

    def quoted(row: dict[str, Any]) -> dict[str, Any]:
        quote = TEXT[row["start"] : row["end"]]
        more = {"also": [], "also_types": [], "optional": False, **row}
        return {"document": "t", "quote": quote, **more}

    head = {"id": "t", "title": None, "number": None, "date": None, "text": TEXT}
    write("texts-others.jsonl", [head])
    write("mentions-others.jsonl", [quoted(row) for row in mentions])
    write("figures-others.jsonl", [quoted(row) for row in figures])
    [text] = read_facts(folder, folder)
    return text


def scores(
    text: GoldText, fact: str, found: list[dict[str, Any]]
) -> dict[str, tuple[int, int, int]]:
    tally = Tally()
    if fact == "mention":
        compare_mentions(tally, text, text.mentions or (), found)
    else:
        compare_figures(tally, text, text.figures or (), found)
    return {name: (s.right, s.wrong, s.missed) for (_, _, name), s in tally.scores.items()}


def test_what_was_annotated_is_right(tmp_path: Path) -> None:
    text = gold(tmp_path, [OUTLINE, FIST], [SERVED, RATE])
    assert scores(text, "mention", [OUTLINE, FIST])["all"] == (2, 0, 0)
    assert scores(text, "figure", [SERVED, RATE])["all"] == (2, 0, 0)


def test_nothing_found_is_all_missed(tmp_path: Path) -> None:
    text = gold(tmp_path, [OUTLINE, FIST], [SERVED, RATE])
    assert scores(text, "mention", []) == {
        "document": (0, 0, 1),
        "programme": (0, 0, 1),
        "all": (0, 0, 2),
    }
    assert scores(text, "figure", [])["all"] == (0, 0, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "质量强市纲要"},
        {"type": "programme"},
        {"start": 0, "end": 2},
    ],
)
def test_another_name_group_or_place_is_wrong_and_missed(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    text = gold(tmp_path, [OUTLINE], [])
    assert scores(text, "mention", [{**OUTLINE, **change}])["all"] == (0, 1, 1)


def test_a_thing_may_be_named_without_its_class_word(tmp_path: Path) -> None:
    text = gold(tmp_path, [FIST], [])
    assert scores(text, "mention", [{**FIST, "name": "铁拳"}])["all"] == (1, 0, 0)
    assert scores(text, "mention", [{**FIST, "name": "守护行动"}])["all"] == (0, 1, 1)


def test_the_same_mention_found_twice_is_right_once_and_wrong_once(tmp_path: Path) -> None:
    text = gold(tmp_path, [FIST], [])
    assert scores(text, "mention", [FIST, FIST])["all"] == (1, 1, 0)


def test_type_and_relation_are_counted_beside_the_score(tmp_path: Path) -> None:
    text = gold(tmp_path, [OUTLINE], [])
    tally = Tally()
    compare_mentions(
        tally, text, text.mentions or (), [{**OUTLINE, "type": "law", "relation": "cites"}]
    )
    assert tally.scores["others", "mention", "document"].right == 1
    assert tally.shares["others", "mention", "document"] == {"type": (0, 1), "relation": (0, 1)}


def test_mentions_of_one_work_must_have_one_entity() -> None:
    works: list[tuple[str, str | None]] = [("纲要", "w1"), ("纲要", "w1"), ("意见", "w2")]
    assert same_works(works) == Score(right=1)
    assert same_works([*works, ("纲要", "w2")]) == Score(right=1, wrong=1, missed=2)
    assert same_works([("纲要", None), ("纲要", None)]) == Score(missed=1)


def test_what_is_optional_counts_nowhere(tmp_path: Path) -> None:
    text = gold(tmp_path, [OUTLINE, {**FIST, "optional": True}], [{**RATE, "optional": True}])
    assert scores(text, "mention", [OUTLINE, FIST])["all"] == (1, 0, 0)
    assert scores(text, "mention", [OUTLINE, {**FIST, "name": "行动"}])["all"] == (1, 0, 0)
    assert scores(text, "mention", [OUTLINE])["all"] == (1, 0, 0)
    assert scores(text, "figure", [RATE]) == {}


def test_a_thing_in_the_title_of_a_work_is_no_false_alarm(tmp_path: Path) -> None:
    text = gold(tmp_path, [OUTLINE], [])
    inner = mention("质量强国", "programme", "质量强国")
    assert scores(text, "mention", [OUTLINE, inner])["all"] == (1, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"value": 3},
        {"unit": "家"},
        {"year": 2024},
        {"year": None},
        {"kind": "target"},
        {"value_max": 3},
    ],
)
def test_a_figure_with_one_part_wrong_is_wrong_and_missed(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    text = gold(tmp_path, [], [SERVED])
    _, wrong, missed = scores(text, "figure", [{**SERVED, **change}])["all"]
    assert (wrong, missed) == (1, 1)


def test_values_are_compared_in_their_units(tmp_path: Path) -> None:
    text = gold(tmp_path, [], [SERVED])
    assert scores(text, "figure", [{**SERVED, "value": 20000, "unit": "家"}])["all"] == (1, 0, 0)


def test_comparison_flow_and_name_are_counted_beside_the_score(tmp_path: Path) -> None:
    text = gold(tmp_path, [], [SERVED])
    tally = Tally()
    found = [{**SERVED, "comparison": "=", "flow": "stock", "name": "面积"}]
    compare_figures(tally, text, text.figures or (), found)
    assert tally.shares["others", "figure", "result"] == {
        "comparison": (0, 1),
        "name": (0, 1),
        "flow": (0, 1),
    }


def test_every_field_of_a_masthead_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = {
        "document": {
            **dict.fromkeys(FIELDS),
            "title": "关于《方案》的 通知",
            "issuers": [{"name": "市政府"}],
            "recipients": [],
        }
    }
    monkeypatch.setattr(quality_facts, "extract_source", lambda *_, **__: None)
    monkeypatch.setattr(quality_facts, "record_json", lambda _: printed)
    right: dict[str, list[Any]] = {name: [None] for name in FIELDS}
    right |= {
        "title": ["关于〈方案〉的通知"],
        "issuers": [["市委"], ["市政府"]],
        "recipients": [["各区"]],
    }
    text = GoldText("t", "five", plain_source(TEXT), Hints(), masthead=right)
    found = {g.name: g.score for g in measure_facts([text]).groups}
    assert {name for name, score in found.items() if score.f1 < 1} == {"recipients", "all"}
    assert found["all"].right == len(FIELDS) - 1


def test_a_quote_that_stands_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not stand at"):
        gold(tmp_path, [{**OUTLINE, "quote": "《纲要》"}], [])


def test_every_annotation_stands_where_it_says_and_is_whole() -> None:
    texts = read_facts(GOLD, CORPUS)
    facts = [text for text in texts if text.mentions is not None]
    assert {text.set for text in facts} == {"five", "others"}
    assert len({text.name for text in facts if text.set == "others"}) >= 6
    for text in facts:
        printed = text.source.text
        for name in ("mentions", "figures"):
            for row in getattr(text, name):
                assert 0 <= row.start < row.end <= len(printed)
                assert printed[row.start : row.end] == printed[row.start : row.end].strip()
    heads = [text for text in texts if text.masthead]
    assert sum(text.set == "five" for text in heads) == 5
    assert sum(text.set == "others" for text in heads) >= 53


@pytest.mark.parametrize(
    "file",
    [
        "mentions",
        "figures",
        "mentions-others",
        "figures-others",
        "held-out/mentions-others",
        "held-out/figures-others",
    ],
)
def test_the_occurrence_of_a_quote_agrees_with_its_offset(file: str) -> None:
    path = GOLD / f"{file}.jsonl"
    texts = {text.name: text.source.text for text in read_facts(path.parent, CORPUS)}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        start = -1
        for _ in range(row["occurrence"]):
            start = texts[row["document"]].find(row["quote"], start + 1)
        assert start == row["start"], row["quote"]
