"""The tables that the fold works by: every row is usable, and a wrong one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.fold.width import fold_width
from ontology import page_furniture, slips
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = page_furniture.load_rows()
FURNITURE = page_furniture.load_furniture()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.where}-{row.text[:20]}")
def test_every_row_of_the_furniture_knows_its_example(row: page_furniture.Row) -> None:
    words = fold_width(row.example)
    if row.kind == "own":
        assert FURNITURE.own(f"{row.text}：值") == "值"
    elif row.kind == "word":
        assert FURNITURE.head(row.text) is not None
        assert FURNITURE.head(words) is not None
    elif row.kind == "field":
        line = words if "：" in words else f"{words}：值"
        assert (FURNITURE.head(line) is not None) == (row.certainty == "certain")
        assert FURNITURE.head(line, in_catalogue=True) is not None
        assert FURNITURE.label(f"{row.text}：", in_catalogue=True) == row.reason
    else:
        asked = {
            "line": FURNITURE.anywhere,
            "head": FURNITURE.head,
            "edge": FURNITURE.head,
            "foot": lambda line: FURNITURE.foot(line, above_legal=False),
            "after": lambda line: FURNITURE.foot(line, above_legal=True),
            "tail": FURNITURE.tail,
        }[row.where]
        example = words if row.kind == "pattern" or row.text in words else row.text
        assert asked(example) is not None


@pytest.mark.parametrize("slip", slips.load_slips(), ids=lambda slip: slip.wrong)
def test_every_slip_keeps_the_length_and_is_repaired_once(slip: slips.Slip) -> None:
    text = f"，{slip.wrong}"
    for following in ("", "商标", "、", "的", "地"):
        repaired = slip.repair(text + following)
        assert len(repaired) == len(text + following)
        assert slip.repair(repaired) == repaired


def test_no_slip_undoes_another() -> None:
    rights = {slip.right for slip in slips.load_slips()}
    assert not rights & {slip.wrong for slip in slips.load_slips() if slip.variant == "any"}


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in the place of ontology/ from which both readers read."""
    caches = (slips.load_slips, page_furniture.load_rows, page_furniture.load_furniture)
    for module in (slips, page_furniture):
        monkeypatch.setattr(module, "files", lambda _: tmp_path)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize(
    "row",
    ["着名,著,any,,,r,s,certain", ",,any,,,r,s,certain", "着名,著名,both,,,r,s,certain"],
)
def test_a_wrong_slip_is_named(table: Path, row: str) -> None:
    header = "wrong,right,variant,not_after,before,reason,source,certainty"
    (table / "slips.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ontology/slips\.csv: "):
        slips.load_slips()


def test_a_slip_with_an_ill_formed_context_is_named(table: Path) -> None:
    text = "wrong,right,variant,not_after,before,reason,source,certainty\n着名,著名,any,[,,r,s,likely\n"
    (table / "slips.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="着名: ill-formed context"):
        slips.load_slips()[0].repair("着名")


@pytest.mark.parametrize(
    "row", ["patern,x,line,r,e,s,certain", "word,x,top,r,e,s,certain", "word,,edge,r,e,s,certain"]
)
def test_a_wrong_row_of_the_furniture_is_named(table: Path, row: str) -> None:
    header = "kind,text,where,reason,example,source,certainty"
    (table / "page_furniture.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ontology/page_furniture\.csv: .*kind is one of"):
        page_furniture.load_rows()


def test_an_ill_formed_pattern_of_the_furniture_is_named(table: Path) -> None:
    text = "kind,text,where,reason,example,source,certainty\npattern,(,line,r,e,s,certain\n"
    (table / "page_furniture.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="ill-formed"):
        page_furniture.load_furniture()
