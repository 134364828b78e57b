"""Asking from the terminal what documents name: cites, standards, citations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Done

    Ask = Callable[..., Done]


@pytest.mark.parametrize(
    "words",
    [
        "质量强国建设纲要",
        "《质量强国建设纲要》",
        "質量強國建設綱要",
        "GB/T29187",
        "国办发〔2016〕68号",
    ],
)
def test_a_thing_is_found_by_its_name_or_number(ask: Ask, words: str) -> None:
    done = ask("cites", words, "--json")
    assert done.code == 0, done.err
    answer = json.loads(done.out)
    dates = [item["document"]["date"] for item in answer["page"]["items"]]
    assert dates
    assert dates == sorted(dates)


def test_places_are_quoted_and_bodies_counted(ask: Ask) -> None:
    done = ask("cites", "首席质量官制度")
    assert done.code == 0
    assert "首席質量官制度" in done.out
    assert "企业首席质量官制度" in done.out
    assert "上海市市场监督管理局：3 处（按照职责分工负责 3）" in done.out


def test_several_things_are_listed_and_none_is_chosen(ask: Ask) -> None:
    done = ask("cites", "质量基础设施")
    assert done.code == 1
    assert "质量基础设施一站式" in done.out
    assert "全名" in done.err


def test_nothing_is_found_for_a_name_that_nobody_uses(ask: Ask) -> None:
    assert ask("cites", "无人写到的名称").code == 1


def test_standards_are_listed_with_their_numbers(ask: Ask) -> None:
    done = ask("standards", "GB")
    assert done.code == 0
    assert "GB/T 29187" in done.out


def test_the_report_counts_and_gives_reasons(ask: Ask) -> None:
    done = ask("citations", "--json")
    assert done.code == 0
    report = json.loads(done.out)
    for row in report["documents"]:
        assert row["named"] == row["resolved"] + row["ambiguous"] + row["unresolved"]
    assert {item["thing"]["reason"] for item in report["unresolved"]} == {"forthcoming"}
    assert "拟制定" in ask("citations").out
