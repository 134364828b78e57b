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
    r"(?:[、和及与]?《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:（[^（）]*）)?){0,6}[^。；\n《]{0,90}?(?:现印发|现予印发|印发给|印发你们|转发给|转发你们|现转发|现予以?公布|现予以?发布)"
)
# 《关于修改〈商标法〉的决定》第三次修正: it amends, it is not amended.
_AMENDS: Final = re.compile(r"决定》$")
_DATED: Final = re.compile(r"第[一二三四五六七八九十]+次修[正订]|修[正订]")
_NOT_SAID_HERE: Final = ("的", "前的", "后的", "之日", "以来", "日期")
# 根据甲法、乙法等法律的规定，结合实际，制定本办法: all that stands between is the ground of the text.
_GROUND: Final = re.compile(r"根据|依据|按照|依照|(?P<like>参照|借鉴)")
_MADE_ON_IT: Final = re.compile(
    r"[^。\n]{0,300}?(?:制[定订](?:了)?(?:本|以下|如下|此|该)|(?:提出|作出|决定|规定|解释|通知|公告|通告|批复)(?:以下|如下|本))"
)
# 根据《通知》（财农〔2021〕22号）、《细则》等文件精神，…: a list of grounds, whatever comes of it.
_SPIRIT: Final = re.compile(r"[^。，\n]{0,200}?(?:等[^，。]{0,6})?(?:精神|要求|部署|安排)[，,]")
# 市政府关于印发《方案》的通知（…）精神: others issued it; the text carries it out.
_THEIR_SPIRIT: Final = re.compile(r"(?:等)?(?:有关|相关)?(?:文件)?(?:的?有关)?(?:精神|要求|部署)")
# 7月11日，工业和信息化部发布: a day is told of what was done.
_ON_A_DAY: Final = re.compile(r"\d{1,2}日[，,](?!前)")
_SENTENCE: Final = 400
# 印发《政府工作报告》确定的…分解方案: what is issued is another work, which carries this one out.
_OF_IT: Final = re.compile(
    r"中?(?:提出|确定|明确|部署|规定|要求)的|(?:各项|重点|主要|目标|量化|指标|工作)*(?:任务|工作)(?:分解|分工|责任|目标|清单)"
)
_NUMBER_BEHIND: Final = re.compile(r"^（[^（）\n]{2,40}）")
# 根据《纲要》制定《方案》: made is the object behind.
_OBJECT: Final = re.compile(r"(?:了|出)?(?:《|本|[一-龥]{2})")
# 修订《条例》，依照《农业机械化促进法》加强检查: a verb of its own.
_OTHER_VERB: Final = re.compile(r"依照|适用|违反|遵守|属于|参照|符合|依法|运用")
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
    numbered = _NUMBER_BEHIND.match(text[end : end + _AFTER * 2])
    end += numbered.end() if numbered is not None else 0
    after = text[end : end + _AFTER]
    stop = _ALSO.search(after)
    after = after[: stop.start()] if stop is not None else after
    if not within and _ISSUED_HERE.match(text, end, end + _SENTENCE):
        return "issued"
    if _AMENDS.search(text, start, end) and _DATED.match(after):
        return "cites"
    behind = _behind(after)
    if behind in {"revised", "draft"}:
        return "revised" if behind == "revised" else "draft"
    word, relation = _last(near)
    if relation is None and comma is not None and not _OTHER_VERB.search(near):
        far_word, far = _last(before)
        if far in _STRONG:
            word, relation = far_word, far
    if relation == "made" and (_OF_IT.match(after) or _THEIR_SPIRIT.match(after)):
        return "implements"
    if behind == "made" and relation != "revised":
        grounded = word in {"根据", "依据", "按照"}
        made_other = relation == "implements" and (grounded or _makes_other(text, end))
        relation = relation if made_other else "made"
    if relation == "made":
        return _made(before + (after if behind == "made" else ""), status)
    if relation == "implements" and word in {"根据", "依据", "按照"} and _APPLIED.search(after):
        return "cites"
    if relation is not None:
        return relation  # type: ignore[return-value]  # a relation of words.csv, checked by a test
    if not within and _is_ground(text, start, end):
        return "implements"
    return "implements" if behind == "implements" else "cites"


def _makes_other(text: str, end: int) -> bool:
    """Tell whether the word of making behind a work has an object of its own: 制定《方案》."""
    match = _pattern("after").search(text, end, end + _AFTER)
    return match is not None and _OBJECT.match(text, match.end()) is not None


def _is_ground(text: str, start: int, end: int) -> bool:
    """Tell whether a work stands in the sentence that says on what ground the text is made.

    >>> t = "根据《甲法》、重新公布的《乙法》等法律的规定，参照《丙规则》，制定本办法。"
    >>> [_is_ground(t, m.start(), m.end()) for m in re.finditer("《[^》]*》", t)]
    [True, True, False]
    """
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind("。", low, start), text.rfind("\n", low, start))
    cues = list(_GROUND.finditer(text, low, start))
    if not cues or cues[-1]["like"]:
        return False
    return (_MADE_ON_IT.match(text, end) or _SPIRIT.match(text, end)) is not None


def _made(context: str, status: Status | None) -> Relation:
    if _ON_A_DAY.search(context) or any(cue in context for cue in words("state:reported")):
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
