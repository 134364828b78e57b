"""Restores paragraph breaks that a copy lost: turned into runs of spaces, or gone altogether."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.fold.line_forms import is_labelled
from loaders.fold.width import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.fold.lines import Line

_LONG = 120
_BARS = 3
_RUN = re.compile(r"[ \t]+")
_N = "[一二三四五六七八九十百]{1,4}"
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_LABEL = rf"第{_N}(?:[编章节条]|部分)|{_N}、|（{_N}）|\d{{1,2}}[.、](?!\d)|附件|抄送："
_ONLY_DATE = re.compile(rf"{_DATE}(?:印发)?")
_OPENS = re.compile(rf"{_LABEL}|{_DATE}|（此件")
# 第一条　　为了 is one paragraph.
_ONLY_LABEL = re.compile(rf"(?:{_LABEL})[一二三四五六七八九十\d]{{0,2}}[：:]?")
_ENDS = frozenset("。！？；：）”")
_TITLE = r"(?:通知|意见|方案|办法|规定|条例|报告|决定|公告|批复|函|细则|措施)(?:（试行）)?"
_TITLE_BEFORE = re.compile(rf"{_TITLE}$")
_ADDRESS = re.compile(
    r"[^。；：]{2,150}(?:政府|单位|部门|[委局办厅院部]|公司|机构|企业|办事处|管委会)："
)

# One line that holds most of a long document: every break was lost.
_COLLAPSED_SHARE = 0.5
_COLLAPSED_SIZE = 300
_BODY = rf"[{HAN}]{{2,30}}?(?:人民政府(?:办公[厅室])?|办公[厅室]|委员会|领导小组|[局厅])"
# Where such a text surely begins a paragraph. Of the labels in brackets only （一） counts: （1）
# and ① number things inside a sentence too often.
_JOINT = re.compile(
    rf"(?<=[。；！？：）”])(?={_N}、(?!{_N}[、级等类]))|(?<=[。；！？：”])(?=（{_N}）)"
    rf"|(?<=[。）])(?=第{_N}[章条])|(?<=。)(?=\d{{1,2}}[.、](?!\d))|(?<=[。）])(?=抄送：|附件[：\d])|(?<=（此件公开发布）)"
)
_HEADING = re.compile(
    rf"(?:(?<=[。；！？：）”]){_N}、[^。；：（）]{{2,40}}?|（{_N}）[^。，；：（）]{{2,30}}?)"
    r"(?=（一）|(?<![\d.])\d{1,2}[.、](?!\d))"
)
_SIGNATURE = re.compile(
    rf"(?<=[。 ])(?P<body>{_BODY})\s*(?P<date>{_DATE}(?:印发)?)"
    rf"(?:\s*(?P<title>[^。，；：]{{6,60}}?{_TITLE})(?=为|根据|按照|第一))?"
)


def restore_breaks(text: str, source: str, lines: list[Line]) -> list[Line]:
    """Return the lines, long ones divided where a break surely stood.

    >>> from loaders.fold.lines import Line
    >>> t = "现将事项通知如下： \\u3000\\u3000一、总体要求 \\u3000\\u3000" + "加强质量工作。" * 20
    >>> [l.end - l.start for l in restore_breaks(t.replace("\\u3000", " "), t,
    ...  [Line(0, len(t), 0, 0, False, False)])]
    [9, 6, 140]
    """
    if not any(line.end - line.start >= _LONG for line in lines):
        return lines
    collapsed = _collapsed(text, lines)
    restored: list[Line] = []
    for line in lines:
        # A row of a table that kept its bars is one line, numbered items in its cells or not.
        barred = text.count("|", line.start, line.end) >= _BARS
        if line.end - line.start < _LONG or line.row or barred:
            restored.append(line)
            continue
        breaks = list(_runs(text, source, line))
        if line is collapsed:
            breaks = sorted({*breaks, *_lost(text, line)})
        restored.extend(_divide(text, line, breaks) if breaks else (line,))
    return restored


def _divide(text: str, line: Line, breaks: list[tuple[int, int]]) -> Iterator[Line]:
    start = line.start
    for position, after in (*breaks, (line.end, line.end)):
        piece = text[start:position]
        bare = piece.strip(" \t")
        if bare:
            begin = start + len(piece) - len(piece.lstrip(" \t"))
            yield line._replace(
                start=begin,
                end=begin + len(bare),
                indent=line.indent if start == line.start else 0,
                blank=line.blank if start == line.start else 0,
                page=line.page and start == line.start,
            )
        start = max(start, after)


def _runs(text: str, source: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield the runs of spaces that stand for a break."""
    sparse = _spaces_are_rare(text, line)
    begin = line.start
    for match in _RUN.finditer(text, line.start, line.end):
        start, end = match.span()
        before = text[start - 1]
        opens = _OPENS.match(text, end, line.end) is not None
        wide = source.count("\u3000", start, end) >= 2
        if _ONLY_LABEL.fullmatch(text, begin, start):
            continue
        if wide:
            found = True
        elif end - start >= 2:
            found = before in _ENDS or opens
        else:
            found = sparse and _ends_paragraph(text, begin, start, opens=opens)
        if found:
            yield start, end
            begin = end


def _ends_paragraph(text: str, begin: int, end: int, *, opens: bool) -> bool:
    """Say whether a single space after `end` stands for a break in a text that has few spaces."""
    if text[end - 1] in "。！？":
        return True
    if (opens and text[end - 1] in _ENDS) or _ONLY_DATE.fullmatch(text, begin, end):
        return True
    if _ADDRESS.fullmatch(text, begin, end):
        return True
    return _TITLE_BEFORE.search(text, max(begin, end - 10), end) is not None and not (
        text.find("。", begin, end) >= 0
    )


def _spaces_are_rare(text: str, line: Line) -> bool:
    """Say whether most commas have no space behind them: then a space has a meaning."""
    commas = text.count("，", line.start, line.end)
    return text.count("， ", line.start, line.end) <= 0.3 * commas


def _collapsed(text: str, lines: list[Line]) -> Line | None:
    longest = max(lines, key=lambda line: line.end - line.start)
    size = longest.end - longest.start
    total = sum(line.end - line.start for line in lines)
    if size < max(_COLLAPSED_SIZE, _COLLAPSED_SHARE * total):
        return None
    if any(line is not longest and is_labelled(text, line) for line in lines):
        return None
    return longest


def _lost(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield where breaks were lost without a trace, each an empty span."""
    address = _ADDRESS.match(text, line.start, line.end)
    if address:
        yield address.end(), address.end()
    for match in _JOINT.finditer(text, line.start, line.end):
        yield match.start(), match.start()
    for match in _HEADING.finditer(text, line.start, line.end):
        yield match.end(), match.end()
    for match in _SIGNATURE.finditer(text, line.start, line.end):
        for name in ("body", "date", "title"):
            if match[name]:
                yield match.start(name), match.start(name)
                yield match.end(name), match.end(name)
