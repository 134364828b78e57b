"""Splits a width-folded text into lines and reads what each line is by its own form."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = "[〇零一二三四五六七八九十百]+"
# What opens a line of its own: numbering of GB/T 9704 and of laws, and labelled lines.
LABEL = re.compile(
    rf"第(?:{_NUMBER}|\d{{1,3}})(?:部分|[编篇章节条])|{_NUMBER}[、.]|（(?:{_NUMBER}|\d{{1,3}})）"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})*(?:[、)）]|\.(?!\d))|[①-⑳⑴-⒇❶-❿㈠-㈩]|#{{1,6}} |附件|附：|附表|抄送|主送|印送|联系人|联系电话"
    r"|\*\*|[●■◆▲★•]"
)
FIELD = re.compile(
    r"（?(?:责任|牵头|配合|参与|主办|协办|承办|实施|落实|完成)(?:单位|部门|处室|时限|时间)：?|[\w·/（）]{2,10}："
)
DATE = re.compile(
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"(?:印发|发布|起施行|公布|通过)?"
)
TITLE_END = re.compile(
    r"(?:通知|意见|方案|办法|规定|条例|报告|决定|公告|批复|函|要点|总结|计划|规划|纲要|细则|措施|名单"
    r"|表|目录|文件|公报|令|决议|通报|请示|规则|章程|标准|指南|清单)"
    r"(?:（[^（）]{1,20}）)?$"
)
CLOSED = re.compile(r"[。！？；：!?…][”’）】〕》〉」』\"]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer spaces: `[start, end)`, what stood before it.

    `indent` counts columns, `blank` empty lines before it, `page` says that a page began here.
    """

    start: int
    end: int
    indent: int
    blank: int
    page: bool
