"""Lists of bodies in running prose: where one ends, what is a body, where 等 leaves a list open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology.authority import load_authority

# 各市（州）人民政府, 各区、县（市）政府, 各设区市、平潭综合实验区管委会: separators inside one name.
_EVERY = re.compile(
    r"(?:全市|全省|本市|其他)?各(?:省|自治区|直辖市|计划单列市|市|州|盟|区|县|旗|自治州|自治县|设区|省辖|地级|以上|及|乡|镇|街道|地|"
    r"新|开发|园|功能|直管|林|、|，|/|和|[（〈〔][^（）〈〉〔〕]{1,12}[）〉〕])*"
    r"(?:党委[和、及]?(?:人民)?政府|人民政府|政府|管委会|管理委员会|质量工作领导小组|办事处)"
    # 各区、县级市; 各县（市、区）; 各市、州: no word for government behind the kinds of place.
    r"|(?:全市|全省|本市)?各(?:区|县|市|州|盟|旗|地区|乡|镇)(?:[、/和及]?(?:区|县级市|县|市|州|盟|旗|街道|镇)|（[^（）]{1,8}）){1,4}"
    r"(?=$|[，,；;。、）\s])"
    # 13个街道、镇; 9个县（市、区）人民政府: counted, with or without the word for government.
    r"|\d{1,3}个(?:街道|乡镇|镇街|镇|乡|区县|县市|县|区|市|州|旗)(?:[、和及/]?(?:街道|乡镇|镇街|镇|乡|区县|县市|县|区|市|州|旗)|（[^（）]{1,8}）){0,4}"
    r"(?:人民政府|政府|办事处|管委会)?(?=$|[，,；;。、）\s])"
)
# 市直有关部门、单位; 各有关部门和单位: one collective, its second half without a word of its own.
_UNITS = re.compile(
    r"[一-龥]{0,4}(?:有关|相关|各)(?:部门[、和](?:有关|相关)?单位|单位[、和](?:有关|相关)?部门)"
)
_OPEN = re.compile(
    r"等(?:\d{1,3}个?|[一二三四五六七八九十]{1,3}个?)?(?:市级|省级|区级|市直|省直)?"
    r"(?:有关|相关|各有关|各相关|其他有关)?(?:职能|主管|责任|成员|牵头|群众|群团|社会|人民)*(?:部门|单位|地区|机构|委办局|组织|团体|地)?"
    r"(?=$|[、，,；;/\s。及和与按根依])"
)
_NOT_OPEN = re.compile(r"(?:高|中|同|初|平|上|下|特)$")
_SEPARATOR = re.compile(r"[、，,；;/\s·]+")
_CONJUNCTION = re.compile(r"以及|及其|及|和|与")
_LEADING = re.compile(r"^(?:由|请|以及|及|和|与|并|并由|同时|其中)+")

# The longest name known, in characters, with room to spare.
_LONGEST = 60
_GLOSS = re.compile(r"(?<=[一-龥])(?:（[^（）]{1,12}）|〔[^〔〕]{1,24}〕|〈[^〈〉]{1,12}〉)$")
_EVERY_END = re.compile(
    r"^各.{0,16}(?:区|县|市|州|盟|旗|镇|乡|街道|地|部门|单位|乡镇|园区)(?:（[^（）]{1,10}）)?$"
)
_DISTRICT = re.compile(r"^[一-龥]{1,6}(?:区|县|市|州|镇|街道)$")
_MINISTRY = re.compile(
    r"^(?:中央|国家|中共中央)?[一-龥]{1,8}[一-龥](?<![干内外全局东西南北中乐细])部$"
)
# 工程总承包单位, 生产企业 and the like answer for their own quality; they are no bodies here.
_NOT_BODY = re.compile(
    r"(?:^(?:试行|暂行|试点|全部|内部|外部|部分|社会|大会|机会|不再|以下|下同|其中|包括|含|例如|如|即|"
    r"建成|完成|启动|开工|加快|打造|修建|筹建|改建|扩建|迁建|新建(?![区县])|"
    r"(?:创建|组建|争创|引进|培育|提升|改造|优化|深化|推进|推动|扩大|开展|举办|办好)"
    r"(?!.{0,24}(?:办|办公室|指挥部|领导小组|专班|工作组|委员会|联席会议)$)|详见|见附件|附件|原|简称|以下简称|的|是)|^(?:单位|部门|机构|企业|中心|地区|机关|主管|.?教室|.?地下室)$)|[“”《》：:？！0-9%％]{1,}.*[：:？！]|"
    r"[《》“”]|由|该项|明确|制定|(?:都|均|也|工作人员)$|(?:以下简称|简称|不少于|不低于|不超过)|的.{0,6}(?:单位|机构|部门)$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One name in a list: fold offsets, and the role that a bracket behind it marks (牵头).

    `elided`: 发展改革、财政等部门 leaves the word for the body to the end of the list.
    """

    start: int
    end: int
    marked: str | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of bodies; `open` where 等 closes it."""

    items: tuple[Item, ...]
    open: bool


@lru_cache(maxsize=65536)
def looks_like_body(name: str) -> bool:
    """Tell whether a name has the form of a body's, known or not: by what it ends in.

    >>> [looks_like_body(n) for n in ("市大数据中心", "各市（州）人民政府", "浦东新区", "外交部")]
    [True, True, True, True]
    >>> [looks_like_body(n) for n in ("试行", "第一批", "2023—2025年", "工程质量潜在缺陷", "社会")]
    [False, False, False, False, False]
    """
    name = _GLOSS.sub("", name)
    if not 2 <= len(name) <= 40 or _NOT_BODY.search(name):
        return False
    return bool(
        _EVERY.fullmatch(name)
        or _EVERY_END.match(name)
        or _MINISTRY.match(name)
        or _DISTRICT.match(name)
        or load_authority().looks_like_body(name)
    )


def split_list(text: str, start: int, end: int) -> Listed:
    """Split text[start:end] into names; a conjunction divides only between two bodies.

    >>> t = "市文化和旅游局、市委宣传部和各区、县（市）人民政府等部门"
    >>> [t[i.start:i.end] for i in split_list(t, 0, len(t)).items], split_list(t, 0, len(t)).open
    (['市文化和旅游局', '市委宣传部', '各区、县（市）人民政府'], True)
    """
    items: list[Item] = []
    left_open = False
    for chunk_start, chunk_end in _chunks(text, start, end):
        for piece_start, piece_end, opens in _open_ends(text, chunk_start, chunk_end):
            left_open = left_open or opens
            for s, e in _conjoined(text, piece_start, piece_end):
                item = _trim(text, s, e)
                if item is not None:
                    items.append(item)
    return Listed(tuple(_elided(text, items, end)), left_open)


def is_listed(text: str, start: int, end: int) -> bool:
    """Tell whether a line holds nothing but bodies: 省卫生厅, 1.市住建局, 市财政局、市审计局。"""
    if end - start > _LONGEST * 4 or end - start < 2:
        return False
    items = split_list(text, start, end).items
    return bool(items) and all(looks_like_body(text[i.start : i.end]) for i in items)


_ELIDED_END = re.compile(r"部门(?:和单位|、单位)?$")
_STEM = re.compile(r"[一-龥]{2,9}")


def _elided(text: str, items: list[Item], end: int) -> list[Item]:
    """Mark the names that leave 部门 to the end of the list: 发展改革、财政、住房城乡建设等部门."""
    if len(items) < 2 or not _ELIDED_END.search(text[items[-1].start : end].rstrip("，,。；")):
        return items
    return [
        item
        if looks_like_body(name) or not _STEM.fullmatch(name) or _NOT_BODY.search(name)
        else Item(item.start, item.end, item.marked, elided=True)
        for item in items
        for name in (text[item.start : item.end],)
    ]


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at separators that stand outside brackets and outside names such as 各区、县政府."""
    kept: list[tuple[int, int]] = [m.span() for m in _EVERY.finditer(text, start, end)]
    kept += [m.span() for m in _UNITS.finditer(text, start, end)]
    depth = 0
    for match in re.finditer(r"[（）〔〕〈〉]", text[start:end]):
        at = start + match.start()
        if match.group() in "（〔〈":
            if depth == 0:
                opened = at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                kept.append((opened, at + 1))
    kept.sort()
    cuts: list[tuple[int, int]] = []
    index, reach = 0, start
    for match in _SEPARATOR.finditer(text, start, end):
        while index < len(kept) and kept[index][0] <= match.start():
            reach = max(reach, kept[index][1])
            index += 1
        if match.start() >= reach:
            cuts.append(match.span())
    chunks, at = [], start
    for s, e in cuts:
        chunks.append((at, s))
        at = e
    chunks.append((at, end))
    return [(s, e) for s, e in chunks if s < e]


def _open_ends(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Cut at 等, 等部门: what stands before it is a name, and the list is open."""
    pieces, at = [], start
    for match in _OPEN.finditer(text, start, end):
        if _NOT_OPEN.search(text, start, match.start()):
            continue
        pieces.append((at, match.start(), True))
        at = match.end()
    pieces.append((at, end, False))
    return pieces


def _conjoined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part at 和, 及, 与, 以及 where a body stands on either side."""
    if _EVERY.fullmatch(text, start, end) or _UNITS.fullmatch(text, start, end):
        return [(start, end)]
    marks = list(_CONJUNCTION.finditer(text, start, end))
    parts: list[tuple[int, int]] = []
    for index, match in enumerate(marks):
        stop = marks[index + 1].start() if index + 1 < len(marks) else end
        left = text[start : match.start()] if match.start() - start <= _LONGEST else ""
        # No name is longer than _LONGEST, so the whole rest needs a look only when it is short.
        rests = [text[match.end() : until] for until in {stop, min(end, match.end() + _LONGEST)}]
        follows = any(looks_like_body(_bare(rest)) for rest in rests)
        if match.start() == start and follows:
            start = match.end()
        elif follows and looks_like_body(_bare(left)) and not _one_place(left, rests):
            parts.append((start, match.start()))
            start = match.end()
    return [*parts, (start, end)]


def _one_place(left: str, rests: list[str]) -> bool:
    """Tell whether 和 joins the two organs of one place: 高新区党工委和管委会."""
    return left.endswith(("党委", "工委")) and any(_ORGAN.fullmatch(rest) for rest in rests)


def _bare(name: str) -> str:
    return re.sub(r"（[^（）]*）$", "", _LEADING.sub("", name.strip()))


_ORGAN = re.compile(r"(?:人民)?政府|管委会|管理委员会")
_PLATE = re.compile(r"（((?:市|省|区|县|州|自治区|国家|[一-龥]{2,3}市)[一-龥]{2,18})）$")
# What may stand around a name: spaces, the end of a sentence, the marks that tell a lead.
_AROUND = " 　\n\t。·*★☆▲△●○◎◆※"
_NUMBERED = re.compile(r"\d{1,2}[.．、](?=[一-龥])")
_MARK = re.compile(r"（([^（）]{1,12})）$")


def _trim(text: str, start: int, end: int) -> Item | None:
    """Take spaces, leading 由 and a closing mark （牵头） off a name."""
    while (start < end and text[start] in _AROUND) or _NUMBERED.match(text, start, end):
        numbered = _NUMBERED.match(text, start, end)
        start = numbered.end() if numbered else start + 1
    if (
        text[start:end].count("（") > text[start:end].count("）")
        and text[start : start + 1] == "（"
    ):
        start += 1
    while end > start and text[end - 1] in _AROUND + "）：" and not _closes(text, start, end):
        end -= 1
    lead = _LEADING.match(text[start:end])
    if lead and looks_like_body(text[start + lead.end() : end]):
        start += lead.end()
    marked = None
    mark = _MARK.search(text[start:end])
    if mark and re.search(r"牵头|主办|主责|配合|协办|参与|负责|排名不分先后|按", mark.group(1)):
        marked = mark.group(1)
        end = start + mark.start()
    plate = _PLATE.search(text, start, end) if text[end - 1 : end] == "）" else None
    if plate and looks_like_body(plate.group(1)) and looks_like_body(text[start : plate.start()]):
        # 市交通委（市道路运输局）: one body with a second name-plate.
        end = plate.start()
    return Item(start, end, marked) if end > start else None


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether the bracket that ends text[start:end] was opened inside it."""
    return text[end - 1] == "）" and "（" in text[start:end]
