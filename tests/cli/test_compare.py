"""Documents side by side in the terminal: groups, names, and JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Done

    Ask = Callable[..., Done]


def test_two_documents_are_compared_sentence_by_sentence(ask: Ask) -> None:
    (found,) = json.loads(ask("compare", "沪质〔2024〕1号", "行动方案", "--json", "-n", "999").out)
    assert found["earlier"]["document"]["date"].startswith("2023")
    assert found["later"]["document"]["date"].startswith("2024")
    rows = found["rows"]
    assert {name: len(some) for name, some in rows.items()} == found["totals"]
    pairs = [row["link"] for name in ("continued", "changed") for row in rows[name]]
    linked = {link[end]["sentence"]["id"] for link in pairs for end in ("earlier", "later")}
    single = {row["sentence"]["id"] for name in ("new", "dropped") for row in rows[name]}
    assert not linked & single
    quotes = [passage["later"]["quote"] for passage in found["passages"]]
    assert any("构建上海电子信息产品质量检测及服务能力评估工作机制" in quote for quote in quotes)


def test_a_body_that_was_reorganised_is_shown_with_what_carries_it_on(ask: Ask) -> None:
    done = ask("compare", "行动方案", "沪质〔2024〕1号", "--limit", "2")
    assert done.code == 0
    assert "中国银行保险监督管理委员会上海监管局 → 国家金融监督管理总局上海监管局" in done.out
    for heading in ("延续", "变动", "未见前文", "未见下文", "事项", "机构", "照抄的话"):
        assert f"\n{heading}" in done.out
    english = ask("compare", "行动方案", "沪质〔2024〕1号", "--limit", "2", "--lang", "en")
    assert "\nno continuation found" in english.out


def test_one_section_may_be_asked_for(ask: Ask) -> None:
    done = ask("compare", "行动方案", "沪质〔2024〕1号", "--group", "changed")
    assert "\n变动 " in done.out
    assert "\n未见前文 " not in done.out


def test_three_documents_are_compared_each_with_the_next(ask: Ask) -> None:
    found = json.loads(
        ask("compare", "沪府发〔2015〕6号", "沪质〔2024〕1号", "消费品标准", "--json").out
    )
    years = [
        (one["earlier"]["document"]["year"], one["later"]["document"]["year"]) for one in found
    ]
    assert years == [(2015, 2017), (2017, 2024)]
    assert found[0]["earlier"]["fates"]["again_later"] > 0


def test_a_document_is_not_compared_with_itself_nor_alone(ask: Ask) -> None:
    assert ask("compare", "沪质〔2024〕1号").code == 2
    assert ask("compare", "沪质〔2024〕1号", "沪质〔2024〕1号").code == 2
    assert ask("compare", "沪质〔2024〕1号", "火星移民").code == 1
