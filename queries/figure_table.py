"""Figures as a CSV table, and its description by CSV on the Web metadata."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from graph.export.csv_tables import defused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.types import FigureRow

# Name, titles in Chinese and English, datatype of CSVW.
COLUMNS: Final = (
    ("id", "标识", "id", "string"),
    ("indicator", "指标", "indicator", "string"),
    ("name", "所计的事物", "what is counted", "string"),
    ("comparison", "比较", "comparison", "string"),
    ("value", "数值", "value", "decimal"),
    ("value_max", "上限", "upper end", "decimal"),
    ("unit", "单位", "unit", "string"),
    ("base_value", "按基本单位的数值", "value in the base unit", "decimal"),
    ("base_unit", "基本单位", "base unit", "string"),
    ("unit_code", "单位代码", "unit code", "string"),
    ("year", "所说年份", "year spoken of", "gYear"),
    ("figure", "结果或目标", "result or target", "string"),
    ("flow", "流量或存量", "flow or stock", "string"),
    ("level", "级别", "level", "string"),
    ("holder", "归属", "holder", "string"),
    ("change", "比上年的变化", "change on the year before", "string"),
    ("document", "文件", "document", "string"),
    ("number", "文号", "document number", "string"),
    ("date", "文件日期", "date of the document", "string"),
    ("clause", "条款", "clause", "string"),
    ("start", "起", "start", "integer"),
    ("end", "止（不含）", "end (exclusive)", "integer"),
    ("quote", "原文", "words as printed", "string"),
    ("sha256", "文件散列值", "SHA-256 of the file", "string"),
)
_NOTE: Final = (
    "A text cell that begins with = + - @, a tab, a carriage return or an apostrophe has an "
    "apostrophe put in front, so that no spreadsheet runs it as a formula. Take it off to read it."
)


def table(rows: Iterable[FigureRow]) -> str:
    """Return figures as CSV (RFC 4180) with one header line."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    names = [name for name, *_ in COLUMNS]
    writer.writerow(names)
    for row in rows:
        values = _values(row)
        writer.writerow(["" if values[name] is None else defused(values[name]) for name in names])
    return stream.getvalue()


def table_metadata(url: str) -> dict[str, Any]:
    """Return the CSVW metadata of the table at `url`."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "rdfs:comment": _NOTE,
        "dialect": {"encoding": "utf-8", "header": True, "doubleQuote": True},
        "tableSchema": {
            "columns": [
                {"name": name, "titles": {"en": [name, en], "zh": zh}, "datatype": datatype}
                for name, zh, en, datatype in COLUMNS
            ],
            "primaryKey": "id",
        },
    }


def _values(row: FigureRow) -> dict[str, object]:
    series, proof = row.indicator, row.evidence
    return {
        "id": row.id,
        "indicator": series.id,
        "name": series.name,
        # An equals sign would be run by a spreadsheet, or bear an apostrophe.
        "comparison": "" if row.comparison == "=" else row.comparison,
        "value": row.value,
        "value_max": row.value_max,
        "unit": row.unit,
        "base_value": row.base_value,
        "base_unit": series.unit,
        "unit_code": series.unit_code,
        "year": row.year,
        "figure": row.kind,
        "flow": series.flow,
        "level": series.level,
        "holder": series.holder,
        "change": row.change,
        "document": proof.document,
        "number": proof.number,
        "date": proof.date,
        "clause": row.clause.path,
        "start": proof.start,
        "end": proof.end,
        "quote": proof.quote,
        "sha256": proof.sha256,
    }
