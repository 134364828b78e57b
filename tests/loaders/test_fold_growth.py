"""Folding grows in step with its text, whatever the text: no pattern or rule explodes."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from loaders.fold.fold import fold
from loaders.read.source import Table

if TYPE_CHECKING:
    from collections.abc import Callable

# What each of these repeats is a trap for some rule: nesting, runs, empty lines, near matches.
UNITS = [
    "（", "）", "（）", "《", "》", "（\n", "《质量\n", "“质量，\n", "（市科委、\n", "）\n",
    " ", "a ", "中 ", "\u3000", "\u3000\u3000中", "\t", "\t\n", "a\tb\n", "中\u3000\u3000。",
    "\n", "\r\n", "\r", "\f", "1\f", "公报\n中\f", "\u200b", "\0", "\ufeff", "\u2028",
    "质量，", "质", "a", "质量，\n", "质量\n", "质量\n，", "市科委、\n", "的\n",
    "一、", "（一）", "1.", "。一、", "。（一）加强", "一、二、", "第一条", "附件", "。1.加强",
    ",中", "<中", "<中>", "&nbsp;", "&amp", "*", "**中", "|", "|\n", "|a|b|\n", "〇0", "0",
    "-", "— 3 —\n", "3\n", "通知 ", "：", "首页>", "首页 ", "2024年", "2024年1月1日\n",
    "。市人民政府2024年1月1日", "来源：中\n", "相关阅读\n", "ICP备", "打印 关闭 ", "責任編輯：",
    "質量發展", "着名商标", "着名", "隨著", "各区人民政府，", "各单位：", "责任单位：市科委\n",
    "通知如下：一、", "https://a.gov.cn/", "(.)", "[2024]", "# 一\n", "<!--", "-->\n",
]  # fmt: skip
_FEW = 4_000
_FACTOR = 16
# Linear growth is 16, quadratic 256.
_MOST = 70


def seconds(source: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = process_time()
        fold(source)
        best = min(best, process_time() - start)
    return best


def in_step(price: Callable[[int], float]) -> bool:
    """Tell whether _FACTOR times the text costs about as many times more, in one of five tries.

    A busy machine disturbs a try; a rule that explodes fails them all.
    """
    return any(price(_FACTOR) <= _MOST * max(price(1), 0.002) for _ in range(5))


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_the_price_of_a_character_does_not_grow_with_the_text(unit: str) -> None:
    few = unit * (_FEW // len(unit))
    assert in_step(lambda count: seconds(few * count))


@pytest.mark.parametrize("unit", ["质量\n", "（\n", "市科委，\n", "a\tb\n"], ids=repr)
def test_many_tables_cost_no_more_than_their_rows(unit: str) -> None:
    def price(count: int) -> float:
        text = unit * count
        tables = [
            Table(rows=(), lines=((start, start + len(unit) - 1),))
            for start in range(0, len(text), len(unit))
        ]
        start = process_time()
        fold(text, tables)
        return process_time() - start

    assert in_step(lambda count: price(4_000 * count))


def test_a_line_of_five_million_characters_is_read() -> None:
    text = "加强质量监管,推动质量提升。" * 385_000
    assert len(fold(text).text) == len(text)
