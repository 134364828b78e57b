"""Figures in the terminal: a table for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Done

    Ask = Callable[..., Done]


def test_a_table_shows_value_year_kind_and_place(ask: Ask) -> None:
    done = ask("figures", "制造业产品质量合格率")
    assert done.code == 0
    assert "96.04％" in done.out
    assert "2023" in done.out
    assert "结果" in done.out
    assert "沪质〔2024〕1号" in done.out


def test_targets_and_results_are_told_apart(ask: Ask) -> None:
    found = json.loads(ask("figures", "--kind", "target", "--year", "2025", "--json").out)
    assert len(found["page"]["items"]) == found["page"]["total"] > 3
    assert {(row["kind"], row["year"]) for row in found["page"]["items"]} == {("target", 2025)}


def test_one_indicator_comes_in_order_of_time_across_documents(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("figures", "产品质量合格率", "--csv").out)))
    # One report writes 上海市 before it, the other does not: it is the same.
    (series,) = {row["indicator"] for row in rows if "高于" not in row["name"]}
    through = list(csv.DictReader(io.StringIO(ask("figures", "--indicator", series, "--csv").out)))
    assert [(row["year"], row["value"]) for row in through] == [
        ("2021", "96.96"),
        ("2023", "96.04"),
    ]


def test_nothing_found_has_a_code_of_its_own(ask: Ask) -> None:
    assert ask("figures", "无此数据").code == 1
    assert ask("figures", "--indicator", "i000000000000").code == 1


def test_an_unknown_word_for_a_kind_is_wrong_usage(ask: Ask) -> None:
    assert ask("figures", "--kind", "hope").code == 2
