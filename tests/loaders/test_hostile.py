"""Text made to explode takes time in proportion to its length, and raises nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.loaders.documents import read

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "某市人民政府关于质量的通知\n各区人民政府：\n一、任务\n（一）甲。"

HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "（" * n,
    "nested brackets": lambda n: "（" * n + "市商务局负责" + "）" * n,
    "ten thousand statements": lambda n: "（市商务局负责）" * n,
    "one long list": lambda n: "（" + "、".join(["市商务局"] * n) + "负责）",
    "labels of roles": lambda n: "责任单位：" * n,
    "conjunctions": lambda n: "市商务局和" * n + "负责。",
    "open lists": lambda n: "市局等" * n,
    "rules": lambda n: "（市局以下均需各区不再" * n,
    "orders": lambda n: "第一为" * n,
    "by": lambda n: "由市商务局" * n,
    "together": lambda n: "市商务局会同" * n,
    "clauses": lambda n: "\n（一）做好工作。（市商务局负责）" * n,
    "heads of tables": lambda n: "\n序号\n任务\n责任单位" * n,
    "heads with tabs": lambda n: "\n序号\t任务\t责任单位" * n,
    "heads with rules": lambda n: "\n| 序号 | 任务 | 责任单位 |" * n,
    "heads with spaces": lambda n: "\n序号 任务 责任单位" * n,
    "heads cut in two": lambda n: "\n序号\n任务\n责任\n单位" * n,
    "closed cells": lambda n: "\n序号 |\n任务 |\n责任单位 |" + "\n1 |\n做 |\n市商务局 |" * n,
    "drawn lines": lambda n: "\n│序号│任务│责任单位│" * n,
    "drawn rules": lambda n: "\n├──┼──┤" * n,
    "drawn corners": lambda n: "┌┬" * n,
    "one run": lambda n: "序号工作任务责任单位1" + "做好工作市商务局2做好市商务局" * n,
    "heads of runs": lambda n: "序号工作任务责任单位1" * n,
    "bodies in a run": lambda n: "序号工作任务责任单位1做。" + "市商务局" * n,
    "rows of numbers": lambda n: "\n序号 任务 责任单位" + "\n1 做" * n,
    "rows": lambda n: "\n序号\t任务\t责任单位" + "\n1\t做\t市商务局" * n,
    "marks": lambda n: "《" * n + "》" * n,
    "short forms": lambda n: "《质》（以下简称甲乙丙丁）" * n,
    "quotations": lambda n: "开展“质量”、" * n,
    "names in a row": lambda n: "质量行动" * n,
    "numbers of standards": lambda n: "GB/T 1-2012" * n,
}


def steps(text: str) -> int:
    """Count the calls that reading a text takes: a measure of work that no clock disturbs.

    It sees rescans and recursion of ours, not time inside one regular expression; that is
    measured by the clock in tests/cli/test_bad_input.py and tests/loaders/test_fold_growth.py.
    """
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_in_proportion_to_the_text(name: str) -> None:
    make = HOSTILE[name]
    small, large = (steps(f"{HEAD}{make(n)}\n（二）乙。\n") for n in (250, 2000))
    assert large < small * 8 * 2 + 10_000


@pytest.mark.parametrize(
    "text", ["", "\n", "（", "）", "一、", "（一）", "。", "责任单位：", "附件：", "\ufeff"]
)
def test_scraps_of_text_are_read_without_an_error(text: str) -> None:
    record = read(text)
    assert record.statements == ()
