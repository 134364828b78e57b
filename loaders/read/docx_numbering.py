"""Counts the numbers that Word prints before paragraphs, which the text of a docx doesn't hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.read.number_formats import FORMATS

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    style: str | None
    suffix: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document: their levels and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level of a list that is linked to a paragraph style (0 if none is)."""
        levels = self.levels.get(self.abstract_of.get(number, ""), {})
        return next((key for key, level in levels.items() if level.style == style), 0)

    def next_label(self, number: str, level: int) -> str:
        """Count one paragraph of list `number` at `level` (from 0) and return its label.

        Unknown lists have no label; bullets give •.
        """
        abstract = self.abstract_of.get(number)
        levels = self.levels.get(abstract, {}) if abstract is not None else {}
        if abstract is None or level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        self._restart(number, level, counts)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and level < restart):
                del counts[deeper]
        return _label(levels, counts, level)

    def _restart(self, number: str, level: int, counts: dict[int, int]) -> None:
        """Begin anew where the list overrides the start of its level."""
        key = (number, level)
        if key in self.overrides and key not in self.started:
            counts[level] = self.overrides[key] - 1
        self.started.add(key)


def _label(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.form == "bullet":
        return "• "
    text = own.text
    for place in range(_LEVELS):
        mark = f"%{place + 1}"
        if mark in text and place in levels:
            number = counts.get(place, levels[place].start)
            form = "decimal" if own.legal else levels[place].form
            text = text.replace(mark, FORMATS.get(form, str)(max(number, 0)))
    if not text or own.suffix == "nothing" or text[-1] > "\u2e80":
        return text
    return f"{text} "


def read_numbering(root: _Element | None) -> Numbering:
    """Read numbering.xml (`root` is its root element; None where a document has no lists)."""
    numbering = Numbering()
    if root is None:
        return numbering
    linked: dict[str, str] = {}
    for abstract in root.findall(f"{W}abstractNum"):
        key = abstract.get(f"{W}abstractNumId", "")
        numbering.levels[key] = {
            _integer(level.get(f"{W}ilvl"), 0): _level(level)
            for level in abstract.findall(f"{W}lvl")
        }
        if (name := _value(abstract, "styleLink")) is not None:
            linked[name] = key
    for abstract in root.findall(f"{W}abstractNum"):
        name = _value(abstract, "numStyleLink")
        if name in linked:
            key = abstract.get(f"{W}abstractNumId", "")
            numbering.levels[key] = numbering.levels[linked[name]]
    for number in root.findall(f"{W}num"):
        _read_number(number, numbering)
    return numbering


def _read_number(number: _Element, numbering: Numbering) -> None:
    key = number.get(f"{W}numId", "")
    abstract = _value(number, "abstractNumId") or ""
    own: dict[int, _Level] = {}
    for override in number.findall(f"{W}lvlOverride"):
        level = _integer(override.get(f"{W}ilvl"), 0)
        start = _value(override, "startOverride")
        if start is not None:
            numbering.overrides[key, level] = _integer(start, 1)
        if (changed := override.find(f"{W}lvl")) is not None:
            own[level] = _level(changed)
    if own:
        # Other levels than the list that it is made of: it counts by itself.
        numbering.levels[f"own {key}"] = {**numbering.levels.get(abstract, {}), **own}
        abstract = f"own {key}"
    numbering.abstract_of[key] = abstract


def _level(element: _Element) -> _Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_integer(_value(element, "start"), 1),
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
        style=_value(element, "pStyle"),
        suffix=_value(element, "suff") or "tab",
    )


def _value(element: _Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _integer(text: str | None, otherwise: int) -> int:
    if text is None or not text.lstrip("-").isdigit() or len(text) > 6:
        return otherwise
    return int(text)
