"""What the text does with a work: the words before and behind it, and whether it plans or reports."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from ontology.mention_words import relation_words, words

if TYPE_CHECKING:
    from loaders.record import Relation, Status

_BEFORE: Final = 60
_AFTER: Final = 26
_STOP: Final = re.compile(r".*[。；;！？\n]", re.DOTALL)
_COMMA: Final = re.compile(r".*[，,：:]", re.DOTALL)
_ALSO: Final = re.compile(r"[，。；！？：\n]")
# 按照《公务员法》给予处分: what the law does, not what the text is made on the ground of.
_TITLES: Final = re.compile("^[^《》]*》|《[^《》]*》")
_APPLIED: Final = re.compile(r"处罚|处分|处理|追究|承担|惩处|委托|执行罚")
_ISSUED_HERE: Final = re.compile(
    r"[^。；\n]{0,40}?(?:现印发|现予印发|印发给|现予以?公布|现予以?发布)"
)
# 《关于修改〈商标法〉的决定》第三次修正: it amends, it is not amended.
_AMENDS: Final = re.compile(r"决定》$")
_DATED: Final = re.compile(r"第[一二三四五六七八九十]+次修[正订]|修[正订]")
_NOT_SAID_HERE: Final = ("的", "前的", "后的", "之日", "以来", "日期")
_STRONG: Final = ("revised", "draft", "made")


def relation_of(
    text: str, start: int, end: int, status: Status | None, *, within: bool = False
) -> Relation:
    """Return what a text does with the works at [start, end), a list of them or one.

    `status` says whether the sentence plans or reports; None outside all sentences;
    `within` that the work stands in another's title.

    >>> t = "根据《质量发展纲要》，我市制定了《行动方案》，修订《管理办法》。"
    >>> [relation_of(t, m.start(), m.end(), "planned") for m in re.finditer("《[^》]*》", t)]
    ['implements', 'issued', 'revised']
    """
    before = text[max(0, start - _BEFORE) : start]
    sentence = _STOP.match(before)
    before = before[sentence.end() :] if sentence is not None else before
    # What another title says is not said of this work: 《关于修改〈商标法〉的决定》和《专利法》.
    before = before if within else _TITLES.sub("", before)
    comma = _COMMA.match(before)
    near = before[comma.end() :] if comma is not None else before
    after = text[end : end + _AFTER]
    stop = _ALSO.search(after)
    after = after[: stop.start()] if stop is not None else after
    if not within and _ISSUED_HERE.match(text, end, end + _AFTER * 3):
        return "issued"
    if _AMENDS.search(text, start, end) and _DATED.match(after):
        return "cites"
    behind = _behind(after)
    if behind in {"revised", "draft"}:
        return "revised" if behind == "revised" else "draft"
    word, relation = _last(near)
    if relation is None and comma is not None:
        far_word, far = _last(before)
        if far in _STRONG:
            word, relation = far_word, far
    if behind == "made" and relation != "revised":
        relation = "made"
    if relation == "made":
        return _made(before + (after if behind == "made" else ""), status)
    if relation == "implements" and word in {"根据", "依据", "按照"} and _APPLIED.search(after):
        return "cites"
    if relation is not None:
        return relation  # type: ignore[return-value]  # a relation of words.csv, checked by a test
    return "implements" if behind == "implements" else "cites"


def _made(context: str, status: Status | None) -> Relation:
    if any(cue in context for cue in words("state:reported")):
        return "issued"
    if status == "planned" or any(cue in context for cue in words("state:planned")):
        return "to_issue"
    return "issued"


def _last(context: str) -> tuple[str, str | None]:
    """Return the last word of a context that says a relation, and the relation."""
    word, relation, end = "", None, 0
    for match in _pattern("before").finditer(context):
        found = relation_words("before")[match.group()]
        # 深入实施贯彻, 制定实施: several verbs, the strongest wins.
        if relation in _STRONG and found == "implements" and match.start() - end <= 1:
            continue
        # 依法制定的规章中规定《专利法》…, 国务院印发的《规划》: made, but not said of it here.
        # 修改前的《商标法》: likewise.
        if found in _STRONG and context.startswith(_NOT_SAID_HERE, match.end()):
            continue
        word, relation, end = match.group(), found, match.end()
    return word, relation


def _behind(after: str) -> str | None:
    match = _pattern("after").search(after)
    if match is None:
        return None
    found = relation_words("after")[match.group()]
    # 《通知》（国办发…）要求: near; what stands far behind belongs to another thing.
    return found if match.start() <= 14 or found == "revised" else None


@functools.cache
def _pattern(side: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(relation_words(side), key=len, reverse=True))))
