"""What the page of two documents shows: rows in two columns with what differs marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from queries.comparing import GROUPS
from queries.comparing_words import (
    FATE_EN,
    FATE_ZH,
    GROUP_EN,
    GROUP_ZH,
    ORDER_EN,
    ORDER_ZH,
)
from queries.headline import clause_title
from queries.lineage_words import LINK_EN, LINK_ZH, STATUS_EN, STATUS_ZH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.language import Language
    from graph.lineage.wording.difference import Piece
    from queries import types


def compare_values(
    answer: types.ComparedDocuments,
    asked: tuple[str, str],
    group: types.Group | None,
    base: str,
    language: Language,
) -> dict[str, Any]:
    """`asked` are the ids of the address, `base` is the page's path, `group` the one to show."""
    english = language == "en"
    groups = GROUP_EN if english else GROUP_ZH
    filters = [
        {
            "label": groups[name] if name else ("all" if english else "全部"),
            "count": answer.totals[name] if name else sum(answer.totals.values()),
            "href": _address(base, asked, name),
            "on": name == group,
            "group": name,
        }
        for name in (None, *GROUPS)
    ]
    return {
        "answer": answer,
        "filters": filters,
        "rows": [_row(row, english=english) for row in answer.page.items],
        "order_note": (ORDER_EN if english else ORDER_ZH)[answer.order],
        "sides": [
            _side(answer.earlier, "dropped", english=english),
            _side(answer.later, "new", english=english),
        ],
        "json_href": _address("/v1/compare", asked, group),
    }


def marked(text: str, start: int, pieces: Iterable[Piece], tag: str) -> Markup:
    """A sentence that begins at `start` of its document, what the other lacks in a tag of HTML.

    >>> from graph.lineage.wording.difference import Piece
    >>> print(marked("试点推行", 10, [Piece(10, 12, False), Piece(12, 14, True)], "del"))
    <del>试点</del>推行
    """
    parts = []
    for piece in pieces:
        words = text[piece.start - start : piece.end - start].replace("\r", "").replace("\n", "")
        # Marks and spaces alone are no change to read.
        if piece.same or not any(map(str.isalnum, words)):
            parts.append(escape(words))
        else:
            parts.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), words))  # noqa: S704  # del or ins
    return Markup("").join(parts)


def _address(base: str, asked: tuple[str, str], group: str | None) -> str:
    pairs = [("a", asked[0]), ("b", asked[1])]
    return f"{base}?{urlencode([*pairs, ('group', group)] if group else pairs)}"


def _side(side: types.ComparedSide, alone: types.Group, *, english: bool) -> dict[str, Any]:
    groups, fates = (GROUP_EN, FATE_EN) if english else (GROUP_ZH, FATE_ZH)
    return {
        "document": side.document,
        "sentences": side.sentences,
        "counts": [
            (name, groups[name], side.groups[name]) for name in ("continued", "changed", alone)
        ],
        "fates": [(fates[name], count) for name, count in side.fates.items() if count],
    }


def _row(row: types.ComparedRow, *, english: bool) -> dict[str, Any]:
    if row.link is not None and row.pieces is not None:
        return {
            "group": row.group,
            "word": (LINK_EN if english else LINK_ZH)[row.link.kind],
            "thread": row.link.thread,
            "cells": [
                _cell(end.sentence, end.clause, marked(end.sentence.text, end.sentence.start, pieces, tag), english=english)
                for end, pieces, tag in zip(
                    (row.link.earlier, row.link.later), row.pieces, ("del", "ins"), strict=True
                )
            ],
        }  # fmt: skip
    assert row.sentence is not None
    assert row.clause is not None
    assert row.fate is not None
    own = _cell(row.sentence, row.clause, _flat(row.sentence.text), english=english)
    return {
        "group": row.group,
        "word": (GROUP_EN if english else GROUP_ZH)[row.group],
        "fate": (FATE_EN if english else FATE_ZH)[row.fate],
        "thread": None,
        "cells": [own, None] if row.group == "dropped" else [None, own],
    }


def _cell(
    sentence: types.Sentence, clause: types.Clause, text: Markup | str, *, english: bool
) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "printed": sentence.text,
        "text": text,
        "status": (STATUS_EN if english else STATUS_ZH)[sentence.status],
        "stage": sentence.stage,
        "clause": clause.id,
        "title": clause_title(clause),
        "path": clause.path,
    }


def _flat(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")
