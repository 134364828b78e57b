"""Finds whole lines that belong to a page or a web site and not to the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.fold import line_forms as form
from loaders.fold.pages import find_page_lines
from ontology.page_furniture import load_furniture

if TYPE_CHECKING:
    from loaders.fold.lines import Line
    from ontology.page_furniture import Furniture

# Site headers and footers are shorter than this many lines, their lines than so many characters.
_ZONE = 60
_LONGEST = 400
# The document's own: its number, the date that it was drawn up, who issued it.
_OWN = re.compile(r"〔\d{4}〕|(?:发文|公文|文件)字号|文\s{0,3}号|成文|发文|制发")
_DOCUMENT_LINE = re.compile(
    r"(?:抄送|主送|印送|附件|附：)|.*(?:\d{4}年\d{1,2}月\d{1,2}日|〔\d{4}〕)"
)
_SITE_NAMES = frozenset(("name of the site", "path of the site"))
_LONGEST_ABOVE = 30
_NEAR = 20_000
_SENTENCE = re.compile(r"[^。]{4,400}。")


def find_noise(text: str, lines: list[Line]) -> dict[int, str]:
    """Return the indexes of the lines that are furniture, each with the reason."""
    furniture = load_furniture()
    noise = find_page_lines(text, lines)
    for index, line in enumerate(lines):
        if line.end - line.start <= 80 and (why := furniture.anywhere(text[line.start : line.end])):
            noise[index] = why
    head = _cut_head(text, lines, furniture, noise)
    _cut_foot(text, lines, furniture, noise, head)
    return noise


def _cut_head(text: str, lines: list[Line], furniture: Furniture, noise: dict[int, str]) -> int:
    """Mark the site's lines above the document; return the index of its first prose, or -1."""
    zone = [(index, line, _words(text, line)) for index, line in enumerate(lines[:_ZONE])]
    in_catalogue = any(furniture.is_catalogue(words) for _, _, words in zone)
    above: list[int] = []
    own: dict[int, str] = {}
    value_of = ""
    prose = -1
    for index, line, words in zone:
        if index in noise:
            continue
        why, value_of = value_of, furniture.label(words, in_catalogue=in_catalogue) or ""
        if value_of:
            noise[index] = value_of
        elif why and text[line.end - 1] != "：" and not _is_own(text, line):
            noise[index] = why
        elif (value := furniture.own(words)) is not None:
            own[index] = value
        elif reason := _head_reason(words, furniture, in_catalogue=in_catalogue):
            noise[index] = reason
            if reason in _SITE_NAMES:
                noise.update((before, "line above the site's name") for before in above)
                above = []
        elif form.is_recipients(text, line) or _SENTENCE.match(text, line.start, line.end):
            prose = index
            break
        elif not _is_own(text, line) and len(words) <= _LONGEST_ABOVE:
            above.append(index)
    _cut_repeated(text, lines, own, noise)
    return prose


def _words(text: str, line: Line) -> str:
    return text[line.start : min(line.end, line.start + _LONGEST)]


def _head_reason(words: str, furniture: Furniture, *, in_catalogue: bool) -> str | None:
    """Return why a line above the document is the site's, or None."""
    return None if _OWN.search(words) else furniture.head(words, in_catalogue=in_catalogue)


def _cut_repeated(text: str, lines: list[Line], own: dict[int, str], noise: dict[int, str]) -> None:
    """Mark the fields that tell of the document itself where it says the same below them."""
    if not own:
        return
    last = lines[max(own)].end
    for index, value in own.items():
        if not value or text.find(value, last, last + _NEAR) >= 0:
            noise[index] = "catalogue data that the document repeats"


def _is_own(text: str, line: Line) -> bool:
    return (
        _OWN.search(text, line.start, line.end) is not None
        or line.end - line.start > 60
        or form.is_date(text, line)
        or (line.end - line.start >= 6 and text.endswith("文件", line.start, line.end))
        or (line.end - line.start > 12 and form.is_title_end(text, line))
    )


def _cut_foot(
    text: str, lines: list[Line], furniture: Furniture, noise: dict[int, str], head: int
) -> None:
    """Mark the site's lines below the document, from the end up to the document's last line.

    Lines without a form of their own are cut only below a line that begins the site's part
    (相关阅读), so that a title or a signature at the end stays.
    """
    pending: list[int] = []
    legal = False
    for index in range(len(lines) - 1, max(head, len(lines) - 1 - _ZONE), -1):
        line = lines[index]
        if index in noise:
            continue
        words = _words(text, line)
        if _DOCUMENT_LINE.match(words) and not furniture.is_legal(words):
            break
        if why := furniture.foot(words, above_legal=legal):
            noise[index] = why
            legal = legal or furniture.is_legal(words)
        elif why := furniture.tail(words):
            for later in (index, *pending):
                noise[later] = why
            pending = []
        elif form.is_closed(text, line) or form.is_labelled(text, line) or line.row:
            break
        else:
            pending.append(index)
