"""The paragraphs of a text: which of them carry a label, and which only say who answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from loaders.bodies import is_listed, looks_like_body
from loaders.outline.labels import Label, label_at
from loaders.roles import parse

if TYPE_CHECKING:
    from loaders.tables.tables import TaskTable

# Longer than this, a paragraph that begins with a number is one of a sequence or a clause.
_SHORT = 50


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the non-empty paragraphs of text[start:end].

    >>> paragraphs("甲\\n\\n乙", 0, 4)
    [(0, 1), (3, 4)]
    """
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\n]+", text[start:end])
        if match.group().strip()
    ]


def labelled_paragraphs(
    text: str, start: int, end: int, tables: tuple[TaskTable, ...]
) -> list[tuple[tuple[int, int], Label | None]]:
    """Return the paragraphs of text[start:end], a fold, each with its label if it has one.

    Of a table the first line stands for all of it; the list of attachments is left out.
    """
    tabled = {table.start for table in tables}
    spans = [
        (s, e) for s, e in paragraphs(text, start, end) if s in tabled or not _inside(s, tables)
    ]
    spans = _without_attachments(text, spans)
    labels = [None if s in tabled else label_at(text, s) for s, _ in spans]
    labels = _listed_bodies(text, spans, _drop_strays(spans, labels))
    return list(zip(spans, labels, strict=True))


_ANSWER = re.compile(
    r"[（〔【\[]?(?:[^。；：]{2,400}(?:负责|落实|牵头|配合|实施)[）〕】\]。]*$|[^。；：]{0,8}(?:单位|部门)[】〕\]]?：)"
)


def answers_above(text: str, start: int, end: int) -> bool:
    """Tell whether an unlabelled paragraph holds nothing but who answers for the one above it."""
    if _ANSWER.match(text, start, end) is None:
        return False
    parsed = parse(text, start, end)
    names = [text[n.start : n.end].strip("（〔【[ ") for n in parsed.named]
    return bool(names) and parsed.strength != "bare" and all(looks_like_body(n) for n in names)


_ATTACHMENT = re.compile(r"附[ 　]?件[ 　]?[：:]")
# The longest name of an attachment.
_ATTACHED = 80


def _without_attachments(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the list of a notice's attachments: 附件：1.任务分解表, and 2.…, 3.… below it."""
    kept: list[tuple[int, int]] = []
    listing = False
    for index, (start, end) in enumerate(spans):
        short = end - start <= _ATTACHED and "。" not in text[start:end]
        if short and _ATTACHMENT.match(text, start, end):
            named = text[start:end].rstrip()[-1] not in "：:"
            following = spans[index + 1] if index + 1 < len(spans) else None
            listing = named or (following is not None and _is_attachment(text, *following))
            if listing:
                continue
        elif listing:
            listing = _is_attachment(text, start, end)
        if not listing:
            kept.append((start, end))
    return kept


def _is_attachment(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a numbered name: 2.任务分解表."""
    label = label_at(text, start)
    short = end - start <= _ATTACHED and not re.search("[。；]", text[start:end])
    return short and label is not None and label.level == "item"


_EMPTY_LABEL = re.compile(r"(?:单位|部门|主体)\s?：\s*$")


def _listed_bodies(
    text: str, spans: list[tuple[int, int]], labels: list[Label | None]
) -> list[Label | None]:
    """Take numbers for none that only count the bodies behind 责任单位：."""
    kept = list(labels)
    counting = False
    for index, (start, end) in enumerate(spans):
        label = labels[index]
        if counting and label is not None and is_listed(text, label.end, end):
            kept[index] = None
            continue
        counting = _EMPTY_LABEL.search(text, max(start, end - 20), end) is not None
    return kept


def _inside(start: int, tables: tuple[TaskTable, ...]) -> bool:
    index = bisect_right(tables, start, key=lambda table: table.start) - 1
    return index >= 0 and start < tables[index].end


def _drop_strays(spans: list[tuple[int, int]], labels: list[Label | None]) -> list[Label | None]:
    """Take a lone 7.-like label for none when it stands outside every sequence.

    A number that follows none of its kind is rarely a label: a date, a figure, a page number.
    """
    seen: dict[str, set[int]] = {}
    kept: list[Label | None] = []
    for (start, end), label in zip(spans, labels, strict=True):
        if label is None:
            kept.append(None)
            continue
        numbers = seen.setdefault(label.level, set())
        regular = (
            label.level not in {"item", "subitem"}
            or label.number <= 2
            or end - start > _SHORT
            or not numbers.isdisjoint({label.number - 1, label.number - 2, label.number})
        )
        if regular:
            numbers.add(label.number)
        kept.append(label if regular else None)
    return kept
