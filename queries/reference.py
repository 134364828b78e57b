"""What a written reference means: 沪质〔2024〕1号 第二部分（二）, 《…行动方案》六（十七）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.search_key import search_key
from loaders.numerals import CHINESE, to_int
from loaders.outline.labels import LEVELS
from ontology import iri
from queries.details import Details
from queries.parameters import InvalidParameter
from queries.period import period_of
from queries.reader import ask
from queries.types import Candidate, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.reader import Row

LONGEST: Final = 300
MOST_CANDIDATES: Final = 50
_NUMBER: Final = re.compile(
    r"(?P<mark>[^\W\d_]{1,16})（?(?P<year>(?:19|20)\d{2})）?第?(?P<no>\d{1,6})号"
)
_TITLE: Final = re.compile(r"《(?P<title>.+)》")
_N: Final = f"[{CHINESE}]+"
_LABELS: Final = re.compile(
    rf"附件(?P<annex>{_N}|\d+)?"
    rf"|第(?P<part>{_N}|\d+)(?:部分|篇|编)|第(?P<chapter>{_N}|\d+)章|第(?P<division>{_N}|\d+)节"
    rf"|第(?P<article>{_N}|\d+)条|第(?P<paragraph>{_N}|\d+)款"
    rf"|第?（(?P<clause>{_N})）项?|第(?P<clause2>{_N})项"
    rf"|（(?P<subitem>\d+)）|(?P<subitem2>\d+)）|(?P<section>{_N})、?|(?P<item>\d+)[．、]?"
)  # fmt: skip
_BETWEEN: Final = re.compile(r"[，。：；·／的之]+")
Label = tuple[str, int]


def resolve_reference(reader: Reader, text: str, *, as_of: str | None = None) -> Reference:
    """Return what a reference means: a document by number, title or id, and a clause by labels.

    Widths, forms of brackets, spaces and leading zeros make no difference; levels may be left
    out (第二部分（二） for 第二部分一、（二）); words after the labels must stand in the heading.
    Several candidates mean that the reference is ambiguous. Raises InvalidParameter.
    """
    period = period_of(as_of)
    if not search_key(text) or len(text) > LONGEST:
        raise InvalidParameter("reference", f"takes 1 to {LONGEST} characters")
    details = Details(reader, as_of)
    number, documents, rest = _documents(reader, text, period.low, period.high)
    labels, words = read_labels(rest)
    candidates: list[Candidate] = []
    for row in documents:
        ref = details.document(row)
        if not labels and not words:
            candidates.append(Candidate(ref, None))
            continue
        lines = ask(reader, "reference_clauses", document=row[0])
        keys = matching(row[1], lines, labels, words)
        candidates += [
            Candidate(ref, clause) for clause in details.clauses(keys[:MOST_CANDIDATES]).values()
        ]
    asked = tuple(f"{code}{n}" for code, n in labels)
    return Reference(text, number, asked, tuple(candidates[:MOST_CANDIDATES]))


def read_labels(rest: str) -> tuple[list[Label], str]:
    """Return the labels in folded text, as (code in an id, number), and the words that are left.

    >>> read_labels("第二部分（二）"), read_labels("六（十七）加强标准化建设")
    (([('p', 2), ('c', 2)], ''), ([('s', 6), ('c', 17)], '加强标准化建设'))
    """
    labels: list[Label] = []
    place = 0
    while place < len(rest):
        if between := _BETWEEN.match(rest, place):
            place = between.end()
            continue
        match = _LABELS.match(rest, place)
        if match is None or match.lastgroup is None:
            break
        level = match.lastgroup.rstrip("2")
        labels.append((LEVELS[level][1], to_int(match[match.lastgroup]) or 0))
        place = match.end()
    return labels, rest[place:]


def matching(document: str, lines: Sequence[Row], labels: Sequence[Label], words: str) -> list[int]:
    """Return the keys of the clauses that labels mean: those with no other labels, else all."""
    exact: list[int] = []
    loose: list[int] = []
    for key, identifier, heading in lines:
        path = _path(identifier[len(document) + 1 :])
        if words and words not in search_key(heading or ""):
            continue
        if labels and (path[-1] != labels[-1] or not _within(labels, path)):
            continue
        (exact if len(path) == len(labels) else loose).append(key)
    return exact or loose


def _path(segments: str) -> list[Label]:
    """Read the path in an id.

    >>> _path("p2.s1.c2~2")
    [('p', 2), ('s', 1), ('c', 2)]
    """
    parts = (segment.partition("~")[0] for segment in segments.split("."))
    return [(part[0], int(part[1:])) if part[1:].isdecimal() else (part, 0) for part in parts]


def _within(labels: Sequence[Label], path: Sequence[Label]) -> bool:
    """Say whether labels stand in a path in their order, others between them or not."""
    steps = iter(path)
    return all(label in steps for label in labels)


def _documents(reader: Reader, text: str, low: int, high: int) -> tuple[str | None, list[Row], str]:
    """Return the number read, the documents that are meant, and the folded text behind it."""
    head, _, tail = text.strip().partition(" ")
    if iri.DOCUMENT_ID_PATTERN.fullmatch(head):
        rows = ask(reader, "document_key", id=head)
        return None, [row for row in rows if low <= row[0] << 20 <= high], search_key(tail)
    key = search_key(text)
    if match := _NUMBER.match(key):
        mark, year, no = match["mark"], match["year"], int(match["no"])
        expression = f"{reader.match_expression(mark)} {reader.match_expression(year)}"
        rows = ask(reader, "reference_documents", match=expression, key=mark, low=low, high=high)
        found = [row for row in rows if _same(row[4], mark, year, no)]
        return f"{mark}〔{year}〕{no}号", found, key[match.end() :]
    if match := _TITLE.match(key):
        title = match["title"]
        rows = ask(
            reader, "reference_documents", match=reader.match_expression(title), key=title,
            low=low, high=high,
        )  # fmt: skip
        return None, list(rows), key[match.end() :]
    return None, [], key


def _same(number: str | None, mark: str, year: str, no: int) -> bool:
    """Say whether a document's number is mark, year and number, however it is printed.

    >>> _same("沪质20220001号", "沪质", "2022", 1), _same("沪质〔2022〕11号", "沪质", "2022", 1)
    (True, False)
    """
    match = _NUMBER.fullmatch(search_key(number or ""))
    return match is not None and (match["mark"], match["year"], int(match["no"])) == (
        mark, year, no,
    )  # fmt: skip
