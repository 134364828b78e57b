"""Standing rules: said once, they reach over every later task clause (下同, 不再列出)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.bodies import Item, looks_like_body, split_list

if TYPE_CHECKING:
    from loaders.record import Role

# 列第一位者为牵头单位, 排名第一的为牵头部门, 第一个单位为牵头单位: order gives the lead;
# 列第二位及以后的为配合单位 gives the same, and the rest their role.
_ORDER = re.compile(
    r"[，,；;。（]?(?:注：|其中|责任单位中)?[，,]?[^，,；;。（）：]{0,14}(?:第一|首|靠前)[^，,；;。（）：]{0,10}"
    r"(?:为|是|系)[^，,；;。（）：、]{0,4}(?:牵头|主办|主责|第一责任|总牵头)(?:责任|负责|协调)?(?:单位|部门|者|方)?(?:或[一-龥]{0,2}(?:单位|部门))?"
    r"(?:[，,；;](?:其他|其余)(?:的|各)?(?:单位|部门)?(?:均|都)?(?:为|是)(?P<rest>配合|参与|协办|责任)(?:单位|部门)?"
    r"|[，,；;](?:其他|其余)[^，,；;。]{0,10}(?P<duty>按照?(?:各自)?职责(?:分工)?)(?:负责|落实|实施|配合))?"
    r"|[，,；;。（]?[^，,；;。（）：]{0,6}第二[^，,；;。（）：]{0,10}(?:为|是)(?P<rest2>配合|参与|协办)(?:单位|部门)?"
)
# 以下均需各区人民政府落实，不再列出: bodies that every later task has.
_UNSAID = r"(?:[，,][^。；“”]{0,45}?)?[，,]\s?(?:以下|下文|后文|文中|此后)?(?:均)?不再(?:一一|逐一|重复|单独|分别|另行|赘)*[一-龥]{1,6}"
_BODIES = re.compile(
    r"(?:以下|下列|下述|其他|其余|具体|各项|所有|全部|每项|上述|本[一-龥]{2,4}中?)(?:各|所有)*(?:项|条|类)?(?:重点|主要|具体|改革)*"
    r"(?:工作|任务|措施|事项|条款|内容|举措|政策)*(?:中)?[，,]?(?:均|都|皆)?(?:需|须|应|要|由|涉及|包括|含|为)+(?:由)?"
    r"(?P<bodies>[^，,；;。：“”]{2,60}?)"
    r"(?:共同|分别|按(?:照)?(?:各自)?职责(?:分工)?|具体|抓好|认真|负责|组织)*(?:落实|负责|实施|配合|参与|推进|执行|承担)*"
    + _UNSAID
    + r"|(?P<bodies2>(?<![一-龥])各[^，,；;。：“”]{1,40}?)(?:为|是|作为|系)(?:以下)?(?:各项|所有|每项|全部)?"
    r"(?:工作|任务|措施)?的?(?:责任|落实|实施|配合)(?:单位|主体|部门)?"
    + _UNSAID
    +
    # 只明确牵头部门的，其他有关部门配合，不一一列出
    r"|(?P<others>(?:其他|其余|各)(?:有关|相关)?(?:部门|单位|地区))(?:配合|参与|参加)[，,]\s?不再?(?:一一|逐一|分别|单独)[一-龥]{1,4}"
)
_LIKEWISE = re.compile(r"[，,；;。（\s]*(?:以)?下(?:均)?同[）。]?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A standing rule: where it stands, and what it sets from there on.

    `order`: the body listed first leads, and `rest` is the role of the others where it says so;
    `bodies` with their `role` are added to every later task.
    """

    start: int
    end: int
    order: bool
    likewise: bool
    bodies: tuple[Item, ...]
    role: Role = "responsible"
    rest: Role | None = None


def find_rule(text: str, start: int, end: int) -> Rule | None:
    """Find the standing rule in text[start:end].

    >>> t = "市商务委、市财政局，列第一位者为牵头单位，下同"
    >>> rule = find_rule(t, 0, len(t)); rule.order, rule.likewise, t[rule.start:rule.end]
    (True, True, '，列第一位者为牵头单位，下同')
    >>> t = "市农业农村委等部门负责落实。以下均需各区人民政府落实，不再列出"
    >>> [t[i.start:i.end] for i in find_rule(t, 0, len(t)).bodies]
    ['各区人民政府']
    >>> find_rule("市商务委负责", 0, 6) is None
    True
    """
    order = _ORDER.search(text, start, end)
    unsaid = "不再" in text[start:end] or "不一一" in text[start:end] or "不逐一" in text[start:end]
    bodies = _BODIES.search(text, start, end) if unsaid else None
    same = "下同" in text[start:end] or "下均同" in text[start:end]
    likewise = _LIKEWISE.search(text, start, end) if same else None
    spans = [m.span() for m in (order, bodies, likewise) if m is not None]
    if not spans:
        return None
    begin = min(low for low, _ in spans)
    opened = text.rfind("（", start, begin)
    if opened > text.rfind("）", start, begin):
        # 市商务局（除标明的外，列第一位为牵头单位）: all of the bracket is the rule's.
        begin = opened
    items: tuple[Item, ...] = ()
    role: Role = "responsible"
    if bodies is not None:
        group = next(key for key in ("bodies", "bodies2", "others") if bodies.group(key))
        role = "support" if group == "others" else "responsible"
        listed = split_list(text, *bodies.span(group))
        items = tuple(i for i in listed.items if looks_like_body(text[i.start : i.end]))
        # The rule is a sentence of its own: what precedes its key words there belongs to it.
        opening = max(text.rfind(mark, start, begin) for mark in "。；") + 1 or start
        if not any(
            looks_like_body(text[i.start : i.end]) for i in split_list(text, opening, begin).items
        ):
            begin = opening
    return Rule(
        begin,
        max(e for _, e in spans),
        order is not None,
        likewise is not None,
        items,
        role,
        _rest(order),
    )


def _rest(order: re.Match[str] | None) -> Role | None:
    if order is None:
        return None
    if order.group("duty"):
        return "by_duty"
    word = order.group("rest") or order.group("rest2")
    return None if word is None else "responsible" if word == "责任" else "support"
