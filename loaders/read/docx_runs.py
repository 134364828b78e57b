"""Walks the elements of a Word document that a reader sees: paragraphs, rows, pieces of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.read.docx_numbering import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers whose content is part of the text.
_OPEN = frozenset(
    f"{W}{name}"
    for name in [
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
        "r",
    ]
) | {f"{_MC}AlternateContent", f"{_MC}Choice"}
_OFF = frozenset(("0", "false", "off", "none"))


def children(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs, tables, rows or cells, those inside content controls included."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in _OPEN:
            stack.append(iter(child))
        else:
            yield child


def runs(paragraph: _Element) -> Iterator[_Element]:
    """Yield the pieces of a paragraph's text in order; what is hidden is left out."""
    stack: list[Iterator[_Element]] = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}r" and _is_hidden(child):
            continue
        elif child.tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            stack.append(iter(() if base is None else base))
        elif child.tag in _OPEN or (_is_math(child) and child.tag != f"{MATH}t"):
            stack.append(iter(child))
        else:
            yield child


def _is_math(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(MATH)


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in _OFF


def has_text(paragraph: _Element) -> bool:
    """Say whether the paragraph shows any text."""
    return any(element.tag == f"{W}t" and element.text for element in runs(paragraph))


def text_boxes(paragraph: _Element) -> Iterable[_Element]:
    """Return the text boxes anchored in the paragraph; the fallback copies are left out."""
    return [
        box
        for box in paragraph.iter(f"{W}txbxContent")
        if next(box.iterancestors(f"{_MC}Fallback"), None) is None
        and next(box.iterancestors(f"{W}txbxContent"), None) is None
    ]


def symbol(element: _Element) -> str:
    """Return the character of a w:sym element; empty where it names none."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
