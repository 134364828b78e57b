"""The measure of extraction: what counts as right, wrong and missed, on two annotated lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from loaders.quality.annotations import read_gold
from loaders.quality.quality import Group, measure
from ontology.errors import DataError, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "一、加强质量监管\n（一）推进质量提升行动。（市市场监管局牵头，市商务委配合）\n"
    "（二）完善标准体系。（市财政局负责）\n"
)


def body(name: str, surface: str, role: str) -> dict[str, Any]:
    return {"name": name, "surface": surface, "role": role, "position": 1, "inherited": False}


LED = {
    "quote": "（市市场监管局牵头，市商务委配合）",
    "occurrence": 1,
    "form": "bracket",
    "agencies": [
        body("上海市市场监督管理局", "市市场监管局", "lead"),
        body("上海市商务委员会", "市商务委", "support"),
    ],
}
ALONE = {
    "quote": "（市财政局负责）",
    "occurrence": 1,
    "form": "bracket",
    "agencies": [body("上海市财政局", "市财政局", "responsible")],
}


def gold(folder: Path, *statements: dict[str, Any], text: str = TEXT) -> Path:
    row = {
        "id": "sh-001",
        "issuer": "上海市人民政府",
        "title": "行动方案",
        "date": "2023-01-01",
        "text": text,
        "statements": list(statements),
    }
    (folder / "others.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    return folder


def whole(folder: Path) -> Group:
    found = measure(read_gold(folder, folder))
    [group] = [group for group in found.groups if group.by == "all"]
    return group


def test_a_document_read_as_annotated_scores_one(tmp_path: Path) -> None:
    group = whole(gold(tmp_path, LED, ALONE))
    assert {aspect: score.f1 for aspect, score in group.scores.items()} == {
        "agency": 1,
        "agency_role": 1,
        "printed": 1,
        "statement": 1,
    }
    assert group.scores["agency"].right == 3


def test_another_role_costs_only_the_score_with_role(tmp_path: Path) -> None:
    wrong = json.loads(json.dumps(LED))
    wrong["agencies"][1]["role"] = "lead"
    scores = whole(gold(tmp_path, wrong, ALONE)).scores
    assert scores["agency"].f1 == 1
    assert (scores["agency_role"].right, scores["agency_role"].wrong) == (2, 1)
    assert scores["agency_role"].missed == 1


def test_a_statement_that_nobody_annotated_is_a_false_alarm(tmp_path: Path) -> None:
    scores = whole(gold(tmp_path, LED)).scores
    assert (scores["agency"].right, scores["agency"].wrong) == (2, 1)
    assert scores["statement"].precision == 0.5
    assert scores["statement"].recall == 1


def test_an_annotated_statement_that_is_not_found_is_missed_and_shown(tmp_path: Path) -> None:
    text = TEXT + "（三）举办质量月活动，讲好质量故事。\n"
    unseen = {**ALONE, "quote": "讲好质量故事"}
    found = measure(read_gold(gold(tmp_path, LED, ALONE, unseen, text=text), tmp_path))
    [group] = [group for group in found.groups if group.by == "all"]
    assert group.scores["agency"].missed == 1
    [difference] = found.differences
    assert difference.quote == "讲好质量故事"
    assert difference.found == ()
    assert text[difference.start : difference.end] == "讲好质量故事"


@pytest.mark.parametrize("change", [{"quote": "（没有这句）"}, {"occurrence": 2}])
def test_a_quote_that_does_not_stand_in_its_document_is_refused(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    with pytest.raises(DataError, match="has no occurrence"):
        read_gold(gold(tmp_path, {**ALONE, **change}), tmp_path)


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no annotations"):
        read_gold(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("line", "reason"), [("{", "line 1: not JSON"), ('{"id": "x"}', "line 1: the excerpt has no")]
)
def test_a_line_that_is_no_annotation_is_refused_with_its_number(
    tmp_path: Path, line: str, reason: str
) -> None:
    (tmp_path / "others.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        read_gold(tmp_path, tmp_path)
