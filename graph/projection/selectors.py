"""Reads a Web Annotation selector: the place of a quote in the kept text, and the quote."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.projection.decode import integer, plain_string
from graph.projection.spec import expand, projection
from graph.projection.subjects import Refused
from graph.statements import shown

if TYPE_CHECKING:
    from graph.projection.subjects import Description


def read(description: Description, *, quoted: bool) -> list[int | str]:
    """Return start, end and, of a selector that quotes, the quote; Refused if it is none."""
    names = _names()
    types = {names["position"]} | ({names["text"]} if quoted else set())
    wanted = [names["start"], names["end"]] + ([names["exact"]] if quoted else [])
    found: dict[str, int | str] = {}
    for predicate, value, kind in description:
        if predicate == names["type"] and not kind:
            if value not in types:
                raise Refused(f"has the type {value}, unknown for this selector")
            types.discard(value)
            continue
        read_value = (plain_string if predicate == names["exact"] else integer)(value, kind)
        if predicate not in wanted or predicate in found or read_value is None:
            raise Refused(f"says {predicate} {shown(value, kind)}, not expected of this selector")
        found[predicate] = read_value
    if types or len(found) != len(wanted):
        raise Refused("lacks a type, a start, an end or a quote")
    return [found[predicate] for predicate in wanted]


@cache
def _names() -> dict[str, str]:
    names = {
        "type": "rdf:type",
        "position": "oa:TextPositionSelector",
        "text": "oa:TextQuoteSelector",
        "start": "oa:start",
        "end": "oa:end",
        "exact": "oa:exact",
    }
    return {key: expand(name, projection().prefixes) for key, name in names.items()}
