"""Parts lines in which a copy ran number, title, recipients, text and signature together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body
from loaders.masthead.dates import DATE
from loaders.masthead.numbers import NUMBER
from loaders.masthead.page import PageLine
from loaders.masthead.recipients import is_addressee, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 30
_SHORTEST = 60
_OPENING = re.compile(
    rf"(?P<number>{NUMBER.pattern})?\s*(?P<title>[^。：]{{6,120}}?的(?:通知|公告|批复|意见|函|决定))?\s*"
    r"(?P<behind>（[^（）]{4,30}号）)?\s*(?P<to>[^。：《》•【】〔〕]{3,300}：)\s*(?=\S{12,})"
)
_SIGNED = re.compile(rf"(?<=[。，）\s])(?P<who>[一-龥]{{4,40}}?)\s?(?P<date>{DATE.pattern})")

# 某办公室 2017年11月30日 某预案 总则: the signature, and the text below it in the same line.
_FIRST = re.compile(rf"(?P<who>[一-龥]{{4,40}}?)\s?(?P<date>{DATE.pattern})\s+(?=[一-龥])")
_DATED = re.compile(rf"(?<=[。》）])(?:{DATE.pattern})$")


def run_on(lines: list[PageLine]) -> list[PageLine]:
    """Return the lines, those of the head that ran together parted where their parts show.

    >>> text = "某市人民政府关于印发《办法》的通知各区人民政府，各有关单位：《办法》已经市政府同意，现印发给你们，请遵照执行。"
    >>> line = PageLine(text + "此后各区政府要按照办法抓好落实，并将情况报告。", 0, 90)
    >>> [part.text[:9] for part in run_on([line])]
    ['某市人民政府关于印', '各区人民政府，各有', '《办法》已经市政府']
    """
    return [part for i, line in enumerate(lines) for part in _parts(line, head=i < _HEAD)]


def _parts(line: PageLine, *, head: bool) -> list[PageLine]:
    if not head:
        return [line]
    first = _FIRST.match(line.text)
    if first is not None and looks_like_body(first["who"]):
        marks = [first.span("who"), first.span("date"), (first.end(), len(line.text))]
        return [_cut(line, *mark) for mark in marks]
    if len(line.text) < _SHORTEST:
        return [line]
    match = _OPENING.match(line.text)
    if match is None or not _addresses(match["to"]):
        return [line]
    marks = [match.span(name) for name in ("number", "title", "behind", "to") if match[name]]
    if len(marks) == 1 and not match["to"].startswith("各"):
        return [line]
    return [_cut(line, *mark) for mark in marks] + list(_signed(line, match.end()))


def _signed(line: PageLine, start: int) -> Iterator[PageLine]:
    """Yield the text behind the head, and the signature in it on lines of its own."""
    match = next((m for m in _SIGNED.finditer(line.text, start) if looks_like_body(m["who"])), None)
    if match is None:
        dated = _DATED.search(line.text, start)
        end = dated.start() if dated is not None else len(line.text)
        yield _cut(line, start, end)
        if dated is not None:
            yield _cut(line, end, len(line.text))
        return
    yield _cut(line, start, match.start())
    yield _cut(line, *match.span("who"))
    yield _cut(line, *match.span("date"))
    if match.end() < len(line.text):
        yield _cut(line, match.end(), len(line.text))


def _addresses(printed: str) -> bool:
    names = names_of(printed)
    return sum(is_addressee(name) for name in names) * 2 >= len(names)


def _cut(line: PageLine, start: int, end: int) -> PageLine:
    cut = line.text[start:end]
    start += len(cut) - len(cut.lstrip())
    cut = cut.strip()
    return PageLine(cut, line.start + start, line.start + start + len(cut))
