"""Puts an SVG picture together: elements with presentation attributes, Chinese text in system fonts.

No style sheet, no script, no font file: the picture is the same in a page, in print and in a
document that it is pasted into.
"""

from __future__ import annotations

import unicodedata
from typing import Final
from xml.sax.saxutils import escape, quoteattr

FONTS: Final = (
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif"
)
INK: Final = "#1a1f24"
MUTED: Final = "#5b6470"
LINE: Final = "#c9d0d6"
BLUE: Final = "#1f5fa8"
BLUES: Final = ("#f3f5f7", "#dce8f5", "#a9c8e8", "#5c95cd", "#1f5087")
"""From nothing to most; on the last two text is white."""
COLOURS: Final = (
    "#1f5fa8", "#b4770a", "#2a7f5f", "#a3285e", "#6b4fa0", "#0f7c8a", "#8a5a2b", "#5b6470",
)  # fmt: skip
"""Of communities, in their order; more than eight share the last, so their number is written too."""

_WIDE: Final = frozenset("WF")
_NARROW_EMS: Final = 0.56


def ems(text: str) -> float:
    """Return how wide a text is in ems: Chinese characters 1, others a little over a half.

    >>> ems("质量"), ems("ab")
    (2.0, 1.12)
    """
    return sum(
        1.0 if unicodedata.east_asian_width(character) in _WIDE else _NARROW_EMS
        for character in text
    )


def shortened(text: str, most: float) -> str:
    """Return a text of at most so many ems, the end left out with an ellipsis.

    >>> shortened("国家金融监督管理总局上海监管局", 8), shortened("市科委", 8)
    ('国家金融监督管…', '市科委')
    """
    if ems(text) <= most:
        return text
    while text and ems(text) > most - 1:
        text = text[:-1]
    return f"{text}…"


class Drawing:
    """A picture of a size in user units, its title and what it says in words."""

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        self._head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(width)} {_number(height)}"'
            f' width="{_number(width)}" height="{_number(height)}" role="img"'
            f' font-family="{FONTS}" lang="zh-Hans">\n'
            f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n"
        )
        self._parts: list[str] = []
        self.rect(0, 0, width, height, fill="#ffffff")

    def rect(self, x: float, y: float, width: float, height: float, **attributes: object) -> None:
        """Add a rectangle."""
        self._add("rect", {"x": x, "y": y, "width": width, "height": height} | attributes)

    def line(self, x1: float, y1: float, x2: float, y2: float, **attributes: object) -> None:
        """Add a line."""
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2} | attributes)

    def circle(self, x: float, y: float, radius: float, **attributes: object) -> None:
        """Add a circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius} | attributes)

    def text(self, x: float, y: float, text: str, size: float = 13, **attributes: object) -> None:
        """Add text, its base line at y."""
        content = {"x": x, "y": y, "font_size": size} | {"fill": INK} | attributes
        self._parts.append(f"<text{_attributes(content)}>{escape(text)}</text>\n")

    def vertical(self, x: float, y: float, text: str, size: float = 13) -> None:
        """Add text whose characters stand one under the other, the last one ending at y."""
        for number, character in enumerate(reversed(text)):
            self.text(x, y - number * size * 1.05, character, size, text_anchor="middle")

    def __str__(self) -> str:
        return self._head + "".join(self._parts) + "</svg>\n"

    def _add(self, name: str, attributes: dict[str, object]) -> None:
        self._parts.append(f"<{name}{_attributes(attributes)}/>\n")


def colour(community: int | None) -> str:
    """Return the colour of a community's number, that of none for None."""
    return MUTED if community is None else COLOURS[min(community, len(COLOURS)) - 1]


def _attributes(values: dict[str, object]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(_number(value) if isinstance(value, float) else str(value))}"
        for name, value in values.items()
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
