"""Tables whose columns only their place on the page tells, with cells broken over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from loaders.bodies import looks_like_body, split_list
from loaders.outline.labels import label_at
from loaders.tables.drawn import DrawnTable, Piece, names_in
from loaders.tables.glued import holds_two
from loaders.tables.heads import NUMBER, is_head, plain, role_of

if TYPE_CHECKING:
    from collections.abc import Callable

# A line with a head that names a role, set apart from the others by two spaces or more.
_HEAD = re.compile(
    r"^[^\n]{0,200}\S {2,80}(?:\S{0,8} )?(?:牵头|责任|主办|主责|配合|协办|承办|落实|协同)\S{0,8}?(?:单位|部门|主体)(?: {2,80}|[ \t]{0,80}$)[^\n]{0,200}$",
    re.MULTILINE,
)
_FIRST = re.compile(r"序 ?号 {2}")
_SEGMENT = re.compile(r"[^ \n](?: ?[^ \n]+)*")
_NUMBER = re.compile(r"\d{1,3}[.、．]?")
_PAGE = re.compile(r"[—\-－ ]*\d{1,3}[—\-－ ]*")
# What begins in the middle of a name or a list.
_PART = re.compile(r"[、，）]|(?:人民)?政府|[局委办厅]|管委会|部门")
_MOST_LINES, _MOST_BETWEEN, _LONGEST = 3000, 14, 1000
# What it costs a row that its number stands a line off its middle.
_OFF = 0.3
# So many characters of cells are read to find the ways to part a text's tables.
_MOST_READ = 200_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of words on a line: its place in the source, and from which column to which it reaches."""

    start: int
    end: int
    left: int
    right: int


def column_tables(
    source: str, text: str, to_fold: Callable[[int], int]
) -> list[tuple[DrawnTable, int, int]]:
    """Find the tables of `source` whose cells are broken over lines, each with its span of the fold.

    `text` is the fold of `source`, `to_fold` gives the place of a character of the source in it.
    """
    found: list[tuple[DrawnTable, int, int]] = []
    if _FIRST.search(source) is None:
        return found
    scale, reached = _Scale(), 0
    for match in _HEAD.finditer(source):
        if match.start() < reached or "\t" in match.group():
            continue
        head = _parts(source, match.start(), match.end())
        names = [plain(source[part.start : part.end]) for part in head]
        if len(head) < 3 or not is_head(names) or not NUMBER.match(names[0]):
            continue
        lines, stop = _lines(source, match.end(), head, names)
        read = _read(source, text, to_fold, head, names, lines, scale)
        if read is not None:
            low, high = to_fold(head[0].start), to_fold(lines[-1][-1].end - 1) + 1
            found.append((DrawnTable(names, read, len(lines)), low, high))
        reached = stop
    return found


def _parts(source: str, start: int, end: int) -> list[_Part]:
    parts: list[_Part] = []
    at, column = start, 0
    for match in _SEGMENT.finditer(source, start, end):
        column += _width(source[at : match.start()])
        reach = column + _width(match.group())
        parts.append(_Part(match.start(), match.end(), column, reach))
        at, column = match.end(), reach
    return parts


def _width(printed: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in printed)


def _lines(
    source: str, at: int, head: list[_Part], names: list[str]
) -> tuple[list[list[_Part]], int]:
    """Return the lines below a head that belong to its table, and where they end in the source."""
    lines: list[list[_Part]] = []
    stop = at
    for _ in range(_MOST_LINES):
        start = at + 1
        at = source.find("\n", start)
        at = len(source) if at < 0 else at
        if start >= len(source) or at - start > _LONGEST:
            break
        parts = _parts(source, start, at)
        if not parts:
            continue
        if [plain(source[p.start : p.end]) for p in parts] == names:
            stop = at
            continue
        alone = len(parts) == 1 and parts[0].left < head[1].left
        if alone and _PAGE.fullmatch(source, parts[0].start, parts[0].end):
            if _NUMBER.fullmatch(source, parts[0].start, parts[0].end) is None:
                continue
        elif alone:
            if label_at(source, parts[0].start) is None or parts[0].right > head[-1].right:
                break
            continue
        lines.append(parts)
        stop = at
    return lines, stop


def _read(
    source: str,
    text: str,
    to_fold: Callable[[int], int],
    head: list[_Part],
    names: list[str],
    lines: list[list[_Part]],
    scale: _Scale,
) -> list[list[list[Piece]]] | None:
    """Read the rows: the pieces of each cell; None where nothing is broken or columns can't be told."""
    columns = _columns(head, lines)
    if columns is None:
        return None
    grid = [[(columns[part.left], part) for part in parts] for parts in lines]
    numbers = [
        index
        for index, row in enumerate(grid)
        if row[0][0] == 0 and _NUMBER.fullmatch(source, row[0][1].start, row[0][1].end)
    ]
    # Where each line is a row of its own, words tell the columns as well.
    if len(numbers) < 2 or len(numbers) == len(lines):
        return None
    pieces = [
        [(c, Piece(to_fold(p.start), to_fold(p.end - 1) + 1)) for c, p in row] for row in grid
    ]
    roles = [column for column, name in enumerate(names) if role_of(name)]
    starts = _starts(text, pieces, numbers, roles, scale)
    rows: list[list[list[Piece]]] = []
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        cells: list[list[Piece]] = [[] for _ in names]
        for row in pieces[begin:end]:
            for column, piece in row:
                cells[column].append(piece)
        rows.append([names_in(text, c) if i in roles else c for i, c in enumerate(cells)])
    return rows


def _columns(head: list[_Part], lines: list[list[_Part]]) -> dict[int, int] | None:
    """Return for each place where a run of words begins the head above it; None where two meet."""
    parts = sorted({(p.left, p.right) for line in [head, *lines] for p in line})
    regions: list[tuple[int, int]] = []
    for left, right in parts:
        if regions and left < regions[-1][1]:
            regions[-1] = (regions[-1][0], max(regions[-1][1], right))
        else:
            regions.append((left, right))
    if len(regions) > 2 * len(head):
        return None
    columns: dict[int, int] = {}
    for low, high in regions:
        under = [i for i, part in enumerate(head) if part.left < high and low < part.right]
        if len(under) > 1:
            return None
        middle = (low + high) / 2
        near = min(range(len(head)), key=lambda i: abs((head[i].left + head[i].right) / 2 - middle))
        for left, _ in parts:
            if low <= left < high:
                columns[left] = under[0] if under else near
    return columns


def _starts(
    text: str,
    pieces: list[list[tuple[int, Piece]]],
    numbers: list[int],
    roles: list[int],
    scale: _Scale,
) -> list[int]:
    """Find the line with which each row begins: that of its number, or one above it.

    A table sets its numbers at the top of their rows or in the middle. Of all ways to part the
    lines the one in which most cells list whole names.
    """
    score, middle = _middle(text, pieces, numbers, roles, scale)
    if numbers[0] > 0:
        return middle
    top = sum(scale.worth(text, pieces[s:e], roles) for s, e in pairwise([*numbers, len(pieces)]))
    return middle if score > top else numbers


def _middle(
    text: str,
    pieces: list[list[tuple[int, Piece]]],
    numbers: list[int],
    roles: list[int],
    scale: _Scale,
) -> tuple[float, list[int]]:
    """Return the best way for rows whose numbers stand in the middle, and what it is worth."""
    if not numbers or numbers[0] > _MOST_BETWEEN:
        return -1.0, numbers
    # ways[at][s]: what the rows from number `at` on are worth at best if they begin at line s,
    # and where the next one begins.
    ways: list[dict[int, tuple[float, int]]] = [{len(pieces): (0.0, -1)}]
    for at, number in reversed(list(enumerate(numbers))):
        lowest = max(numbers[at - 1] + 1, number - _MOST_BETWEEN) if at else 0
        ways.append(
            {
                begin: max(
                    (
                        score
                        + scale.worth(text, pieces[begin:end], roles)
                        - _OFF * abs(number - (begin + end - 1) / 2),
                        end,
                    )
                    for end, (score, _) in ways[-1].items()
                )
                for begin in (range(lowest, number + 1) if at else [0])
            }
        )
    starts, begin = [], 0
    for way in ways[:0:-1]:
        starts.append(begin)
        begin = way[begin][1]
    return ways[-1][0][0], starts


class _Scale:
    """Says how well lines make a row, and reads no more of a text than it may."""

    def __init__(self) -> None:
        self.left = _MOST_READ
        self.known: dict[str, float] = {}

    def worth(self, text: str, rows: list[list[tuple[int, Piece]]], roles: list[int]) -> float:
        """Weigh a row: its cells of roles list whole names and nothing else."""
        return sum(
            self._cell(
                "".join(text[p.start : p.end] for row in rows for c, p in row if c == column)
            )
            for column in roles
        )

    def _cell(self, printed: str) -> float:
        if not printed:
            return 0.0
        if printed[-1] in "、，" or _PART.match(printed) is not None:
            return -2.0
        if printed not in self.known:
            self.left -= len(printed)
            # What may no more be read counts as a list of names.
            self.known[printed] = 2.0 if self.left < 0 or _lists_names(printed) else -2.0
        return self.known[printed]


def _lists_names(printed: str) -> bool:
    names = [printed[item.start : item.end] for item in split_list(printed, 0, len(printed)).items]
    return all(looks_like_body(name) and not holds_two(name) for name in names)
