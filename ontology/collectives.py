"""Recognises names that stand for several bodies: 各区人民政府, 各县（市、区）, 各有关部门."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ontology.authority_tables import read_table
from ontology.authority_types import NATIONAL

if TYPE_CHECKING:
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer

LEVELS = ("local", "province", "prefecture", "county", "town", "zone")
_GOVERNED = frozenset({"province", "prefecture", "county"})
_MARKS = "（）、和及与,/，"
_SHORT_GOVERNMENT = re.compile(r"(?<!人民)政府|(?<=[区县市])府$")
# 各级, 区级有关, 市直有关, 其他有关: what may stand between the place and 部门.
_QUALIFIERS = (
    r"(?:有关|相关|责任|牵头|配合|职能|行业|主管|业务|监管|参与|各级|各|其他|其它|涉及|组成|直属|"
    r"政府|人民政府|党委|党政|市级|区级|省级|县级|市直|省直|县直|区直|和|、)"
)
# 市、区市场监管局, 市区两级市场监管局: what shows that several places are meant without 各.
_SEVERAL = re.compile(r"[、（和]|两级|三级|[省市县区州旗镇乡][省市县区州旗镇乡]")
_SELECTED = re.compile(r"^(?:有关|相关|所在|涉及)(?:地)?")
_HEAD = re.compile(
    r"^(?P<head>(?P<level>国务院|中央和国家机关|中央|自治区|省|市|区|县|州|旗|盟)(?:级|直|委)?|本(?:级|[市省县区州])?|全[市省县区州])(?P<rest>.+)$"
)


class CollectiveName(NamedTuple):
    """Several bodies of one place: its code, the function key, the name.

    The name is the printed one, which says more than a standard form would, with 人民政府
    written out and without the name of the place.
    """

    code: str
    key: str
    name: str


class CollectiveWords:
    """The words of collective_words.csv, and the questions asked of them."""

    def __init__(self, gazetteer: Gazetteer, lexicon: FunctionLexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._whole: dict[str, str] = {}
        self._nouns: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        for word, role, key, *_ in read_table("collective_words.csv"):
            if role == "whole":
                self._whole[word] = key
            elif role == "noun":
                self._nouns[word] = key
            else:
                self._levels[word] = key
        words = sorted(self._levels, key=len, reverse=True)
        self._token = re.compile(f"[{_MARKS}]|" + "|".join(map(re.escape, words)))
        nouns = "|".join(re.escape(noun) for noun in sorted(self._nouns, key=len, reverse=True))
        self._open = re.compile(f"^(?P<which>{_QUALIFIERS}*)(?P<noun>{nouns})$")

    def recognise(self, surface: str, context: str | None) -> CollectiveName | None:
        """Return what a collective name stands for in a document of `context`, else None.

        各区人民政府 in Hangzhou are Hangzhou's districts; 国务院有关部门 is national anywhere.
        """
        code, text, place_named = self._place(surface, context)
        name = text if place_named else surface
        if text in self._whole:
            return CollectiveName(code, self._whole[text], name)
        return (
            self._governments(code, text, name)
            or self._of_function(code, text, name)
            or self._open_group(code, text, name)
        )

    def levels_named(self, text: str, context_level: str) -> list[str] | None:
        """Return the levels of government that a list such as 县（市、区） names, None if no list.

        市 is a prefecture before 县 in a province's document, a county-level city elsewhere.
        """
        levels: list[str] = []
        index = 0
        while index < len(text):
            match = self._token.match(text, index)
            if match is None:
                return None
            level = self._levels.get(match.group())
            if level:
                levels.append(level)
            index = match.end()
        if "province" in levels and "县" not in text and text.startswith(("省", "自治区")):
            # 各省（区、市）: 区 and 市 are the regions and municipalities beside the provinces.
            return ["province" for _ in levels]
        above = context_level in {"province", "national"}
        for position, level in enumerate(levels):
            if level == "city":
                first = "city" not in levels[:position] and "county" not in levels[:position]
                levels[position] = "prefecture" if above and first else "county"
        return levels

    def _governments(self, code: str, text: str, name: str) -> CollectiveName | None:
        """Read 各县（市、区）, 各区县政府, 相关市（州）人民政府, 市、县人民政府."""
        every = text.startswith("各")
        selected = _SELECTED.match(text)
        body = text[1:] if every else text[selected.end() :] if selected else text
        if not body or not (every or selected or "政府" in body):
            return None
        levels = self.levels_named(body, self._level(code))
        if not levels or (not every and not selected and len(levels) < 2):
            return None
        kinds = set(levels) - {"zone"} or {"zone"}
        if not every and not selected and ("政府" not in text or not kinds <= _GOVERNED):
            return None
        full = _SHORT_GOVERNMENT.sub("人民政府", name)
        if (
            every
            and kinds <= _GOVERNED
            and not re.search("政府|公署|行署|管委会|办事处|党委", full)
        ):
            full += "人民政府"
        if every and body.removesuffix("人民政府").removesuffix("政府") == "区":
            key = "district-governments"
        elif len(kinds) == 1:
            key = _KEYS[next(iter(kinds))]
        else:
            key = "local-governments"
        return CollectiveName(code, key, full)

    def _of_function(self, code: str, text: str, name: str) -> CollectiveName | None:
        """Read 各区市场监管局, 市、区市场监管部门, 各级财政部门: one function at several places."""
        body = text.removeprefix("各级").removeprefix("各")
        if body == text and not body.endswith("部门") and not _SEVERAL.search(body):
            return None
        for start in range(len(body)):
            function = self._function(body[start:])
            if function is None:
                continue
            levels = self.levels_named(body[:start], self._level(code))
            if levels is None or (levels == [] and body[start:][-2:] != "部门" and body == text):
                continue
            if len(levels) < 2 and body == text and not body.endswith("部门"):
                continue
            if body[:start] in {"地", "地区", "地方"}:
                levels = ["local"]
            scope = "-".join(sorted(set(levels), key=LEVELS.index)) or "sector"
            return CollectiveName(code, f"{scope}.{function}", name)
        return None

    def _function(self, text: str) -> str | None:
        if text.endswith("部门"):
            return self._lexicon.stem_function(text[:-2])
        names = self._lexicon.candidates(text)
        return names[0].function if names and len(text) > 2 else None

    def _open_group(self, code: str, text: str, name: str) -> CollectiveName | None:
        """Read 各有关部门, 市级相关单位, 国务院各部委, 有关企业."""
        match = self._open.match(text)
        if match is None or (not match.group("which") and name == text):
            return None
        key = self._nouns[match.group("noun")]
        return CollectiveName(NATIONAL if key == "ministries" else code, key, name)

    def _place(self, surface: str, context: str | None) -> tuple[str, str, bool]:
        """Return the place whose bodies are meant, the name without it, whether it was named."""
        match = _HEAD.match(surface)
        if match is not None and match.group("level") is None:
            return context or "", match.group("rest"), True
        if match is not None:
            rest = match.group("rest")
            if match.group("level") in {"国务院", "中央", "中央和国家机关"}:
                return NATIONAL, rest, False
            code = self._gazetteer.at_level(context, match.group("level"))
            if code is not None and (rest.startswith(_GROUP_STARTS) or rest in self._nouns):
                return code, rest, False
        for place in self._gazetteer.read(surface, context, None):
            rest = surface[place.end :]
            if place.full and rest.startswith(_GROUP_STARTS):
                return place.code, rest, True
        return context or "", surface, False

    def _level(self, code: str) -> str:
        place = self._gazetteer.get(code)
        return place.level if place is not None else "prefecture"


_GROUP_STARTS = ("各", "有关", "相关", "政府", "人民政府", "级", "直", "其他")
_KEYS = {
    "county": "county-level-governments",
    "prefecture": "prefecture-level-governments",
    "province": "provincial-governments",
    "town": "town-governments",
    "zone": "zone-committees",
}
