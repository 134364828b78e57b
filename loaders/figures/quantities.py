"""Finds the numbers of a paragraph that have a unit, with what they say: 约, 以上, 10—15家, 第2位."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.figures.quantity import Quantity
from loaders.figures.units import MORE, Unit, read_unit
from loaders.numerals import to_int
from ontology.figure_words import SCALES, figure_units, figure_words, word_pattern, word_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN_NUMERAL = "一二两三四五六七八九十百千零〇"
# One pass over the text; a digit, a Chinese numeral, 百分之 or 第 opens a candidate.
NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<part>[百千]分之)(?P<of>\d+(?:\.\d+)?|[{_HAN_NUMERAL}]{{1,6}}(?:点[一二三四五六七八九零〇]+)?)"
    r"|第(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<place>位|名)?"
    r"|(?<=[超近逾约破达过至到])(?<![签合节预]约)(?P<round>[百千]?[万亿]|[百千])(?=[家人元件户吨亩个项平公辆场次名批张台套册条起斤米只头款])"
    rf"|(?P<chinese>(?:[二两三四五六七八九十]|一(?=[百千万亿十倍]))[{_HAN_NUMERAL}]{{0,7}})"
)
_HIGH = re.compile(r"\s?[-—~至到]{1,2}\s?(?P<high>\d{1,15}(?:\.\d{1,6})?)(?!\d)")
_TOGETHER = re.compile(
    r"(?P<head>\d{1,6})(?P<scale>[万亿])(?P<rest>\d{1,4})(?P<small>[千百万])[多余]?(?P<of>万)?"
)
# 5G, C919, 3+6, GB/T 29187, 2.0版: digits that belong to a name.
_NAME_BEFORE = re.compile(r"[A-Za-z+/#.\d-]$")
# 全国35个省、自治区、直辖市: who took part.
_PLACES = re.compile("省、|省（|省区市|部委")
# 第一批, 第一责任人, 第一方阵: an ordinal with a noun behind it ranks nothing.
_RANK_ENDS = re.compile(r"\s|[，。；、：！）（《“”的和与及且并]|$")
# 增速全市第五: among whom, without a word that ranks.
_AMONG = re.compile(
    r"(?:全[国省市县区球州]|世界|亚洲|国内|省内|市内|城区|区县|县区|[东西中]部|地区)$"
)
# More digits are a code, a telephone number, a key; a float would not keep them either.
_MOST_DIGITS = 15
# No word of comparison with its guard is longer.
_REACH = 7


def quantities(text: str, low: int, high: int) -> Iterator[Quantity]:
    """Yield the quantities of text[low:high], a paragraph of the fold, in order.

    >>> t = "新增企业超过6600多万户、村30余个、指数95.17，到2025年10—15家，第八届，国家5G"
    >>> [(t[q.start:q.end], q.value, q.comparison, q.unit) for q in quantities(t, 0, len(t))][:3]
    [('超过6600多万户', 6600, '>', '万户'), ('30余个', 30, '>', '个'), ('95.17', 95.17, '=', None)]
    """
    at = low
    while (match := NUMBER.search(text, at, high)) is not None:
        at = match.end()
        found = _read(text, match, low, high)
        if found is None:
            continue
        at = max(at, found.end)
        if found.kind not in {"duration", "part"}:
            yield found


def _read(text: str, match: re.Match[str], low: int, high: int) -> Quantity | None:
    start, end = match.span()
    if match.group("rank") is not None:
        return _rank(text, match, low, high)
    if match.group("part") is not None:
        value = _decimal(match.group("of"))
        unit = figure_units()["%" if match.group("part")[0] == "百" else "‰"]
        if value is None:
            return None
        return _closed(text, (low, high), (start, end), (value, None), Unit(end, unit, unit.name))
    before = text[max(low, start - 1) : start]
    if text[max(low, start - 2) : start] == "连续":  # 连续8次
        return None
    if before in {"个", "前"} or _NAME_BEFORE.search(before):  # 三个1亿人, 前20名, 3+6
        return None
    if match.group("chinese") is not None:
        return _chinese(text, match, low, high)
    if match.group("round") is not None:
        return _round(text, match, low, high)
    if len(match.group("digits")) > _MOST_DIGITS:
        return None
    return _arabic(text, match, low, high)


def _arabic(text: str, match: re.Match[str], low: int, high: int) -> Quantity | None:
    """Read 640万件, 2万5千公里, 10—15家."""
    start, end = match.span()
    value: float = number(match.group("digits"))
    top: float | None = None
    together = _TOGETHER.match(text, start, high)
    if together is not None:
        value, end = _put_together(together)
    found = read_unit(text, end, high)
    if together is not None:
        written = together.group("scale") + (found.written or "")
        more = found.more or any(mark in together.group() for mark in MORE)
        found = replace(found, written=written, more=more)
    beyond = _HIGH.match(text, found.end, high)
    if beyond is not None:
        second = read_unit(text, beyond.end(), high)
        # 2016—2020年, 10—15家; 10%—15%.
        if found.unit is None or second.unit in {None, found.unit}:
            top, found = number(beyond.group("high")), second
            if text[max(low, start - 1) : start] in {"从", "由"}:
                value, top, start = top, None, beyond.start("high")
    if found.written == "个" and (
        _PLACES.match(text, found.end, high) or _counts_parts(text, found.end, high)
    ):
        return None
    if found.written is None and _ascii_follows(text, found.end, high):
        return None
    return _closed(text, (low, high), (start, found.end), (value, top), found)


def _put_together(match: re.Match[str]) -> tuple[float, int]:
    """Read 2万5千公里 as 2.5万公里: its value, and where its scale stands for the unit.

    >>> _put_together(_TOGETHER.match("1亿3千多万人"))[0]
    1.3
    """
    rest = number(match.group("rest")) * SCALES[match.group("small")]
    rest *= SCALES[match.group("of")] if match.group("of") else 1
    return number(match.group("head")) + rest / SCALES[match.group("scale")], match.end()


def _chinese(text: str, match: re.Match[str], low: int, high: int) -> Quantity | None:
    """Read 三十家, 二十余项; a Chinese numeral counts only before a unit that says so."""
    start, end = match.span()
    value = to_int(match.group())
    found = read_unit(text, end, high)
    unit = found.unit
    if value is None or unit is None:
        return None
    strong = unit.chinese or unit.kind in {"rate", "money", "quantity", "times"}
    if not strong or text[max(low, start - 1) : start] in {"第", "数", "每", "这", "前", "十"}:
        return None
    if unit.kind == "money" and found.written == unit.name:  # 二元结构
        return None
    plain = unit.kind == "count" and found.written == unit.name
    if plain and found.end < high and _counts_parts(text, found.end, high):
        return None
    return _closed(text, (low, high), (start, found.end), (value, None), found)


def _round(text: str, match: re.Match[str], low: int, high: int) -> Quantity | None:
    """Read 超百万家次, 突破千亿元, 近万人: a scale that stands for a number.

    >>> t = "服务企业超百万家次，产值突破千亿元"
    >>> [(q.value, q.unit) for q in quantities(t, 0, len(t))]
    [(100, '万家次'), (1000, '亿元')]
    """
    start, end = match.span()
    mark = match.group("round")
    found = read_unit(text, end, high)
    if found.unit is None:
        return None
    value = SCALES[mark[0]] if len(mark) > 1 or mark in "百千" else 1
    scale = mark[-1] if mark[-1] in "万亿" else ""
    found = replace(found, written=scale + (found.written or ""))
    return _closed(text, (low, high), (start, found.end), (value, None), found)


def _rank(text: str, match: re.Match[str], low: int, high: int) -> Quantity | None:
    """Read 排名全国第一, 位列第2位: only behind a word that ranks."""
    start, end = match.span()
    if match.group("place") is None and not _RANK_ENDS.match(text, end, high):
        return None
    near = _boundary(text, max(low, start - 20), start)
    value = to_int(match.group("rank"))
    ranks = word_regex("rank").search(text, near, start) or _AMONG.search(text[near:start])
    if value is None or not ranks:
        return None
    unit = figure_units()["位"]
    return Quantity(start, end, start, value, None, "=", unit.name, "rank", unit.base, 1)


def _closed(
    text: str,
    bounds: tuple[int, int],
    place: tuple[int, int],
    values: tuple[float, float | None],
    found: Unit,
) -> Quantity:
    """Add the words of comparison on both sides, inside the bounds of the paragraph."""
    low, high = bounds
    digits, end = place
    start, sign = digits, ">" if found.more else "="
    lead = _before().search(text, max(low, start - _REACH), start)
    if lead is not None:
        start, sign = lead.start(), figure_words("before")[lead.group("word")]
    for word, comparison in figure_words("after").items():
        if text.startswith(word, end):
            end, sign = min(high, end + len(word)), comparison
            break
    unit, written = found.unit, found.written
    scale = (written or "").removesuffix(unit.name) if unit is not None else written or ""
    factor = float(unit.factor if unit is not None else 1) * SCALES.get(scale, 1)
    kind = unit.kind if unit is not None else "count" if scale else "bare"
    base = unit.base if unit is not None else None
    return Quantity(start, end, digits, *values, sign, written, kind, base, factor, found.more)


def number(text: str) -> float:
    """Return an integer where none of it is a fraction.

    >>> number("2,369"), number("95.34")
    (2369, 95.34)
    """
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _decimal(text: str) -> float | None:
    """Read what stands behind 百分之.

    >>> _decimal("八十五"), _decimal("五点二"), _decimal("3.5")
    (85, 5.2, 3.5)
    """
    if text[0].isascii():
        return number(text)
    whole, _, fraction = text.partition("点")
    value = to_int(whole)
    if value is None or not fraction:
        return value
    digits = [to_int(character) for character in fraction]
    return float(f"{value}.{''.join(str(digit) for digit in digits)}")


def _ascii_follows(text: str, at: int, high: int) -> bool:
    return at < high and (text[at].isascii() and (text[at].isalpha() or text[at] in "+/-_#"))


def _counts_parts(text: str, at: int, high: int) -> bool:
    """Say whether what is counted are the parts of a whole: 四个方面, 十个行动."""
    return word_regex("parts").match(text, at, min(high, at + 8)) is not None


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(word_pattern("before", named=True) + r"\s?$")


def _boundary(text: str, low: int, high: int) -> int:
    """Return where the clause that ends at `high` begins, not before `low`."""
    return max([low, *(text.rfind(mark, low, high) + 1 for mark in "，。；")])
