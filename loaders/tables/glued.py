"""Names of bodies that stand one behind another without anything between them: 市教育局市民政局."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.bodies import Item, looks_like_body, split_list
from ontology.authority import load_authority

if TYPE_CHECKING:
    from loaders.tables.grid import Cell

PREFIX = re.compile(r"[市区县省州旗各]|国家|有关|相关|自治区|中国|人民")
# What ends a name when the next follows at once; 市公安局交警支队 is one.
_INNER = re.compile(
    r"(?:部门|单位|支行|分行|支队|大队|社|馆|站)(?=[市区县省各])|"
    r"委(?!宣传|组织|统战|政法|网信|编办|社会|老干|巡察|机关|党|农|外办|台办|会|员)(?=[一-龥])|"
    r"(?:[局办厅院联]|镇(?!街)|街道|公司|集团|中心|开发区|经开区|高新区|园区|）)(?=[一-龥])(?!交警|公室|政府|人民政府|管委会|管理|办事处|党委|党工委)"
)
_LOCAL = re.compile(
    r"[一-龥]{2,6}(?:街道|镇|乡|公司|集团|园区|开发区|高新区|经开区|管委会)|(?:高新|经开)[区园]"
)
# 总工会市供电公司, 街高新区管委会: the end of one name and the next.
_GLUED = re.compile(
    r"[局委办会厅院部联社队行][市区县省各]|^[街道]|^[市区县](?=[市县省](?:委|政府|直|级))|"
    r"^各.{0,2}(?:街道|镇街|街镇|乡镇|[镇街])(?=[一-龥]{2,6}(?:管委会|公司|集团|街道))"
)
_SEPARATOR = frozenset("、，,；; ")
_LONGEST_NAME, LONGEST_TAIL = 24, 240


def opening_names(text: str, at: int, end: int) -> list[Cell]:
    """Find the bodies with which text[at:end] begins: as many as are names and nothing else."""
    names: list[Cell] = []
    while at < end:
        stops = [
            stop
            for stop in range(at + 2, min(end, at + _LONGEST_NAME) + 1)
            if looks_like_body(text[at:stop]) and not _inner(text[at:stop])
        ]
        if not stops or (names and not _goes_on(text, at)):
            break
        following = [s for s in stops if _goes_on(text, s) or text[s : s + 1] in _SEPARATOR]
        stop = max(following or stops)
        names.append((at, stop))
        at = stop + (text[stop : stop + 1] in _SEPARATOR)
    return names


def closing_names(text: str, start: int, end: int) -> tuple[int, list[Cell]] | None:
    """Find the bodies that close a row: the earliest place from which all are names."""
    low = max(start, end - LONGEST_TAIL)
    sentence = text.rfind("。", low, end)
    low = sentence + 1 if sentence >= 0 else low
    # cost[i]: the cheapest way to cut text[i:end] into names, and where the first of them ends.
    cost: dict[int, tuple[float, int]] = {end: (0.0, end)}
    depth = 0
    for at in range(end - 1, low - 1, -1):
        depth += (text[at] == "）") - (text[at] == "（")
        if depth > 0:
            continue
        if text[at] in _SEPARATOR:
            if at + 1 in cost:
                cost[at] = (cost[at + 1][0], -1)
            continue
        options = []
        for stop in range(at + 2, min(end, at + _LONGEST_NAME) + 1):
            if stop in cost and (stop == end or text[stop] in _SEPARATOR or _goes_on(text, stop)):
                name = text[at:stop]
                if "\n" not in name and looks_like_body(name) and len(_listed(name)) == 1:
                    # A name that must be guessed costs more, one that holds two names most.
                    odd = 2 * (_GLUED.search(name) is not None) + (not _is_sure(name))
                    options.append((cost[stop][0] + 1 + 2 * _inner(name) + odd, stop))
        if options:
            # Of ways that cost the same the longer name first: 各镇街, not 各镇.
            cost[at] = min(options, key=lambda option: (option[0], -option[1]))
    begins = [
        at for at in range(low, end) if at in cost and cost[at][1] > 0 and begins_name(text, at)
    ]
    # Where no full stop closes the task, its last words may look like a name: then a sure one begins.
    sure = [at for at in begins if at == low or _is_sure(text[at : cost[at][1]])]
    begin = next(iter(sure or begins), None)
    # A page's end inside a name leaves only a part of the row's bodies.
    if begin is None or text[begin - 1] in "）\n":
        return None
    names: list[Cell] = []
    at = begin
    while at < end:
        stop = cost[at][1]
        if stop < 0:
            at += 1
            continue
        names.append((at, stop))
        at = stop
    return begin, names


def holds_two(name: str) -> bool:
    """Tell whether a name is two: 市教育局市民政局.

    >>> [holds_two(n) for n in ("市教育局市民政局", "市委宣传部", "市公安局交警支队")]
    [True, False, False]
    """
    return _GLUED.search(name) is not None or _inner(name) > 0


@lru_cache(maxsize=16384)
def _listed(name: str) -> tuple[Item, ...]:
    return split_list(name, 0, len(name)).items


def begins_name(text: str, at: int) -> bool:
    """Tell whether a row's first name can begin at a place: a level's word, or a known name."""
    if PREFIX.match(text, at):
        return True
    return any(text[at:stop] in _known() for stop in range(at + 2, at + 11))


def _goes_on(text: str, at: int) -> bool:
    """Tell whether one more name can begin at a place without a separator before it."""
    return begins_name(text, at) or _LOCAL.match(text, at) is not None


@lru_cache(maxsize=16384)
def _is_sure(name: str) -> bool:
    """Tell whether a name needs no guess: a known one, with its level or without, or a collective."""
    if _GLUED.search(name) is not None:
        return False
    known = name in _known() or name[1:] in _known()
    return known or name.startswith("各") or _LOCAL.fullmatch(name) is not None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(load_authority().body_words())


@lru_cache(maxsize=16384)
def _inner(name: str) -> int:
    """Count the ends of names inside a name: 县教育局县建设局 has one."""
    return sum(1 for match in _INNER.finditer(name) if looks_like_body(name[: match.end()]))
