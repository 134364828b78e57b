"""The words that give a body its role: labels (牵头单位：), predicates (牵头负责) and manner."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from loaders.bodies import Item, looks_like_body, split_list

if TYPE_CHECKING:
    from loaders.record import Role

# 牵头（责任）单位：, 责任单位及配合单位：, 【牵头部门】 — the word before the colon decides.
_UNIT = r"(?:责任)?(?:单位|部门|处室|科室|主体|机构|方|股室|地区|区县)"
LABEL = re.compile(
    r"[（〔【\[]?(?P<word>(?:市级|省级|县级|区级|市直|省直)?"
    r"(?:(?:总|主要)?牵头(?:及|和|、|（)?(?:责任|负责|配合|实施|落实)?）?|主办|主责|主抓|"
    r"(?:第一|主要|共同|联合|具体|直接|其他)?(?:责任|负责|落实|实施|承办|执行|配合|协办|参与|参加|协同|协助|协作|支持|会办))"
    rf"{_UNIT}(?:及(?:配合|责任|参与){_UNIT}|（[^（）]{{1,10}}）|及责任人)?|(?:部门|责任|牵头)分工)(?:[】〕\]）]?\s?[：:]|[】〕\]]|为(?=[省市区县州旗各]|自治区|国家))\s?"
)
# 部门分工：甲局牵头，乙局配合 — the verbs behind such a label give the roles, and tell it from a heading.
_DIVISION = "分工"
# Parts of the same line that name no body: persons, dates, results.
ASIDE = re.compile(
    r"[（〔【\[]?(?:责任人|责任领导|分管领导|牵头领导|市?领导|包抓领导|挂钩领导|联系人|联系领导|负责人|"
    r"(?:拟)?完成(?:时限|时间|期限)|时限(?:要求)?|时间(?:节点|安排|要求|进度)?|进度(?:安排|要求)?|推进时间|实施时间|"
    r"(?:工作|年度|完成|预期)?目标|(?:预期)?成果(?:形式)?|备注|任务来源|监督单位|督办单位|督导单位|督查单位)"
    r"(?:[】〕\]]?\s?[：:]|[】〕\]])"
)
_NEXT = r"(?=$|[，,；;。、：（）〔〕【】\[\]\s]|等|工作|各项|到位|相关|有关|[市省区县各]|国家|不再)"
# A bare verb inside a longer name (推进…领导小组) is no predicate: it must close its phrase.
_PREDICATE = re.compile(
    r"(?P<lead>(?:共同|分别|联合)?(?:总?牵头|主办)(?:抓总|组织|负责|落实|实施|推进|办理|统筹|协调|组织实施)*)"
    + _NEXT
    + r"|"
    r"(?P<join>(?:积极|将)?会同|联合(?=[市省区县各国有相])|(?<=[局委厅部办府])商(?=[市省区县国各有相]))|"
    r"(?P<support>(?:共同|积极|协同|分别|予以|给予|做好|组织)*(?:配合|参与|参加|协助|协同|协作|协办|支持)(?:落实|实施|推进|做好|工作|负责|执行|完成)*)"
    + _NEXT
    + r"|"
    r"(?P<duty>(?:按照?|根据|依照?|依据)(?:照)?(?:各自|部门|相关|有关|法定)*的?(?:工作|部门)?"
    r"(?:职责|职能|权限|任务)(?:范围|权限|任务|职能|职责)?(?:和|及|、)?(?:职责|任务|权限|要求)?(?:分工)?|按(?:照)?(?:任务)?分工|各司其职|各负其责)|"
    r"(?P<resp>(?:分别|共同|具体|组织|各自|统筹|协调|督促|联合|抓好|分工|加快|积极|持续|认真|逐项|共同推进)*"
    r"(?:负责|落实|实施|承担|执行|推进|办理|抓落实|组织|开展|完成|指导|监督)(?:负责|落实|实施|推进|办理|执行|协调|组织|指导|监督|管理|统筹|完成|开展|到位)*)"
    + _NEXT
)
Kind = Literal["lead", "support", "responsible", "by_duty"]


_Segment = tuple[int, int, "Role | None"]


@dataclass(frozen=True, slots=True)
class Named:
    """A body in a statement, with its role; offsets of the fold.

    `rest` is the end of its name where that stands apart, in the next line of a drawn cell.
    """

    start: int
    end: int
    role: Role
    explicit: bool
    elided: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a responsibility text says. `strength` is label, predicate or bare."""

    named: tuple[Named, ...]
    manner: str | None
    open: bool
    strength: Literal["label", "predicate", "bare"]
    leftovers: tuple[tuple[int, int], ...]


def label_role(word: str) -> Role:
    """Return the role that a label's word gives.

    >>> [label_role(w) for w in ("牵头单位", "配合部门", "责任单位", "主办单位", "协办单位")]
    ['lead', 'support', 'responsible', 'lead', 'support']
    """
    if re.search(r"牵头(?:单位|部门|责任|负责|处|科)?.*(?:及|和|、|（)(?:配合|责任|参与)", word):
        return "responsible"
    if "牵头" in word or "主办" in word:
        return "lead"
    if re.match(r"(?:市级|省级|县级|区级|市直|省直)?(?:配合|协|参|支持|会办)", word):
        return "support"
    return "responsible"


def parse(text: str, start: int, end: int) -> Parsed:
    """Read text[start:end] as a responsibility text: labels, lists, predicates."""
    segments, labelled = _segments(text, start, end)
    named: list[Named] = []
    leftovers: list[tuple[int, int]] = []
    manner: str | None = None
    left_open = False
    predicate = False
    for seg_start, seg_end, role in segments:
        found = _segment(text, seg_start, seg_end, role)
        named += found.named
        leftovers += found.leftovers
        manner = manner or found.manner
        left_open = left_open or found.open
        predicate = predicate or found.strength == "predicate"
    strength: Literal["label", "predicate", "bare"] = "bare"
    if labelled:
        strength = "label"
    elif predicate:
        strength = "predicate"
    return Parsed(tuple(named), manner, left_open, strength, tuple(leftovers))


def _segments(text: str, start: int, end: int) -> tuple[list[_Segment], bool]:
    """Cut at labels and at asides (责任人：, 完成时限：), which are left out; say whether a label tells a role."""
    labels = list(LABEL.finditer(text, start, end))
    marks: list[_Segment] = []
    telling = False
    for match in labels:
        word = match.group("word")
        divides = word.endswith(_DIVISION)
        telling = telling or not divides
        marks.append((match.start(), match.end(), "responsible" if divides else label_role(word)))
    taken = {place for s, e, _ in marks for place in range(s, e)}
    asides = [
        (m.start(), m.end(), None)
        for m in ASIDE.finditer(text, start, end)
        if m.start() not in taken
    ]
    if not marks and not asides:
        return [(start, end, None)], False
    cuts = sorted([*marks, *asides], key=lambda mark: mark[0])
    segments: list[_Segment] = []
    if cuts[0][0] > start:
        segments.append((start, cuts[0][0], None))
    for (_, body, role), (stop, _, _) in zip(cuts, [*cuts[1:], (end, end, None)], strict=True):
        if role is not None:
            segments.append((body, stop, role))
    return segments, telling


def _segment(text: str, start: int, end: int, label: Role | None) -> Parsed:
    """Read one segment: lists, each closed by its predicate, or bare."""
    named: list[Named] = []
    leftovers: list[tuple[int, int]] = []
    manner: str | None = None
    left_open = False
    predicate = False
    joined = False
    at = start
    pending: list[Item] = []
    for match in _predicates(text, start, end):
        listed = split_list(text, at, match.start())
        left_open = left_open or listed.open
        kind = match.lastgroup
        if kind == "duty":
            manner = manner or match.group("duty")
        if listed.items:
            pending = list(listed.items)
            role: Role = label or "responsible"
            if joined:
                role = "support"
            elif kind in {"lead", "join"}:
                role = "lead"
            elif kind == "support":
                role = "support"
            elif kind == "duty":
                role = "by_duty" if label in {None, "responsible"} else label
            elif label is None and manner is not None and not named:
                role = "by_duty"
            named += [_named(item, role, explicit=True) for item in pending]
        elif kind == "lead" and pending and not joined and named and named[-1].role == "by_duty":
            # 按照职责分工牵头落实: the list before it leads.
            named = [replace(n, role="lead") if _is(n, pending) else n for n in named]
        predicate = True
        joined = kind == "join" or (joined and not listed.items)
        at = match.end()
    listed = split_list(text, at, end)
    left_open = left_open or listed.open
    for item in listed.items:
        body = item.elided or looks_like_body(text[item.start : item.end])
        if predicate and not body:
            leftovers.append((item.start, item.end))
        else:
            named.append(
                _named(item, "support" if joined else label or "responsible", explicit=False)
            )
    strength: Literal["predicate", "bare"] = "predicate" if predicate else "bare"
    return Parsed(tuple(named), manner, left_open, strength, tuple(leftovers))


def _predicates(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Find the predicates; one inside a bracket marks the name before it: 市发改委（牵头）."""
    inside: list[tuple[int, int]] = [
        m.span() for m in re.finditer(r"（[^（）]*）", text[start:end])
    ]
    found = []
    for match in _PREDICATE.finditer(text, start, end):
        at = match.start() - start
        if not any(s <= at < e for s, e in inside):
            found.append(match)
    return found


def _is(name: Named, items: list[Item]) -> bool:
    return any(name.start == item.start for item in items)


def _named(item: Item, role: Role, *, explicit: bool) -> Named:
    if item.marked is not None:
        if re.search(r"牵头|主办", item.marked):
            role = "lead"
        elif re.search(r"配合|协办|参与", item.marked):
            role = "support"
    return Named(item.start, item.end, role, explicit, item.elided)
