"""Tells which one thing a name means: by number, by title, by a short form, by a judgement."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from loaders.mentions.names import fold_name, programme_key
from loaders.mentions.preferred import preferred_name
from loaders.record import Entity
from ontology import iri
from ontology.mention_words import KnownWork, known_works, words

if TYPE_CHECKING:
    from loaders.mentions.found import Found
    from loaders.record import EntityKind

_STATE: Final = re.compile(
    r"\((?:试行|暂行|暂名|草案|征求意见稿|送审稿|讨论稿|修订草案|(?:19|20)[0-9]{2}年?(?:修订|修正|版|修正版|修订版)|修订|修正)\)$"
)
_ORDINAL_BEFORE: Final = re.compile(r"^第?[一二三四五六七八九十首0-9]+届")
_MORE: Final = 2
_SHORT_TITLE: Final = 2
_YEAR_FIRST: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年度?")
# “十四五”规划: of which government, for what?
_FIVE: Final = re.compile(r"十[一二三四五六]五规划(?:纲要)?$")
_REPUBLIC: Final = "中华人民共和国"
_WORKS: Final = frozenset({"document", "law"})


def title_key(title: str) -> str:
    """Return what all spellings of a title have in common.

    >>> title_key("中华人民共和国计量法（2018修正）"), title_key("上海市智能建造试点项目管理规定（暂行）")
    ('计量法', '上海市智能建造试点项目管理规定')
    """
    return _STATE.sub("", fold_name(title)).removeprefix(_REPUBLIC)


def standard_id(base: str) -> str:
    """Return the id of a standard from its number without the year: one for all its versions.

    >>> standard_id("GB/T 29187"), standard_id("DB31/T 1028")
    ('gb-t-29187', 'db31-t-1028')
    """
    return re.sub(r"[^a-z0-9.]+", "-", base.lower()).strip("-")


class Resolver:
    """Resolves the names of one document; it learns from the places that say more.

    A title with a number, an introduced short form and the document's own titles settle what a
    bare title, number or short form elsewhere in the same text means.
    """

    def __init__(self, place: str | None, date: str | None) -> None:
        self._place = place
        self._date = date
        self._titles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._bearers: dict[str, str] = {}
        self.entities: dict[tuple[str, str], Entity] = {}

    def learn(self, found: list[Found], aliases: dict[str, str], own: tuple[str, ...] = ()) -> None:
        """Note which titles and numbers stand side by side, and the short forms introduced.

        A bare 《办法》 is the one work of the text, its own (`own`) included, whose title ends so.
        """
        full = {title_key(item.name) for item in found if item.how == "marks" and not item.within}
        full |= {title_key(title) for title in own}
        for word in words("generic_title"):
            bearers = {key for key in full if key.endswith(word) and len(key) > len(word) + _MORE}
            if len(bearers) == 1:
                self._bearers[word] = bearers.pop()
        self._aliases = {title_key(alias): title_key(full) for alias, full in aliases.items()}
        for item in found:
            if item.number is not None and item.name != item.number:
                self._titles.setdefault(title_key(item.name), item.number)
                self._numbers.setdefault(item.number, item.name)

    def resolve(self, item: Found) -> tuple[EntityKind, str, str, str | None]:
        """Return kind and id of what is meant, the rule that told it, and the law's version."""
        if item.type == "standard":
            kind, identifier, how, version = self._standard(item)
        elif item.type in _WORKS:
            kind, identifier, how, version = self._work(item)
        else:
            kind, identifier, how, version = self._programme(item)
        return kind, identifier, how, version

    def own_works(self, document: str, titles: list[tuple[str, str | None]]) -> None:
        """Describe the works that the document itself is: its title, and what it issues."""
        for title, number in titles:
            key = title_key(title)
            known = _known_titles().get(key)
            identifier = known.id if known is not None else f"w-{iri.digest(key, 10)}"
            kind = "law" if key.endswith(words("law_title")) else "document"
            self._add(
                Entity("work", identifier, kind, fold_name(title), number, None, None, document)  # type: ignore[arg-type]  # one of the two
            )

    def _standard(self, item: Found) -> tuple[EntityKind, str, str, str | None]:
        number = item.number or self._titles.get(title_key(item.name))
        title = item.name if item.name != item.number else self._numbers.get(item.name)
        if number is not None:
            base = re.sub(r"[-:](?:19|20)[0-9]{2}$", "", number)
            identifier = standard_id(base)
            how = "number" if item.number is not None else "title-with-number"
        else:
            base = None
            identifier = f"s-{iri.digest(title_key(item.name), 10)}"
            how = "title"
        name = fold_name(title) if title is not None else str(base)
        reason = None if title is not None or base is not None else "no-number"
        self._add(Entity("standard", identifier, "standard", name, base, base, reason, None))
        return "standard", identifier, how, None

    def _work(self, item: Found) -> tuple[EntityKind, str, str, str | None]:
        name, how = item.core or item.name, "title"
        key = title_key(name)
        number = item.number or self._titles.get(key)
        if key in self._aliases:
            key, how = self._aliases[key], "short-form"
            number = number or self._titles.get(key)
        elif item.how == "marks" and key in self._bearers:
            key, how = self._bearers[key], "only-bearer"
            number = number or self._titles.get(key)
        if item.how == "offspring":
            how = "work-before"
        by_number = _known_numbers().get(number) if number is not None else None
        known = by_number or _known_titles().get(key)
        if known is not None:
            how = (
                "number" if by_number is not None else ("law-name" if known.type == "law" else how)
            )
            self._add(
                Entity("work", known.id, known.type, known.title, known.number, None, None, None)  # type: ignore[arg-type]  # checked when read
            )
            return "work", known.id, how, _version(known, self._date)
        yearly = self._yearly(key)
        reason = _reason(item, key) if yearly is None else None
        if yearly is not None:
            key, how, name = yearly, "place-and-year", yearly
        if reason == "number-only" and item.number in self._numbers:
            key, how, reason = title_key(self._numbers[str(item.number)]), "number", None
        told = key if reason != "number-only" else str(number)
        if reason == "generic-title":
            # 《实施方案》 of two governments, or of two years, are two.
            told = f"{self._place}|{self._date}|{key}"
        identifier = f"w-{iri.digest(told, 10)}"
        shown = fold_name(name) if how not in {"short-form", "only-bearer"} else key
        kind = "law" if item.type == "law" else "document"
        self._add(Entity("work", identifier, kind, shown, number, None, reason, None))  # type: ignore[arg-type]  # one of the two
        return "work", identifier, how, None

    def _yearly(self, key: str) -> str | None:
        """Return the full name of what a government gives every year: 《政府工作报告》."""
        year, title = _yearly_parts(key)
        year = year or (self._date[:4] if self._date is not None else None)
        if title in words("yearly_title") and self._place is not None and year is not None:
            return f"{self._place}{year}年{title}"
        return None

    def _programme(self, item: Found) -> tuple[EntityKind, str, str, str | None]:
        key, how = programme_key(item.name, item.core), "name"
        if item.type == "award" and item.core is not None:
            # 全国“质量标杆” and 上海市“质量标杆” are conferred by two; 全国“质量月” is one month.
            before, _, _ = fold_name(item.name).partition(fold_name(item.core))
            key = _ORDINAL_BEFORE.sub("", before) + key
        if item.core is not None and key != fold_name(item.name):
            how = "quoted-part"
        if self._place is not None and key[0] == self._place[-1] and key[1:2] != "场":
            key, how = self._place + key[1:], "place"
        judged = preferred_name(key, None if how == "place" else item.name)
        if judged is not None:
            key, how = judged
        identifier = f"t-{iri.digest(key, 10)}"
        self._add(Entity("programme", identifier, item.type, key, None, None, None, None))
        return "programme", identifier, how, None

    def _add(self, entity: Entity) -> None:
        """Keep the fuller description of an entity."""
        place = (entity.kind, entity.id)
        held = self.entities.get(place)
        if held is None or (held.document is None and entity.document is not None):
            self.entities[place] = entity
        elif held.number is None and entity.number is not None:
            self.entities[place] = Entity(
                held.kind, held.id, held.type, held.name, entity.number, entity.base,
                held.reason, held.document,
            )  # fmt: skip


def _reason(item: Found, key: str) -> str | None:
    """Return why it can't be told which work is meant, None where the title says it."""
    if item.number is not None and item.name == item.number:
        return "number-only"
    short = item.type != "law" and len(_kind_off(key)) <= _SHORT_TITLE
    yearly = _yearly_parts(key)[1] in words("yearly_title")
    if short or yearly or key in words("generic_title") or _FIVE.match(key):
        return "generic-title"
    if item.how == "made":
        return "forthcoming" if item.relation in {"to_issue", "draft"} else None
    return None


def _yearly_parts(key: str) -> tuple[str | None, str]:
    """Part a title into its year and the rest.

    >>> _yearly_parts("2016年政府工作报告"), _yearly_parts("政府工作报告")
    (('2016', '政府工作报告'), (None, '政府工作报告'))
    """
    match = _YEAR_FIRST.match(key)
    return (match["year"], key[match.end() :]) if match is not None else (None, key)


def _kind_off(key: str) -> str:
    """Return what a title says beside its kind: 《分工方案》 of what?

    >>> _kind_off("质量发展纲要"), _kind_off("分工方案")
    ('质量发展', '')
    """
    for word in words("generic_title"):
        if key.endswith(word):
            return key[: -len(word)]
    return key


def _version(work: KnownWork, date: str | None) -> str | None:
    """Return the date of a law's version in force on a date; None where that is not known."""
    if date is None or not work.versions:
        return None
    at = bisect_right(work.versions, date)
    return work.versions[at - 1] if at else None


@functools.cache
def _known_titles() -> dict[str, KnownWork]:
    return {title_key(name): work for work in known_works() for name in (work.title, *work.names)}


@functools.cache
def _known_numbers() -> dict[str, KnownWork]:
    return {work.number: work for work in known_works() if work.number is not None}
