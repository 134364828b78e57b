"""What people call the codes of the graph, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from loaders.record import FigureKind, Flow, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""In the order in which people read them: who leads, who helps, who answers."""

ROLE_ZH: Final[dict[Role, str]] = {
    "lead": "牵头",
    "support": "配合",
    "responsible": "负责",
    "by_duty": "按照职责分工负责",
}
ROLE_EN: Final[dict[Role, str]] = {
    "lead": "lead",
    "support": "support",
    "responsible": "responsible",
    "by_duty": "each within its duties",
}
KIND_ZH: Final[dict[str, str]] = {
    "document": "文件",
    "provision": "条款",
    "statement": "责任分工",
    "measure": "措施",
    "agency": "机构",
    "event": "机构变动",
    "observation": "数据",
    "indicator": "指标",
}
KIND_EN: Final[dict[str, str]] = {
    "document": "document",
    "provision": "clause",
    "statement": "responsibility statement",
    "measure": "measure",
    "agency": "agency",
    "event": "change of agencies",
    "observation": "figure",
    "indicator": "indicator",
}
FACET_ZH: Final[dict[str, str]] = {
    "kind": "类型",
    "year": "年份",
    "document": "文件",
    "agency": "机构",
    "role": "职责",
}
FACET_EN: Final[dict[str, str]] = {
    "kind": "kind",
    "year": "year",
    "document": "document",
    "agency": "agency",
    "role": "role",
}
FIGURE_ZH: Final[dict[FigureKind, str]] = {"result": "结果", "target": "目标"}
FIGURE_EN: Final[dict[FigureKind, str]] = {"result": "result", "target": "target"}
FLOW_ZH: Final[dict[Flow, str]] = {"flow": "流量", "stock": "存量"}
NO_LEAD_ZH: Final = "未写明牵头"
NO_LEAD_EN: Final = "no lead written"
NOBODY_ZH: Final = "未写明责任单位"
NOBODY_EN: Final = "nobody is written"


def in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return the different roles in the order of `ROLES`.

    >>> in_order(["by_duty", "lead", "lead"])
    ('lead', 'by_duty')
    """
    given = frozenset(roles)
    return tuple(role for role in ROLES if role in given)
