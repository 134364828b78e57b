"""One document while it is read: its kept text, its fold, whose it is and of when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.record import BodyMention, Warn

if TYPE_CHECKING:
    from loaders.fold.fold import Fold
    from loaders.read.source import Source
    from ontology.authority import Authority

_TERM = re.compile(r"第[一二三四五六七八九十]+届(?=(?:全国)?人民代表大会)")


@dataclass(slots=True)
class View:
    """What every step needs: offsets of the fold go in, those of the kept text come out.

    `date` is what the document states; `as_of` the date at which bodies are named, the year of
    its number or title where it states none.
    """

    source: Source
    fold: Fold
    authority: Authority
    date: str | None
    jurisdiction: str | None
    warnings: list[Warn]
    as_of: str | None = None
    ids: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """Return the folded text, on which all rules match."""
        return self.fold.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the kept text that a span of the fold stands for."""
        return self.fold.source_span(start, end)

    def printed(self, start: int, end: int) -> str:
        """Return a span of the fold as it is printed, without the space around it."""
        low, high = self.span(start, end)
        return self.source.text[low:high].strip()

    def mention(self, start: int, end: int, ending: str = "") -> BodyMention:
        """Resolve the body named at a span of the fold; `ending` is what it left to a later one."""
        # 上海市第十四届人民代表大会常务委员会: the term is no part of the name of the body.
        folded = _TERM.sub("", self.text[start:end] + ending)
        resolved = self.authority.resolve(folded, date=self.as_of, jurisdiction=self.jurisdiction)
        low, high = self.span(start, end)
        return BodyMention(resolved.agency, resolved.name, self.source.text[low:high], low, high)

    def unique(self, key: str) -> str:
        """Return the key, with ~2, ~3 … where the document has said the very same before."""
        self.ids[key] += 1
        return key if self.ids[key] == 1 else f"{key}~{self.ids[key]}"

    def warn(self, code: str, message: str, start: int = 0, end: int = 0) -> None:
        """Note what could not be read, or was read in spite of a slip."""
        low, high = self.span(start, end) if end > start else (0, 0)
        self.warnings.append(Warn(code, message, low, high))
