"""Resolves a printed name to a body in three steps: authority file, composition, provisional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.authority_types import NATIONAL, Resolution
from ontology.iri import composed_agency_id, provisional_agency_id
from ontology.periods import distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.authority_types import Agency, Name
    from ontology.collectives import CollectiveWords
    from ontology.composition import Composer
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer

_TYPE_RANK = {"official": 0, "short": 1, "miswritten": 2, "document-local": 3, "english": 4}
_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans("()〔〕【】,", "（）（）（）、")
# 本市各区政府, 原市质监局, 由市商务委: what stands before a name without being part of it.
_BEFORE = re.compile(
    r"^(?:本市|全市|我市|本省|全省|我省|本区|全区|我区|本县|全县|我县|本州|全州|原|由)(?=.{2})"
)
_TRAILING_BRACKET = re.compile(r"(?<=..)（[^（）]*）$")


def normalise(surface: str) -> str:
    """Return a surface as names are stored: no white space, full-width brackets.

    >>> normalise("镇(街\\n道)")
    '镇（街道）'
    """
    return _SPACE.sub("", surface).translate(_BRACKETS)


_GROUP_ENDS = ("部门", "成员单位", "等单位", "有关单位", "相关单位")


class Resolver:
    """The three steps, over indexes that the authority file builds once."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        names: Mapping[str, list[Name]],
        gazetteer: Gazetteer,
        lexicon: FunctionLexicon,
        composer: Composer,
        collectives: CollectiveWords,
    ) -> None:
        self._agencies = agencies
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._composer = composer
        self._collectives = collectives
        self._by_text: dict[str, list[Name]] = {}
        self._official: dict[str, list[Name]] = {}
        for agency, its_names in names.items():
            for name in its_names:
                self._by_text.setdefault(name.text, []).append(name)
                if name.type == "official":
                    self._official.setdefault(agency, []).append(name)
        self._by_function: dict[tuple[str, str], list[Agency]] = {}
        for body in agencies.values():
            if body.function and body.jurisdiction and not body.collective:
                self._by_function.setdefault((body.jurisdiction, body.function), []).append(body)

    def resolve(self, surface: str, date: str | None, jurisdiction: str | None) -> Resolution:
        """Return the body that a surface means in a document of a date and a jurisdiction."""
        text = normalise(surface)
        for reading in _readings(text):
            found = self._known(reading, date, jurisdiction) or self._composed(
                reading, date, jurisdiction
            )
            if found is not None:
                return found
        return self._provisional(text, date, jurisdiction)

    def name_at(self, agency: str, date: str | None) -> str | None:
        """Return the official name at a date, else the nearest one in time; None if unknown."""
        names = self._official.get(agency)
        if not names:
            return None
        if date is None:
            return max(names, key=lambda name: (name.valid_to is None, name.valid_to or "")).text
        return min(names, key=lambda name: distance(name.valid_from, name.valid_to, date)).text

    def _known(self, text: str, date: str | None, place: str | None) -> Resolution | None:
        """Step one: a name of the authority file that fits the place, nearest in time."""
        fitting = [name for name in self._by_text.get(text, ()) if self._in_scope(name, place)]
        if not fitting:
            return None
        best = min(
            fitting,
            key=lambda name: (
                distance(name.valid_from, name.valid_to, date),
                self._far(name.agency, place),
                _TYPE_RANK[name.type],
                # Without a date, the body that still bears the name.
                name.valid_to is not None,
            ),
        )
        return self._authority(best.agency, date)

    def _authority(self, agency: str, date: str | None) -> Resolution:
        body = self._agencies[agency]
        name = self.name_at(agency, date) or body.official_name
        return Resolution(
            agency, name, "authority", body.jurisdiction, body.function, body.collective
        )

    def _in_scope(self, name: Name, place: str | None) -> bool:
        """Say whether a name may mean its body in a document of a place.

        National bodies by names that only the centre has, anywhere; local ones by their full
        name anywhere, by 市… or 各… only in their own place and (bodies alone) around it.
        """
        body = self._agencies[name.agency]
        home = body.jurisdiction
        if home is None or home == place:
            return True
        if home == NATIONAL:
            return self._only_the_centre(name.text, place) and not (
                body.collective and not name.text.startswith(("国务院", "国家", "中央", "市场"))
            )
        if self._names_its_place(name.text, home):
            return True
        if place is None or body.collective or name.type == "document-local":
            return False
        return self._gazetteer.same_province(home, place)

    def _only_the_centre(self, text: str, place: str | None) -> bool:
        """Say whether a national body's name can mean no local one (发展改革委 can).

        人民银行 is the local branch in a city's document, the bank where the place is unknown.
        """
        return text not in self._lexicon or (place is None and self._lexicon.is_branch(text))

    def _names_its_place(self, text: str, home: str) -> bool:
        """Say whether a name carries its city or province; a district's name alone is no proof."""
        for code in self._gazetteer.ancestors(home):
            place = self._gazetteer.get(code)
            if place is None or place.level == "national":
                return False
            if place.level == "province" and place.short in text:
                return True
            if place.level == "prefecture" and place.name in text:
                return True
        return False

    def _far(self, agency: str, place: str | None) -> int:
        chain = self._gazetteer.ancestors(place)
        home = self._agencies[agency].jurisdiction
        return chain.index(home) if home in chain else len(chain)

    def _composed(self, text: str, date: str | None, place: str | None) -> Resolution | None:
        """Step two: place and function, or several bodies of a place; known bodies win."""
        group = self._collectives.recognise(text, place)
        if group is not None and group.code:
            known = self._by_official(group.name, group.code, date)
            return known or Resolution(
                composed_agency_id(group.code, group.key),
                group.name,
                "composed",
                group.code,
                group.key,
                True,
            )
        found = self._composer.compose(text, place, date)
        if found is None:
            return self._national(text, date) if place == NATIONAL else None
        known = self._by_official(found.name, found.code, date)
        if known is None and len(found.keys) == 1:
            known = self._same_function(found.code, found.keys[0], date)
        return known or Resolution(
            found.id, found.name, "composed", found.code, found.function, False
        )

    def _by_official(self, name: str, code: str, date: str | None) -> Resolution | None:
        names = [
            known
            for known in self._by_text.get(name, ())
            if self._agencies[known.agency].jurisdiction == code
        ]
        if not names:
            return None
        best = min(names, key=lambda known: distance(known.valid_from, known.valid_to, date))
        return self._authority(best.agency, date)

    def _same_function(self, code: str, function: str, date: str | None) -> Resolution | None:
        """Return the body of the authority file that had this function there at the date."""
        bodies = self._by_function.get((code, function))
        if not bodies:
            return None
        best = min(bodies, key=lambda body: distance(body.start.date, body.end.date, date))
        return self._authority(best.id, date)

    def _national(self, text: str, date: str | None) -> Resolution | None:
        """Read an unprefixed function in a national document: 发展改革委 is the commission."""
        for name in self._lexicon.candidates(text):
            known = self._same_function(NATIONAL, name.function, date)
            # 财政局 in a national document is a local bureau, not 财政部.
            if known is not None and known.name[-1] == name.official[-1]:
                return known
        return None

    def _provisional(self, text: str, date: str | None, place: str | None) -> Resolution:
        """Step three: a body of its own, the same for 市轨道集团 and 杭州市轨道集团."""
        code, rest = self._composer.place_of(text, place, date)
        group = "各" in text or text.startswith(("有关", "相关")) or text.endswith(_GROUP_ENDS)
        known = self._collectives.recognise(text, place)
        return Resolution(
            provisional_agency_id(code or None, rest),
            known.name if known is not None else text,
            "provisional",
            code or None,
            None,
            group,
        )


def _readings(text: str) -> tuple[str, ...]:
    """Return the name as it stands, then without what only stands before or behind it.

    >>> _readings("本市各区政府")
    ('本市各区政府', '各区政府')
    """
    readings = [text]
    for pattern in (_BEFORE, _TRAILING_BRACKET):
        shorter = pattern.sub("", readings[-1])
        if shorter != readings[-1] and len(shorter) > 1:
            readings.append(shorter)
    return tuple(readings)
