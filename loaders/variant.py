"""Folds Traditional to Simplified Chinese and repairs known slips, character for character."""

from __future__ import annotations

import functools
import re
from operator import ne
from typing import Literal

from opencc import OpenCC

from ontology.slips import load_slips

Variant = Literal["hans", "hant"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# Simplified text keeps a few characters that t2s would change (乾 in names); in Traditional
# text about every third character differs.
_TRADITIONAL_SHARE = 0.06
_LINE_SHARE, _FEWEST = 0.15, 3


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold_variant(text: str) -> tuple[str, Variant]:
    """Return `text` in Simplified characters with slips repaired, and what it was written in.

    The length never changes.
    """
    converted = _convert(text)
    if converted == text:
        return repair_slips(text, "hans"), "hans"
    if _share(text, converted) >= _TRADITIONAL_SHARE:
        return repair_slips(converted, "hant"), "hant"
    return repair_slips(_by_line(text, converted), "hans"), "hans"


def _by_line(text: str, converted: str) -> str:
    """Fold the lines of a Simplified text that are Traditional (a quoted title, a letterhead)."""
    lines = []
    for old, new in zip(text.split("\n"), converted.split("\n"), strict=True):
        if old != new and _changed(old, new) >= _FEWEST and _share(old, new) >= _LINE_SHARE:
            lines.append(repair_slips(new, "hant"))
        else:
            lines.append(old)
    return "\n".join(lines)


def _convert(text: str) -> str:
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    convert = _converter().convert
    letters = (convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, letters, strict=True))


def _share(text: str, converted: str) -> float:
    return _changed(text, converted) / max(1, len(_HAN.findall(text)))


def _changed(text: str, converted: str) -> int:
    return sum(map(ne, text, converted))


def repair_slips(text: str, variant: Variant) -> str:
    """Return `text` with the slips of ontology/slips.csv repaired.

    >>> repair_slips("驰名商标、着名商标", "hans")
    '驰名商标、著名商标'
    """
    for slip in load_slips():
        if slip.variant in ("any", variant):
            text = slip.repair(text)
    return text
