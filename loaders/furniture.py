"""Finds lines that belong to a page or a web site and not to the document."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from loaders.lines import Line

_LONGEST = 80
_ZONE = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: re.Pattern[str]
    head: re.Pattern[str]
    foot: re.Pattern[str]
    tail: re.Pattern[str]
    reasons: dict[str, str]


@functools.cache
def _patterns() -> _Patterns:
    table = files("ontology").joinpath("page_furniture.csv").read_text(encoding="utf-8")
    groups: dict[str, list[str]] = {"line": [], "head": [], "foot": [], "tail": []}
    reasons: dict[str, str] = {}
    for index, row in enumerate(csv.DictReader(table.splitlines())):
        groups[row["where"]].append(f"(?P<p{index}>{row['pattern']})")
        reasons[f"p{index}"] = row["reason"]
    compiled = {where: re.compile("|".join(rows)) for where, rows in groups.items()}
    return _Patterns(**compiled, reasons=reasons)


def find_noise(text: str, lines: list[Line]) -> dict[int, str]:
    """Return the indexes of the lines that are furniture, each with the reason."""
    patterns = _patterns()
    noise: dict[int, str] = {}

    def reason(pattern: re.Pattern[str], line: Line) -> str | None:
        match = pattern.fullmatch(text, line.start, line.end)
        return patterns.reasons[match.lastgroup or ""] if match else None

    for index, line in enumerate(lines):
        if line.end - line.start <= _LONGEST and (why := reason(patterns.line, line)):
            noise[index] = why
    for index, line in enumerate(lines[:_ZONE]):
        if why := reason(patterns.head, line):
            noise[index] = why
        elif line.end - line.start > 100 or text[line.end - 1] == "：":
            break
    for index in range(len(lines) - 1, max(-1, len(lines) - _ZONE), -1):
        line = lines[index]
        if why := reason(patterns.foot, line):
            noise[index] = why
        elif why := reason(patterns.tail, line):
            for later in range(index, len(lines)):
                noise.setdefault(later, why)
        elif text[line.end - 1] in "。；）":
            break
    return noise
