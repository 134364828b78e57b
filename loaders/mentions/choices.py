"""Regular expressions that choose among many words: grouped by first character, longest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def choices(words: Iterable[str], after: dict[str, str] | None = None) -> str:
    """Return a pattern of words; `after` gives what follows a word in the pattern.

    The engine tries the alternatives one by one; grouped, a character that begins no word costs
    one look, one that begins some costs only those.

    >>> choices(["大赛", "大会", "奖"]), choices(["奖"], {"奖": "(?!励)"})
    ('(?:大(?:赛|会)|奖)', '(?:奖(?!励))')
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest = re.escape(word[1:]) + (after or {}).get(word, "")
        groups.setdefault(word[0], []).append(rest)
    parts = []
    for first, rests in groups.items():
        tail = rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
        parts.append(re.escape(first) + tail)
    return f"(?:{'|'.join(parts)})"
