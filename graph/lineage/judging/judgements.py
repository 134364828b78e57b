"""What people judged of links: judgements.csv in the corpus folder, anchored by quotes.

A row says which two sentences are meant by words of each and the ids of their documents, so that
it survives whatever is built again. The last row on a pair stands. The columns are those of
COLUMNS; the file is UTF-8 and may be edited by hand.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.projection.dates import date_type
from loaders.whole_file import locked, write_whole
from ontology import iri
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE: Final = "judgements.csv"
COLUMNS: Final = (
    "verdict", "kind", "earlier_document", "earlier_quote", "later_document", "later_quote",
    "who", "when", "why",
)  # fmt: skip

Verdict = Literal["confirmed", "rejected", "added"]
JudgedKind = Literal["continues", "expands", "revises", "replaces", "reports_on", "implements"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence by words of it: `document` is the document's id, `quote` as printed or folded."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: `when` is a date (2026, 2026-11, 2026-11-24), `line` where it stands in the file."""

    verdict: Verdict
    kind: JudgedKind | None
    earlier: Anchor
    later: Anchor
    who: str
    when: str
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of the link between two measures, by their ids.

    `start`, `end` and `quote` are the words by which the later one was found, in code points of
    its document. `when` is a date, `kind` one of the kinds of links or None.
    """

    earlier: str
    later: str
    verdict: Verdict
    kind: str | None
    who: str
    when: str
    why: str
    start: int
    end: int
    quote: str


def read(folder: Path) -> tuple[Judgement, ...]:
    """Return the judgements of a corpus folder in the order of the file, none without one.

    Raises DataError, with file and line, for a row that is ill-formed.
    """
    return tuple(_last_of_each_pair(_rows(folder / FILE)))


def add(folder: Path, judgement: Judgement) -> None:
    """Write a judgement down, in the place of one on the same pair; the file appears whole.

    Raises DataError for one that is ill-formed, and where the file is.
    """
    with locked(folder):
        path = folder / FILE
        kept = [one for one in read(folder) if pair(one) != pair(judgement)]
        checked = _checked(_cells(judgement), path, len(kept) + 2)
        _write(path, [*kept, checked])


def take_back(folder: Path, earlier: Anchor, later: Anchor) -> Judgement | None:
    """Remove what was judged of a pair, given by the very anchors of it; return what it was."""
    with locked(folder):
        path = folder / FILE
        found = read(folder)
        taken = next((one for one in found if pair(one) == (earlier, later)), None)
        if taken is not None:
            _write(path, [one for one in found if one != taken])
        return taken


def pair(judgement: Judgement) -> tuple[Anchor, Anchor]:
    """Return what a judgement is about."""
    return judgement.earlier, judgement.later


def _last_of_each_pair(rows: Iterable[Judgement]) -> Iterable[Judgement]:
    found: dict[tuple[Anchor, Anchor], Judgement] = {}
    for row in rows:
        found.pop(pair(row), None)
        found[pair(row)] = row
    return found.values()


def _rows(path: Path) -> Iterator[Judgement]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8; save it as such.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise DataError(f"{path}, line 1: the columns have to be {','.join(COLUMNS)}")
        for row in reader:
            yield _checked(row, path, reader.line_num)
    except csv.Error as error:
        line = reader.reader.line_num
        raise DataError(f"{path}, line {line}: no row of CSV ({error})") from error


def _checked(row: dict[str, str], path: Path, line: int) -> Judgement:
    """Return a row as a judgement; DataError says what is wrong with it."""

    def wrong(reason: str) -> DataError:
        return DataError(f"{path}, line {line}: {reason}")

    if None in row or None in row.values():
        raise wrong(f"a row has {len(COLUMNS)} cells: {','.join(COLUMNS)}")
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    for name in COLUMNS:
        if name != "kind" and not cells[name]:
            raise wrong(f"{name} is empty")
    for name, known in (("verdict", get_args(Verdict)), ("kind", ("", *get_args(JudgedKind)))):
        if cells[name] not in known:
            raise wrong(f"{name} is {cells[name]!r}, none of {', '.join(filter(None, known))}")
    for name in ("earlier_document", "later_document"):
        if iri.DOCUMENT_ID_PATTERN.fullmatch(cells[name]) is None:
            raise wrong(f"{name} is {cells[name]!r}, no id of a document (2024-0123456789)")
    if date_type(cells["when"]) is None:
        raise wrong(f"when is {cells['when']!r}, no date (2026, 2026-11 or 2026-11-24)")
    earlier = Anchor(cells["earlier_document"], cells["earlier_quote"])
    later = Anchor(cells["later_document"], cells["later_quote"])
    if earlier == later:
        raise wrong("both ends are the same sentence")
    verdict: Verdict = cells["verdict"]  # type: ignore[assignment] # one of them, as seen above
    kind: JudgedKind | None = cells["kind"] or None  # type: ignore[assignment] # likewise
    return Judgement(verdict, kind, earlier, later, cells["who"], cells["when"], cells["why"], line)


def _cells(judgement: Judgement) -> dict[str, str]:
    return dict(
        zip(
            COLUMNS,
            (
                judgement.verdict,
                judgement.kind or "",
                judgement.earlier.document,
                judgement.earlier.quote,
                judgement.later.document,
                judgement.later.quote,
                judgement.who,
                judgement.when,
                judgement.why,
            ),
            strict=True,
        )
    )


def _write(path: Path, judgements: Iterable[Judgement]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_cells(replace(one, line=0)) for one in judgements)
    try:
        write_whole(path, text.getvalue())
    except OSError as error:
        raise DataError(f"{path} can't be written: {error.strerror}") from error
