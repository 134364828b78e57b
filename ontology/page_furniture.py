"""Reads page_furniture.csv: the lines that pages and web sites put around a document."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import DataError

_KINDS = ("pattern", "field", "own", "word", "contains", "begins")
_WHERES = ("line", "head", "edge", "foot", "tail", "after")
_LONGEST = {"field": 200, "begins": 120}
# Between the words of a row of buttons: 【打印】 | 【关闭】.
_BETWEEN = r"[\s|·、：>（）〔〕【】/]{0,4}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what a line says (`text`, read by `kind`), where it is furniture, and why."""

    kind: str
    text: str
    where: str
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of each place, and the reason of each pattern by the name of its group.

    `labels` are the site's labels whose value may stand on the next line; `fields` finds any
    label of a catalogue with its colon; `own` matches a field that tells of the document itself.
    """

    patterns: dict[str, re.Pattern[str]]
    reasons: dict[str, str]
    labels: dict[str, str]
    fields: re.Pattern[str]
    own: re.Pattern[str]

    def anywhere(self, words: str) -> str | None:
        """Return why a line is furniture wherever it stands (page numbers), or None."""
        return self._reason(words, "line")

    def head(self, words: str) -> str | None:
        """Return why a line above the document is furniture, or None."""
        return self._reason(words, "head", "edge")

    def label(self, words: str) -> str | None:
        """Return why a line is the site's label whose value is the next line, or None."""
        return self.labels.get(words.replace(" ", "").rstrip("：:"))

    def foot(self, words: str, *, below_legal: bool) -> str | None:
        """Return why a line below the document is furniture, or None.

        `below_legal` says that the site's legal lines stand below it.
        """
        places = ("foot", "edge", "after") if below_legal else ("foot", "edge")
        return self._reason(words, *places)

    def tail(self, words: str) -> str | None:
        """Return why a line and all that follows is furniture, or None."""
        return self._reason(words, "tail")

    def is_legal(self, words: str) -> bool:
        """Say whether the line is one of those that only a web site has below its pages."""
        return self._reason(words, "foot") is not None

    def _reason(self, words: str, *places: str) -> str | None:
        for place in places:
            match = self.patterns[place].fullmatch(words)
            if match:
                return self.reasons[match.lastgroup or ""]
        return None


@functools.cache
def load_rows() -> tuple[Row, ...]:
    """Return the rows of the table. Raises DataError for a row that can't be used."""
    table = files("ontology").joinpath("page_furniture.csv").read_text(encoding="utf-8")
    rows = []
    for row in csv.DictReader(table.splitlines()):
        kind, where = row["kind"], row["where"]
        if kind not in _KINDS or where not in _WHERES or not row["text"]:
            raise DataError(
                f"ontology/page_furniture.csv: {row}: kind is one of {', '.join(_KINDS)}, "
                f"where one of {', '.join(_WHERES)}."
            )
        rows.append(Row(kind, row["text"], where, row["reason"], row["example"]))
    return tuple(rows)


@functools.cache
def load_furniture() -> Furniture:
    """Return the compiled table."""
    groups: dict[str, list[str]] = {where: [] for where in _WHERES}
    reasons: dict[str, str] = {}
    labels: dict[str, str] = {}
    words: dict[tuple[str, str], list[str]] = {}
    for index, row in enumerate(load_rows()):
        if row.kind == "own":
            continue
        if row.kind == "word":
            words.setdefault((row.where, row.reason), []).append(row.text)
            continue
        name = f"p{index}"
        groups[row.where].append(f"(?P<{name}>{_expression(row)})")
        reasons[name] = row.reason
        if row.kind == "field":
            labels[row.text] = row.reason
    every = sorted((text for texts in words.values() for text in texts), key=len, reverse=True)
    word = "|".join(map(_spaced, every))
    for index, (where, reason) in enumerate(words):
        groups[where].append(f"(?P<w{index}>(?:{_BETWEEN}(?:{word})){{1,20}}{_BETWEEN})")
        reasons[f"w{index}"] = reason
    patterns = {where: _compile(rows) for where, rows in groups.items()}
    own = "|".join(_spaced(row.text) for row in load_rows() if row.kind == "own")
    every_field = f"{own}|{'|'.join(map(_spaced, labels))}"
    fields = re.compile(rf"(?:(?<![^\s|]))(?:{every_field})\s{{0,2}}：")
    own_field = re.compile(rf"(?:{own})\s{{0,2}}：[\s|]*(?P<value>.*)", re.DOTALL)
    return Furniture(patterns, reasons, labels, fields, own_field)


def _compile(rows: list[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(rows) or r"(?!)")
    except re.error as error:
        raise DataError(f"ontology/page_furniture.csv: a pattern is ill-formed: {error}") from error


def _expression(row: Row) -> str:
    if row.kind == "pattern":
        return row.text
    if row.kind == "contains":
        return f"[^。；]{{0,160}}{re.escape(row.text)}[^。；]{{0,160}}"
    opening = r"[（【〔]?" if row.kind == "field" else ""
    colon = r"\s{0,2}[：\t]" if row.kind == "field" else ""
    return f"{opening}{_spaced(row.text)}{colon}.{{0,{_LONGEST[row.kind]}}}"


def _spaced(text: str) -> str:
    """Allow spaces between any two characters (索 引 号)."""
    return r"\s{0,3}".join(map(re.escape, text))
