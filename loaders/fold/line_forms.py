"""Says what a line is by its own form: labelled, dated, a title, closed, prose (GB/T 9704)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.fold.width import HAN

if TYPE_CHECKING:
    from loaders.fold.lines import Line

_NUMBER = "[〇零一二三四五六七八九十百]{1,5}"
_LABEL = re.compile(
    rf"第\s?(?:{_NUMBER}|\d{{1,3}})\s?(?:部分|[编篇章节条])"
    rf"|{_NUMBER}(?:、(?!{_NUMBER}[、级等类批期])|[.．])"
    rf"|（\s?(?:{_NUMBER}|\d{{1,3}})\s?）"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}(?:[、．）)]|\.(?!\d)|\s{1,6}(?=[^\d\s]))"
    r"|[①-⑳⑴-⒛❶-❿㈠-㈩Ⅰ-Ⅻ]"
    r"|附\s?[件录表]|附：|[抄主印]\s?[送发]：|联系(?:人|电话|方式)"
    r"|#{1,6}\s|[-*+]\s|——|\*\*|[•●■◆▲★▪➢◎○]"
)
# 依照本法第三条规定: at a line's start a label that the sentence goes on with is a reference.
_REFERENCE = re.compile(
    rf"(?:第{_NUMBER}[章节条款项](?:第|[、和的所]|规定|至|或)|（{_NUMBER}）[项目款、至])"
)
_FIELD = re.compile(
    r"（?(?:(?:责任|牵头|配合|参与|参加|主办|协办|承办|主管|实施|落实|完成|协同)"
    r"(?:单位|部门|处室|人|时限|时间)|(?:完成|工作)?(?:时限|期限|时间(?:节点|要求)?))：?"
    rf"|[{HAN}·/（）]{{2,10}}："
)
_DATE = re.compile(
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"\s?(?:印发|发布|公布|公告|通过|批准|施行|起施行)?"
)
_TITLE = re.compile(
    r"(?:通知|意见|方案|办法|规定|条例|报告|决定|公告|通告|批复|函|要点|总结|计划|规划|纲要|细则"
    r"|措施|名单|一览表|目录|文件|公报|令|决议|通报|请示|规则|章程|标准|指南|清单|分工)"
    r"(?:（[^（）]{1,20}）)?$"
)
_RECIPIENTS = re.compile(
    r"[^。；]{2,300}(?:政府|单位|部门|[委局办厅院部署]|公司|机构|企业|组织|团体|办事处|管委会"
    r"|领导小组|中心|学校|同志|代表)：$"
)
_NAME_ENDS = frozenset("委局办厅部府会院署处组行社团")
_NAME_WORDS = ("中心", "海关", "公司", "单位", "政府", "机构", "总站", "学校", "大学", "公室")
_CLOSERS = "”’）】〕》〉\"'"
_END_MARKS = frozenset("。！？；：…!?")
_SENTENCE_MARKS = re.compile("[。；]")
_PROSE_MARKS = re.compile("[，。；]")


def is_labelled(text: str, line: Line) -> bool:
    """Say whether the line opens with a label or bullet that begins a paragraph.

    >>> from loaders.fold.lines import Line
    >>> [is_labelled(t, Line(0, len(t), 0, 0, False, False)) for t in
    ...  ("（一）加强宣传", "第三条规定的", "3.5万亿元", "一、二级医院", "2.支持")]
    [True, False, False, False, True]
    """
    return (
        _LABEL.match(text, line.start, line.end) is not None
        and _REFERENCE.match(text, line.start, line.end) is None
    )


def is_field(text: str, line: Line) -> bool:
    """Say whether the line opens as 责任单位：… or another name with a colon."""
    return _FIELD.match(text, line.start, line.end) is not None


def is_date(text: str, line: Line) -> bool:
    """Say whether the line is a date and nothing else (2024年4月10日印发)."""
    return line.end - line.start <= 24 and (_DATE.fullmatch(text, line.start, line.end) is not None)


def is_title_end(text: str, line: Line) -> bool:
    """Say whether the line ends as titles do and is no prose: …的通知, …实施方案（试行）."""
    start = max(line.start, line.end - 30)
    return _TITLE.search(text, start, line.end) is not None and (
        text.find("。", max(line.start, line.end - 200), line.end) < 0
    )


def is_name(text: str, line: Line) -> bool:
    """Say whether the line ends as the names of bodies do, which sign a document or fill a cell."""
    return text[line.end - 1] in _NAME_ENDS or text.endswith(_NAME_WORDS, line.start, line.end)


def is_recipients(text: str, line: Line) -> bool:
    """Say whether the line addresses recipients: 各区人民政府，各有关单位：."""
    return text[line.end - 1] == "：" and (
        _RECIPIENTS.fullmatch(text, line.start, line.end) is not None
    )


# A head of a task table on a line of its own, and the cells that stand under such heads.
_CELL_HEAD = re.compile(
    r"^[ \t]*(?:序号|(?:牵头|责任|主办|主责|配合|协办|协同)(?:责任)?(?:单位|部门))[ \t]*$",
    re.MULTILINE,
)
_CELL_TIME = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?[底末]|年内|上旬|中旬|下旬)?(?:之前|以前|前)?(?:完成)?"
    r"|持续推进|长期坚持|长期|全年"
)
_CELL_BODIES = re.compile(
    r"(?:(?:[市区县省州旗各团]|国家)[一-龥（）]{1,20}(?:[委局办厅部院会联社行队]|政府|中心|公司|集团|街道|镇街|乡镇)"
    r"(?:、(?=[一-龥])|$)){1,12}"
)


def has_cells(text: str) -> bool:
    """Say whether a line is nothing but the head of a column: 序号, 责任单位, 牵头部门."""
    return _CELL_HEAD.search(text) is not None


def is_cell(text: str, line: Line) -> bool:
    """Say whether the line can be nothing but a cell of a task table: a time, a list of bodies."""
    printed = text[line.start : line.end]
    if len(printed) <= 16 and (_CELL_TIME.fullmatch(printed) or _CELL_HEAD.fullmatch(printed)):
        return True
    return len(printed) <= 120 and _CELL_BODIES.fullmatch(printed) is not None


def is_closed(text: str, line: Line) -> bool:
    """Say whether the line ends a sentence: 。！？；： or a closing mark after one of these."""
    tail = text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSERS)
    return tail[-1:] in _END_MARKS


def has_sentence_end(text: str, line: Line) -> bool:
    """Say whether a sentence or a part of one (；) ends in the line or with it."""
    return is_closed(text, line) or (
        _SENTENCE_MARKS.search(text, line.start, min(line.end, line.start + 400)) is not None
    )


def is_prose(text: str, start: int, end: int) -> bool:
    """Say whether the span has a comma, semicolon or full stop in it."""
    return _PROSE_MARKS.search(text, start, end) is not None
