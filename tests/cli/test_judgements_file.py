"""judgements.csv beside the corpus: read at each build, refused with its place, told where it holds no more."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from graph.lineage.judging.judgements import COLUMNS, FILE
from tests.cli.running import HOUSE, zhimai

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ",".join(COLUMNS)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(HOUSE / "corpus", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return folder


def test_a_row_that_is_ill_formed_is_refused_and_nothing_is_changed(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    before = (built / "manifest.json").read_bytes()
    (corpus / FILE).write_text(f"{HEAD}\nmaybe,,a,b,c,d,e,f,g\n", encoding="utf-8")
    done = zhimai("build", "--corpus", corpus, "--data", built, cwd=tmp_path)
    assert done.code != 0
    assert f"{corpus / FILE}, line 2: verdict is 'maybe'" in done.err
    assert "Traceback" not in done.err
    assert (built / "manifest.json").read_bytes() == before


def test_a_row_whose_words_are_gone_is_told_and_kept(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    row = "rejected,,2015-32c45c65dd,从来没有的话,2024-5119a395d3,知识图谱,张三,2026-11-24,不同"
    text = f"{HEAD}\n{row}\n"
    (corpus / FILE).write_text(text, encoding="utf-8")
    done = zhimai("build", "--corpus", corpus, "--data", built, cwd=tmp_path)
    assert done.code == 0, done.err
    assert f"{FILE}, line 2: no sentence of 2015-32c45c65dd has “从来没有的话”" in done.err
    assert (corpus / FILE).read_text("utf-8") == text
    graphs = json.loads((built / "manifest.json").read_bytes())["graphs"]
    held = b"".join((built / "graphs" / f"{g['sha256']}.nq").read_bytes() for g in graphs.values())
    assert b"ns#verdict-rejected> <https://w3id.org/zhimai/graph/lineage/" not in held
