"""The table of fields that government sites set above a document: 文号：…, 发布机构：…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.masthead.dates import DASHED, iso_date, of_match

if TYPE_CHECKING:
    from loaders.masthead.page import PageLine, Span

_KEYS = {
    "title": "名称|标题|发文标题|信息名称|文件名称",
    "number": "文号|发文字号|发文文号|文件编号|文件字号|发布文号|颁布文号|字号",
    "issuer": "发布机构|发文机关|发文单位|发文部门|制发机关|发布单位|发布机关|制定机关|颁布单位|颁布部门|发布部门",
    "signed": "成文日期|签发日期|成文时间",
    "dated": "日期|发文日期|发文时间|印发日期|发布日期|发布时间|生成日期|公布日期|颁布日期",
    "other": "索引号|信息分类|主题分类|主题词|体裁分类|有效性|时效性|公开方式|公开范围|来源|信息来源|关键词|实施日期|废止日期|废止时间|生效时间|生效日期|内容概述",
}
_SPACED = {
    kind: "|".join(" ?".join(key) for key in keys.split("|")) for kind, keys in _KEYS.items()
}
_FIELD = re.compile(
    r"(?:^|(?<=[\s|\t\-•【]))(?:"
    + "|".join(f"(?P<{kind}>{keys})" for kind, keys in _SPACED.items())
    + r")(?:】[\s|]*|\s?[：:][\s|]*|\s*\|\s*|\s)"
)

_MARGIN = 4
# 浏览次数：590 内容概述：…: the first field of a line may be one that tells nothing of the document.
_OTHER = re.compile(r"[一-龥 ]{2,8}[：:]\s?[^。，]{0,30}\s[一-龥 ]{2,8}[：:]")


def read_fields(lines: list[PageLine]) -> dict[str, tuple[str, Span]]:
    """Return the fields of the head by kind, each with its value and its place.

    >>> from loaders.masthead.page import page_lines
    >>> found = read_fields(page_lines("文 号：嘉府发〔2021〕9号 发布机构：上海市嘉定区人民政府"))
    >>> {kind: value for kind, (value, _) in found.items()}
    {'number': '嘉府发〔2021〕9号', 'issuer': '上海市嘉定区人民政府'}
    """
    fields: dict[str, tuple[str, Span]] = {}
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        matches = list(_FIELD.finditer(line.text))
        if not matches or not is_field(line):
            continue
        alone = matches[0].end() == len(line.text) and line.text.endswith(("：", ":"))
        kind = matches[0].lastgroup
        if alone and kind and kind != "other" and below and not is_field(below):
            fields.setdefault(kind, (below.text, line_span(below)))
        for match, after in zip(matches, [*matches[1:], None], strict=True):
            end = after.start() if after else len(line.text)
            raw = line.text[match.end() : end]
            value = raw.strip(" |\t-•【")
            kind = match.lastgroup
            if value and kind and kind != "other" and len(value) <= 160:
                start = match.end() + raw.find(value)
                fields.setdefault(kind, (value, line.span(start, start + len(value))))
    return fields


def line_span(line: PageLine) -> Span:
    """Return the span of a whole line."""
    return line.span(0, len(line.text))


def field_date(fields: dict[str, tuple[str, Span]]) -> str | None:
    """Return the date that the fields state: that of signing, else that of issue."""
    for kind in ("signed", "dated"):
        if kind in fields:
            value = fields[kind][0]
            dashed = DASHED.search(value)
            found = of_match(dashed) if dashed else iso_date(value)
            if found:
                return found
    return None


def is_field(line: PageLine) -> bool:
    """Tell whether a line is one of fields."""
    match = _FIELD.search(line.text)
    return match is not None and (match.start() <= _MARGIN or bool(_OTHER.match(line.text)))
