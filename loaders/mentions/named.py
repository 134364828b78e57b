"""Things named without marks: by the word they end in, and by what tells them from all others."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.edges import WINDOW, left_edge
from loaders.mentions.found import Found
from loaders.mentions.proper import tells_apart
from loaders.mentions.spans import outside
from ontology.mention_words import Ending, endings, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_DISTINCT: Final = 2
_AND: Final = ("、", "和", "及", "与", "以及")
_CLASS: Final = 2
_LISTED: Final = 6
_JOINT: Final = 2
_REACH: Final = 12
_FIRM: Final = 16
_JOINERS: Final = ("建设", "创建", "批")
_LIST_MARKS: Final = "、和及与："
# 获批建设…中心, 入选首批…名品: what stands between the verb and the name.
_BETWEEN: Final = re.compile(r"(?:建设|创建|首批|第[一二三四五六七八九十0-9]+批|新一批)$")
# 标准化行动、公共安全筑底工程; 消费行动分别是：文旅消费提振行动.
_LIST_BEFORE: Final = re.compile(
    r"(?:行动|工程|计划)[、和及与]$|(?:工程|行动|计划|项目|项目包)(?:分别)?(?:是|包括|为)?：$"
)
# （二）乡村振兴标准化行动: a heading of its own.
_HEADS: Final = re.compile(r"(?:^|\n) *(?:（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]|——)$")
_NEEDY: Final = frozenset({"named", "proper", "told"})
_CENTRE: Final = "中心"
_COMPANY: Final = re.compile(r"[一-龥（）]{0,8}有限(?:责任)?公司|集团")
_COUNT: Final = 6
_COUNT_BEFORE: Final = re.compile(r"(?<!等)[0-9一二两三四五六七八九十百余多][个家所座]$")
_COUNT_BEHIND: Final = re.compile(r"[0-9]+余?[个家所座](?!企业|单位)")
# 丽湖科创园EOD.
_SUFFIX: Final = re.compile(r"(?<=园)[A-Z]{2,5}(?![A-Za-z0-9])")
_PLACED: Final = re.compile(r"（([一-龥A-Za-z]{2,24}|(?:ISO|IEC)[A-Z0-9/ ]{2,24})）")
_ROLE: Final = re.compile(
    r"负责|牵头|单位|下同|简称|试行|暂行|第.{1,2}批|部门|[局委办厅]$|^以下|^含|^包括|^如|^见|^即"
)


def find_named(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the things named without quotation marks; `taken` spans of the fold are passed over.

    >>> [f.name for f in find_named("持续实施智能工厂领航计划，开展专项行动。", [])]
    ['智能工厂领航计划']
    >>> [f.name for f in find_named("举办首届检验检测行业创新大赛，获李春奖和国家优质工程奖。", [])]
    ['首届检验检测行业创新大赛', '李春奖', '国家优质工程奖']
    """
    last: Found | None = None
    common: Found | None = None
    cued = -1
    hits = outside(_ending_pattern().finditer(text), taken)
    for match in hits:
        found, names, told = _named(text, *match.span(), endings()[match.group()], cued)
        if found is None:
            continue
        cued = found.end if told else cued
        if not names:
            # 标准支撑工程、公共服务标准保障工程: what stands in a list of names is one.
            if last is None or not _listed(text, last, found):
                common = found
                continue
        elif common is not None and _listed(text, common, found):
            if last is not None and common.start >= last.end:
                yield last
                last = None
            last = common if last is None else last
        # 中国水利工程优质（大禹）奖: the longer name holds the shorter one.
        if last is not None and found.start >= last.end:
            yield last
        last = found
    if last is not None:
        yield last


def _listed(text: str, one: Found, other: Found) -> bool:
    """Tell whether two names stand side by side in a list and end in the same class word."""
    return (
        text[one.end : other.start] in _AND
        and one.name[-_CLASS:] == other.name[-_CLASS:]
        and min(len(one.name), len(other.name)) >= _LISTED
    )


def _named(
    text: str, start: int, end: int, ending: Ending, cued: int
) -> tuple[Found | None, bool, bool]:
    """Return what ends in the ending at [start, end), whether it tells itself from others, its cue.

    `cued` is where the last name ended that had a cue: it holds for all names of its list.
    """
    low = left_edge(text, start, max(0, start - WINDOW))
    if low is None:
        return None, False, False
    name = text[low:end]
    told = _is_told(text, low, end, ending, cued)
    if _is_kind(text, low, end, ending):
        return None, False, told
    if ending.word == _CENTRE and not told and not name.startswith(words("national")):
        return None, False, told
    names = tells_apart(name, ending, cued=told) or _numbered(text, end)
    if not names and (len(name) < _LISTED or name.endswith(words("not_name"))):
        return None, False, told
    suffix = _SUFFIX.match(text, end)
    if suffix is not None:
        end = suffix.end()
    placed = _PLACED.match(text, end)
    if placed is not None and not _ROLE.search(placed[1]):
        end = placed.end()
    return Found(low, end, ending.type, text[low:end], "ending"), names, told  # type: ignore[arg-type]  # checked when read


def _numbered(text: str, end: int) -> bool:
    """Tell whether a committee's number stands behind its name: 锂技术委员会（ISO/TC 333）."""
    return text.startswith(("（ISO/", "（IEC/"), end)


def _is_told(text: str, low: int, end: int, ending: Ending, cued: int) -> bool:
    """Tell whether the words around a name say that it is one: 实施…工程, 举办…大会, …项目开工."""
    before = text[max(0, low - _REACH) : low]
    if before.endswith(_JOINERS):
        before = _BETWEEN.sub("", before)
    if before.endswith(words("naming")) or (
        before[-1:] in _LIST_MARKS and _LIST_BEFORE.search(before) is not None
    ):
        return True
    if ending.word.endswith(("行动", "计划")) and _HEADS.search(before) is not None:
        return True
    if cued >= 0 and cued < low <= cued + _JOINT and text[cued:low] in _AND:
        return True
    if ending.word.endswith(words("meeting")):
        return text.endswith(words("hosting"), 0, low)
    if ending.word.endswith("行动") and text.endswith("开展", 0, low):
        return True
    founded = ending.type == "organisation_platform" and not ending.word.endswith("平台")
    if founded and before.endswith(words("founding")):
        return True
    return ending.strength in _NEEDY and _built().match(text, end) is not None


def _is_kind(text: str, low: int, end: int, ending: Ending) -> bool:
    """Tell whether a name is that of all things of a kind: 各级政府质量奖, 50个…示范区, …中心8家.

    Companies are none either: 京安爆破工程有限公司.
    """
    if text.endswith(words("plural"), 0, low):
        return True
    if "公司" in text[end : end + _FIRM] and _COMPANY.match(text, end) is not None:
        return True
    if ending.type != "organisation_platform" and not ending.word.endswith("区"):
        return False
    before = text[max(0, low - _COUNT) : low]
    return _COUNT_BEFORE.search(before) is not None or _COUNT_BEHIND.match(text, end) is not None


@functools.cache
def _ending_pattern() -> re.Pattern[str]:
    after = {
        word: f"(?!{choices(ending.not_before)})"
        for word, ending in endings().items()
        if ending.not_before
    }
    return re.compile(choices(endings(), after))


@functools.cache
def _built() -> re.Pattern[str]:
    """Return the pattern of what is said behind building works, or behind a list of them."""
    built = choices(words("built"))
    more = r"(?:[、和及与][^，。；、“”《》\n]{2,24}){0,6}?(?:等(?:重大|重点|一批)?(?:项目|工程)?)?"
    listed = r"(?:、[^，。；、“”《》\n]{2,24}){0,6}等(?:重大|重点|标志性|一批)(?:项目|工程|平台|载体|园区)"
    return re.compile(
        rf"（?(?:以下)?简称|{listed}|(?:项目)?(?:[一二三四五六七八九十]期)?(?:项目|工程)?{more}(?:全面|正式|顺利|基本|相继|实现|建设)?{built}"
    )
