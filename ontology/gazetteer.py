"""Finds places of GB/T 2260 in names: by full or short name, in the light of the reader's place."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from ontology.authority_tables import jurisdiction
from ontology.authority_types import NATIONAL
from ontology.periods import distance, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontology.authority_types import Jurisdiction

# How a document calls a level without naming the place: 市市场监管局, 省教育厅, 区委.
LEVEL_PREFIXES = ("自治区", "自治州", "自治县", "新区", "省", "市", "区", "县", "州", "盟", "旗")
_WANTED_KINDS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("市",),
    "区": ("区", "新区", "林区", "特区"),
    "新区": ("新区",),
    "县": ("县", "自治县"),
    "自治县": ("自治县",),
    "州": ("自治州",),
    "自治州": ("自治州",),
    "盟": ("盟",),
    "旗": ("旗", "自治旗"),
}
_PARENT, _ALIASES, _PREFIXES = 5, 6, 7
_DISTRICT_KINDS = ("区", "新区", "林区", "特区")
_LEVEL_RANK = {"national": 0, "province": 1, "prefecture": 2, "county": 3}


class PlaceMatch(NamedTuple):
    """A place read at the start of a text: where it ends, its code, whether its suffix stood.

    `within` tells that the place it lies in was printed before it: 上海市黄浦区.
    """

    end: int
    code: str
    full: bool
    within: bool = False


class Gazetteer:
    """All places, with the questions that names of bodies ask of them."""

    def __init__(self, rows: Iterable[list[str]]) -> None:
        """Index the rows of jurisdictions.csv; a place is built when it is first asked for.

        A document names a handful of the 3,600 places, and building all of them would take
        half of the time that the whole authority file needs.
        """
        self._rows: dict[str, list[list[str]]] = {}
        self._by_name: dict[str, list[list[str]]] = {}
        self._number_prefixes: dict[str, str] = {}
        self._built: dict[tuple[str, str], Jurisdiction] = {}
        for row in rows:
            code, name, short, *_ = row
            self._rows.setdefault(code, []).append(row)
            self._by_name.setdefault(name, []).append(row)
            if short != name:
                self._by_name.setdefault(short, []).append(row)
            if row[_ALIASES] or row[_PREFIXES]:
                for alias in row[_ALIASES].split():
                    # 沪 and 粤 begin document numbers; in running names they say nothing.
                    if len(alias) > 1:
                        self._by_name.setdefault(alias, []).append(row)
                for prefix in row[_PREFIXES].split():
                    self._number_prefixes[prefix] = code
        self._longest = max(map(len, self._by_name), default=0)
        self._first_characters = frozenset(name[0] for name in self._by_name)

    def __iter__(self) -> Iterator[Jurisdiction]:
        return (self._place(rows[0]) for rows in self._rows.values())

    def get(self, code: str) -> Jurisdiction | None:
        """Return the place of a code, None if there is none."""
        rows = self._rows.get(code)
        return self._place(rows[0]) if rows is not None else None

    def _place(self, row: list[str]) -> Jurisdiction:
        key = (row[0], row[1])
        place = self._built.get(key)
        if place is None:
            place = self._built[key] = jurisdiction(row)
        return place

    def ancestors(self, code: str | None) -> tuple[str, ...]:
        """Return the code and what it lies in, up to the centre; unknown codes lie in nothing."""
        chain: list[str] = []
        while code is not None and code not in chain:
            chain.append(code)
            place = self.get(code)
            code = place.parent if place is not None else None
        return tuple(chain)

    @functools.cached_property
    def _parents(self) -> frozenset[str]:
        return frozenset(row[_PARENT] for rows in self._rows.values() for row in rows)

    def has_parts(self, code: str) -> bool:
        """Say whether places lie in a place: Hangzhou has districts, Dongguan only towns."""
        return code in self._parents

    def same_province(self, left: str, right: str) -> bool:
        """Say whether two codes lie in one province; the centre lies in none."""
        return NATIONAL not in {left, right} and left[:2] == right[:2]

    def official_name(self, code: str, date: str | None = None) -> str:
        """Return the place as names of its bodies begin: districts carry their city's name.

        杭州市余杭区, but 桐庐县 and 义乌市; 襄樊市 before it was renamed.
        """
        place = self.at_date(code, date)
        if place.level == "county" and place.kind in _DISTRICT_KINDS and place.parent is not None:
            parent = self.at_date(place.parent, date)
            return place.name if parent.kind == "省" else parent.name + place.name
        return place.name

    def at_date(self, code: str, date: str | None) -> Jurisdiction:
        """Return the place that bore a code at a date, else the one that bears it now."""
        history = [self._place(row) for row in self._rows[code]]
        if len(history) == 1:
            return history[0]
        return min(
            history,
            key=lambda place: (
                distance(place.valid_from, place.valid_to, date),
                place.former and (date is None or place.valid_to is None),
                not place.former,
            ),
        )

    def at_level(self, context: str | None, prefix: str) -> str | None:
        """Return the place that a level's word means in a document of `context`.

        In a document of 杭州市余杭区, 区 is itself, 市 is 杭州市 and 省 is 浙江省. In a
        province, 市 names no single place: None.
        """
        wanted = _WANTED_KINDS[prefix]
        chain = self.ancestors(context)
        for code in chain:
            place = self.get(code)
            if place is None:
                continue
            if place.kind in wanted:
                return code
            # 区发展改革委 in a document of an autonomous region may be the region's own.
            if prefix == "区" and place.kind == "自治区" and code == context:
                return code
            # 省X in a municipality or a region does not exist; 市X in 州 or 盟 neither.
        return None

    def read(self, text: str, context: str | None, date: str | None) -> Iterator[PlaceMatch]:
        """Yield the places that `text` begins with, longest reading first, nested ones joined.

        杭州市余杭区市场监管局 yields 余杭区 (its end after 区), then 杭州市, then 杭州.
        """
        found: list[PlaceMatch] = []
        for match in self._read_one(text, context, date):
            found.extend(
                PlaceMatch(match.end + inner.end, inner.code, inner.full, within=True)
                for inner in self.read(text[match.end :], match.code, date)
                if match.code in self.ancestors(inner.code)[1:]
            )
            found.append(match)
        found.sort(key=lambda match: -match.end)
        yield from found

    def _read_one(self, text: str, context: str | None, date: str | None) -> Iterator[PlaceMatch]:
        if not text or text[0] not in self._first_characters:
            return
        for end in range(min(self._longest, len(text)), 1, -1):
            rows = self._by_name.get(text[:end])
            if rows is None:
                continue
            place = self._choose([self._place(row) for row in rows], context, date)
            if place is not None:
                yield PlaceMatch(end, place.code, text[:end] == place.name)

    def _choose(
        self, places: list[Jurisdiction], context: str | None, date: str | None
    ) -> Jurisdiction | None:
        """Return the place meant: nearest to the context, in being, of the highest level."""
        if len(places) == 1:
            return places[0]
        chain = self.ancestors(context)

        def rank(place: Jurisdiction) -> tuple[int, bool, int]:
            own = self.ancestors(place.code)
            common = next((chain.index(code) for code in own if code in chain), len(chain))
            alive = holds(place.valid_from, place.valid_to, date) and not (
                place.former and place.valid_to is None
            )
            return (common, not alive, _LEVEL_RANK[place.level])

        ranked = sorted(places, key=rank)
        if rank(ranked[0]) == rank(ranked[1]) and ranked[0].code != ranked[1].code:
            return None
        return ranked[0]

    def find(self, text: str) -> tuple[int, str] | None:
        """Return where the first place in `text` starts and its code, nested places joined.

        Names with their suffix (杭州市) win over earlier bare ones (杭州湾) only when nothing
        with a suffix starts before. A county counts by its whole name alone: its bare name is
        often a common word (公安, 和平, 城关).
        """
        bare: tuple[int, str] | None = None
        for start in range(len(text)):
            for match in self.read(text[start:], None, None):
                if match.full:
                    return start, match.code
                place = self.get(match.code)
                if bare is None and place is not None and place.level != "county":
                    bare = (start, match.code)
        return bare

    def of_number(self, number: str) -> str | None:
        """Return whose document a number is: 沪府发〔2015〕6号 → 310000, 国办发… → 000000."""
        for end in (4, 3, 2, 1):
            code = self._number_prefixes.get(number[:end])
            if code is not None:
                return code
        return None
