"""Things named without marks: by the word they end in, and by what tells them from all others."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.edges import WINDOW, left_edge
from loaders.mentions.found import Found
from loaders.mentions.spans import outside
from ontology.mention_words import Ending, endings, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST: Final = {"strong": 2, "plain": 4}
_SHORT_NAME: Final = {"strong": 3, "plain": 6}
_DISTINCT: Final = 2
_LONG_BODY: Final = 8
_PLACED_NAME: Final = {"strong": 6, "plain": 9}
_LONG_NAME: Final = 10
_AND: Final = ("、", "和", "及", "与", "以及")
_CLASS: Final = 2
_LISTED: Final = 6
_JOINT: Final = 2
_REACH: Final = 12
# 获批建设…中心, 入选首批…名品: what stands between the verb and the name.
_BETWEEN: Final = re.compile(r"(?:建设|创建|首批|第[一二三四五六七八九十0-9]+批|新一批)$")
_LIST_BEFORE: Final = re.compile(r"(?:行动|工程|计划)[、和及与]$")
_NEEDY: Final = frozenset({"named", "proper", "told"})
_COUNT: Final = 6
_COUNT_BEFORE: Final = re.compile(r"(?<!等)[0-9一二两三四五六七八九十百余多][个家所座]$")
_COUNT_BEHIND: Final = re.compile(r"[0-9]+余?[个家所座]")
_JOINTS: Final = ("和", "与", "及", "或")
_PLACED: Final = re.compile(r"（([一-龥A-Za-z]{2,24})）")
_ROLE: Final = re.compile(
    r"负责|牵头|单位|下同|简称|试行|暂行|第.{1,2}批|部门|[局委办厅]$|^以下|^含|^包括|^如|^见|^即"
)
_LATIN: Final = re.compile(r"[A-Za-z]{2,}|[A-Z][0-9]+|（")


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
    names = tells_apart(name, ending, cued=told)
    if not names and (len(name) < _LISTED or name.endswith(words("not_name"))):
        return None, False, told
    placed = _PLACED.match(text, end)
    if placed is not None and not _ROLE.search(placed[1]):
        end = placed.end()
    return Found(low, end, ending.type, text[low:end], "ending"), names, told  # type: ignore[arg-type]  # checked when read


def _is_told(text: str, low: int, end: int, ending: Ending, cued: int) -> bool:
    """Tell whether the words around a name say that it is one: 实施…工程, 举办…大会, …项目开工."""
    before = _BETWEEN.sub("", text[max(0, low - _REACH) : low])
    if before.endswith(words("naming")) or _LIST_BEFORE.search(before) is not None:
        return True
    if cued >= 0 and cued < low <= cued + _JOINT and text[cued:low] in _AND:
        return True
    if ending.word.endswith(words("meeting")):
        return text.endswith(words("hosting"), 0, low)
    return ending.strength in _NEEDY and _built().match(text, end) is not None


def _is_kind(text: str, low: int, end: int, ending: Ending) -> bool:
    """Tell whether a name is that of all things of a kind: 各级政府质量奖, 50个…示范区, …中心8家."""
    if text.endswith(words("plural"), 0, low):
        return True
    if ending.type != "organisation_platform" and not ending.word.endswith("区"):
        return False
    before = text[max(0, low - _COUNT) : low]
    return _COUNT_BEFORE.search(before) is not None or _COUNT_BEHIND.match(text, end) is not None


def tells_apart(name: str, ending: Ending, *, cued: bool = False) -> bool:
    """Tell whether a name says which one of its class it is.

    `cued` that a word stands before it which programmes stand behind: 实施…工程.

    >>> tells_apart("专项行动", endings()["专项行动"]), tells_apart("李春奖", endings()["奖"])
    (False, True)
    """
    if name.endswith(words("not_name")):
        return False
    prize = next((word for word in words("not_alone") if name.endswith(word)), None)
    placed = _scope().match(name) is not None
    if prize is not None and not placed and not distinct(name[: -len(prize)], _DISTINCT):
        return False
    body = name[: -len(ending.word)]
    if ending.word.startswith("专项") and body.endswith(_JOINTS):
        return False
    strength = "plain" if cued and ending.strength in {"named", "told"} else ending.strength
    if strength == "told":
        return False
    if "（" in body:
        return True
    rest = len(_generic().sub("", body))
    if cued and len(body) >= _LEAST["plain"] and any(w in ending.word for w in words("coined")):
        return True
    if strength == "proper":
        return rest >= _DISTINCT and _common().search(body) is None
    if strength == "named":
        told = placed or _LATIN.search(body) is not None
        return told and (rest >= _DISTINCT or (placed and len(name) >= _LONG_NAME))
    if rest >= _DISTINCT or len(body) >= _LONG_BODY:
        return len(body) >= _LEAST[strength]
    # 李春奖; 国家碳计量中心: one character of its own, with a surname or a place before it.
    if rest and (strength == "strong" or placed):
        return len(name) >= _SHORT_NAME[strength]
    # 国家级企业技术中心: a level and a kind.
    return placed and len(name) >= _PLACED_NAME[strength] and not name.startswith(words("level"))


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
    return re.compile(
        rf"(?:项目)?(?:[一二三四五六七八九十]期)?(?:项目|工程)?{more}(?:全面|正式|顺利|基本|相继|实现|建设)?{built}"
    )


@functools.cache
def _generic() -> re.Pattern[str]:
    return re.compile(choices((*words("generic"), *words("scope"))) + "|[0-9（）]")


@functools.cache
def _common() -> re.Pattern[str]:
    return re.compile(choices(words("generic")))


@functools.cache
def _scope() -> re.Pattern[str]:
    scope = "|".join(map(re.escape, words("scope")))
    return re.compile(
        rf"{scope}|[市省区县](?!场)|第[一二三四五六七八九十百0-9]+届|首届|(?:19|20)[0-9]{{2}}年|[一-龥]{{2,3}}[市省]"
    )


def distinct(body: str, least: int) -> bool:
    """Tell whether words say more than what things of all kinds are called, by `least` characters.

    >>> distinct("质量提升", 2), distinct("综合立体交通网", 2)
    (False, True)
    """
    return len(_generic().sub("", body)) >= least
