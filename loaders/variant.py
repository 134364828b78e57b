"""Folds Traditional to Simplified Chinese and repairs known slips, character for character."""

from __future__ import annotations

import functools
import re
from typing import Literal

from opencc import OpenCC

from ontology.slips import load_slips

Variant = Literal["hans", "hant"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# Simplified text keeps a few characters that t2s would change (乾 in names); in Traditional
# text about every third character differs.
_TRADITIONAL_SHARE = 0.06


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold_variant(text: str) -> tuple[str, Variant]:
    """Return `text` in Simplified characters with slips repaired, and what it was written in.

    The length never changes.
    """
    converted = _convert(text)
    variant: Variant = "hans"
    if converted != text:
        share = _share(text, converted)
        if share >= _TRADITIONAL_SHARE:
            variant, text = "hant", converted
    return repair_slips(text, variant), variant


def _convert(text: str) -> str:
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    convert = _converter().convert
    letters = (convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, letters, strict=True))


def _share(text: str, converted: str) -> float:
    changed = sum(old != new for old, new in zip(text, converted, strict=True))
    return changed / max(1, len(_HAN.findall(text)))


def repair_slips(text: str, variant: Variant) -> str:
    """Return `text` with the slips of ontology/slips.csv repaired.

    >>> repair_slips("驰名商标、着名商标", "hans")
    '驰名商标、著名商标'
    """
    for slip in load_slips():
        if slip.variant in ("any", variant) and slip.wrong in text:
            text = slip.pattern.sub(slip.right, text)
    return text
