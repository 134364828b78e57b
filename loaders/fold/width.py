"""Folds the width and form of single characters; the text keeps its length, so offsets stay."""

from __future__ import annotations

import re
import unicodedata

# Han ideographs, for character classes of regular expressions: the basic block with extension A,
# and the planes beyond. Two ranges, for speed; the hexagrams between the blocks do no harm.
HAN = "\u3400-\u9fff\U00020000-\U0003134f"

# Radicals of the supplement without a compatibility mapping (Unicode: EquivalentUnifiedIdeograph).
_RADICALS = "⺎⺝⺟⺠⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻳"
_OF_RADICALS = "兀月母民月虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齐齿齿竜龙龟"

# Full-width marks that are the canonical form here; their ASCII twins are folded to them.
_CANONICAL = "！（），：；？"


def _single_characters() -> dict[str, str]:
    table = {
        "(": "（",
        ")": "）",
        "[": "〔",
        "]": "〕",
        "［": "〔",
        "］": "〕",
        "﹝": "〔",
        "﹞": "〕",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "｢": "“",
        "｣": "”",
        "﹁": "“",
        "﹂": "”",
        "︰": "：",
        "﹕": "：",
        "∶": "：",
        "﹐": "，",
        "﹑": "、",
        "､": "、",
        "｡": "。",
        "﹒": ".",
        "﹔": "；",
        "﹖": "？",
        "﹗": "！",
        "﹙": "（",
        "﹚": "）",
        "︵": "（",
        "︶": "）",
        "‧": "·",
        "・": "·",
        "･": "·",
        "∙": "·",
        "⋅": "·",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "–": "—",
        "―": "—",
        "─": "—",
        "⋯": "…",
        "〜": "~",
        "∼": "~",
        "﹪": "%",
    }
    for point in range(0xFF01, 0xFF5F):
        character = chr(point)
        if character not in _CANONICAL and character not in table:
            table[character] = chr(point - 0xFEE0)
    # Kangxi radicals (pdf fonts emit them for 一 人 日 …) and compatibility ideographs.
    for first, last in ((0x2E9F, 0x2E9F), (0x2EF3, 0x2EF3), (0x2F00, 0x2FD5), (0xF900, 0xFAD9)):
        for point in range(first, last + 1):
            folded = unicodedata.normalize("NFKC", chr(point))
            if folded != chr(point) and len(folded) == 1:
                table[chr(point)] = folded
    return table | dict(zip(_RADICALS, _OF_RADICALS, strict=True))


_SINGLE = _single_characters()
_SINGLE_KEYS = frozenset(_SINGLE)

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_BEFORE = f"{HAN}》〉”’】〕％。、，；："
_AFTER = f"{HAN}《〈“‘【〔。、，；："
# The mark comes first in the pattern so that the scan stops at marks only.
_ASCII_MARK = re.compile(
    f"[,;:?!](?:(?<=[{_BEFORE}].)|(?<=）.)(?=\\S)|(?=[{_AFTER}])|(?<=[{HAN}] .)|(?<=[{HAN}]  .))",
)
# 《关于修改<商标法>的决定》: a title inside a title.
_INNER_TITLE = re.compile(f"<(?=[{HAN}《“])([^<>\n]{{1,80}})(?<=[{HAN}》”）])>")
_NUMERALS = "〇零一二三四五六七八九"
_ROUND_ZERO = re.compile(f"(?<=[{_NUMERALS}])[○◯oO0]+(?=[{_NUMERALS}年])")
_ROUND_ZERO_MARKS = frozenset("○◯oO0")


def fold_width(text: str, present: set[str] | None = None) -> str:
    """Return `text` with widths folded, character for character.

    `present` is the set of the characters of `text`, if the caller has it; it is brought up to
    date.

    >>> fold_width("沪府发[2015]６号,(试行)")
    '沪府发〔2015〕6号，（试行）'
    >>> fold_width("1,000 and f(x): y")
    '1,000 and f（x）: y'
    >>> fold_width("二○一五年")
    '二〇一五年'
    """
    present = set(text) if present is None else present
    for character in present & _SINGLE_KEYS:
        text = text.replace(character, _SINGLE[character])
        present.discard(character)
        present.add(_SINGLE[character])
    if not present.isdisjoint(_FULL_WIDTH):
        text = _ASCII_MARK.sub(lambda match: _FULL_WIDTH[match[0]], text)
        present.update(_FULL_WIDTH.values())
    if "<" in present:
        text = _INNER_TITLE.sub(r"〈\1〉", text)
        present.update("〈〉")
    if not present.isdisjoint(_NUMERALS) and not present.isdisjoint(_ROUND_ZERO_MARKS):
        text = _ROUND_ZERO.sub(lambda match: "〇" * len(match[0]), text)
        present.add("〇")
    return text
