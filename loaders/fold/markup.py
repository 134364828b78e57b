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


class Blank(NamedTuple):
    """A span that says nothing, why, and whether it ends a line."""

    start: int
    end: int
    reason: str
    ends_line: bool


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
        glosses = [Blank(*match.span(), "gloss", False) for match in _GLOSS.finditer(text)]
        if len(glosses) >= _FEWEST_GLOSSES:
            blanks.extend(glosses)
    return sorted(blanks)


def _tags(text: str) -> Iterator[Blank]:
    for match in _TAG.finditer(text):
        yield Blank(*match.span(), "tag", match["block"] is not None)


def blank_out(text: str, blanks: list[Blank]) -> str:
    """Return `text` with the spans overwritten by marks without form; the length stays.

    >>> blank_out("<p>关", [Blank(0, 3, "tag", True)])
    '\\n\\u200b\\u200b关'
    """
    parts: list[str] = []
    position = 0
    for start, end, _, ends_line in blanks:
        parts.append(text[position:start])
        parts.append(("\n" if ends_line else "\u200b") + "\u200b" * (end - start - 1))
        position = end
    parts.append(text[position:])
    return "".join(parts)
