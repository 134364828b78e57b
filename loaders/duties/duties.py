"""Responsibility statements: find them in a clause, tell them from other brackets, read them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.bodies import is_listed
from loaders.duties.plausibility import (
    all_bodies,
    mostly_bodies,
    names_persons,
    no_sign_off,
    plausible,
    without_dates,
    without_persons,
)
from loaders.duties.rules import Rule, find_rule
from loaders.roles import ASIDE, LABEL, Named, Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.outline.node import Node
    from loaders.record import Form, Role
    from loaders.tables.tables import RoleCell, Row

_OPENERS, _CLOSERS = "（〔【［[", "）〕】］]"
_BRACKETS = re.compile(r"[（〔【［\[）〕】］\]]")
# No statement is longer: the longest known lists some forty bodies.
_LIMIT = 1200
_SENTENCE_END = "。；！？;…"
_AFTER = re.compile(r"[ 　]*(?:[。；;！!．.]|$|\n)")
_HINT = re.compile(r"负责|牵头|单位|部门|落实|实施|配合|分工|[局委办厅部府会院行社组区县市]")
_DEADLINE_LABEL = re.compile(
    r"(?:时限|时间|期限)(?:要求|节点|安排)?[：:]\s?(?P<when>[^；;。，,）】\n]{2,24})"
)
_EVENT = re.compile(r"(?:活动|举办|培训|会议)?地[点址][：:]|(?:活动|举办|会议|培训)时间[：:]")
_GLOSS = re.compile(
    r"(?:局|委|厅|办|部门|单位|机构|组|中心|政府|协会|公司|企业|平台|集团|部|院|所|会)$"
)
# Shorter than this, what stands before a bare bracket is a name and no task.
_SHORTEST_TASK = 10


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
        here = list(_brackets(text, node, start, end))
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
        parsed = parse(text, cell.start, cell.end)
        if cell.persons:
            parsed = without_persons(text, parsed)
        left_open = left_open or parsed.open
        manner = manner or parsed.manner
        for name in parsed.named:
            role = name.role if name.explicit or cell.role == "responsible" else cell.role
            if cell.star:
                role = _marked(text, name, cell)
            cut = cell.rest and name.end == cell.end
            named.append(replace(name, role=role, rest=cell.rest if cut else ""))
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
        and text[start:end].rstrip(" 。")[-1:] in _CLOSERS
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
    found = _read(text, node, "line", start, end, start, end)
    return [found] if found else []


def _brackets(text: str, node: Node, start: int, end: int) -> Iterator[Found]:
    """Read the outermost brackets of a paragraph, and those that a slip left half."""
    stack: list[int] = []
    closed = start
    for match in _BRACKETS.finditer(text, start, end):
        at = match.start()
        if match.group() in _OPENERS:
            stack.append(at)
            continue
        if not stack:
            yield from _unopened(text, node, closed, at)
            continue
        opened = stack.pop()
        if not stack:
            closed = at + 1
            yield from _bracket(text, node, opened, at + 1, start, end)
    if stack:
        yield from _unclosed(text, node, stack[0], end)


def _bracket(text: str, node: Node, start: int, end: int, low: int, high: int) -> Iterator[Found]:
    if end - start > _LIMIT or end - start < 4 or not _HINT.search(text, start, end):
        return
    label = LABEL.match(text, start, high)
    if label is not None and end <= label.end() <= end + 1:
        yield from _labelled_bracket(text, node, label, low, high)
        return
    inner_start, inner_end = start + 1, end - 1
    before = text[low:start].rstrip().rstrip("」』”’》")
    closes = bool(_AFTER.match(text, end, high)) or not text[end:high].strip("）〕】] 　")
    opens = (
        not before
        or before[-1] in _SENTENCE_END
        or before[-1] == "）"
        or text[start - 1] in "”’》」』"
        or start == node.body_start
    )
    found = _read(text, node, "bracket", start, end, inner_start, inner_end)
    if found is None:
        return
    if found.parsed.strength == "label":
        yield found
        return
    if not (closes or opens):
        return
    if found.parsed.strength == "bare":
        # A name behind another name is a gloss (市知识产权局（市版权局）), not a statement.
        if before and before[-1] not in _SENTENCE_END and _is_gloss(before):
            return
        if not no_sign_off(text, found.parsed):
            return
    yield found


def _is_gloss(before: str) -> bool:
    """Tell whether a bare bracket explains the word before it: 市知识产权局（市版权局）, 张某（市府办）."""
    sentence = re.split(r"[。；！？]", before)[-1]
    return bool(_GLOSS.search(before)) or len(sentence) < _SHORTEST_TASK


def _labelled_bracket(
    text: str, node: Node, label: re.Match[str], low: int, high: int
) -> Iterator[Found]:
    """Read 【责任单位】市教育局、市财政局: the label in brackets, the list behind it."""
    start = label.start()
    stop = _inline_end(text, label.end(), high)
    found = _read(
        text, node, "inline" if text[low:start].strip() else "line", start, stop, start, stop
    )
    if found:
        yield found


def _unclosed(text: str, node: Node, opened: int, high: int) -> Iterator[Found]:
    """Read a bracket that nobody closed: up to the sentence's or the paragraph's end."""
    stop = text.find("。", opened, high)
    stop = high if stop < 0 else stop
    if stop - opened > _LIMIT or not _HINT.search(text, opened, stop):
        return
    found = _read(text, node, "bracket", opened, stop, opened + 1, stop)
    if found is None or not mostly_bodies(text, found.parsed):
        return
    # A bare list that runs into the end of its paragraph was cut off there.
    cut_off = stop == high and len(found.parsed.named) > 1 and all_bodies(text, found.parsed)
    if found.parsed.strength != "bare" or cut_off:
        yield replace(found, slip="the bracket is not closed")


def _unopened(text: str, node: Node, low: int, closed: int) -> Iterator[Found]:
    """Read a bracket that nobody opened: from the sentence end before it."""
    begin = max(text.rfind(mark, low, closed) for mark in "。；！？")
    begin = low if begin < 0 else begin + 1
    if closed - begin > _LIMIT or closed - begin < 4 or begin <= node.start:
        return
    found = _read(text, node, "bracket", begin, closed + 1, begin, closed)
    if found and found.parsed.strength != "bare" and all_bodies(text, found.parsed):
        yield replace(found, slip="the bracket is not opened")


def _inline(text: str, node: Node, start: int, end: int, taken: list[Found]) -> Iterator[Found]:
    """Read 。责任单位：… behind the text of the same paragraph."""
    at = start
    while True:
        match = LABEL.search(text, at, end)
        if match is None:
            return
        inside = any(f.start <= match.start() < f.end for f in taken)
        before = text[start : match.start()].rstrip(" 　（【〔[")
        if inside or (before and before[-1] not in "。；！？”;）】"):
            at = match.end()
            continue
        stop = _inline_end(text, match.end(), end)
        found = _read(text, node, "inline", match.start(), stop, match.start(), stop)
        if found:
            yield found
        at = max(stop, match.end())


def _inline_end(text: str, start: int, end: int) -> int:
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
    found = _read(text, node, form, begin, stop, begin, stop)
    if found and found.parsed.strength == "predicate" and all_bodies(text, found.parsed):
        rest, at = "", begin
        for name in found.parsed.named:
            rest += text[at : name.start]
            at = name.end
        if _NOTHING_ELSE.fullmatch(rest + text[at:stop]):
            yield found


def _read(
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
