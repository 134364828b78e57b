"""The masthead: what the head and the foot of a document state, and where its text proper stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.masthead.adoption import decreer, read_adoption
from loaders.masthead.dates import iso_date
from loaders.masthead.fields import field_date, is_field, read_fields
from loaders.masthead.numbers import Number, find_number
from loaders.masthead.page import PageLine, Span, page_lines
from loaders.masthead.recipients import find_recipients, names_of
from loaders.masthead.reports import given_on, reporter
from loaders.masthead.run_on import run_on
from loaders.masthead.signature import (
    COPIES,
    below_title,
    field_issuers,
    find_signature,
    is_printed,
    loose_date,
    red_head,
    signers,
    title_issuers,
    undated_signers,
)
from loaders.masthead.titles import (
    clean_title,
    contained_title,
    kind_of,
    late_title,
    period_of,
    title_below,
    title_lines,
)
from loaders.outline.labels import label_at
from loaders.roles import LABEL

_HEAD = 60
_STATES = re.compile(
    r"。[（〔【\[][^（）〔〕【】\[\]]{2,300}(?:负责|牵头|落实)[^（）〔〕【】\[\]]{0,60}[）〕】\]]"
)
_FOOT = 14
# 第十一条 第二十一条 第三十一条: links into a text, not its beginning.
_LABELS = re.compile(r"(?:第[一二三四五六七八九十百]+[条章节]\s*){2,}")
# 第一篇：…: the marker of a page that collects several documents.
_COLLECTED = re.compile(r"第[一二三四五六七八九十]+篇[：:]")
_NOTES = re.compile(
    r"^（?此件.{0,10}公开|^（?公开方式|^（?信息公开|^（?联系(?:人|单位|电话)|^（?主动公开）?$"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a document states of itself; spans of the fold, texts folded."""

    title: str | None
    title_span: Span | None
    contained_title: str | None
    number: Number | None
    kind: str | None
    date: str | None
    issuers: tuple[Span, ...]
    recipients: tuple[str, ...]
    period: tuple[str | None, str | None] | None
    body_start: int
    body_end: int


def read_masthead(text: str) -> Masthead:
    """Read the masthead of a folded document. What the text does not state is None or empty."""
    lines = run_on(page_lines(text))
    first = _first_task(text, lines)
    head = lines[: min(first, _HEAD)]
    fields = read_fields(head)
    addressed = find_recipients(head)
    signed = find_signature(lines)
    stop = addressed if addressed is not None else len(head)
    titled = title_lines(lines, stop, signed)
    made = read_adoption(lines[:first])
    contained = contained_title(lines[:first], clean_title("".join(lines[i].text for i in titled)))
    if not titled and contained is None and signed is not None:
        titled = title_below(lines, signed, first)
    late = late_title(lines, contained, first)
    title = _title(lines, titled, late, contained, fields) or _unmarked(text, contained)
    own = title.line if title else None
    issuers, foot = signers(lines, signed) if signed is not None else ([], len(lines))
    stated = field_issuers(fields)
    if not issuers:
        several = stated if len(stated) > 1 else []
        issuers = red_head(lines) or several or (title_issuers(own) if own else []) or stated
    if not issuers:
        issuers = [made.issuer] if made.issuer else decreer(lines) or reporter(lines)
    if not issuers and signed is None:
        issuers = undated_signers(lines[:first])
    issuers = issuers or below_title(lines[:first], titled)
    number = find_number(lines[:_HEAD]) if not titled or titled[0] < _HEAD else None
    if "number" in fields:
        value, span = fields["number"]
        number = find_number([PageLine(value, span.start, span.end)]) or number
    signing = (iso_date(lines[signed].text) if signed is not None else None) or field_date(fields)
    # A lone date above the note of a law's adoption looks like that of a signature.
    date = (made.date if made.issuer else None) or signing or made.date or given_on(lines)
    known = [i for i in (addressed, *titled) if i is not None]
    known += [i for i, line in enumerate(head) if is_field(line)]
    return Masthead(
        title=title.text if title else None,
        title_span=title.span if title else None,
        contained_title=contained,
        number=number or made.number,
        kind=kind_of(title.text if title else None),
        date=date or loose_date(lines),
        issuers=tuple(issuers),
        recipients=tuple(names_of(lines[addressed].text)) if addressed is not None else (),
        period=_period(contained, title.text if title else None),
        body_start=_body_start(lines, first, max(known, default=-1), signed, foot),
        body_end=_body_end(text, lines, first, late, signed, foot),
    )


@dataclass(frozen=True, slots=True)
class _Title:
    """A title, where it is printed, and its first line."""

    text: str
    span: Span | None
    line: PageLine | None


def _title(
    lines: list[PageLine],
    titled: list[int],
    late: int | None,
    contained: str | None,
    fields: dict[str, tuple[str, Span]],
) -> _Title | None:
    """Choose the title: the head's; a notice's at the foot before that of what it issues; a field's."""
    text = clean_title("".join(lines[i].text for i in titled))
    if late is not None and text in {None, contained}:
        line = lines[late]
        text = clean_title(line.text)
        return _Title(text, Span(line.start, line.end), line) if text else None
    if text is not None:
        first = lines[titled[0]]
        return _Title(text, Span(first.start, lines[titled[-1]].end), first)
    if "title" in fields:
        value, span = fields["title"]
        text = clean_title(value)
        return _Title(text, span, PageLine(value, span.start, span.end)) if text else None
    return None


def _period(contained: str | None, title: str | None) -> tuple[str | None, str | None] | None:
    """Read the years of the thing issued, and those of its notice: 2016年总结和2017年要点."""
    spans = [span for span in (period_of(contained), period_of(title)) if span is not None]
    years = [year for span in spans for year in span if year is not None]
    return (min(years), max(years)) if years else None


def _unmarked(text: str, contained: str | None) -> _Title | None:
    """Fall back on the title of the thing issued where the notice has none of its own."""
    if contained is None:
        return None
    at = text.find(contained)
    return _Title(contained, Span(at, at + len(contained)) if at >= 0 else None, None)


def _first_task(text: str, lines: list[PageLine]) -> int:
    """Find the first line of the text proper: a label, or a line that says who answers."""
    for index, line in enumerate(lines):
        if _LABELS.fullmatch(line.text) or _COLLECTED.match(line.text):
            continue
        label = label_at(text, line.start)
        if label is not None and label.level not in {"annex", "point"}:
            plain = label.level in {"item", "subitem"} and label.number > 1
            if not plain or len(line.text) > 20:
                return index
        if len(line.text) > 20 and _STATES.search(line.text):
            return index
        found = LABEL.search(line.text) if "单位" in line.text or "部门" in line.text else None
        if found is not None and found.start() > 0 and len(line.text) > found.end() + 2:
            return index
    return len(lines)


def _body_start(
    lines: list[PageLine], first: int, known: int, signed: int | None, foot: int
) -> int:
    """Return where the text begins: at its first label, else behind all that the head states."""
    if first < len(lines):
        return lines[first].start
    if signed is not None and foot - 1 <= known:
        known = max(known, signed)
    return lines[known + 1].start if known + 1 < len(lines) else (lines[-1].end if lines else 0)


def _goes_on(line: str) -> bool:
    """Tell whether a line below a signature belongs to a text issued there: 一、…, 责任单位：…."""
    label = label_at(line, 0)
    clause = label is not None and label.level in {"section", "clause"}
    return clause or LABEL.match(line) is not None


def _body_end(
    text: str,
    lines: list[PageLine],
    first: int,
    late: int | None,
    signed: int | None,
    foot: int,
) -> int:
    """Find where the text ends: before the signature, the copies, the note on publication."""
    stop = len(lines)
    for index in range(len(lines) - 1, max(first, len(lines) - _FOOT), -1):
        line = lines[index].text
        if _goes_on(line):
            # A short text stands below the notice that issues it.
            break
        if index in {late, signed} or COPIES.match(line) or _NOTES.match(line) or is_printed(line):
            stop = index
    if signed is not None and stop == signed and foot > first:
        stop = foot
    if stop >= len(lines):
        return lines[-1].end if lines else 0
    return lines[stop].start if stop > first or not text else lines[-1].end
