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
    assert "zhimai trace" in done.out


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
    head, row, *_ = [line for line in done.out.splitlines() if line.strip("─ ")]
    assert head.split() == ["事项", "2015", "2017", "2022", "2023", "2024"]
    assert row.split()[1:7] == ["提出", "计划", "加强", "延续", "计划", "推进"]
    assert "2022 加码 计划 深化  深化企業首席質量官制度" in done.out
    (thread, *_) = json.loads(ask("trace", "首席质量官", "--json").out)
    years = [sentence["date"][:4] for sentence in thread["sentences"]]
    assert years == sorted(years)
    assert thread["sentences"][0]["change"] is None
    assert thread["sentences"][-1]["change"]["kind"] in {"continues", "expands"}


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
