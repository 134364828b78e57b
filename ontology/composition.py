"""Composes a body from a place and a function: 市市场监管局 in Hangzhou → 杭州市市场监督管理局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ontology.authority_types import NATIONAL
from ontology.gazetteer import LEVEL_PREFIXES
from ontology.iri import composed_agency_id, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.authority_types import Function, FunctionName
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer, PlaceMatch

_PARTY_HEADS = ("中国共产党", "中共")
_TOWN = re.compile(
    r"^(?P<town>(?![各有相本其])[\u4e00-\u9fff]{1,5}?)"
    r"(?:(?P<kind>街道|镇|(?<=..)乡)(?:人民政府|政府|办事处)?)$"
)
_PART = re.compile(
    r"^(?P<bureau>.{2,}?局)(?P<part>[\u4e00-\u9fff]{1,12}(?:分局|局|支队|大队|总队|处|所|中心|队))$"
)
_REGION_PARTY = re.compile(r"^中共\{place\}委(?!员会)")
# What an official name ends in even where nobody knows the function.
_WRITTEN_OUT = re.compile(
    r"(?:局|厅|委员会|领导小组|领导小组办公室|委员会办公室|联席会议|联席会议办公室|指挥部|指挥部办公室|"
    r"工作组|促进会|联合会|协会|学会|研究院|研究所|..管理中心|..服务中心|.{5,}办公室|.{4,}中心|.{2,}署|.{2,}总队|..大学|..学院|..人民法院|..检察院)$"
)
# 各委、办、局 and lists are no single body.
_SEVERAL = re.compile("[各、，及]|有关|相关")
_ZONES = (("综保区", "综合保税区"), ("高新区", "高新技术产业开发区"))
_PARTY_WORD = re.compile(r"^党委(?=.*[部办室会校局院])")
_DIGEST = re.compile(r"x?[0-9a-f]{8}")


class Composed(NamedTuple):
    """A body by place and function; `keys` are several where a bureau joins functions."""

    code: str
    keys: tuple[str, ...]
    name: str

    @property
    def id(self) -> str:
        """The agency id: 330100-market-regulation, 330122-education.sports."""
        return composed_agency_id(self.code, ".".join(self.keys))

    @property
    def function(self) -> str | None:
        """The function key, keys of joined functions with a dot between; None if unknown."""
        keys = [key for key in self.keys if not _DIGEST.fullmatch(key)]
        return ".".join(keys) or None


class Composer:
    """Reads a surface as place and function, in the order in which documents mean it."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        lexicon: FunctionLexicon,
        functions: Mapping[str, Function],
    ) -> None:
        self._several = frozenset(key for key, row in functions.items() if row.several)
        self._gazetteer = gazetteer
        self._lexicon = lexicon

    def compose(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Return the body that `surface` names in a document of `context`, None if unknown.

        Order: the issuer's own (市场监管局), a level's word (市…, 省…), a place's name (杭州市…),
        a place inside (国家税务总局杭州市税务局), then bureaus that join functions (教体局).
        """
        upper = self._of_the_upper(surface, context, date)
        if upper is not None:
            return upper
        text = surface
        for head in _PARTY_HEADS:
            if text.startswith(head) and not text.startswith("中国共产党中央"):
                text = text[len(head) :]
        for code, rest, level in self._readings(text, context, date):
            # 自治区党委宣传部 is what 省委宣传部 is elsewhere.
            found = self._match(code, _PARTY_WORD.sub("委", rest), level, date)
            if found is not None:
                return found
        framed = self._framed(surface, context, date)
        if framed is not None:
            return framed
        special = self._branch(surface, context, date) or self._town(surface, context, date)
        if special is not None:
            return special
        for code, rest, _ in self._readings(text, context, date):
            joined = self._lexicon.joined(rest)
            if joined is not None and code != NATIONAL:
                return Composed(code, joined.keys, self.official_name(code, joined.official, date))
        return self._written_out(surface, context, date)

    def _of_the_upper(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Read a bureau of the city at one of its counties: 泉州市石狮生态环境局.

        Its official name has the county bare behind the city: the printed one.
        """
        for match in self._gazetteer.read(surface, context, date):
            place = self._gazetteer.get(match.code)
            if not match.within or match.full or place is None or place.level != "county":
                continue
            rest = surface[match.end :]
            name = self._lexicon.lookup(rest, match.code, place.level, date)
            if name is not None and rest.endswith("局"):
                return Composed(match.code, (name.function,), surface)
        return None

    def _branch(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Read a part of a bureau: 区国土分局 → 昆明市国土资源局官渡分局, 市公安局交管局."""
        if surface.endswith("分局"):
            for code, rest, _ in self._readings(surface.removesuffix("分局"), context, date):
                place = self._gazetteer.get(code)
                if place is None or place.level != "county" or place.parent is None:
                    continue
                bureau = rest if rest.endswith("局") else rest + "局"
                name = self._lexicon.lookup(bureau, place.parent, self._level(place.parent), date)
                if name is not None:
                    whole = self.official_name(place.parent, name.official, date)
                    return Composed(code, (name.function,), f"{whole}{place.short}分局")
        match = _PART.match(surface)
        head = self.compose(match.group("bureau"), context, date) if match is not None else None
        if match is None or head is None:
            return None
        part = match.group("part")
        for inner in self._gazetteer.read(part.removesuffix("分局"), head.code, date):
            whole_part = inner.end == len(part) - 2 and part.endswith("分局")
            if whole_part and head.code in self._gazetteer.ancestors(inner.code)[1:]:
                return Composed(inner.code, head.keys, head.name + part)
        return Composed(head.code, (*head.keys, _short(part)), head.name + part)

    def _town(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Read a town or subdistrict of the issuer's place: 浦江镇, 浦锦街道, 大战乡人民政府."""
        place = self._gazetteer.get(context or "")
        # 遂昌县应村乡人民政府 in a document of 遂昌县: its own county before it is said once.
        match = _TOWN.match(surface.removeprefix(place.name) if place is not None else surface)
        # In a city with districts a town alone does not say in which of them it lies.
        if match is None or place is None or self._gazetteer.has_parts(place.code):
            return None
        town, kind = match.group("town"), match.group("kind")
        whole = self._gazetteer.official_name(place.code, date)
        if kind == "街道":
            name = f"{whole}人民政府{town}街道办事处"
        else:
            name = f"{whole}{town}{kind}人民政府"
        return Composed(place.code, ("town", _short(town + kind)), name)

    def _written_out(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Read a name that is written out though its function is unknown: 自治区能源开发局.

        The place is put in full; the rest stays as printed (管委会 as 管理委员会). Clipped names
        (区审改办, 市轨道集团) can't be told to be official forms and are left to be provisional.
        """
        code, rest = self.place_of(surface, context, date)
        if not code or code == NATIONAL or surface.endswith("分局") or _SEVERAL.search(surface):
            return None
        if rest.endswith(("管委会", "区管委")) and len(rest) > 5:
            full = rest.removesuffix("会").removesuffix("管委") + "管理委员会"
            for short, long in _ZONES:
                full = full.replace(short, long)
            name = self.official_name(code, full, date) if rest != surface else full
            return Composed(code, (f"x{_short(full)}",), name)
        if rest != surface and len(rest) > 2 and _WRITTEN_OUT.search(rest):
            return Composed(code, (f"x{_short(rest)}",), self.official_name(code, rest, date))
        return None

    def place_of(self, surface: str, context: str | None, date: str | None) -> tuple[str, str]:
        """Return the code of the place that a surface begins with and the rest.

        For bodies whose function is unknown: 市轨道集团 in Hangzhou → 330100, 轨道集团. Where no
        place is named, the context and the whole; an empty code if that is unknown.
        """
        for prefix in LEVEL_PREFIXES:
            if surface.startswith(prefix) and len(surface) > len(prefix) + 1:
                code = self._gazetteer.at_level(context, prefix)
                if code is not None:
                    return code, surface[len(prefix) :]
        for match in self._gazetteer.read(surface, context, date):
            if match.full and match.end < len(surface) and self._meant_here(match, context):
                return match.code, surface[match.end :]
        return context or "", surface

    def official_name(
        self, code: str, pattern: str, date: str | None = None, level: str = ""
    ) -> str:
        """Fill a function's official form with a place: 中共{place}委组织部 → 中共杭州市委组织部.

        A form without a slot follows the place, one that begins with = stands alone.
        """
        if pattern.startswith("="):
            return pattern[1:]
        if "{" not in pattern:
            return self._gazetteer.official_name(code, date) + pattern
        place = self._gazetteer.at_date(code, date)
        if place.kind == "自治区":
            # 自治区党委 is called so in full: 中共广西壮族自治区委员会宣传部.
            pattern = _REGION_PARTY.sub("中共{place}委员会", pattern)
        return pattern.format(
            place=self._gazetteer.official_name(code, date),
            name=place.name,
            short=place.short,
            level=level or place.kind,
        )

    def _readings(
        self, text: str, context: str | None, date: str | None
    ) -> Iterator[tuple[str, str, str]]:
        """Yield (code, rest of the name, printed level word) of every way to read the start."""
        if context is not None:
            yield context, text, ""
        for prefix in LEVEL_PREFIXES:
            if text.startswith(prefix):
                code = self._gazetteer.at_level(context, prefix)
                if code is not None:
                    yield code, text[len(prefix) :], prefix
        for match in self._gazetteer.read(text, context, date):
            if self._meant_here(match, context):
                yield match.code, text[match.end :], ""

    def _meant_here(self, match: PlaceMatch, context: str | None) -> bool:
        """Say whether a printed place can be meant in a document of `context`.

        A bare 黄浦区 in Hangzhou is not taken for Shanghai's: districts and counties are named
        without their city only in their own province, or in full by the centre.
        """
        place = self._gazetteer.get(match.code)
        if match.within or place is None or place.level != "county":
            return True
        if context == NATIONAL:
            return match.full
        return context is not None and self._gazetteer.same_province(context, match.code)

    def _match(self, code: str, rest: str, level: str, date: str | None) -> Composed | None:
        if not rest:
            return self._government(code, date)
        within = self._lexicon.level_within(rest)
        if within is not None and not level:
            own = self._gazetteer.at_level(code, within)
            if own is None:
                return None
            code, level = own, within
        for place in self._gazetteer.ancestors(code):
            # A name that only one place has (临港新片区管委会) is meant by its districts as well.
            name = self._lexicon.lookup(rest, place, self._level(place), date)
            if name is not None and place in {code, name.place}:
                return None if place == NATIONAL else self._composed(place, name, date, level)
        return None

    def _government(self, code: str, date: str | None) -> Composed | None:
        """Read a bare place as its government: 越秀区 → 广州市越秀区人民政府."""
        if code == NATIONAL:
            return None
        # 新疆生产建设兵团 is a body itself.
        corps = self._gazetteer.at_date(code, date).kind == "兵团"
        return Composed(
            code, ("government",), self.official_name(code, "" if corps else "人民政府", date)
        )

    def _framed(self, surface: str, context: str | None, date: str | None) -> Composed | None:
        """Read a place inside a name: 人民银行杭州中心支行, 共青团杭州市委, 国家统计局浙江调查总队."""
        for start, frame in self._lexicon.frames(surface):
            inner = surface[start : len(surface) - len(frame.tail)]
            for match in self._gazetteer.read(inner, context, date):
                if match.end == len(inner) and match.full == (frame.slot == "{name}"):
                    found = self._composed(match.code, frame.name, date)
                    # 国网重庆江津供电公司 names the place above as well; so does its official name.
                    if not match.within or frame.slot == "{name}":
                        return found
                    place = self._gazetteer.at_date(match.code, date)
                    return found._replace(name=found.name.replace(place.short, inner, 1))
            if inner in LEVEL_PREFIXES:
                code = self._gazetteer.at_level(context, inner)
                if code is not None:
                    return self._composed(code, frame.name, date, inner)
        return None

    def _composed(
        self, code: str, name: FunctionName, date: str | None, level: str = ""
    ) -> Composed:
        official = self.official_name(code, name.official, date, level)
        if name.function in self._several:
            return Composed(code, (name.function, _short(official)), official)
        return Composed(code, (name.function,), official)

    def _level(self, code: str) -> str:
        place = self._gazetteer.get(code)
        return place.level if place is not None else ""


def _short(text: str) -> str:
    return digest(text, 8)
