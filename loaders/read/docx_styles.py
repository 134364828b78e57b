"""Finds the list that a paragraph style of a Word document is numbered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.read.docx_numbering import W

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element


class ListStyles:
    """The list that each paragraph style is numbered by, styles that it is based on included."""

    def __init__(self, document: WordDocument) -> None:
        self.numbers: dict[str, tuple[str | None, str | None]] = {}
        self.based: dict[str, str] = {}
        self.default: str | None = None
        for style in document.styles.element.findall(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            based = style.find(f"{W}basedOn")
            if based is not None:
                self.based[key] = based.get(f"{W}val", "")
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default = key
            numbered = style.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                self.numbers[key] = number_of(numbered)

    def number(self, style: str | None) -> tuple[str | None, str | None, str]:
        """Return list, level and the style that says so."""
        key = style or self.default or ""
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            if key in self.numbers:
                return (*self.numbers[key], key)
            key = self.based.get(key, "")
        return None, None, ""


def number_of(numbered: _Element) -> tuple[str | None, str | None]:
    """Return the list and the level that a w:numPr element names."""
    number, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    return (
        None if number is None else number.get(f"{W}val"),
        None if level is None else level.get(f"{W}val"),
    )
