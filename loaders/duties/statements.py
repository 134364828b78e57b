"""Statements from what was found on the fold: their scope, their bodies by id and name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body
from loaders.record import Assignment, Statement
from ontology import iri

if TYPE_CHECKING:
    from loaders.duties.found import Found
    from loaders.duties.standing import Applied
    from loaders.outline.node import Node
    from loaders.view import View

# 环卫处, 综合科: whole names of their own, no places that lack an ending.
_OFFICE = re.compile(r"[处科室股站所队组院校馆社会]$")
# A name that says whose it is needs no other proof that it is a body's.
_LEVELS = ("市", "省", "区", "县", "州", "国家", "国务院", "中央", "全国", "各")
Cover = tuple[int, int, str]


def make_statements(
    view: View, document: str, applied: list[Applied]
) -> tuple[tuple[Statement, ...], list[tuple[int, int, str]]]:
    statements: list[Statement] = []
    covers: list[tuple[int, int, str]] = []
    last: dict[int, int] = {}
    stated = {id(a.found.node) for a in applied}
    for item in applied:
        found = item.found
        scope = _scope(view, item, last, stated)
        assignments = _assignments(view, item)
        # A rule of order that stands alone assigns nobody itself.
        alone = found.form == "rule" and found.rule is not None and not found.rule.bodies
        if not (assignments or alone) or _only_strangers(item, assignments):
            continue
        provision = iri.provision_id(document, found.node.key)
        key = view.unique(iri.statement_id(provision, view.text[found.start : found.end]))
        start, end = view.span(found.start, found.end)
        scope_start, scope_end = view.span(*scope)
        statements.append(
            Statement(
                id=key,
                provision=provision,
                form=found.form,
                scope_start=scope_start,
                scope_end=scope_end,
                manner=item.manner,
                open=found.parsed.open if found.form != "rule" else False,
                deadline=found.deadline,
                quote=view.source.text[start:end],
                start=start,
                end=end,
                assignments=assignments,
            )
        )
        if assignments:
            covers.append((scope[0], scope[1], key))
        if found.form != "rule":
            last[id(found.node)] = found.end
        if found.slip:
            view.warn("slip", f"{found.slip}; read all the same", found.start, found.end)
    return tuple(statements), covers


def _scope(view: View, item: Applied, last: dict[int, int], stated: set[int]) -> tuple[int, int]:
    """Return what a statement answers for, on the fold.

    From the statement before it in the same provision, or the provision's start; right behind
    a heading it answers for all that the heading opens; the last of several items, none of
    which has a statement of its own, closes the clause above.
    """
    found = item.found
    node = found.node
    if found.form == "rule":
        return (node.start, node.end) if item.inherited else (found.start, found.end)
    if node.row is not None:
        task = node.row.task
        return (task[0][0], task[-1][1]) if task else (node.start, node.end)
    before = last.get(id(node))
    begin = before if before is not None else node.start
    heading_end = node.heading[1] if node.heading else node.start
    if before is None and not view.text[heading_end : found.start].strip("。：: \n（"):
        return node.start, node.end
    if before is None and node.parent is not None and found.start <= node.body_start:
        # （三）责任单位：市教育局 answers for the task whose parts are numbered.
        return node.parent.start, node.parent.end
    if found.form in {"line", "bracket"} and before is None:
        begin = _clause_start(node, found, stated)
    while begin < found.start and view.text[begin] in "\n 。":
        begin += 1
    return begin, found.start


def _assignments(view: View, item: Applied) -> tuple[Assignment, ...]:
    rows: list[Assignment] = []
    taken: set[tuple[str, str]] = set()
    agencies: set[str] = set()
    endings = _shared_endings(view, item)
    listed = [(n.start, n.end, n.role, False) for n in item.named]
    listed += [(i.start, i.end, item.role, True) for i in item.inherited]
    for start, end, role, inherited in listed:
        folded = view.text[start:end]
        body = view.mention(start, end, endings.get(start, ""))
        # The same name twice is one body; two name-plates of one body stay two.
        again = body.agency in agencies if inherited else (body.agency, folded) in taken
        if again:
            continue
        taken.add((body.agency, folded))
        agencies.add(body.agency)
        rows.append(
            Assignment(
                body.agency,
                body.name,
                body.surface,
                role,
                len(rows) + 1,
                inherited,
                body.start,
                body.end,
            )
        )
    return tuple(rows)


def _shared_endings(view: View, item: Applied) -> dict[int, str]:
    """Find what a bare place borrows from the body listed behind it.

    临汾、侯马、洪洞经济开发区管委会: each of the three has the ending 经济开发区管委会; in
    智造新城、智慧新城管委会 both have 管委会.
    """
    endings: dict[int, str] = {}
    lender = ""
    for name in reversed(item.named):
        text = view.text[name.start : name.end]
        if name.rest:
            endings[name.start] = name.rest
            continue
        if looks_like_body(text):
            lender = text
            continue
        place = next(iter(view.authority.gazetteer.read(lender, None, None)), None)
        at = lender.find(text[-2:])
        if at > 0:
            endings[name.start] = lender[at + 2 :]
        elif place is not None and len(text) <= 4 and not _OFFICE.search(text):
            endings[name.start] = lender[place.end :]
    return endings


def _only_strangers(item: Applied, rows: tuple[Assignment, ...]) -> bool:
    """Tell whether a bare bracket names one thing that nobody knows: then it is a gloss."""
    return (
        item.found.parsed.strength == "bare"
        and item.found.form == "bracket"
        and len(rows) == 1
        and rows[0].agency.startswith("p-")
        and not rows[0].name.startswith(_LEVELS)
    )


def _clause_start(node: Node, found: Found, stated: set[int]) -> int:
    """Widen the scope of the last item's statement to the clause, where no item has its own."""
    parent = node.parent
    if parent is None or parent.level in {"part", "chapter", "section", "annex", "division"}:
        return node.start
    siblings = parent.children
    if siblings[-1] is not node or len(siblings) < 2 or node.paragraphs[-1][1] > found.end + 1:
        return node.start
    alone = all(id(other) not in stated for other in siblings if other is not node)
    return parent.start if alone and id(parent) not in stated else node.start
