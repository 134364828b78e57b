"""What a task table's column heads say: which lists bodies, and in which role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.record import Role

_ROLE = re.compile(
    r"^(?:市级|省级|县级|区级)?(?P<word>(?:总|主要|第一|共同|协同|具体|直接)*"
    r"(?:牵头|主办|主责|责任|负责|落实|实施|承办|配合|协办|参与|参加|支持|协助|分工)(?:及|和|、|（|/)?"
    r"(?:牵头|责任|负责|落实|实施|配合|参与|协办|协助)*）?(?:单位|部门|处室|主体|科室|街镇|镇街|乡镇|区县|地区|机构)(?:(?:与|及|和|、)(?:协同|配合|参与|协办)?(?:单位|部门|主体))?)"
    r"(?:及责任人)?(?:[（(].*[）)])?$|^(?:责任|部门|职责)分工$"
)
TASK = re.compile(r"任务|内容|措施|事项|项目|工作|举措|要求|目标|指标|名称")
NUMBER = re.compile(r"^序号$|^编号$")
WHEN = re.compile(r"时限|时间|期限|进度|节点|年限")
_OTHER = re.compile(r"备注|类别|领域|分类|责任人|领导|成果|标准|依据|来源|板块|阶段")
_NOTE = re.compile(r"[（(].*[）)]$")
CELL = 16


@lru_cache(maxsize=4096)
def role_of(head: str) -> Role | None:
    """Return the role that a column's head gives, None where the column lists no bodies.

    >>> [role_of(h) for h in ("牵头责任单位", "责任单位", "协同配合单位", "工作任务")]
    ['lead', 'responsible', 'support', None]
    """
    match = _ROLE.match(head)
    if match is None:
        return None
    word = match.group("word") or ""
    if re.search(r"牵头|主办", word):
        return "responsible" if re.search(r"及|和|与|、|/", word) else "lead"
    support = re.match(r".{0,2}(?:配合|协办|协助|参与|参加|支持)", word)
    return "support" if support else "responsible"


def starred(head: str) -> bool:
    """Tell whether a head says that * marks the lead: 责任部门（加*号为牵头部门，其余为参与部门）."""
    return "*" in head and "牵头" in head


def plain(cell: str) -> str:
    """Return a head without the spaces and rules that copies leave in it."""
    return re.sub(r"[\s|　]", "", cell)


def is_head(heads: list[str]) -> bool:
    """Tell whether a row of cells is the head of a task table."""
    return (
        len(heads) >= 2
        and any(role_of(h) for h in heads)
        and any(TASK.search(h) or NUMBER.match(h) or WHEN.search(h) for h in heads)
        and all(len(_NOTE.sub("", h)) <= CELL for h in heads)
    )


def task_columns(heads: list[str]) -> frozenset[int]:
    """Return the columns that hold the task: those that say so, else the first that says nothing.

    >>> sorted(task_columns(["民生实事", "责任单位", "完成时限"]))
    [0]
    """
    said = [i for i, h in enumerate(heads) if TASK.search(h) and role_of(h) is None]
    if said:
        return frozenset(said)
    silent = [
        i
        for i, h in enumerate(heads)
        if role_of(h) is None and not (NUMBER.match(h) or WHEN.search(h) or _OTHER.search(h))
    ]
    return frozenset(silent[:1])


@lru_cache(maxsize=4096)
def headish(cell: str) -> bool:
    """Tell whether a cell on its own can be part of a head."""
    cell = plain(cell)
    if role_of(cell) or NUMBER.match(cell):
        return True
    if len(cell) > 10 or "：" in cell or cell.endswith(("表", "方案", "清单")):
        return False
    return bool(TASK.search(cell) or WHEN.search(cell) or _OTHER.search(cell))
