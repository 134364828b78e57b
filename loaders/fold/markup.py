"""Finds markup that a copy left in plain text: tags of HTML, glosses of pinyin, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.fold.width import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = "p|br|div|h[1-6]|li|ul|ol|tr|table|tbody|thead|section|article|center|hr|blockquote"
_INLINE = "span|strong|b|i|u|em|font|a|img|td|th|sup|sub|o:p|small|big|s|ins|label"
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>]{{0,500}})?\s?/?>", re.IGNORECASE
)
# Some sites print the reading of a character behind it: 質(zhì)量強(qiáng)市.
_TONES = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ")
_GLOSS = re.compile(rf"(?<=[{HAN}])（[a-zü]{{0,5}}[{''.join(_TONES)}][a-zü]{{0,4}}\s?）")
_FEWEST_GLOSSES = 3
# Behind these a break in a cell parts nothing that they do not part already.
_STOPS = "、，。；：,;"


class Blank(NamedTuple):
    """A span that says nothing, why, and what it parts its neighbours by: a line's end, 、 or not."""

    start: int
    end: int
    reason: str
    parting: str


def find_markup(text: str, present: set[str] | None = None) -> list[Blank]:
    """Return the markup in a width-folded text, in order.

    `present` is the set of its characters, if the caller has it.

    >>> [b.reason for b in find_markup("<p>关于</p>")]
    ['tag', 'tag']
    """
    present = set(text) if present is None else present
    blanks: list[Blank] = []
    if "<" in present and ("</" in text or "<br" in text.lower()):
        blanks.extend(_tags(text))
    if not _TONES.isdisjoint(present):
        glosses = [Blank(*match.span(), "gloss", "") for match in _GLOSS.finditer(text)]
        if len(glosses) >= _FEWEST_GLOSSES:
            blanks.extend(glosses)
    return sorted(blanks)


def _tags(text: str) -> Iterator[Blank]:
    for match in _TAG.finditer(text):
        parting = "" if match["block"] is None else "\n"
        if parting and match["block"].lower() == "br" and _in_cell(text, *match.span()):
            parting = "、"
        yield Blank(*match.span(), "tag", parting)


def _in_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a break stands between the words of a cell that is ruled by |."""
    line = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    behind = text[end : len(text) if close < 0 else close].lstrip()
    return (
        text[line:start].lstrip().startswith("|")
        and text[line:start].rstrip()[-1:] not in {"|", *_STOPS}
        and behind[:1] not in {"|", ""}
        and "|" in behind
    )


def blank_out(text: str, blanks: list[Blank]) -> str:
    """Return `text` with the spans overwritten by marks without form; the length stays.

    >>> blank_out("<p>关", [Blank(0, 3, "tag", "\\n")])
    '\\n\\u200b\\u200b关'
    """
    parts: list[str] = []
    position = 0
    for start, end, _, parting in blanks:
        parts.append(text[position:start])
        parts.append((parting or "\u200b") + "\u200b" * (end - start - 1))
        position = end
    parts.append(text[position:])
    return "".join(parts)
