"""What a task table's column heads say: which lists bodies, and in which role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.record import Role

# A head of a role column is made of these words alone: who, how far, in which role, what kind.
_LEVEL = r"市级|省级|县级|区级|镇级|市直|省直|县直|区直|相关|有关|各"
_RANK = r"总|主要|第一|共同|具体|直接|其他"
_PART = r"牵头|主办|主责|主抓|主管|责任|负责|落实|实施|承办|承担|配合|协办|协同|协作|协助|参与|参加|支持|分工|组织"
_KIND = r"单位|部门|处室|处科室|科室|股室|站所|主体|机构|街镇|镇街|乡镇|街道|县市区|区县市|区县|县区|市州|园区|地区|板块"
_ROLE = re.compile(
    rf"^(?:{_LEVEL}|{_RANK})*(?P<word>(?:{_PART})(?:(?:{_PART}|{_RANK}|{_LEVEL}|及|和|与|、|/)|[（(](?:{_PART})[）)])*)"
    rf"(?:{_KIND})(?:[及和与、/]?(?:{_PART})*(?:{_KIND}|责任人))*$"
    r"|^(?:责任|部门|职责|任务)分工$"
)
_SUPPORT = re.compile(r"配合|协办|协同|协作|协助|参与|参加|支持")
_LEAD = re.compile(r"牵头|主办")
_SEVERAL = re.compile(r"[及和与、/（(]")
_OFFICE = re.compile(r"处室|处科室|科室|股室|站所")
TASK = re.compile(r"任务|内容|措施|事项|项目|工作|举措|要求|目标|指标|名称")
NUMBER = re.compile(r"^(?:序号|编号|序)$")
WHEN = re.compile(r"时限|时间|期限|进度|节点|年限")
_OTHER = re.compile(
    r"备注|类别|领域|分类|责任人|领导|成果|标准|依据|来源|板块|阶段|联系人|情况|说明"
)
_PERSON = re.compile(r"领导|责任人|负责人|联系人|姓名")
_NOTE = re.compile(r"[（(].*[）)]$")
# The mark by which a head says that the lead is told: （加*号为牵头部门）, （标★为牵头单位）.
_STAR = re.compile(r"[*★☆▲△●◎◆※#](?=[^，。；]*牵头)")
_OTHERS_HELP = re.compile(r"其[余他](?:均|都)?为?(?:参与|配合|协办|参加)")
CELL = 16
PAPERS = ("表", "方案", "清单", "台账")
"""How the title above a table ends; no head does."""


@lru_cache(maxsize=4096)
def role_of(head: str) -> Role | None:
    """Return the role that a column's head gives, None where the column lists no bodies.

    >>> [role_of(h) for h in ("牵头责任单位", "主管部门", "协同部门", "责任处室（单位）", "工作任务")]
    ['lead', 'responsible', 'support', 'responsible', None]
    """
    match = _ROLE.match(head) or _ROLE.match(_NOTE.sub("", head))
    if match is None:
        return None
    word = match.group("word") or ""
    if _LEAD.search(word):
        return "responsible" if _SEVERAL.search(word) else "lead"
    return "support" if _SUPPORT.match(word) else "responsible"


@lru_cache(maxsize=4096)
def lists_offices(head: str) -> bool:
    """Tell whether a role column lists offices of one body: 责任处室, 负责科室."""
    return role_of(head) is not None and _OFFICE.search(head) is not None


@lru_cache(maxsize=4096)
def star_of(head: str) -> tuple[str, Role]:
    """Return the mark that tells the lead in a column ("" where none does), and the others' role.

    >>> star_of("责任部门（加*号为牵头部门，其余为参与部门）"), star_of("责任单位")
    (('*', 'support'), ('', 'responsible'))
    """
    match = _STAR.search(head)
    others: Role = "support" if _OTHERS_HELP.search(head) else "responsible"
    return (match.group() if match else "", others)


def with_persons(head: str) -> bool:
    """Tell whether a role column names persons beside the bodies: 责任单位及责任人."""
    return role_of(head) is not None and _PERSON.search(head) is not None


def names_person(head: str) -> bool:
    """Tell whether a column holds persons: 分管领导, 责任人."""
    return role_of(head) is None and _PERSON.search(head) is not None


def plain(cell: str) -> str:
    """Return a head without the spaces and rules that copies leave in it."""
    return re.sub(r"[\s|│┃　]", "", cell)


def is_head(heads: Sequence[str]) -> bool:
    """Tell whether a row of cells is the head of a task table."""
    return (
        len(heads) >= 2
        and any(role_of(h) for h in heads)
        and any(TASK.search(h) or NUMBER.match(h) or WHEN.search(h) for h in heads)
        and all(len(_NOTE.sub("", h)) <= CELL for h in heads)
    )


def two_rows(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """Join a head set in two rows (责任分工 over 牵头单位 and 配合单位); None where it is none.

    >>> two_rows(["序号", "任务", "责任分工", ""], ["", "", "牵头", "配合单位"])
    ['序号', '任务', '牵头单位', '配合单位']
    """
    if len(upper) != len(lower) or not any(lower):
        return None
    heads = list(upper)
    for at, below in enumerate(lower):
        if not below or below == upper[at]:
            continue
        above = next((upper[i] for i in range(at, -1, -1) if upper[i]), "")
        named = below if role_of(below) or not role_of(above) else f"{below}单位"
        if not headish(named):
            return None
        heads[at] = named
    return heads


def task_columns(heads: Sequence[str]) -> frozenset[int]:
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
    if len(cell) > 10 or "：" in cell or cell.endswith(PAPERS):
        return False
    return bool(TASK.search(cell) or WHEN.search(cell) or _OTHER.search(cell))
