"""Makes the keys by which titles and numbers are compared: one for all spellings of a work."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import Final

from loaders.mentions.names import fold_name
from ontology.mention_words import KnownWork, known_works

_YEAR_ALONE: Final = 4

# What sites that share files put behind a title: 任务分解表.docx(4页珍藏版).
FILE: Final = re.compile(r"\.(?:docx?|pdf|wps|xlsx?|txt)(?:\([^()]{1,12}\))?$")
_STATE: Final = re.compile(
    r"\((?:试行|暂行|暂名|草案|征求意见稿|送审稿|讨论稿|修订草案|(?:19|20)[0-9]{2}年?(?:修订|修正|修正版|修订版)|修订|修正)\)$"
)
_REPUBLIC: Final = "中华人民共和国"


def title_key(title: str) -> str:
    """Return what all spellings of a title have in common.

    >>> title_key("中华人民共和国计量法（2018修正）"), title_key("上海市智能建造试点项目管理规定（暂行）")
    ('计量法', '上海市智能建造试点项目管理规定')
    >>> title_key("任务分解表.docx(4页)")
    '任务分解表'
    """
    return _STATE.sub("", FILE.sub("", fold_name(title))).removeprefix(_REPUBLIC)


def standard_id(base: str) -> str:
    """Return the id of a standard from its number without the year: one for all its versions.

    >>> standard_id("GB/T 29187"), standard_id("DB31/T 1028")
    ('gb-t-29187', 'db31-t-1028')
    """
    return re.sub(r"[^a-z0-9.]+", "-", base.lower()).strip("-")


def version_on(work: KnownWork, date: str | None) -> str | None:
    """Return the date of a law's version in force on a date; None where that is not known."""
    if date is None or not work.versions:
        return None
    at = bisect_right(work.versions, date)
    if len(date) == _YEAR_ALONE and at != bisect_right(work.versions, f"{date}-12-31"):
        return None
    return work.versions[at - 1] if at else None


@functools.cache
def known_titles() -> dict[str, KnownWork]:
    """Return the works of works.csv by the keys of all their names."""
    return {title_key(name): work for work in known_works() for name in (work.title, *work.names)}


@functools.cache
def known_numbers() -> dict[str, KnownWork]:
    """Return the works of works.csv that have a number, by it."""
    return {work.number: work for work in known_works() if work.number is not None}
