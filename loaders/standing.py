"""Apply standing rules: what a rule says at one clause is true of every later task clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.roles import Named
from loaders.rules import find_rule

if TYPE_CHECKING:
    from loaders.bodies import Item
    from loaders.duties import Found
    from loaders.outline import Node
    from loaders.record import Role

# No rule is longer than this many characters.
_LONGEST = 120
_MENTION = re.compile(r"第一|首位|靠前|不再")


@dataclass(frozen=True, slots=True)
class Applied:
    """A statement after all rules that reach it; `inherited` are the bodies a rule adds."""

    found: Found
    named: tuple[Named, ...]
    inherited: tuple[Item, ...]
    manner: str | None
    role: Role = "responsible"


def apply_rules(text: str, statements: list[Found], nodes: tuple[Node, ...]) -> list[Applied]:
    """Carry every rule from where it stands over the statements and task clauses behind it.

    `statements` are in the order of the text; so is the result. A rule of order makes the body
    listed first the lead, one of manner (按照职责分工实施，下同) sets the role of later bare lists,
    one that names bodies adds them, to clauses without a statement of their own as well.
    """
    applied: list[Applied] = []
    order = _standing_order(text, statements, nodes)
    manner: str | None = None
    inherited: tuple[Item, ...] = ()
    inherited_role: Role = "responsible"
    origin: Found | None = None
    for found in statements:
        rule = found.rule
        named = found.parsed.named
        if (order is not None and (found.start >= order or (rule is not None and rule.order))) or (
            rule is not None and rule.order
        ):
            named = _first_leads(named)
        if manner is not None and found.parsed.strength == "bare":
            named = tuple(replace(n, role=_by_duty(n.role)) for n in named)
        own = found.parsed.manner or (manner if found.parsed.strength == "bare" else None)
        if rule is not None and rule.bodies:
            # Where the rule is said, the bodies are listed, not inherited.
            named += tuple(Named(i.start, i.end, rule.role, explicit=True) for i in rule.bodies)
        applied.append(Applied(found, named, inherited, own, inherited_role))
        if rule is not None:
            if rule.likewise and found.parsed.manner and not rule.order:
                manner = found.parsed.manner
            if rule.likewise and rule.order:
                order = min(order, found.start) if order is not None else found.start
            if rule.bodies:
                inherited, inherited_role, origin = rule.bodies, rule.role, found
    if origin is not None and inherited:
        applied += _bare_clauses(origin, inherited, applied, nodes)
    return sorted(applied, key=lambda a: (a.found.node.start, a.found.start))


def _by_duty(role: Role) -> Role:
    return "by_duty" if role == "responsible" else role


def _first_leads(named: tuple[Named, ...]) -> tuple[Named, ...]:
    if any(n.role == "lead" for n in named) or not named:
        return named
    return (replace(named[0], role="lead"), *named[1:])


def _standing_order(text: str, statements: list[Found], nodes: tuple[Node, ...]) -> int | None:
    """Find a rule of order that stands outside the statements: in a heading, a preamble, a note.

    Returns where it begins to reach; 0 for a note (注：…) that speaks of all.
    """
    low = 0
    high = nodes[-1].end if nodes else 0
    spans = [(f.start, f.end) for f in statements]
    for match in _MENTION.finditer(text, low, high):
        at = match.start()
        if any(s <= at < e for s, e in spans):
            continue
        begin = max(text.rfind(mark, max(0, at - _LONGEST), at) for mark in "。；\n（") + 1
        stops = [text.find(mark, at, at + _LONGEST) for mark in "。；\n）"]
        end = min((stop for stop in stops if stop >= 0), default=len(text))
        if end - begin > _LONGEST:
            continue
        rule = find_rule(text, begin, end)
        if rule is not None and rule.order:
            note = text[begin:end].lstrip().startswith(("注", "备注", "说明"))
            return 0 if note else begin
    return None


def _bare_clauses(
    origin: Found, items: tuple[Item, ...], applied: list[Applied], nodes: tuple[Node, ...]
) -> list[Applied]:
    """Give later task clauses without a statement the bodies that the rule names for all."""
    covered = {id(node) for a in applied for node in a.found.node.ancestors()}
    level = origin.node.level
    extra = []
    for node in nodes:
        if node.start <= origin.node.start or node.level != level or id(node) in covered:
            continue
        if node.paragraphs or node.children:
            rule = origin.rule
            if rule is None:
                continue
            form = replace(origin, node=node, form="rule", start=rule.start, end=rule.end)
            extra.append(Applied(form, (), items, None, rule.role))
    return extra
