"""Warns of citations that can't be right as printed; the text and the citation stay as they are."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from loaders.mentions.numbers import ILL_FORMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.mentions.found import Found
    from loaders.record import Document
    from loaders.view import View

_WARNED: Final = 100
"""Of one kind of slip, so that a text made of them is no list of warnings."""

_STANDARDS: Final = ("GB", "DB", "T/", "JJ")
_EDITION: Final = re.compile(r"[-:]((?:19|20)[0-9]{2})$")
_YEAR: Final = re.compile(r"〔((?:19|20)[0-9]{2})〕")
# 国办发〔20216号, 国办发〔2021〕号, （国办发201668号）: digits or brackets are lost.
_LOST: Final = re.compile(
    r"[一-龥]{2,10}(?:〔(?:19|20)[0-9]{2}〕\s?号|〔(?:19|20)[0-9]{3,6}号?|〔(?:19|20)[0-9]{2}\s?[0-9]{0,5}号)"
)
# 质量发展纲要》 where nothing was opened.
_MARKS: Final = re.compile(r"[《〈》〉]")
_DAY: Final = re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日")
_DAYS: Final = {m: 30 if m in {4, 6, 9, 11} else 29 if m == 2 else 31 for m in range(1, 13)}
_CLOSING: Final = frozenset("》〉")
_NEAR: Final = 1
_REACH: Final = 200


def check_citations(view: View, document: Document, found: list[Found]) -> None:
    """Warn of standards, numbers and marks that can't be right, and of years that contradict."""
    text = view.text
    if any(hint in text for hint in _STANDARDS):
        for match in islice(ILL_FORMED.finditer(text), _WARNED):
            message = f"a standard's number that can't be one, kept as printed: {match.group()}"
            view.warn("ill-formed-standard", message, *match.span())
    for match in islice(_LOST.finditer(text), _WARNED):
        if document.number is not None and document.number in match.group():
            continue  # Warned of where it was read.
        message = f"a document's number that lost digits or a bracket: {match.group()}"
        view.warn("ill-formed-number", message, *match.span())
    for at in islice(_unopened(text), _WARNED):
        view.warn("unopened-title", "a closing 》 or 〉 that nothing opened", at, at + 1)
    for match in islice(_DAY.finditer(text), _WARNED):
        if int(match[2]) > _DAYS.get(int(match[1]), 0):
            message = f"a day that no calendar has, kept as printed: {match.group()}"
            view.warn("no-such-day", message, *match.span())
    _check_years(view, document, found)


def _unopened(text: str) -> Iterator[int]:
    """Yield the marks that close what nothing opened, on their line or shortly above it."""
    opened: list[int] = []
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if opened and at - opened[-1] > _REACH and "\n" in text[opened[-1] : opened[-1] + _REACH]:
            opened.clear()
        if mark.group() not in _CLOSING:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            yield at


def _check_years(view: View, document: Document, found: list[Found]) -> None:
    """Warn of numbers of a later year than the document's, and of its own that contradicts."""
    year = view.date[:4] if view.date is not None else "9999"
    own = _YEAR.search(document.number or "")
    if own is not None and view.date is not None and abs(int(own[1]) - int(year)) > _NEAR:
        at = max(view.text.find(own[1]), 0)
        message = f"the number {document.number} is of another year than the date {view.date}"
        view.warn("year-contradicts", message, at, at + len(own[1]))
    for item in found:
        if item.number is None or item.number == document.number:
            continue
        edition = _EDITION.search(item.number) if item.type == "standard" else None
        if edition is not None and edition[1] > year:
            message = f"a standard of a year later than the document: {item.number}"
            view.warn("standard-of-later-year", message, item.start, item.end)
        cited = _YEAR.search(item.number)
        if cited is not None and cited[1] > year:
            message = f"a number of a year later than the document: {item.number}"
            view.warn("number-of-later-year", message, item.start, item.end)
