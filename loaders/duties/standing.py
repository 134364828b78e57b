"""Apply standing rules: what a rule says at one clause is true of every later task clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.duties.found import Found
from loaders.duties.rules import find_rule
from loaders.roles import Named, Parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.bodies import Item
    from loaders.duties.rules import Rule
    from loaders.outline.node import Node
    from loaders.record import Role

# No rule is longer than this many characters.
_LONGEST = 120
_AROUND = "，,；;。（ 　\n"
_MENTION = re.compile(r"第一|首位|靠前|第二|不再")


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
    one that names bodies adds them, to clauses without a statement of their own as well. A rule
    may stand outside the statements, in the notice, under a heading or in a note.
    """
    loose_rules = _loose_rules(text, statements, nodes)
    applied = list(_said(text, loose_rules, nodes))
    waiting = sorted((r.rule for r in loose_rules), key=lambda rule: -rule.start)
    order: Rule | None = None
    adding: Rule | None = None
    manner: str | None = None
    for found in statements:
        while waiting and waiting[-1].start <= found.start:
            loose = waiting.pop()
            order = loose if loose.order else order
            adding = loose if loose.bodies else adding
        rule = found.rule
        named = found.parsed.named
        if rule is not None and rule.order:
            named = _first_leads(named, rule.rest)
        elif order is not None and _silent(text, named):
            named = _first_leads(named, order.rest)
        bare = found.parsed.strength == "bare"
        if manner is not None and bare:
            named = tuple(replace(n, role=_by_duty(n.role)) for n in named)
        if rule is not None and rule.bodies:
            # Where the rule is said, the bodies are listed, not inherited.
            named += tuple(Named(i.start, i.end, rule.role, explicit=True) for i in rule.bodies)
        own = found.parsed.manner or (manner if bare else None)
        inherited, role = (adding.bodies, adding.role) if adding else ((), "responsible")
        applied.append(Applied(found, named, inherited, own, role))
        if rule is not None:
            if rule.likewise and found.parsed.manner and not rule.order:
                manner = found.parsed.manner
            if rule.likewise and rule.order:
                order = rule
            if rule.bodies:
                adding = rule
    if adding is not None and statements:
        applied += _bare_clauses(adding, [a for a in applied if a.named], nodes)
    return sorted(applied, key=lambda a: (a.found.node.start, a.found.start))


def _silent(text: str, named: tuple[Named, ...]) -> bool:
    """Tell whether a list leaves its roles to the rule: several bodies, no role written.

    A collective that stands first (各地、各部门负责) leads nobody.
    """
    plain = all(n.role == "responsible" for n in named)
    return plain and len(named) > 1 and not text.startswith(("各", "有关", "相关"), named[0].start)


def _by_duty(role: Role) -> Role:
    return "by_duty" if role == "responsible" else role


def _first_leads(named: tuple[Named, ...], rest: Role | None) -> tuple[Named, ...]:
    if any(n.role == "lead" for n in named) or not named:
        return named
    others = named[1:]
    if rest is not None:
        others = tuple(replace(n, role=rest) for n in others)
    return (replace(named[0], role="lead"), *others)


@dataclass(frozen=True, slots=True)
class _Loose:
    """A rule outside the statements, and where its words stand."""

    rule: Rule
    start: int
    end: int


def _said(text: str, rules: list[_Loose], nodes: tuple[Node, ...]) -> Iterator[Applied]:
    """Yield a statement of form rule, without bodies, for each rule of order in its own sentence.

    责任分解中，列第一位的责任单位为牵头单位。 One in the notice above all provisions has no place.
    """
    starts = [node.start for node in nodes]
    nothing = Parsed((), None, open=False, strength="bare", leftovers=())
    for loose in rules:
        at = bisect_right(starts, loose.start) - 1
        if loose.rule.bodies or at < 0:
            continue
        start, end = loose.start, loose.end
        while start < end and text[start] in _AROUND:
            start += 1
        while end > start and text[end - 1] in _AROUND:
            end -= 1
        found = Found(nodes[at], "rule", start, end, nothing, loose.rule, None)
        yield Applied(found, (), (), None)


def _loose_rules(text: str, statements: list[Found], nodes: tuple[Node, ...]) -> list[_Loose]:
    """Find the rules that stand outside the statements: in the notice, a heading, a note.

    A note of order (注：……) speaks of all the text and is put at its start.
    """
    high = nodes[-1].end if nodes else 0
    starts = [found.start for found in statements]
    rules: list[_Loose] = []
    for match in _MENTION.finditer(text, 0, high):
        at = match.start()
        before = bisect_right(starts, at) - 1
        if before >= 0 and at < statements[before].end:
            continue
        begin = max(text.rfind(mark, max(0, at - _LONGEST), at) for mark in "。；\n（") + 1
        stops = [text.find(mark, at, at + _LONGEST) for mark in "。；\n）"]
        end = min((stop for stop in stops if stop >= 0), default=len(text))
        if end - begin > _LONGEST:
            continue
        rule = find_rule(text, begin, end)
        if rule is not None and (rule.order or rule.bodies):
            note = text[begin:end].lstrip().startswith(("注", "备注", "说明"))
            place = _Loose(replace(rule, start=0) if note else rule, rule.start, rule.end)
            if place not in rules[-1:]:
                rules.append(place)
    return rules


def _bare_clauses(adding: Rule, applied: list[Applied], nodes: tuple[Node, ...]) -> list[Applied]:
    """Give later task clauses without a statement the bodies that the rule names for all.

    Task clauses are those of the level at which statements stand in this document.
    """
    covered = {id(node) for a in applied for node in a.found.node.ancestors()}
    levels = Counter(a.found.node.level for a in applied)
    level = levels.most_common(1)[0][0]
    model = applied[0].found
    return [
        Applied(
            replace(model, node=node, form="rule", start=adding.start, end=adding.end),
            (),
            adding.bodies,
            None,
            adding.role,
        )
        for node in nodes
        if node.start > adding.start and node.level == level and id(node) not in covered
    ]
