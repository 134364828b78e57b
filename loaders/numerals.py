"""Chinese and Arabic numerals as they stand in labels and dates."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
    "廿": 20,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "〇零○一二三四五六七八九十百千两廿"


def to_int(text: str) -> int | None:
    """Read a positional or a unit-based Chinese numeral, or Arabic digits.

    >>> [to_int(t) for t in ("十", "十二", "二十", "一百零三", "二〇一五", "17")]
    [10, 12, 20, 103, 2015, 17]
    >>> to_int("第") is None
    True
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, current = 0, 0
    for c in text:
        if c in _UNITS:
            total += (current or 1) * _UNITS[c]
            current = 0
        else:
            current = _DIGITS[c]
    return total + current
