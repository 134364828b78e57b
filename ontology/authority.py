"""The authority file of government bodies: who is meant by a name, as of a date and a place.

Built once from the tables of ontology/authority/ by `load_authority()`. `Authority.resolve`
takes three steps: a name of the authority file that fits the place and the date; else a body
composed of a place and a function; else a provisional body that bears the printed name.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ontology import authority_tables as tables
from ontology.authority_types import (
    NATIONAL,
    Agency,
    Bound,
    ChangeEvent,
    Collective,
    Function,
    FunctionName,
    Jurisdiction,
    Membership,
    Name,
    Resolution,
    Source,
)
from ontology.body_words import BodyWords
from ontology.collectives import LEVELS, CollectiveWords
from ontology.composition import Composer
from ontology.function_lexicon import FunctionLexicon
from ontology.gazetteer import Gazetteer
from ontology.periods import holds
from ontology.resolution import Resolver
from ontology.succession import Succession

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "NATIONAL",
    "Agency",
    "Authority",
    "Bound",
    "ChangeEvent",
    "Collective",
    "Function",
    "FunctionName",
    "Jurisdiction",
    "Membership",
    "Name",
    "Resolution",
    "Source",
    "load_authority",
]

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[（(【]\d{4}[〕\]）)】]\d")
_UNKNOWN = Bound(None, None, None, "", "")
_SCOPES = frozenset({*LEVELS, "sector"})
_LEVELS = {
    "province": "provincial",
    "prefecture": "municipal",
    "county": "district",
    "national": "national",
}


class Authority:
    """Bodies, names, events, places and functions, and the questions asked of them."""

    def __init__(self) -> None:
        self.sources = tables.read_sources()
        self.agencies = tables.read_agencies()
        self.events = tables.read_events()
        self.functions = tables.read_functions()
        self.memberships = tuple(tables.read_memberships())
        self.collectives = {row.agency: row for row in tables.read_collectives()}
        self.gazetteer = Gazetteer(tables.read_table("jurisdictions.csv"))
        self._names: dict[str, list[Name]] = {}
        for name in tables.read_names():
            self._names.setdefault(name.agency, []).append(name)
        self._lexicon = FunctionLexicon(self.functions)
        self._composer = Composer(self.gazetteer, self._lexicon, self.functions)
        self._resolver = Resolver(
            self.agencies,
            self._names,
            self.gazetteer,
            self._lexicon,
            self._composer,
            CollectiveWords(self.gazetteer, self._lexicon),
        )
        self._succession = Succession(self.events)
        self._members: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            self._members.setdefault(membership.collective, []).append(membership)
        self._resolve = functools.lru_cache(maxsize=65536)(self._resolver.resolve)
        self._words = BodyWords(self._names, self._lexicon, self.gazetteer)

    def resolve(self, surface: str, *, date: str | None, jurisdiction: str | None) -> Resolution:
        """Return the body that `surface` means in a document of a date and a jurisdiction.

        `date` is ISO at any precision, None if unknown; `jurisdiction` the issuer's code of
        GB/T 2260, "000000" for the centre, None if unknown (a code that no place has is unknown).
        Never None, never across places.
        """
        known = jurisdiction is not None and self.gazetteer.get(jurisdiction) is not None
        return self._resolve(surface, date, jurisdiction if known else None)

    def agency(self, agency: str) -> Agency | None:
        """Return a body by id: of the authority file, or composed; None if it is neither."""
        return self.agencies.get(agency) or self._composed_agency(agency)

    def names_of(self, agency: str) -> tuple[Name, ...]:
        """Return all names of a body of the authority file, in the file's order."""
        return tuple(self._names.get(agency, ()))

    def name_at(self, agency: str, date: str | None) -> str | None:
        """Return the official name of a body at a date, else the nearest one in time."""
        name = self._resolver.name_at(agency, date)
        if name is not None:
            return name
        body = self._composed_agency(agency)
        return body.official_name if body is not None else None

    def successors(
        self, agency: str, function: str | None = None, date: str | None = None
    ) -> tuple[str, ...]:
        """Return the bodies that followed, nearest first; see `Succession.successors`."""
        return self._succession.successors(agency, function, date)

    def predecessors(
        self, agency: str, function: str | None = None, date: str | None = None
    ) -> tuple[str, ...]:
        """Return the bodies that went before, nearest first; see `Succession.predecessors`."""
        return self._succession.predecessors(agency, function, date)

    def lineage_set(
        self, agency: str, function: str | None = None, date: str | None = None
    ) -> tuple[str, ...]:
        """Return predecessors, the body itself and successors, oldest first."""
        before = self._succession.predecessors(agency, function, date)
        after = self._succession.successors(agency, function, date)
        return (*reversed(before), agency, *after)

    def events_of(self, agency: str) -> tuple[ChangeEvent, ...]:
        """Return the change events that touch a body, by date, undated ones last."""
        return self._succession.events_of(agency)

    def members_of(self, collective: str) -> tuple[Membership, ...]:
        """Return the known members of a collective body, bodies or only their names."""
        return tuple(self._members.get(collective, ()))

    def surfaces(self) -> Iterator[tuple[str, str]]:
        """Yield (text, agency id) of every name of the authority file, for a matcher."""
        for names in self._names.values():
            for name in names:
                yield name.text, name.agency

    def body_words(self) -> tuple[str, ...]:
        """Return all names of bodies and functions, without repeats, for a matcher.

        They include names with 和 or 、 inside (文化和旅游局, 发展和改革委员会), so that a list of
        bodies can be cut without cutting a name.
        """
        return self._words.words

    def looks_like_body(self, surface: str) -> bool:
        """Say whether a surface can be the name of a body, whatever its place or date."""
        return self._words.looks_like_body(surface)

    def jurisdiction_of(self, text: str) -> str | None:
        """Return the code of the place whose body a name or title belongs to, None if none.

        上海市黄浦区人民政府 → 310101, 国家税务总局上海市税务局 → 310000, 国务院办公厅 → 000000,
        沪府发〔2015〕6号 → 310000.
        """
        if _NUMBER.match(text):
            return self.gazetteer.of_number(text)
        place = self.gazetteer.find(text)
        central = self._words.first_central(text)
        if central is not None and (place is None or central[0] < place[0]):
            _start, end = central
            branch = place is not None and place[0] == end and self._is_branch(text[end:])
            return place[1] if branch and place is not None else NATIONAL
        return place[1] if place is not None else None

    def jurisdiction_of_number(self, number: str) -> str | None:
        """Return whose document a number is: 沪府发〔2015〕6号 → 310000; None if unknown."""
        return self.gazetteer.of_number(number)

    @staticmethod
    def _is_branch(rest: str) -> bool:
        return any(word in rest[:20] for word in ("税务局", "监管", "分行", "支行", "调查", "海关"))

    def _composed_agency(self, agency: str) -> Agency | None:
        """Return the body that a composed id means, named by the usual form of its level."""
        code, _, key = agency.partition("-")
        place = self.gazetteer.get(code)
        scope, _, inner = key.partition(".")
        several = scope in _SCOPES and inner in self.functions
        function = self.functions.get(inner if several else key)
        if place is None or function is None:
            return None
        # A municipality's departments are called as a city's (市教育局 or 市教委, never 厅).
        level = "prefecture" if place.kind == "市" else place.level
        pattern = dict(function.defaults).get(level) or function.name_zh
        collective = several or function.kind == "collective"
        name = pattern if collective else self._composer.official_name(code, pattern)
        return Agency(
            agency,
            f"各{pattern}" if several else name,
            "",
            _LEVELS[place.level],
            "collective" if collective else function.kind,
            code,
            key,
            _UNKNOWN,
            _UNKNOWN,
            collective,
            scope if several else function.covers,
            function.source,
            "likely",
            "",
            "composed",
        )

    def holds_at(self, agency: str, date: str) -> bool | None:
        """Say whether a body existed at a date as far as known; None if it is not in the file."""
        body = self.agencies.get(agency)
        return None if body is None else holds(body.start.date, body.end.date, date)


@functools.cache
def load_authority() -> Authority:
    """Return the authority file, read once a process; raises DataError if a table is ill-formed."""
    return Authority()
