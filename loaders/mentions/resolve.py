"""Tells which one thing a name means: by number, by title, by a short form, by a judgement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.keys import (
    FILE,
    known_numbers,
    known_titles,
    standard_id,
    title_key,
    version_on,
)
from loaders.mentions.names import fold_name, programme_key
from loaders.mentions.preferred import preferred_name
from loaders.mentions.vague import (
    is_generic,
    is_open,
    kind_meant,
    kinds,
    meant_by,
    reason_of,
    says_more,
    yearly_parts,
)
from loaders.mentions.whose import CENTRE, Whose, is_bare, is_local
from loaders.record import Entity
from ontology import iri
from ontology.mention_words import words

if TYPE_CHECKING:
    from loaders.mentions.found import Found
    from loaders.record import EntityKind

_ORDINAL_BEFORE: Final = re.compile(r"^第?[一二三四五六七八九十首0-9]+届")
_EDITION: Final = re.compile(r"\((?:19|20)[0-9]{2}年?版\)$")
_MORE: Final = 2
_WORKS: Final = frozenset({"document", "law"})
_TITLED: Final = frozenset({"document", "law", "standard"})


class Resolver:
    """Resolves the names of one document; it learns from the places that say more.

    A title with a number, an introduced short form and the document's own titles settle what a
    bare title, number or short form elsewhere in the same text means.
    """

    def __init__(
        self,
        place: str | None,
        date: str | None,
        whose: Whose | None = None,
        issuers: tuple[str, ...] = (),
    ) -> None:
        self._place = place
        self._date = date
        self._whose = whose or Whose("", {})
        self._issuer = self._whose.issuer("".join(issuers)) or None
        self._central = self._issuer is not None and not is_local(self._issuer)
        self._keys: dict[str, str] = {}
        self._own: set[str] = set()
        self._told: dict[str, set[str]] = {}
        self._editions: dict[str, str] = {}
        self._numbered: dict[str, set[str]] = {}
        self._numbers: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._bearers: dict[str, str] = {}
        self.entities: dict[tuple[str, str], Entity] = {}

    def learn(self, found: list[Found], aliases: dict[str, str], own: tuple[str, ...] = ()) -> None:
        """Note which titles and numbers stand side by side, and the short forms introduced.

        A bare 《办法》 is the one work of the text, its own (`own`) included, whose title ends so.
        """
        found = [item for item in found if item.type in _TITLED]
        self._own = {self._key(title) for title in own}
        # 承诺清单 beside 承诺清单（2024年版）is the same; that of 2023 is another.
        for key in {*self._own, *(self._key(item.name) for item in found)}:
            if (edition := _EDITION.search(key)) is not None:
                self._editions.setdefault(key[: edition.start()], key)
        self._learn_issuers(found, own)
        full = {self._full(item) for item in found if item.how == "marks" and not item.within}
        full |= {self._full_key(self._key(title), None) for title in own}
        for word in kinds():
            bearers = {key for key in full if key.endswith(word) and len(key) > len(word) + _MORE}
            if len(bearers) == 1:
                self._bearers[word] = bearers.pop()
        self._aliases = {
            title_key(alias): self._full_key(self._key(meant_by(alias, full, found)), None)
            for alias, full in aliases.items()
        }
        for item in found:
            if item.number is not None and item.name != item.number:
                key = self._full(item)
                self._numbers.setdefault(item.number, item.name)
                self._numbered.setdefault(key, set()).add(item.number)

    def _learn_issuers(self, found: list[Found], own: tuple[str, ...]) -> None:
        """Note the issuers that notices' titles and the words before titles tell."""
        for title in (*own, *(item.name for item in found if item.type == "document")):
            told = self._whose.told(self._key(title))
            if told is not None and told[1] not in self._own and is_open(told[1]):
                self._told.setdefault(told[1], set()).add(told[0])
        for item in found:
            key = self._key(item.name)
            issuer = self._whose.before(item.start) if is_open(key) else None
            if issuer is not None and not (key in self._own and self._is_own(issuer)):
                self._told.setdefault(key, set()).add(issuer)

    def _key(self, title: str) -> str:
        """Return a title's key, its issuer in one form: 省政府关于… of a document of Jiangsu."""
        key = self._keys.get(title)
        if key is None:
            key = self._keys[title] = self._whose.title(title_key(title))
        return key

    def _full(self, item: Found) -> str:
        """Return the key of what a title at its place means, with the issuer that it leaves out."""
        key = self._key(item.core or item.name)
        issuer = self._whose.before(item.start) if is_open(key) else None
        return self._full_key(key, issuer, item.start)

    def _full_key(self, key: str, issuer: str | None, start: int | None = None) -> str:
        """Add to a title without issuer the one before it, the document's own, the only one told.

        A title that names neither issuer nor place is the centre's, where nothing says otherwise.
        """
        key = self._editions.get(key, key)
        yearly = self._yearly(key, start)
        if yearly is not None or not is_open(key):
            return yearly or key
        if key in self._own and self._is_own(issuer):
            issuer = self._issuer or self._place
        elif issuer is None:
            told = self._told.get(key, set())
            issuer = next(iter(told)) if len(told) == 1 else None
        if issuer is not None and (is_bare(key) or is_local(issuer)):
            return f"{issuer}{key}" if is_bare(key) else f"{issuer}《{key}》"
        return key

    def _is_own(self, issuer: str | None) -> bool:
        """Tell whether an issuer before a title is the document's: 立山区 may be 鞍山市立山区 there."""
        own = self._issuer
        return issuer is None or (
            own is not None and (own.endswith(issuer) or issuer.endswith(own))
        )

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
            key = self._full_key(self._key(title), None)
            known = known_titles().get(title_key(title))
            told = f"{self._place}|{self._date}|{key}" if is_generic(key) else key
            identifier = known.id if known is not None else f"w-{iri.digest(_folded(told), 10)}"
            kind = "law" if key.endswith(words("law_title")) else "document"
            self._add(
                Entity("work", identifier, kind, fold_name(title), number, None, None, document)  # type: ignore[arg-type]  # one of the two
            )

    def _standard(self, item: Found) -> tuple[EntityKind, str, str, str | None]:
        number = item.number or self._number(self._full(item))
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
        key = kind_meant(title_key(name))
        if key not in self._aliases and key not in self._bearers:
            key = self._full(item)
        number = item.number or self._number(key)
        if key in self._aliases:
            key, how = self._aliases[key], "short-form"
            number = number or self._number(key)
        elif item.how == "marks" and key in self._bearers:
            key, how = self._bearers[key], "only-bearer"
            number = number or self._number(key)
        if item.how == "offspring":
            how = "work-before"
        by_number = known_numbers().get(number) if number is not None else None
        known = by_number or known_titles().get(key)
        if known is not None:
            how = (
                "number" if by_number is not None else ("law-name" if known.type == "law" else how)
            )
            self._add(
                Entity("work", known.id, known.type, known.title, known.number, None, None, None)  # type: ignore[arg-type]  # checked when read
            )
            return "work", known.id, how, version_on(known, self._date)
        yearly = self._yearly(self._key(name), item.start)
        reason = reason_of(item, key) if yearly is None else None
        if yearly is not None:
            key, how, name = yearly, "place-and-year", yearly
        if reason == "number-only" and item.number in self._numbers:
            key, how, reason = title_key(self._numbers[str(item.number)]), "number", None
        told = key if reason != "number-only" else str(number)
        if reason is None and number is not None and self._recurs(key):
            # 关于做好…的通知 of two years, or of an issuer that only the number tells, is one by number.
            told = f"{key}|{number}"
        if reason == "generic-title":
            # 《实施方案》 of two governments, or of two years, are two.
            told = f"{self._place}|{self._date}|{key}"
        identifier = f"w-{iri.digest(_folded(told), 10)}"
        shown = key
        if how not in {"short-form", "only-bearer"} and not says_more(key, title_key(name)):
            shown = FILE.sub("", fold_name(name))
        kind = "law" if item.type == "law" else "document"
        self._add(Entity("work", identifier, kind, shown, number, None, reason, None))  # type: ignore[arg-type]  # one of the two
        return "work", identifier, how, None

    def _number(self, key: str) -> str | None:
        """Return the number that stands beside a title elsewhere, if always the same."""
        numbers = self._numbered.get(key, set())
        return next(iter(numbers)) if len(numbers) == 1 else None

    def _recurs(self, key: str) -> bool:
        """Tell whether a title alone leaves open which work of that title is meant."""
        return is_bare(key) or len(self._numbered.get(key, ())) > 1

    def _yearly(self, key: str, start: int | None = None) -> str | None:
        """Return the full name of what a government gives every year: 《政府工作报告》.

        `start` is where it is named: the words before may say whose it is, and of which year.
        """
        place, year, title = yearly_parts(key)
        if not title:
            return None
        told = self._whose.report(start) if start is not None else (None, None)
        place = place or told[0] or self._place or (CENTRE if self._central else "")
        year = year or told[1] or (self._date[:4] if self._date is not None else None)
        return f"{self._whose.full(place)}{year}年{title}" if place and year is not None else None

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


def _folded(key: str) -> str:
    """Return a key with the names of commissions in one form: 国家发展改革委, 发展改革委员会."""
    return key.replace("委员会", "委")
