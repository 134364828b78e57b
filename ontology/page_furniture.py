"""Reads page_furniture.csv: the lines that pages and web sites put around a document."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import DataError

# How the text of a row is read: a regular expression for the whole line; the name of a field
# (before a colon), of the site or of the document itself; a word of which the line is made, with
# others; what the line begins with; what it contains.
_KINDS = ("pattern", "field", "own", "word", "begins", "contains")
# Where such a line is furniture: anywhere; above the document; above or below it; below it; below
# it with all that follows; just above the legal lines of a site.
_WHERES = ("line", "head", "edge", "foot", "tail", "after")
_LONGEST = 400
# Between the words of a row of buttons: 【打印】 | 【关闭】.
_BETWEEN = " \t|·、：:>（）〔〕【】/"
_OPENING = "（【〔"
_LABEL_END = re.compile("[：\t]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what a line says (`text`, read by `kind`), where it is furniture, and why."""

    kind: str
    text: str
    where: str
    reason: str
    example: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a catalogue in a line: `[start, end)` of its name, what follows the colon."""

    name: str
    start: int
    end: int


class Furniture:
    """The rows, ready to be asked for the reason of a line in a place."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._patterns = {where: _patterns(rows, where) for where in _WHERES}
        self._fields = {(row.where, row.text): row for row in rows if row.kind == "field"}
        self._own = {row.text: row.reason for row in rows if row.kind == "own"}
        self._begins = [(row.text, row.where, row.reason) for row in rows if row.kind == "begins"]
        self._contains = [row for row in rows if row.kind == "contains"]
        words = sorted((row.text for row in rows if row.kind == "word"), key=len, reverse=True)
        self._words = re.compile(f"(?:{'|'.join(map(re.escape, words)) or '(?!)'}){{1,20}}")
        self._word_reason = next((row.reason for row in rows if row.kind == "word"), "")
        self._names = {text: None for _, text in self._fields} | dict.fromkeys(self._own)
        self._longest_name = max(map(len, self._names), default=0)

    def anywhere(self, words: str) -> str | None:
        """Return why a line is furniture wherever it stands (page numbers), or None."""
        return self._match(words, "line")

    def head(self, words: str, *, in_catalogue: bool = False) -> str | None:
        """Return why a line above the document is furniture, or None.

        `in_catalogue` says that a catalogue was seen: then fields count that elsewhere are the
        document's as well as the site's (责任部门).
        """
        return self._reason(words, ("head", "edge"), likely=in_catalogue)

    def is_catalogue(self, words: str) -> bool:
        """Say whether the line holds or is a field that only a catalogue has."""
        name = _split(words)[0] or _compact(words)
        row = self._fields.get(("head", name))
        return row is not None and row.certainty == "certain"

    def foot(self, words: str, *, above_legal: bool) -> str | None:
        """Return why a line below the document is furniture, or None.

        `above_legal` says that the site's legal lines stand below it.
        """
        places = ("foot", "edge", "after") if above_legal else ("foot", "edge")
        return self._reason(words, places)

    def tail(self, words: str) -> str | None:
        """Return why a line and all that follows is furniture, or None."""
        return self._reason(words, ("tail",))

    def is_legal(self, words: str) -> bool:
        """Say whether the line is one of those that only a web site has below its pages."""
        return self._reason(words, ("foot",)) is not None

    def label(self, words: str, *, in_catalogue: bool) -> str | None:
        """Return why a line is the site's label whose value is the next line, or None.

        Without a colon only the labels of a catalogue count, and only in one.
        """
        compact = _compact(words)
        name = compact.rstrip("：:")
        row = self._fields.get(("head", name))
        if name == compact:
            return row.reason if row and in_catalogue and row.certainty == "certain" else None
        if row is not None and not in_catalogue and row.certainty != "certain":
            return None
        row = row or self._fields.get(("edge", name))
        return None if row is None else row.reason

    def own(self, words: str) -> str | None:
        """Return the value of a field that tells of the document itself, or None."""
        name, colon, value = _split(words)
        return value.strip(" \t|") if colon and name in self._own else None

    def fields(self, words: str) -> list[Field]:
        """Return the fields of a catalogue that a line holds.

        >>> [(f.name, f.start) for f in load_furniture().fields("索 引 号：1 文号：沪府发〔2015〕6号")]
        [('索引号', 0), ('文号', 8)]
        """
        found = []
        for colon in re.finditer("：", words):
            field = self._field_before(words, colon.start())
            if field is not None:
                found.append(field)
        return found

    def _field_before(self, words: str, colon: int) -> Field | None:
        """Read backwards from a colon the longest name that stands by itself."""
        name = ""
        found = None
        start = len(words[:colon].rstrip(" "))
        end = start
        while start > 0 and len(name) < self._longest_name and end - start < 40:
            start -= 1
            if words[start] in " \t|":
                continue
            name = words[start] + name
            if name in self._names and (start == 0 or words[start - 1] in " \t|"):
                found = Field(name, start, colon)
        return found

    def _match(self, words: str, where: str) -> str | None:
        pattern, reasons = self._patterns[where]
        match = pattern.fullmatch(words)
        return reasons[match.lastgroup or ""] if match else None

    def _reason(self, words: str, places: tuple[str, ...], *, likely: bool = False) -> str | None:
        words = words[:_LONGEST]
        name, colon, _ = _split(words)
        for where in places:
            if why := self._match(words, where) or self._by_words(words, where):
                return why
            row = self._fields.get((where, name)) if colon else None
            if row is not None and (likely or row.certainty == "certain"):
                return row.reason
        return None

    def _by_words(self, words: str, where: str) -> str | None:
        compact = _compact(words)
        if where == "edge" and self._words.fullmatch(compact.translate(_NO_BETWEEN)):
            return self._word_reason
        for text, place, reason in self._begins:
            if place == where and compact.startswith(text):
                return reason
        if "。" in words or "；" in words:
            return None
        for row in self._contains:
            if row.where == where and row.text in words:
                return row.reason
        return None


_NO_BETWEEN = str.maketrans("", "", _BETWEEN)


def _compact(words: str) -> str:
    """Drop the spaces (索 引 号)."""
    return words.replace(" ", "")


def _split(words: str) -> tuple[str, str, str]:
    """Split a line at its first colon or tab: the name without spaces, the mark, the rest."""
    mark = _LABEL_END.search(words)
    if mark is None:
        return "", "", words
    name = _compact(words[: mark.start()]).lstrip(_OPENING)
    return name, mark[0], words[mark.end() :]


def _patterns(rows: tuple[Row, ...], where: str) -> tuple[re.Pattern[str], dict[str, str]]:
    reasons: dict[str, str] = {}
    parts: list[str] = []
    for number, row in enumerate(rows):
        if row.kind == "pattern" and row.where == where:
            parts.append(f"(?P<p{number}>{row.text})")
            reasons[f"p{number}"] = row.reason
    try:
        return re.compile("|".join(parts) or "(?!)"), reasons
    except re.error as error:
        raise DataError(f"ontology/page_furniture.csv: a pattern is ill-formed: {error}") from error


@functools.cache
def load_rows() -> tuple[Row, ...]:
    """Return the rows of the table. Raises DataError for a row that can't be used."""
    table = files("ontology").joinpath("page_furniture.csv").read_text(encoding="utf-8")
    return tuple(_row(row) for row in csv.DictReader(table.splitlines()))


def _row(row: dict[str, str]) -> Row:
    kind, where = row["kind"], row["where"]
    if kind not in _KINDS or where not in _WHERES or not row["text"]:
        raise DataError(
            f"ontology/page_furniture.csv: {row}: kind is one of {', '.join(_KINDS)}, where one of "
            f"{', '.join(_WHERES)}."
        )
    return Row(kind, row["text"], where, row["reason"], row["example"], row["certainty"])


@functools.cache
def load_furniture() -> Furniture:
    """Return the table, ready to be asked."""
    return Furniture(load_rows())
