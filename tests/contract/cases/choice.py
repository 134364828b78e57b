"""Parameters chosen by chance out of what a store holds, the same for the same graph."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.port import Store

DATES: Final = (None, None, "2024", "2018-11", "2018-11-23", "2016", "2023-06-30", "1990")
WORDS: Final = (
    "质", "质量", "图谱", "知识图谱", "5G", "g", "DCMM", "iso 9001", "20", "。", "（", "，", "的", "𠮷", "无此词语无此词语",
    "质量提升行动", "市场监督管理局", "市质量技监局", "意见", "品牌 建设", "著名商标", "年底前", "ＡＥＯ", "“", "*", "+", "\"", "～1",
    "推进", "落实", "a", "1", "各区人民政府",
)  # fmt: skip


@dataclass(frozen=True)
class Call:
    """A question with its parameters; `pages` is how many pages are read one after another."""

    question: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    pages: int = 1

    def __str__(self) -> str:
        words = [*map(repr, self.arguments), *(f"{k}={v!r}" for k, v in self.options.items())]
        return f"{self.question.__name__}({', '.join(words)})"


class Choice:
    """What a store holds, and `count` things or so of each kind drawn from it."""

    def __init__(self, store: Store, count: int) -> None:
        self.count = count
        self._store = store
        self._rng = random.Random(11)
        self.agencies = self.ids(
            "SELECT id FROM agency AS g WHERE pk IN (SELECT agency FROM duty) ORDER BY"
            " (SELECT count(*) FROM duty WHERE agency = g.pk) DESC, id"
        )
        self.documents = self.ids("SELECT id FROM document ORDER BY pk")
        self.provisions = self.ids("SELECT id FROM provision ORDER BY pk")
        self.statements = self.ids("SELECT id FROM statement ORDER BY pk")
        self.measures = self.ids("SELECT id FROM measure ORDER BY pk")
        self.events = self.ids("SELECT id FROM change_event ORDER BY id")
        self.kinds = [*self.ids("SELECT DISTINCT kind FROM document ORDER BY kind"), "无"]
        self.pairs = store.query(
            "SELECT a.id, b.id, count(*) FROM shared AS h JOIN agency AS a ON a.pk = h.a"
            " JOIN agency AS b ON b.pk = h.b GROUP BY h.a, h.b ORDER BY 3 DESC, 1, 2"
        )

    def ids(self, question: str) -> list[str]:
        """Return the first column of the rows, without what is unknown."""
        return [row[0] for row in self._store.query(question) if row[0] is not None]

    def one(self, *things: Any) -> Any:
        """Return one of some things."""
        return self._rng.choice(things)

    def sample(self, things: list[Any], most: int) -> list[Any]:
        """Return so many of some things, or all when there are fewer."""
        return self._rng.sample(things, min(most, len(things)))

    def some(self, things: list[Any], most: int | None = None) -> list[Any]:
        """Return the first of some things, the last, and others by chance."""
        count = min(len(things), most or self.count)
        if count < 3:
            return things[:count]
        return [
            *things[: count // 3],
            *self._rng.sample(things, count - count // 3 - 1),
            things[-1],
        ]

    def cuts(self) -> list[str]:
        """Cut one to six characters out of sentences, as people type them: common or rare."""
        cuts = []
        texts = self.ids("SELECT text FROM measure ORDER BY pk")
        for text in self.some(texts):
            start = self._rng.randrange(len(text))
            cuts.append(text[start : start + self._rng.randint(1, 6)])
        return cuts

    def date(self) -> str | None:
        """Return a day up to which documents are read, None for all of them."""
        return self._rng.choice(DATES)

    def years(self) -> dict[str, int]:
        """Return the first year and the last, each only where it is bounded."""
        first = self.one(None, None, 2013, 2018, 2022)
        last = self.one(None, None, 2022, 2024)
        return {k: y for k, y in (("year_from", first), ("year_to", last)) if y is not None}

    def roles(self) -> list[str] | None:
        """Return the roles that are asked for, None for any."""
        return self._rng.choice((None, None, ["lead"], ["support", "by_duty"], [*ROLES]))
