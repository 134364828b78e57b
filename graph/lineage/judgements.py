"""What people judged of links, as the graph holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["confirmed", "rejected", "added"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of the link between two measures, by their ids.

    `start`, `end` and `quote` are the words by which the later one was found, in code points of
    its document. `when` is a date, `kind` one of the kinds of links or None.
    """

    earlier: str
    later: str
    verdict: Verdict
    kind: str | None
    who: str
    when: str
    why: str
    start: int
    end: int
    quote: str
