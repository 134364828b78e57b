"""Tells texts of responsibility from other text that parses like one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body

if TYPE_CHECKING:
    from loaders.roles import Named, Parsed

# 2025年12月底前, 年内, 长期推进: a time between commas is no body.
_DEADLINE = re.compile(
    r"[\d一二三四五六七八九十个年月日号底前末中初内上下半季度全每常近长期之以完成持续推进实施并按时启动取得建见效到至起当立即分阶段、—-]+"
)
# 6月底前出台相关政策: what is to be done by when is none either.
_DATED = re.compile(
    r"(?:\d{4}年|\d{1,2}月)[\d月日底末初中上下旬]{0,6}(?:以?前|之前|底|末|内|起|完成)"
)
_SIGN_OFF = re.compile(r"(?:公开|联系|电话|印发|抄送|附件|来源|记者|编辑)")
_BESIDE = re.compile(r"责任人|负责人|联系人")
_PERSON = re.compile(r"[一-龥某]{2,4}")


def names_persons(text: str, start: int, end: int) -> bool:
    """Tell whether a text names persons beside bodies: 责任单位及责任人：."""
    return _BESIDE.search(text, start, end) is not None


def without_dates(text: str, parsed: Parsed) -> Parsed:
    """Leave out the times that stand between commas like bodies."""
    named = tuple(
        n
        for n in parsed.named
        if not (_DEADLINE.fullmatch(text, n.start, n.end) or _DATED.match(text, n.start, n.end))
    )
    return replace(parsed, named=named)


def without_persons(text: str, parsed: Parsed) -> Parsed:
    """Leave out the persons that a label 责任单位及责任人： names beside the bodies."""
    bodies = [n for n in parsed.named if _is_body(text, n)]
    persons = [
        n for n in parsed.named if n not in bodies and _PERSON.fullmatch(text, n.start, n.end)
    ]
    if not bodies or len(bodies) + len(persons) < len(parsed.named):
        return parsed
    return replace(parsed, named=tuple(bodies))


def plausible(text: str, parsed: Parsed) -> bool:
    """Tell whether a text that parsed is one of responsibility: by its words, then its names."""
    if parsed.strength == "label":
        return mostly_bodies(text, parsed) or all(n.end - n.start <= 20 for n in parsed.named)
    if parsed.strength == "predicate":
        return mostly_bodies(text, parsed) and not parsed.leftovers
    return all_bodies(text, parsed) or _listed_with_strangers(text, parsed)


_PLAIN = re.compile(r"[一-龥]{3,14}")
_STRANGER = re.compile(r"的|了|和|及|与|等$|产品|产业|项目|[省市]$")


def _listed_with_strangers(text: str, parsed: Parsed) -> bool:
    """Tell whether a bare list is one of bodies though one of three has an end nobody knows.

    市金融监管局、人行太仓支行、太仓银保监组: the third is a body by the company it keeps.
    """
    strangers = [n for n in parsed.named if not _is_body(text, n)]
    plain = all(
        _PLAIN.fullmatch(text, n.start, n.end) and not _STRANGER.search(text[n.start : n.end])
        for n in strangers
    )
    return plain and len(parsed.named) >= 3 * len(strangers)


def mostly_bodies(text: str, parsed: Parsed) -> bool:
    """Tell whether at least half of the names have the form of a body's."""
    bodies = sum(_is_body(text, n) for n in parsed.named)
    return bodies * 2 >= len(parsed.named) and all(n.end - n.start <= 40 for n in parsed.named)


def all_bodies(text: str, parsed: Parsed) -> bool:
    """Tell whether every name has the form of a body's."""
    return bool(parsed.named) and all(_is_body(text, n) for n in parsed.named)


def _is_body(text: str, name: Named) -> bool:
    return name.elided or looks_like_body(text[name.start : name.end])


def no_sign_off(text: str, parsed: Parsed) -> bool:
    """Tell whether a bare list is no note of publication or contact."""
    names = [text[n.start : n.end] for n in parsed.named]
    return not any(_SIGN_OFF.search(name) for name in names)
