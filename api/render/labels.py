"""Labels of things in both languages, made from what the graph knows of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from queries.headline import clause_title
from queries.words import ROLE_EN, ROLE_ZH, ROLES, VERDICT_EN, VERDICT_ZH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.shapes.common import Label
    from graph.lineage.outcomes.figures import Verdict
    from queries.types import Clause, DocumentRef

Word = TypeVar("Word", bound=str)

ROLE_LABELS: dict[str, Label] = {
    role: {"zh-Hans": ROLE_ZH[role], "en": ROLE_EN[role]} for role in ROLES
}
EDGE_LABELS: dict[str, Label] = {
    "ASSIGNED_TO": {"zh-Hans": "承担", "en": "answers under"},
    "COVERS": {"zh-Hans": "覆盖", "en": "covers"},
    "ACTS_IN": {"zh-Hans": "文中负责", "en": "acts in"},
    "HAS_PROVISION": {"zh-Hans": "包含条款", "en": "has provision"},
    "HAS_STATEMENT": {"zh-Hans": "责任分工", "en": "has statement"},
    "HAS_MEASURE": {"zh-Hans": "包含措施", "en": "has measure"},
    "PARENT": {"zh-Hans": "上级条款", "en": "has parent"},
    "ISSUED": {"zh-Hans": "发布", "en": "issued"},
    "CHANGED_FROM": {"zh-Hans": "变动前", "en": "changed from"},
    "CHANGED_TO": {"zh-Hans": "变动后", "en": "changed to"},
    "SUCCEEDED_BY": {"zh-Hans": "由其承接", "en": "succeeded by"},
    "MEMBER_OF": {"zh-Hans": "属于", "en": "member of"},
    "ANSWERS_FOR": {"zh-Hans": "承担", "en": "answers for"},
    "LEADS_TO": {"zh-Hans": "沿革", "en": "leads to"},
    "SHARES_WITH": {"zh-Hans": "共同承担", "en": "shares with"},
}
_LEVELS = {
    "p": "Part", "h": "Chapter", "s": "Section", "c": "Clause", "i": "Item", "j": "Subitem",
    "a": "Article", "u": "Paragraph",
}  # fmt: skip
_STEP = re.compile(r"([a-z])(\d+)(?:~(\d+))?")


def label_of(zh: str, en: str | None) -> Label:
    """A label in Chinese, and in English where there is a name for it."""
    return {"zh-Hans": zh} if en is None else {"zh-Hans": zh, "en": en}


def worded(word: Word, zh: Mapping[Word, str], en: Mapping[Word, str]) -> Label:
    """What a word of the graph is called in both languages, by the two tables of its kind."""
    return {"zh-Hans": zh[word], "en": en[word]}


def verdict_label(verdict: Verdict) -> Label:
    """What became of something that was planned: 已完成 and so on."""
    return worded(verdict, VERDICT_ZH, VERDICT_EN)


def role_label(role: str) -> Label:
    """牵头 / lead, and so on."""
    return ROLE_LABELS[role]


def edge_label(kind: str) -> Label:
    """What a relationship type is called; the type itself when it is a new one."""
    return EDGE_LABELS.get(kind, {"zh-Hans": kind, "en": kind})


@lru_cache(maxsize=4096)
def english_path(provision: str) -> str:
    """A provision's address in English, from its id.

    >>> english_path("2024-be7fa2337d.p2.s1.c2")
    'Part 2, Section 1, Clause 2'
    """
    steps = []
    for step in provision.split(".")[1:]:
        match = _STEP.fullmatch(step.partition("-")[0])
        if match is None:
            steps.append(step)
            continue
        level, number, repeat = match.groups()
        suffix = f" ({repeat})" if repeat else ""
        steps.append(f"{_LEVELS.get(level, level)} {number}{suffix}")
    return ", ".join(steps)


def outline_title(label: str | None, heading: str | None) -> str:
    """Label and heading on one line; 第一部分 and the like stand apart from what they head.

    >>> outline_title("第一部分", "2023年工作总结"), outline_title("（二）", "质量政策体系")
    ('第一部分 2023年工作总结', '（二）质量政策体系')
    """
    words = "".join((heading or "").split())
    space = " " if label and words and label.startswith("第") else ""
    return f"{label or ''}{space}{words}"


def document_label(document: DocumentRef) -> Label:
    """The title, and in English the number or title with the year."""
    return document_label_of(document.title, document.number, document.year)


@lru_cache(maxsize=1024)
def document_label_of(title: str, number: str | None, year: int | None) -> Label:
    """The label of a document from its title, number and year."""
    flat = " ".join(title.split())
    english = f"Document {number or flat}"
    return {"zh-Hans": flat, "en": f"{english} ({year})" if year else english}


def clause_label(clause: Clause) -> Label:
    """The printed label and heading, and in English the address."""
    return {"zh-Hans": clause_title(clause), "en": english_path(clause.id) or clause.level}
