"""Tells whether a found mention or figure is the annotated one: names, values and units compared."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.quality.gold import GoldFigure

WORKS = frozenset({"document", "law", "standard"})
# What names of things may end in or leave out: “铁拳” and “铁拳”专项行动 are one.
_CLASS = re.compile(
    r"(?<=..)(?:专项行动|系列活动|专项活动|行动|活动|认证|评价|工程|计划|项目|标志|工作|制度|模式|机制|平台|战略|领域)$"
)
_DASHES = str.maketrans(dict.fromkeys("—–－‐‑―~～", "-"))
_UNREAD = re.compile(r"[\s“”\"‘’'「」『』《》〈〉]")
_SCALES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3}


def same_name(one: str, other: str, *, work: bool) -> bool:
    """Tell whether two names are one when folded; those of things with or without a class word.

    >>> same_name("“铁拳”专项行动", "铁拳", work=False), same_name("质量强国建设纲要", "纲要", work=True)
    (True, False)
    """
    left, right = flat(one), flat(other)
    if left == right or work:
        return left == right
    return _CLASS.sub("", left) == _CLASS.sub("", right)


def flat(name: str) -> str:
    """Return a name without marks, white space, and differences of width and dash.

    >>> flat("《行动方案 （2023—2025年）》"), flat("GB/T 29187–2012")
    ('行动方案(2023-2025年)', 'GB/T29187-2012')
    """
    return unicodedata.normalize("NFKC", _UNREAD.sub("", name)).translate(_DASHES)


def same_figure(want: GoldFigure, have: dict[str, Any]) -> bool:
    """Tell whether value, unit, year and kind agree; 2 万家 and 20000 家 are the same."""
    if have["kind"] != want.kind or have["year"] not in want.years:
        return False
    for unit in want.units:
        scale, plain = _scaled(unit)
        factor, printed = _scaled(have["unit"])
        if plain != printed and not (plain == "" and printed == "分"):
            continue
        values = [(want.value, have["value"]), (want.value_max, have["value_max"])]
        if all(_equal(a, scale, b, factor) for a, b in values):
            return True
    return False


def _scaled(unit: str | None) -> tuple[float, str]:
    """Part a unit into its scale and what is counted.

    >>> _scaled("万家次"), _scaled("％"), _scaled(None)
    ((10000.0, '家次'), (1.0, '%'), (1.0, ''))
    """
    plain = flat(unit or "")
    for word, scale in _SCALES.items():
        if plain.startswith(word):
            return scale, plain.removeprefix(word)
    return 1.0, {"百分点": "个百分点", "名次": "位"}.get(plain, plain)


def _equal(one: float | None, scale: float, other: float | None, factor: float) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one * scale, other * factor, rel_tol=1e-9)


def alike(one: str, other: str | None) -> bool:
    """Tell whether two names of figures share most of their pairs of characters (Dice ≥ 0.5).

    >>> alike("家庭医生签约率", "全市家庭医生签约率"), alike("上海市“质量标杆”企业", "企业成")
    (True, False)
    """
    left, right = (
        {n[i : i + 2] for i in range(len(n) - 1)} for n in (flat(one), flat(other or ""))
    )
    return bool(left and right) and 4 * len(left & right) >= len(left) + len(right)
