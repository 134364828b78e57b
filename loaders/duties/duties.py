"""Responsibility statements of a provision: rows of tables, lines, brackets, lists without brackets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.bodies import is_listed
from loaders.duties.brackets import CLOSERS, bracketed
from loaders.duties.found import Found, inline_end, read_words
from loaders.duties.plausibility import all_bodies, without_persons
from loaders.duties.rules import find_rule
from loaders.roles import ASIDE, LABEL, Named, Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.outline.node import Node
    from loaders.record import Form, Role
    from loaders.tables.tables import RoleCell, Row

_EVENT = re.compile(r"(?:活动|举办|培训|会议)?地[点址][：:]|(?:活动|举办|会议|培训)时间[：:]")


def find_statements(text: str, node: Node) -> list[Found]:
    """Return the statements of one provision's own paragraphs, in the order of the text."""
    if node.row is not None:
        return _table_row(text, node, node.row)
    found: list[Found] = []
    spans = node.paragraphs
    index = 0
    while index < len(spans):
        start, end = spans[index]
        if _label_line(text, start, end):
            last = index
            while last + 1 < len(spans) and _goes_with(text, spans[last], spans[last + 1]):
                last += 1
            found += _lines(text, node, spans[index : last + 1])
            index = last + 1
            continue
        here = list(bracketed(text, node, start, end))
        here += _inline(text, node, start, end, here)
        if not here:
            here += _sentence_only(text, node, start, end)
        found += here
        index += 1
    return _apart(found)


def _apart(found: list[Found]) -> list[Found]:
    """Order statements by place; of two that overlap the first, which holds the other, stays."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _table_row(text: str, node: Node, row: Row) -> list[Found]:
    """Read the role cells of a table's row as one statement."""
    named: list[Named] = []
    left_open = False
    manner: str | None = None
    for cell in row.roles:
        if cell.rest:
            # One name, which the next line of its cell ends.
            named.append(Named(cell.start, cell.end, cell.role, explicit=False, rest=cell.rest))
            continue
        parsed = parse(text, cell.start, cell.end)
        if cell.persons:
            parsed = without_persons(text, parsed)
        left_open = left_open or parsed.open
        manner = manner or parsed.manner
        for name in parsed.named:
            role = name.role if name.explicit or cell.role == "responsible" else cell.role
            if cell.star:
                role = _marked(text, name, cell)
            named.append(replace(name, role=role))
    # A cell merged from above is no part of this row's print.
    own = [cell for cell in row.roles if cell.start >= row.start] or list(row.roles)
    start, end = min(cell.start for cell in own), max(cell.end for cell in own)
    when = text[row.when[0] : row.when[1]].strip() if row.when else None
    rule = find_rule(text, start, end)
    parsed = Parsed(tuple(named), manner, left_open, "label", ())
    return [Found(node, "table", start, end, parsed, rule, when)] if named else []


def _marked(text: str, name: Named, cell: RoleCell) -> Role:
    """Return the role that a mark before or behind a name gives: 市商务局★、市财政局."""
    around = text[max(cell.start, name.start - 1) : name.start] + text[name.end : name.end + 1]
    if cell.star in around:
        return "lead"
    return cell.others


def _label_line(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph opens with 责任单位： and the like, not inside a bracket."""
    while start < end and text[start] in " 　":
        start += 1
    if (
        text[start : start + 1] in {"（", "〔", "["}
        and text[start:end].rstrip(" 。")[-1:] in CLOSERS
    ):
        return False
    match = LABEL.match(text, start, end) or ASIDE.match(text, start, end)
    return match is not None


def _goes_with(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a line belongs to the label line above: one more label, or a listed body."""
    if _label_line(text, *after):
        return True
    empty = text[slice(*line)].rstrip().endswith("：")
    return (empty or is_listed(text, *line)) and is_listed(text, *after)


def _lines(text: str, node: Node, spans: list[tuple[int, int]]) -> list[Found]:
    """Read consecutive lines 牵头单位：… / 配合单位：… as one statement."""
    start, end = spans[0][0], spans[-1][1]
    if not any(LABEL.search(text, s, e) for s, e in spans):
        return []
    if any(_EVENT.search(text, s, e) for s, e in node.paragraphs):
        # 主办单位：… beside 活动地点：… is the programme of an event.
        return []
    found = read_words(text, node, "line", start, end, start, end)
    return [found] if found else []


# 各责任单位：, 由牵头单位：: the label is a noun of the sentence.
_OWNED = frozenset("各关由请和与及的向对为是、")


def _inline(text: str, node: Node, start: int, end: int, taken: list[Found]) -> Iterator[Found]:
    """Read 。责任单位：… behind the text of the same paragraph.

    Behind a comma or no mark at all only a list of bodies shows that a statement begins.
    """
    at = start
    while (match := LABEL.search(text, at, end)) is not None:
        at = match.end()
        before = text[start : match.start()].rstrip(" 　（【〔[")
        runs_on = bool(before) and before[-1] not in "。；！？”;）】"
        inside = any(f.start <= match.start() < f.end for f in taken)
        if inside or (runs_on and before[-1] in _OWNED):
            continue
        stop = inline_end(text, match.end(), end)
        if runs_on:
            aside = ASIDE.search(text, match.end(), stop)
            stop = aside.start() if aside else stop
        found = read_words(text, node, "inline", match.start(), stop, match.start(), stop)
        if runs_on and (found is None or not all_bodies(text, found.parsed)):
            continue
        if found:
            yield found
        at = max(stop, at)


# What may stand between the bodies of a sentence that says who answers and nothing else.
_NOTHING_ELSE = re.compile(
    r"(?:[、，,；;。 　]|以及|和|及|与|等|部门|单位|有关|相关|按照?|各自|职责|分工|分别|共同|具体|牵头|负责|落实|实施|配合|参与|会同|由)*"
)


def _sentence_only(text: str, node: Node, start: int, end: int) -> Iterator[Found]:
    """Read a last sentence that holds nothing but bodies and their predicate.

    ……提升服务水平。市商务局、市文旅局按职责分工负责。
    """
    body = text[start:end].rstrip()
    stop = end - (end - start - len(body))
    last = max(text.rfind(mark, start, stop - 1) for mark in "。；！？")
    begin = start if last < 0 else last + 1
    if begin == start and node.heading is None and node.paragraphs[0][0] >= start:
        return
    if stop - begin > 300 or not re.search(r"(?:负责|落实|牵头|配合|实施|参与|分工)[。）]?$", body):
        return
    beside_label = node.label is not None and node.paragraphs[0] == (start, end)
    form: Form = "inline" if begin > start or beside_label else "line"
    found = read_words(text, node, form, begin, stop, begin, stop)
    if found and found.parsed.strength == "predicate" and all_bodies(text, found.parsed):
        rest, at = "", begin
        for name in found.parsed.named:
            rest += text[at : name.start]
            at = name.end
        if _NOTHING_ELSE.fullmatch(rest + text[at:stop]):
            yield found
