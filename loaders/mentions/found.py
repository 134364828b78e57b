"""A name found in the fold, before it is told what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.record import MentionType, Relation


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a span of the fold.

    `name` is the name without its outer marks, `number` a 文号 or a standard's number as printed
    beside it, `core` the part that stood in quotation marks of its own, `relation` what the text
    does with a work, `article` the article that is cited, `how` the rule that found it.
    """

    start: int
    end: int
    type: MentionType
    name: str
    how: str
    number: str | None = None
    core: str | None = None
    relation: Relation | None = None
    article: str | None = None
    within: bool = False
