"""What generated sentences name and count: works, standards, programmes, figures, with their skew.

As often as in the documents of the corpus that report most: two things named in three sentences,
a figure in three sentences; a few names stand in very many documents, most in one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from loaders.record import Entity, Indicator, Mention, MentionType
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.record import EntityKind

_PROGRAMMES: Final[tuple[tuple[str, MentionType], ...]] = (
    ("提升行动", "programme"), ("示范工程", "programme"), ("三年计划", "programme"),
    ("改革试点", "programme"), ("贡献奖", "award"), ("标杆", "award"),
    ("服务平台", "organisation_platform"), ("创新中心", "organisation_platform"),
)  # fmt: skip
_WORKS: Final[tuple[tuple[str, MentionType], ...]] = (
    ("法", "law"), ("条例", "law"), ("管理办法", "document"), ("实施意见", "document"),
    ("发展规划", "document"),
)  # fmt: skip
_COUNTED: Final = ("合格率", "覆盖率", "满意度", "达标率")


@dataclass(slots=True)
class Things:
    """What a document names while it is being written; `about` gives words for a name."""

    city: str
    year: int
    document: str
    about: Callable[[random.Random], str]
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    rng: random.Random = field(init=False)

    def __post_init__(self) -> None:
        # A stream of its own: the rest of a document stays as it is without names.
        self.rng = random.Random(f"names-{self.document}")

    def name(self, text: str, start: int, provision: str, measure: str) -> str:
        """Return a sentence that begins at `start` with the things it names put at its end."""
        rng = self.rng
        if rng.random() < 0.5:
            tail, type_ = rng.choice(_PROGRAMMES)
            name = self._local(0.4) + self.about(rng) + tail
            text += "，推进“"
            self._mention("programme", type_, name, None, start + len(text), provision, measure)
            text += f"{name}”"
        if rng.random() < 0.13:
            tail, type_ = rng.choice(_WORKS)
            name = self._local(0.0 if type_ == "law" else 0.7) + self.about(rng) + tail
            text += "，落实《"
            self._mention("work", type_, name, None, start + len(text), provision, measure)
            text += f"{name}》"
        if rng.random() < 0.03:
            number = f"GB/T {rng.randint(1, 40_000)}"
            text += "，执行"
            self._mention("standard", "standard", number, number, start + len(text), provision, measure)  # fmt: skip
            text += number
        if rng.random() < 0.3:
            name = self.about(rng) + rng.choice(_COUNTED)
            quote = f"{rng.randint(50, 99)}.{rng.randint(1, 9)}%"
            text += f"，{name}达到"
            self._figure(name, quote, start + len(text), provision)
            text += quote
        return text

    def _local(self, share: float) -> str:
        return self.city if self.rng.random() < share else ""

    def _mention(
        self,
        kind: EntityKind,
        type_: MentionType,
        name: str,
        number: str | None,
        start: int,
        provision: str,
        measure: str,
    ) -> None:
        identifier = f"{kind[0]}-{iri.digest(name, 10)}"
        self.entities.setdefault(
            identifier, Entity(kind, identifier, type_, name, number, None, None, None)
        )
        self.mentions.append(
            Mention(
                f"{self.document}-n{start:08x}", provision, measure, type_, kind, identifier, name,
                number, "cites" if kind == "work" else None, None, None, "title",
                start, start + len(name),
            )
        )  # fmt: skip

    def _figure(self, name: str, quote: str, start: int, provision: str) -> None:
        value = float(quote.removesuffix("%"))
        # A figure in four is set as a target; by its value, so that nothing else changes.
        target = int(value * 10) % 4 == 0
        self.indicators.append(
            Indicator(
                f"{self.document}-o{start:08x}", f"i{iri.digest(name, 12)}", provision, name, value,
                None, "=", "%", value, "%", self.year, "target" if target else "result", None, None, None, None, quote,
                start, start + len(quote),
            )
        )  # fmt: skip
