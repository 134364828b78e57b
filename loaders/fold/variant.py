"""Folds Traditional to Simplified Chinese and repairs known slips, character for character."""

from __future__ import annotations

import functools
from operator import ne
from typing import Literal

from opencc import OpenCC

from ontology.slips import load_slips

Variant = Literal["hans", "hant"]

# Simplified text keeps a few characters that t2s would change (乾 in names); in Traditional
# text about every third character differs. Shares of all characters beyond ASCII.
_TRADITIONAL_SHARE = 0.05
_LINE_SHARE, _FEWEST = 0.15, 3


def fold_variant(text: str, present: set[str] | None = None) -> tuple[str, Variant]:
    """Return `text` in Simplified characters with slips repaired, and what it was written in.

    `present` is the set of the characters of `text`, if the caller has it. The length never
    changes.
    """
    converted = _convert(text)
    if converted == text:
        return repair_slips(text, "hans", present), "hans"
    olds, news = text.split("\n"), converted.split("\n")
    changed = sum(_changed(old, new) for old, new in zip(olds, news, strict=True) if old != new)
    if changed >= _TRADITIONAL_SHARE * _foreign(text):
        return repair_slips(converted, "hant"), "hant"
    lines = [
        repair_slips(new, "hant") if old != new and _is_traditional(old, new) else old
        for old, new in zip(olds, news, strict=True)
    ]
    return repair_slips("\n".join(lines), "hans"), "hans"


def _is_traditional(old: str, new: str) -> bool:
    """Say whether a line of a Simplified text is Traditional (a quoted title, a letterhead)."""
    changed = _changed(old, new)
    return changed >= _FEWEST and changed >= _LINE_SHARE * _foreign(old)


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _changed(old: str, new: str) -> int:
    return sum(map(ne, old, new))


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _convert(text: str) -> str:
    """Convert to Simplified; where the length would change, every character by itself."""
    convert = _converter().convert
    converted: str = convert(text)
    if len(converted) == len(text):
        return converted
    letters = (convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, letters, strict=True))


def repair_slips(text: str, variant: Variant, present: set[str] | None = None) -> str:
    """Return `text` with the slips of ontology/slips.csv repaired.

    >>> repair_slips("驰名商标、着名商标", "hans")
    '驰名商标、著名商标'
    """
    present = set(text) if present is None else present
    for slip in load_slips():
        if slip.variant in ("any", variant) and present.issuperset(slip.wrong):
            text = slip.repair(text)
    return text
