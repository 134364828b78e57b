"""The years that hold for paragraphs without one: by which goals are reached, of which a report tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.figures.years import goal_year

if TYPE_CHECKING:
    from loaders.outline.node import Node

# How far into a paragraph the year of its goals stands.
_OPENING = 300
_HEAD = 12
# 主要目标\n到2025年，: a line or a sentence that begins with the year of the goals.
_OPENS = re.compile(r"(?:[\n。：，]|目标)\s*到\s?(?P<year>20\d{2})\s?年[底末]?，")
_ROOT = 0
# 2020年，全市…; 2017年是本届政府任期的第一年: what follows without a year of its own is told of that year.
_TOLD = re.compile(r"\s*(?P<year>(?:19|20)\d{2})年(?:度?，|是|[全我]?[省市县区州])")


class Goals:
    """The years by which goals are to be reached, and of which a report tells, as paragraphs come.

    到2025年 at the head of a paragraph holds for those that follow in its provision and under it;
    inside a section of goals (主要目标) the first one holds wherever it stands.
    """

    def __init__(self, text: str, latest: int | None) -> None:
        """`latest` is the year up to which what the text says may be past."""
        self.text = text
        self.latest = latest or 0
        self.years: dict[int, int] = {}
        self.opened: dict[int, int] = {}

    def read(self, node: Node, low: int, high: int) -> None:
        """Keep the year of a paragraph."""
        told = _TOLD.match(self.text, low, high)
        if told is not None:
            self.opened[id(node)] = int(told.group("year"))
            if node.parent is None:
                self.opened[_ROOT] = int(told.group("year"))
        year = goal_year(self.text, low, min(high, low + _HEAD))
        if year is not None:
            self.years[id(node)] = year
        if node.label is None and node.parent is None:
            opening = _OPENS.search(self.text, low, high)
            found = int(opening.group("year")) if opening is not None else year
            # 到2024年底，里程达到16.2万公里: reached by then.
            if found is not None and found >= self.latest:
                self.years[_ROOT] = found
        if year is not None:
            return
        section = self._section(node)
        if section is not None and id(section) not in self.years:
            year = goal_year(self.text, low, min(high, low + _OPENING))
            if year is not None:
                self.years[id(section)] = year

    def above(self, node: Node) -> int | None:
        """Return the year that holds for a provision."""
        years = (self.years.get(id(above)) for above in node.ancestors())
        # Without labels each paragraph stands alone; the goals go on from one to the next.
        lone = node.label is None and node.parent is None
        open_goal = self.years.get(_ROOT) if lone else None
        return next((year for year in years if year is not None), open_goal)

    def told(self, node: Node) -> int | None:
        """Return the year with which a paragraph of a provision, or above it, opened."""
        years = (self.opened.get(id(above)) for above in node.ancestors())
        return next((year for year in years if year is not None), self.opened.get(_ROOT))

    def _section(self, node: Node) -> Node | None:
        for above in node.ancestors():
            heading = above.heading or (above.start, above.start)
            if "目标" in self.text[heading[0] : heading[1]]:
                return above
        return None
