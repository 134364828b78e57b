"""Lineage in the terminal: threads, one thing through the years, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Done

    Ask = Callable[..., Done]


def test_threads_are_listed_with_their_years_and_how_many_there_are(ask: Ask) -> None:
    done = ask("lineage")
    assert done.code == 0
    line = next(line for line in done.out.splitlines() if "首席质量官" in line)
    assert "2015 2017 2022 2023 2024" in line
    assert "zhimai trace" in done.err


def test_the_json_has_both_ends_of_every_link(ask: Ask) -> None:
    found = json.loads(ask("lineage", "--json").out)
    assert set(found) == {"links", "targets", "series"}
    for link in found["links"]:
        assert {"document", "measure", "start", "end"} <= set(link["from"]) & set(link["to"])
        assert 0 < link["score"] < 1
        assert link["evidence"]
    assert {one["verdict"] for one in found["targets"]} <= {
        "met", "missed", "reported", "unreported", "cannot_tell",
    }  # fmt: skip
    (index,) = (s for s in found["series"] if s["name"].endswith("制造业质量竞争力指数"))
    assert [(p["year"], p["value"]) for p in index["points"]] == [(2021, 95.34), (2023, 95.17)]


def test_a_trace_shows_how_far_a_thing_had_come_and_the_sentence(ask: Ask) -> None:
    done = ask("trace", "首席质量官")
    assert done.code == 0
    assert "2015 计划 加强 → 2017 计划 推进" in done.out
    assert "深化企業首席質量官制度" in done.out
    (thread, *_) = json.loads(ask("trace", "首席质量官", "--json").out)
    years = [sentence["date"][:4] for sentence in thread["sentences"]]
    assert years == sorted(years)


def test_traditional_characters_find_the_same(ask: Ask) -> None:
    assert (
        ask("trace", "首席質量官").out.split("\n")[0]
        == ask("trace", "首席质量官").out.split("\n")[0]
    )


def test_what_is_in_no_thread_is_said_so(ask: Ask) -> None:
    done = ask("trace", "火星移民")
    assert (done.code, done.out) == (1, "")
    assert "火星移民" in done.err


def test_words_without_a_character_are_refused(ask: Ask) -> None:
    done = ask("trace", "  ")
    assert done.code == 2
    assert "Traceback" not in done.err


def test_without_a_graph_it_says_what_to_do(ask: Ask, tmp_path: Path) -> None:
    done = ask("lineage", "--data", str(tmp_path / "none"))
    assert done.code == 4
    assert "zhimai build" in done.err


def test_two_documents_are_compared_sentence_by_sentence(ask: Ask) -> None:
    (found,) = json.loads(ask("compare", "沪质〔2024〕1号", "行动方案", "--json").out)
    assert found["from"].startswith("2023")
    assert found["to"].startswith("2024")
    links = {(link["from"]["measure"], link["to"]["measure"]) for link in found["continued"]}
    assert not {one["measure"] for one in found["new"]} & {later for _, later in links}
    assert not {one["measure"] for one in found["dropped"]} & {earlier for earlier, _ in links}
    words = [passage["words"] for passage in found["passages"]]
    assert any("构建上海电子信息产品质量检测及服务能力评估工作机制" in word for word in words)


def test_a_body_that_was_reorganised_is_shown_with_what_carries_it_on(ask: Ask) -> None:
    done = ask("compare", "行动方案", "沪质〔2024〕1号", "--limit", "2")
    assert "中国银行保险监督管理委员会上海监管局 → 国家金融监督管理总局上海监管局" in done.out
    assert "未见下文" in done.out


def test_three_documents_are_compared_each_with_the_next(ask: Ask) -> None:
    found = json.loads(
        ask("compare", "沪府发〔2015〕6号", "沪质〔2024〕1号", "消费品标准", "--json").out
    )
    assert [(c["from"][:4], c["to"][:4]) for c in found] == [("2015", "2017"), ("2017", "2024")]
    assert any(one["again_later"] for one in found[0]["dropped"])


def test_a_document_is_not_compared_with_itself_nor_alone(ask: Ask) -> None:
    assert ask("compare", "沪质〔2024〕1号").code == 2
    assert ask("compare", "沪质〔2024〕1号", "沪质〔2024〕1号").code == 2
    assert ask("compare", "沪质〔2024〕1号", "火星移民").code == 1
