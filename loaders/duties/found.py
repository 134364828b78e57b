"""A statement as it is found on the fold, and the reading of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.duties.plausibility import names_persons, plausible, without_dates, without_persons
from loaders.duties.rules import Rule, find_rule
from loaders.roles import ASIDE, LABEL, Named, Parsed, parse

if TYPE_CHECKING:
    from loaders.outline.node import Node
    from loaders.record import Form

_DEADLINE_LABEL = re.compile(
    r"(?:时限|时间|期限)(?:要求|节点|安排)?[：:]\s?(?P<when>[^；;。，,）】\n]{2,24})"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement on the fold: its print, where it stands, what it says."""

    node: Node
    form: Form
    start: int
    end: int
    parsed: Parsed
    rule: Rule | None
    deadline: str | None
    slip: str | None = None


def read_words(
    text: str, node: Node, form: Form, start: int, end: int, inner_start: int, inner_end: int
) -> Found | None:
    """Parse text[inner_start:inner_end]; None where it is no responsibility text."""
    while inner_end > inner_start and text[inner_end - 1] in "。；;，, 　\n":
        inner_end -= 1
    if form != "bracket":
        # Without brackets the print is the words alone, no full stop and no space around them.
        end = min(end, inner_end)
        while start < end and text[start] in " 　\n":
            start += 1
    rule = find_rule(text, inner_start, inner_end)
    stop = rule.start if rule else inner_end
    deadline, cut = _deadline(text, inner_start, stop)
    parsed = without_dates(text, parse(text, inner_start, cut))
    if names_persons(text, inner_start, cut):
        parsed = without_persons(text, parsed)
    if not parsed.named and rule is not None and rule.bodies:
        named = tuple(Named(i.start, i.end, "responsible", True) for i in rule.bodies)
        parsed = replace(parsed, named=named)
    if not parsed.named or not plausible(text, parsed):
        return None
    return Found(node, form, start, end, parsed, rule, deadline)


def _deadline(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Find 完成时限：2025年12月底 in a statement; it is no body."""
    match = _DEADLINE_LABEL.search(text, start, end)
    return (match.group("when").strip() if match else None), end


def inline_end(text: str, start: int, end: int) -> int:
    """Find where an unbracketed list ends: at 。, unless a label follows, else the paragraph's end."""
    at = start
    while True:
        stop = text.find("。", at, end)
        if stop < 0:
            return end
        match = LABEL.match(text, stop + 1, end) or ASIDE.match(text, stop + 1, end)
        if match is None:
            return stop + 1
        at = match.end()
