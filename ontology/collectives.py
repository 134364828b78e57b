"""Recognises names that stand for several bodies: 各区人民政府, 各县（市、区）, 各有关部门."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ontology.authority_types import NATIONAL

if TYPE_CHECKING:
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer


class CollectiveName(NamedTuple):
    """Several bodies of one place: its code, the function key, the canonical name."""

    code: str
    key: str
    name: str


# Words for local governments inside 各…, longest first; 市 is told apart by what stands around it.
_LEVEL_WORDS = (
    ("新疆生产建设兵团", "province"),
    ("直辖市", "province"),
    ("自治区", "province"),
    ("省级", "province"),
    ("省", "province"),
    ("计划单列市", "prefecture"),
    ("副省级城市", "prefecture"),
    ("副省级市", "prefecture"),
    ("地级以上市", "prefecture"),
    ("地级及以上市", "prefecture"),
    ("设区的市", "prefecture"),
    ("设区市", "prefecture"),
    ("省辖市", "prefecture"),
    ("地级市", "prefecture"),
    ("自治州", "prefecture"),
    ("地区", "prefecture"),
    ("盟", "prefecture"),
    ("州", "prefecture"),
    ("地", "prefecture"),
    ("县级市", "county"),
    ("自治县", "county"),
    ("新区", "zone"),
    ("功能区", "zone"),
    ("开发区", "zone"),
    ("园区", "zone"),
    ("高新区", "zone"),
    ("度假区", "zone"),
    ("管委会", "zone"),
    ("管理委员会", "zone"),
    ("县", "county"),
    ("旗", "county"),
    ("区", "county"),
    ("街道办事处", "town"),
    ("街道", "town"),
    ("镇", "town"),
    ("乡", "town"),
    ("办事处", "town"),
    ("市", "city"),
)
_JOINERS = "（）、和及与以,各级"
_GOVERNMENT = re.compile(r"(人民政府|政府|政\s?府|府)?$")
_HEAD = re.compile(
    r"^(?P<place>国务院|中央和国家机关|中央|省委|省级|省直|省|市委|市级|市直|市|区委|区级|区直|区|"
    r"县委|县级|县直|县|州级|州直|州|自治区级|自治区直|自治区|本)?(?P<rest>.+)$"
)
_OPEN = re.compile(
    r"^(?:各|其他|其它)?(?:级|市级|区级|省级|县级|市直|省直|县直|区直)?(?P<which>有关|相关|责任|牵头|配合|"
    r"职能|行业|主管|行业主管|业务主管|监管|业务|成员|参与|各)*(?P<noun>部门|单位|委办局|委、办、局|"
    r"直属机构|机构|机关|部委|委局|成员单位|厅局|企业|行业协会|协会|高校|高等院校|科研院所|金融机构)$"
)
_NOUN_KEYS = {
    "部门": "departments",
    "委办局": "departments",
    "委、办、局": "departments",
    "委局": "departments",
    "厅局": "departments",
    "直属机构": "departments",
    "部委": "ministries",
    "单位": "units",
    "机构": "units",
    "机关": "units",
    "成员单位": "member-units",
    "企业": "enterprises",
    "行业协会": "trade-associations",
    "协会": "trade-associations",
    "高校": "universities",
    "高等院校": "universities",
    "科研院所": "research-institutes",
    "金融机构": "financial-institutions",
}
_CANONICAL = {
    "departments": "各有关部门",
    "units": "各有关单位",
    "member-units": "各成员单位",
    "ministries": "国务院有关部委",
    "enterprises": "有关企业",
    "trade-associations": "有关行业协会",
    "universities": "有关高校",
    "research-institutes": "有关科研院所",
    "financial-institutions": "有关金融机构",
}


def recognise(
    surface: str, context: str | None, gazetteer: Gazetteer, lexicon: FunctionLexicon
) -> CollectiveName | None:
    """Return what a collective name stands for in a document of `context`, None if it is none.

    各区人民政府 in Hangzhou are the districts of Hangzhou; 国务院有关部门 is national anywhere.
    """
    governments = _governments(surface, context, gazetteer, lexicon)
    if governments is not None:
        return governments
    return _open_group(surface, context, gazetteer)


def levels_named(text: str, context_level: str) -> frozenset[str] | None:
    """Return the levels of government that a list such as 县（市、区） names, None if no list.

    >>> sorted(levels_named("县（市、区）", "prefecture"))
    ['county']
    >>> sorted(levels_named("市、县（市、区）", "province"))
    ['county', 'prefecture']
    """
    levels: list[str] = []
    index = 0
    while index < len(text):
        if text[index] in _JOINERS:
            index += 1
            continue
        for word, level in _LEVEL_WORDS:
            if text.startswith(word, index):
                levels.append(level)
                index += len(word)
                break
        else:
            return None
    if not levels:
        return None
    first_city = levels.index("city") if "city" in levels else -1
    resolved: set[str] = set()
    for position, level in enumerate(levels):
        if level != "city":
            resolved.add(level)
        elif position == first_city and context_level in {"province", "national"}:
            # 各市、县（市、区）: the first 市 is above the counties, the one after 县 beside them.
            resolved.add("county" if "county" in levels[:position] else "prefecture")
        else:
            resolved.add("county")
    return frozenset(resolved)


_LOCAL_AUTHORITIES = frozenset(
    "各地 各地区 各地方 地方各级政府 地方各级人民政府 各级人民政府 各级政府 各地政府 各地人民政府 "
    "地方人民政府 地方政府 属地政府 各级党委和政府 各级党委政府 各地各部门 各地区各部门 "
    "各地区、各部门 各地、各部门 各级党委、政府 各级地方政府".split()
)
KEYS = {
    frozenset({"county"}): "county-level-governments",
    frozenset({"prefecture"}): "prefecture-level-governments",
    frozenset({"province"}): "provincial-governments",
    frozenset({"town"}): "town-governments",
    frozenset({"zone"}): "zone-committees",
}


def _governments(
    surface: str, context: str | None, gazetteer: Gazetteer, lexicon: FunctionLexicon
) -> CollectiveName | None:
    code, text = _place(surface, context, gazetteer)
    if text in _LOCAL_AUTHORITIES:
        return CollectiveName(code, "local-authorities", text)
    if not text.startswith("各"):
        return None
    body = text[1:]
    place = gazetteer.get(code)
    level = place.level if place is not None else "prefecture"
    bare = _GOVERNMENT.sub("", body)
    levels = levels_named(bare, level)
    if levels is not None:
        plain = bare in {"区", "区级"}
        key = "district-governments" if plain else KEYS.get(levels, "local-governments")
        ending = "" if levels == {"zone"} or bare.endswith(("办事处", "管委会")) else "人民政府"
        return CollectiveName(code, key, f"各{bare}{ending}")
    return _bureaus(code, body, level, lexicon)


def _bureaus(code: str, body: str, level: str, lexicon: FunctionLexicon) -> CollectiveName | None:
    """Read 各区市场监管局: one function at every place of a level."""
    for end in range(len(body) - 1, 0, -1):
        names = lexicon.candidates(body[end:])
        levels = levels_named(body[:end], level) if names else None
        if levels is not None:
            general = [name for name in names if name.place is None and "{" not in name.official]
            if general:
                key = f"{'-'.join(sorted(levels))}.{general[0].function}"
                return CollectiveName(code, key, f"各{body[:end]}{general[0].official}")
    return None


def _open_group(surface: str, context: str | None, gazetteer: Gazetteer) -> CollectiveName | None:
    code, text = _place(surface, context, gazetteer)
    match = _OPEN.match(text)
    if match is None:
        return None
    noun = match.group("noun")
    key = _NOUN_KEYS[noun]
    if match.group("which") == "成员":
        key = "member-units"
    if not text.startswith(("各", "有关", "相关", "其他", "其它")) and match.group("which") is None:
        return None
    if key == "ministries":
        code = NATIONAL
    return CollectiveName(code, key, _CANONICAL[key])


def _place(surface: str, context: str | None, gazetteer: Gazetteer) -> tuple[str, str]:
    """Return the place whose bodies are meant and the name without it."""
    match = _HEAD.match(surface)
    if match is None or match.group("place") is None:
        return context or "", surface
    head, rest = match.group("place"), match.group("rest")
    if head.startswith(("国务院", "中央")):
        return NATIONAL, rest
    if head == "本":
        return context or "", rest.lstrip("市省县区州")
    word = head.removesuffix("级").removesuffix("直").removesuffix("委")
    code = gazetteer.at_level(context, word)
    if code is None:
        return context or "", rest
    return code, rest
