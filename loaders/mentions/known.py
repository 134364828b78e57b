"""Names that are known everywhere, and names whose form alone says it: 第二届…会, 引大济湟."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.found import Found
from loaders.mentions.proper import placed
from loaders.mentions.spans import outside
from ontology.mention_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.record import MentionType


# 第二届绿色算力产业发展推介会, 第26届青洽会; the congresses of parties and bodies are none.
_SESSION: Final = re.compile(
    r"(?:第[一二三四五六七八九十百0-9]{1,4}|首)届(?!人大|全国人大|中央|党|常务|委员|政协|全国委员|全国政协|政府|.{0,8}(?:代表大会|全会|常委会|委员会))"
    r"[^，。；、：“”《》（）\n0-9]{1,20}?(?:（[一-龥]{2,4}）)?[^，。；、：“”《》（）\n0-9]{0,12}?"
    r"(?:博览会|交易会|大会|年会|论坛|峰会|[一-龥]会(?!议|员|计|展|商|场|客|期|上)|大赛|联赛|大比武|竞赛|[一-龥]赛(?!区|事)|[一-龥]节(?!目|能|约)|[一-龥](?<!发)展(?!会|览|开|示|区|馆)|[一-龥]周(?!年|边|期)|[一-龥]奖(?!励|项|牌|申|评|提|初|候))"
)
_LETTERS: Final = re.compile(r"（([A-Z]{2,6}|[一-龥]{2,4})）")
_COMMITTEE: Final = re.compile(
    r"(?:ISO|IEC)(?:/IEC)?\s?/\s?(?:TC|JTC|PC)\s?[0-9]{1,3}(?:/(?:SC|WG)\s?[0-9]{1,2}[A-Z]?)?(?![0-9A-Za-z])"
)
# 第七次全国人口普查, 第五次全国经济普查.
_CENSUS: Final = re.compile(
    r"第[一二三四五六七八九十0-9]+次(?:全国)?[一-龥]{2,8}普查(?!员|数据|结果|区|对象)"
)
# 全国残疾预防日, 世界环境日, 全国安全生产月, 中国农民丰收节.
_DAYS: Final = re.compile(
    r"(?:全国|世界|国际|中[国华]|国家)[^，。、；：“”《》（）\n0-9的和与及各]{2,8}?(?:(?<![工作节假次当近每息易同今往终请册布抗之])[日周]|(?<![每个本当])月|(?<![环调细情章季关枝])节)"
    r"(?![期常程本报刊夜起前内底末度份均点能约目奏水假省俗边转年后中至日]|[一-龥]{0,4}主场|[一二三四五六]?号)(?:活动)?"
)
# 引大济湟工程, 引江济淮, 引汉济渭: water led from one river to another.
_WATER: Final = re.compile(
    r"引[一-龥]{1,2}[济入补][一-龥]{1,2}(?:[一二三]期)?(?:工程)|引[一-龥]济[一-龥](?![一-龥]{0,2}款)"
)


# 山东省第二届…, 2023年全国科普日: what stands right before belongs to it.
_PLACE: Final = re.compile(r"[一-龥]{2}[市省县区]$")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年$")
_FORMS: Final = (
    (_SESSION, "届", _PLACE),
    (_WATER, "引", None),
    (_CENSUS, "普查", None),
    (_DAYS, "", _YEAR),
)
_REACH: Final = 5
_JOINED: Final = re.compile("[A-Za-z0-9（](?=I)")
_BODIES: Final = ("合组织", "合作组织")


def find_formed(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the names whose form alone says it: meetings by their number, transfers of water.

    >>> [f.name for f in find_formed("举办第26届青洽会，加快引大济湟工程、引江济淮前期。", [])]
    ['第26届青洽会', '引大济湟工程', '引江济淮']
    """
    for pattern, hint, lead in _FORMS:
        if hint not in text:
            continue
        for match in outside(pattern.finditer(text), taken):
            low, high = match.span()
            if text.endswith(_BODIES, 0, low):
                continue
            before = lead.search(text, max(0, low - _REACH), low) if lead is not None else None
            low = before.start() if before is not None else low
            kind: MentionType = "award" if text.endswith("奖", low, high) else "programme"
            yield Found(low, high, kind, text[low:high], "form")
    # ISO/TC 123, IEC/TC 8/SC 8A: bodies that make standards, no standards.
    if "ISO" in text or "IEC" in text:
        for match in outside(_COMMITTEE.finditer(text), taken):
            # 锂技术委员会（ISO/TC 333）: the number belongs to the name before it.
            if _JOINED.match(text, max(0, match.start() - 1)) is None:
                yield Found(*match.span(), "organisation_platform", match.group(), "form")


def find_known(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the names that are known everywhere where they stand without marks.

    >>> [f.name for f in find_known("振兴发展中华老字号", [])]
    ['中华老字号']
    """
    for match in outside(known_pattern().finditer(text), taken):
        name = match.group()
        kind = known()[name]
        # 国际标准化组织（ISO）: its letters are part of the name; 中欧班列（西安）.
        letters = _LETTERS.match(text, match.end())
        told = letters is not None and (letters[1].isascii() or placed(letters[1]) > 0)
        end = letters.end() if letters is not None and told else match.end()
        yield Found(match.start(), end, kind, text[match.start() : end], "known")  # type: ignore[arg-type]  # a class of words.csv


@functools.cache
def known_pattern() -> re.Pattern[str]:
    """Return the pattern of names that are known everywhere, with or without marks."""
    return re.compile(choices(known()))


@functools.cache
def known() -> dict[str, str]:
    """Return names that are known everywhere, with their types."""
    return {
        name: kind
        for kind in ("award", "programme", "organisation_platform")
        for name in words(f"known:{kind}")
    }
