"""Tells which titles leave open what they mean: a kind alone, a place that is not known, a yearly report."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.bodies import looks_like_body
from loaders.mentions.whose import is_bare, is_ours, names_place
from ontology.mention_words import words
from ontology.words import document_kinds

if TYPE_CHECKING:
    from loaders.mentions.found import Found

_SHORT_TITLE: Final = 2
# “十四五”规划: of which government, for what?
_FIVE: Final = re.compile(
    r"(?:[^和及与]{0,8}[和及与]|确保|部分|全面|顺利|圆满|完成|实现|做好|推进|落实|实施|编制|制定)*"
    r"十[一二三四五六]五规划(?:纲要)?$"
)
_DRAFT: Final = "草案"
_PAPERS: Final = "文件"
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:度)?")


@functools.cache
def kinds() -> frozenset[str]:
    """Return the words that are a kind of work and no title: 通知, 实施方案, 公报."""
    return frozenset(words("generic_title")) | frozenset(document_kinds())


def reason_of(item: Found, key: str) -> str | None:
    """Return why it can't be told which work is meant, None where the title says it."""
    if item.number is not None and item.name == item.number:
        return "number-only"
    short = item.type != "law" and len(_kind_off(key)) <= _SHORT_TITLE
    yearly = bool(yearly_parts(key)[2])
    vague = item.type != "law" and item.number is None and _is_ours_or_papers(key)
    if short or yearly or is_generic(key) or vague:
        return "generic-title"
    if item.how == "made":
        return "forthcoming" if item.relation in {"to_issue", "draft"} else None
    return None


def kind_meant(key: str) -> str:
    """Return the kind that a title of a draft is: 《纲要草案》 is the 《…纲要（草案）》 before it.

    >>> kind_meant("纲要草案"), kind_meant("质量法草案")
    ('纲要', '质量法草案')
    """
    kind = key.removesuffix(_DRAFT)
    return kind if kind in kinds() else key


def is_generic(key: str) -> bool:
    """Tell whether a title is a kind of work and nothing else: 《实施方案》, “十四五”规划."""
    return key in kinds() or _FIVE.match(key) is not None


def _is_ours_or_papers(key: str) -> bool:
    """Tell whether a title is of a place that is not known, or names many papers, or a form.

    >>> _is_ours_or_papers("县文化事业单位改革意见"), _is_ours_or_papers("某省人民政府办公厅文件")
    (True, True)
    >>> _is_ours_or_papers("食品经营许可证")
    True
    """
    if key.endswith(words("form_ending")):
        return True
    return is_ours(key) or (key.endswith(_PAPERS) and looks_like_body(key.removesuffix(_PAPERS)))


def is_open(key: str) -> bool:
    """Tell whether a title leaves open whose it is: neither a law's, nor one with a place, nor a kind."""
    if is_generic(key) or len(_kind_off(key)) <= _SHORT_TITLE:
        return False
    return is_bare(key) or not (key.endswith(words("law_title")) or names_place(key))


def yearly_parts(key: str) -> tuple[str, str | None, str]:
    """Part the title of what a government gives every year into its place, year and kind.

    >>> yearly_parts("2016年政府工作报告"), yearly_parts("政府工作报告")
    (('', '2016', '政府工作报告'), ('', None, '政府工作报告'))
    >>> yearly_parts("2023年江苏省政府工作报告"), yearly_parts("三年行动计划")
    (('江苏省', '2023', '政府工作报告'), ('', None, ''))
    >>> yearly_parts("沙坪坝区人民政府工作报告")
    ('沙坪坝区', None, '政府工作报告')
    """
    title = next((word for word in words("yearly_title") if key.endswith(word)), "")
    head = key.removesuffix(title) if title else ""
    match = _YEAR.search(head)
    place = _YEAR.sub("", head, count=1).removesuffix("人民")
    if place and not names_place(place):
        return "", None, ""
    return place, match["year"] if match is not None else None, title


def _kind_off(key: str) -> str:
    """Return what a title says beside its kind: 《分工方案》 of what?

    >>> _kind_off("质量发展纲要"), _kind_off("分工方案")
    ('质量发展', '')
    """
    for word in words("generic_title"):
        if key.endswith(word):
            return key[: -len(word)]
    return key


def meant_by(alias: str, full: str, found: list[Found]) -> str:
    """Return the title that a short form stands for, where two stand before it.

    《信息核对单》 behind 《养老保险信息核对单》及《养老保险信息核对单说明》 is the first.
    """
    if full.endswith(alias):
        return full
    others = {item.name for item in found if item.name != alias and item.name.endswith(alias)}
    return others.pop() if len(others) == 1 else full


def says_more(key: str, printed: str) -> bool:
    """Tell whether a key says more than the printed title: whose it is."""
    return key != printed and (
        is_bare(printed) or is_ours(printed) or key.endswith(f"《{printed}》")
    )
