"""Writes numbers in the formats that Word counts lists in (ECMA-376, ST_NumberFormat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CHINESE = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def to_chinese(number: int) -> str:
    """Write a number as labels count: 十, 十二, 二十, 一百零三.

    >>> [to_chinese(n) for n in (0, 7, 10, 12, 20, 103, 110, 1005, 12345)]
    ['〇', '七', '十', '十二', '二十', '一百零三', '一百一十', '一千零五', '一万二千三百四十五']
    """
    if number < 10:
        return _CHINESE[max(number, 0)]
    if number >= 10_000:
        myriads, rest = divmod(number, 10_000)
        zero = "零" if 0 < rest < 1000 else ""
        return f"{to_chinese(myriads)}万{zero}{to_chinese(rest) if rest else ''}"
    words = ""
    skipped = False
    for value, unit in _UNITS:
        digit, number = divmod(number, value)
        if digit:
            words += ("零" if skipped else "") + _CHINESE[digit] + unit
        skipped = bool(words) and not digit and number > 0
    if number:
        words += ("零" if skipped else "") + _CHINESE[number]
    return words[1:] if words.startswith("一十") else words


def _roman(number: int) -> str:
    """Write a number in Roman numerals.

    >>> _roman(14)
    'XIV'
    """
    if number > 3999:
        return str(number)
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def _letters(number: int) -> str:
    """Write a number as Word counts in letters: A … Z, AA, BB …"""
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _digits(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", _CHINESE))


def _from(first: str, most: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": to_chinese,
    "chineseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "taiwaneseCounting": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda number: to_chinese(number).translate(_FORMAL),
    "ideographLegalTraditional": lambda number: to_chinese(number).translate(_FORMAL),
    "ideographTraditional": _cycle(_HEAVENLY_STEMS),
    "ideographZodiac": _cycle(_EARTHLY_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "none": lambda _: "",
}
