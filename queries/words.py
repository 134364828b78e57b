"""What people call the codes of the graph, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from loaders.record import FigureKind, Flow, MentionType, Relation, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.outcomes.figures import Verdict

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
    "mention": "提及",
    "work": "文件与法律",
    "standard": "标准",
    "programme": "专项",
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
    "mention": "mention",
    "work": "document or law",
    "standard": "standard",
    "programme": "programme",
}
FACET_ZH: Final[dict[str, str]] = {
    "kind": "类型",
    "type": "性质",
    "year": "年份",
    "document": "文件",
    "agency": "机构",
    "role": "职责",
}
FACET_EN: Final[dict[str, str]] = {
    "kind": "kind",
    "type": "type",
    "year": "year",
    "document": "document",
    "agency": "agency",
    "role": "role",
}
FIGURE_ZH: Final[dict[FigureKind, str]] = {"result": "结果", "target": "目标"}
FIGURE_EN: Final[dict[FigureKind, str]] = {"result": "result", "target": "target"}
FLOW_ZH: Final[dict[Flow, str]] = {"flow": "流量", "stock": "存量"}
TYPE_ZH: Final[dict[MentionType, str]] = {
    "document": "文件",
    "law": "法律法规",
    "standard": "标准",
    "programme": "专项",
    "award": "奖项",
    "organisation_platform": "平台",
}
TYPE_EN: Final[dict[MentionType, str]] = {
    "document": "document",
    "law": "law",
    "standard": "standard",
    "programme": "programme",
    "award": "award",
    "organisation_platform": "platform",
}
RELATION_ZH: Final[dict[Relation, str]] = {
    "implements": "落实",
    "cites": "引用",
    "issued": "印发",
    "revised": "修订",
    "to_issue": "拟制定",
    "draft": "起草",
}
RELATION_EN: Final[dict[Relation, str]] = {
    "implements": "implements",
    "cites": "cites",
    "issued": "issued",
    "revised": "revised",
    "to_issue": "to be issued",
    "draft": "being drafted",
}
REASON_ZH: Final[dict[str, str]] = {
    "generic-title": "只有文种，没有名称",
    "number-only": "只有文号，没有标题",
    "forthcoming": "拟制定，尚未见印发",
    "no-number": "只有标题，没有标准编号",
    "ambiguous": "同一标题有几个文号",
}
REASON_EN: Final[dict[str, str]] = {
    "generic-title": "only a kind of document, no name",
    "number-only": "only a number, no title",
    "forthcoming": "to be issued, not yet seen",
    "no-number": "only a title, no number of a standard",
    "ambiguous": "several numbers for one title",
}
VERDICT_ZH: Final[dict[Verdict, str]] = {
    "met": "达到",
    "missed": "未达到",
    "reported": "已有报告",
    "unreported": "报告未提",
    "cannot_tell": "无法判断",
}
VERDICT_EN: Final[dict[Verdict, str]] = {
    "met": "met",
    "missed": "missed",
    "reported": "reported",
    "unreported": "unreported",
    "cannot_tell": "can't be told",
}
WHY_ZH: Final[dict[str, str]] = {
    "no_year": "未写明年份",
    "not_due": "所定年份尚未结束",
    "no_report": "语料中没有报告这一年的文件",
    "not_stated": "语料中有报告这一年的文件，其中没有写这个数据",
}
WHY_EN: Final[dict[str, str]] = {
    "no_year": "no year is written",
    "not_due": "the year is not over yet",
    "no_report": "the corpus holds no document that reports the year",
    "not_stated": "a document of the corpus reports the year and does not state the figure",
}
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
