"""Names that a text uses again: short forms that it introduces, and quoted names without marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.found import Found
from loaders.mentions.names import class_of
from loaders.mentions.proper import distinct, placed
from loaders.mentions.shapes import brand, is_shaped
from loaders.mentions.spans import outside

if TYPE_CHECKING:
    from collections.abc import Iterable

# 《质量强国建设纲要》（国发〔2023〕1号，以下简称《纲要》）; 信息化工作要点（以下简称“工作要点”）
_INTRODUCED: Final = re.compile(
    r"(?:（[^（）《》]{1,30}）)?[^《》。；\n]{0,12}?[（(](?:[^（）()《》\n]{0,30}?[，,；;])?(?:以下|下)?(?:统|均)?(?:简称|称)(?:为|：|:)?[“《]?([^“”《》（）()，。]{2,20})[”》]?[）)]"
)
_INTRODUCED_THING: Final = re.compile(
    r"[（(](?:以下|下)?(?:统|均)?(?:简称|称)(?:为|：|:)?“?([^“”《》（）()，。]{2,20})”?[）)]"
)
_HINT: Final = "简称"
_SHORTEST: Final = 4
_LEAST: Final = 3
_MOST: Final = 64
_WORKS: Final = frozenset({"document", "law", "standard"})


def short_forms(text: str, found: Iterable[Found]) -> dict[str, Found]:
    """Return what is meant by each short form that a text introduces behind a name.

    A title's own bracket says it: 《质量强国建设纲要》（以下简称《纲要》）.
    """
    if _HINT not in text:
        return {}
    forms: dict[str, Found] = {}
    for item in found:
        pattern = _INTRODUCED if item.type in _WORKS else _INTRODUCED_THING
        match = None if item.within else pattern.match(text, item.end)
        if match is not None and len(forms) < _MOST:
            forms.setdefault(match[1], item)
    return forms


def uses(text: str, forms: dict[str, Found], taken: list[tuple[int, int]]) -> list[Found]:
    """Return the places that use a short form: in quotation marks, or bare if it is long enough.

    `taken` are the spans of names that were found; marks around a short form belong to it.
    """
    if not forms:
        return []
    bare = [form for form in forms if len(form) >= _SHORTEST]
    either = [f"“{form}”" for form in forms]
    words = "|".join(map(re.escape, sorted([*bare, *either], key=len, reverse=True)))
    # 食品安全法律、法规: a longer word.
    pattern = re.compile(f"(?:{words})(?!律)")
    return [
        _use(match, forms[match.group().strip("“”")])
        for match in outside(pattern.finditer(text), taken)
    ]


def _use(match: re.Match[str], meant: Found) -> Found:
    name = match.group().strip("“”")
    if meant.type in _WORKS:
        return Found(
            *match.span(),
            meant.type if meant.type == "law" else "document",
            name,
            "short-form",
            relation="cites",
        )
    return Found(
        *match.span(), meant.type, match.group(), "short-form", core=meant.core or meant.name
    )


def again(text: str, found: Iterable[Found], taken: list[tuple[int, int]]) -> list[Found]:
    """Return the places without marks of the names that stand in quotation marks elsewhere."""
    cores = {
        item.core: item
        for item in found
        if item.how == "quoted" and item.core is not None and item.type not in _WORKS
    }
    names = [core for core in cores if _telling(core)]
    if not names:
        return []
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return [
        Found(*match.span(), cores[match.group()].type, match.group(), "again", core=match.group())
        for match in outside(pattern.finditer(text), taken)
    ]


def _telling(core: str) -> bool:
    """Tell whether words are a name also without their marks: no common words."""
    if len(core) < _LEAST or core.endswith("办") or brand().fullmatch(core) is not None:
        return False
    # 青海家宴: a place, and words of its own.
    rest = core[placed(core) :]
    own = len(core) >= _SHORTEST and distinct(rest, len(rest))
    return own or is_shaped(core) or (class_of(core) is not None and distinct(core, 2))
