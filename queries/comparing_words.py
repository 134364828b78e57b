"""What people call the groups of a comparison, and what is known of what one document has alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.lineage.handing_over import Turn
    from queries.types import Fate, Group, Order

GROUP_ZH: Final[dict[Group, str]] = {
    "continued": "延续",
    "changed": "变动",
    "new": "未见前文",
    "dropped": "未见下文",
}
GROUP_EN: Final[dict[Group, str]] = {
    "continued": "continued",
    "changed": "changed",
    "new": "no precedent found",
    "dropped": "no continuation found",
}
FATE_ZH: Final[dict[Fate, str]] = {
    "one_off": "仅此一份",
    "after_years": "曾见他年",
    "again_later": "隔年又提",
    "first": "首次出现",
    "in_between": "其间提出",
    "resumed": "早年曾提",
}
FATE_EN: Final[dict[Fate, str]] = {
    "one_off": "in this document only",
    "after_years": "in other years before, not since",
    "again_later": "again in a later document",
    "first": "first found here",
    "in_between": "first found in between",
    "resumed": "found in an earlier document",
}
ORDER_ZH: Final[dict[Order, str]] = {
    "dates": "",
    "same_day": "两份文件日期相同，分不出先后，不作前后对应",
    "no_date": "有文件没有日期，分不出先后，不作前后对应",
}
ORDER_EN: Final[dict[Order, str]] = {
    "dates": "",
    "same_day": "both are dated the same day: nobody can say which goes on with which",
    "no_date": "one has no date: nobody can say which goes on with which",
}
TURN_ZH: Final[dict[Turn, str]] = {
    "renamed": "更名",
    "handed_over": "移交",
    "left": "退出",
    "joined": "加入",
    "lead_named": "写明牵头",
    "lead_dropped": "不再写明牵头",
    "lead_changed": "牵头变更",
}
TURN_EN: Final[dict[Turn, str]] = {
    "renamed": "renamed",
    "handed_over": "handed over",
    "left": "left",
    "joined": "joined",
    "lead_named": "lead named",
    "lead_dropped": "no lead named any more",
    "lead_changed": "lead changed",
}
