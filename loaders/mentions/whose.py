"""Tells whose a title is that does not say so itself: 国务院办公厅《关于…的通知》, 市政府《关于…》.

Governments give their papers the same titles (关于全面推进政务公开工作的实施意见). What a title means is told
by its issuer: the one that it opens with, the one printed before it, or the document's own.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.bodies import looks_like_body
from ontology.authority import load_authority
from ontology.authority_types import NATIONAL

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUBJECT: Final = re.compile(r"关于|印发|转发|批转")
_BEFORE: Final = 48
_LONGEST: Final = 60
# 根据财政部等11部门《关于…》, 国务院印发的《关于…》: what may stand between an issuer and the title.
_OTHERS: Final = r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?个?(?:部门|部委|单位)"
_BETWEEN: Final = re.compile(
    rf"(?:{_OTHERS}|第[一二三四五六七八九十百0-9]+次(?:全体)?会议|联合|共同|最近|日前|已经?)*"
    r"(?:关于)?(?:印发|发布|下发|出台|制定|转发)?(?:了|的)?[\s（(]*$"
)
_CUE: Final = re.compile(
    r"贯彻|落实|按照|根据|依据|依照|遵照|执行|学习|实施|转发|传达|结合|对照|以及|部署|精神|要求|现?将|[0-9]日|[。；：，,！？\n《》〈〉（）()]"
)
# 《关于甲的通知》（国办发〔2003〕58号）和: the title before this one in a list.
_IN_LIST: Final = re.compile(
    r"《关于(?:[^《》]|《[^《》]*》)*》(?:[（(][^（）()《》]{2,30}[）)])?(?:[、和及与]|以及)$"
)
_LISTED: Final = 4
# 你街道《…的请示》, 各部门《…》: nobody in particular.
_YOURS: Final = re.compile(r"[你我本各该]|有关|相关")
_TERM: Final = re.compile(r"第[一二三四五六七八九十百]+届(?=(?:全国)?人民代表大会)")
_SEPARATORS: Final = re.compile(r"[、，\s和与及]")
_GOVERNMENT: Final = re.compile(r"(?<!人民)政府")
_RELATIVE: Final = re.compile(
    r"(?:^|(?<=[委厅室府]))(?P<party>中共)?(?P<level>自治区|[省市区县州旗])(?=党?委|人民政府)"
)
# 2021年市政府重点工作…方案, 县文化事业单位改革意见: the place is meant that the text is of.
_OURS: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}年(?:度)?)?[全本我]?(?P<level>自治区|省(?![级会际直辖油])|市(?![场域级容民价值区县])"
    r"|区(?![域块位分级间县])|县(?![域级乡市区])|州(?!级)|旗(?![帜舰下县]))"
)
# 武汉市2023年, 2023年区, 省十三届人大五次会议通过的: whose report, of which year.
_REPORT: Final = re.compile(
    r"(?P<before>[一-龥]{2,12}?[省市区县州盟旗])?(?P<year>(?:19|20)[0-9]{2})年度?"
    r"(?:(?P<level>[省市区县州])|(?P<behind>[一-龥]{2,9}[省市区县州盟旗]))?[\s《〈]*$"
    r"|(?P<congress>全国|省|自治区|市|区|县|州)(?:第?[一二三四五六七八九十0-9]+届)?(?:人大|人民代表大会)"
    r"[^，。；省市区县州]{0,20}?(?:审议)?(?:通过|批准)的?[\s《〈]*$"
)
_NOTICE: Final = re.compile(
    r"(?P<who>[^《》]{2,40}?[委府厅局部办院室会署])(?:关于)?(?:印发|发布|公布|转发|批转|下发)"
    r"《?(?P<what>[^《》]{4,80}?)》?的(?:通知|公告|函|批复)$"
)
CENTRE: Final = "国务院"
_OFFICE: Final = tuple("委府厅局部办院室会署行")


class Whose:
    """Reads the issuers of titles in one text; `levels` names the place of each level's word."""

    def __init__(self, text: str, levels: Mapping[str, str]) -> None:
        self._text = text
        self._levels = levels

    def title(self, key: str) -> str:
        """Return a title with the issuer that it opens with in one form.

        >>> whose = Whose("", {"省": "江苏省", "市": "泰州市"})
        >>> whose.title("省政府办公厅关于印发行动方案的通知"), whose.title("2021年市政府重点工作方案")
        ('江苏省人民政府办公厅关于印发行动方案的通知', '2021年泰州市政府重点工作方案')
        >>> whose.title("全省质量提升行动方案")
        '江苏省质量提升行动方案'
        """
        match = _SUBJECT.search(key, 0, _LONGEST)
        head = re.sub(rf"{_OTHERS}$", "", key[: match.start()]) if match is not None else ""
        if match is None or not head.endswith(_OFFICE):
            return self._ours(key)
        return self.issuer(head) + key[match.start() :]

    def issuer(self, printed: str) -> str:
        """Return the one form of an issuer, or of several that issued together.

        >>> whose = Whose("", {"市": "岳阳市"})
        >>> whose.issuer("市委办公室、市政府办公室"), whose.issuer("国家发展和改革委员会")
        ('中共岳阳市委办公室岳阳市人民政府办公室', '国家发展改革委员会')
        """
        parts = _SEPARATORS.split(re.sub(_OTHERS, "", printed))
        placed = (part if _RELATIVE.match(part) else self._ours(part) for part in parts)
        plain = _TERM.sub("", "".join(placed))
        return _RELATIVE.sub(self._absolute, _GOVERNMENT.sub("人民政府", plain))

    def told(self, key: str) -> tuple[str, str] | None:
        """Return the issuer and the work that a notice's title names: 某市关于印发《方案》的通知.

        >>> Whose("", {}).told("沈阳市人民政府关于印发任务分解表的通知")
        ('沈阳市人民政府', '任务分解表')
        """
        match = _NOTICE.match(key)
        return (self.issuer(match["who"]), match["what"]) if match is not None else None

    def _ours(self, name: str) -> str:
        """Return a name with the place that its level's word means: 省民政厅 is 山西省民政厅."""
        ours = _OURS.match(name)
        place = self._levels.get(ours["level"]) if ours is not None else None
        if ours is None or place is None:
            return name
        return f"{ours['year'] or ''}{place}{name[ours.end() :]}"

    def full(self, place: str) -> str:
        """Return a district's name with its city: there is a 朝阳区 in more than one.

        >>> Whose("", {"市": "北京市", "区": "朝阳区"}).full("朝阳区")
        '北京市朝阳区'
        """
        over = self._levels.get("市") or self._levels.get("州") or ""
        district = place in {self._levels.get("区"), self._levels.get("县"), self._levels.get("旗")}
        return over + place if district and over != place else place

    def report(self, start: int) -> tuple[str | None, str | None]:
        """Return the government and the year that the words before 《政府工作报告》 say.

        >>> whose = Whose("省十三届人大五次会议通过的《", {"省": "江苏省"})
        >>> whose.report(14), Whose("武汉市2023年《", {}).report(8)
        (('江苏省', None), ('武汉市', '2023'))
        """
        stretch = self._text[max(0, start - _BEFORE) : start].lstrip("《〈 ")
        match = _REPORT.search(stretch)
        if match is None:
            return None, None
        level = match["congress"] or match["level"]
        place = match["behind"] or match["before"]
        place = place if place is not None and names_place(place) else None
        if level is not None:
            place = CENTRE if level == "全国" else self._levels.get(level, place)
        return place, match["year"]

    def _absolute(self, match: re.Match[str]) -> str:
        name = self._levels.get(match["level"], match["level"])
        party = match.string.startswith(("委", "党委"), match.end())
        return ("中共" if party else "") + name

    def before(self, start: int) -> str | None:
        """Return the issuer printed right before the title at `start`, in its one form.

        One that is printed before a list of titles issued them all.

        >>> text = "按照国务院办公厅《关于甲的通知》和《关于乙的通知》"
        >>> whose = Whose(text, {})
        >>> whose.before(8), whose.before(17), Whose("贯彻《关于甲的通知》", {}).before(2)
        ('国务院办公厅', '国务院办公厅', None)
        """
        for _ in range(_LISTED):
            listed = _IN_LIST.search(self._text, max(0, start - _BEFORE * 2), start)
            if listed is None:
                break
            start = listed.start()
        stretch = self._text[max(0, start - _BEFORE) : start]
        stretch = stretch[: _BETWEEN.search(stretch).start()]  # type: ignore[union-attr]  # it matches at the end
        cues = list(_CUE.finditer(stretch))
        printed = stretch[cues[-1].end() :] if cues else stretch
        parts = [part for part in re.split(r"[、\s]", printed) if part]
        if not parts or not all(looks_like_body(part) for part in parts) or _YOURS.match(printed):
            return None
        return self.issuer(printed)


@functools.lru_cache(maxsize=16384)
def names_place(key: str) -> bool:
    """Tell whether a title or an issuer says whose it is: a place's, or the centre's.

    >>> names_place("江西省质量强省建设方案"), names_place("国务院办公厅"), names_place("三年行动计划实施方案")
    (True, True, False)
    """
    return load_authority().jurisdiction_of(key) is not None


@functools.lru_cache(maxsize=4096)
def is_local(issuer: str) -> bool:
    """Tell whether an issuer is of a place, not of the centre.

    >>> is_local("湖北省人民政府"), is_local("国务院办公厅"), is_local("省人民政府")
    (True, False, True)
    """
    code = load_authority().jurisdiction_of(issuer)
    return is_ours(issuer) if code is None else code != NATIONAL


def is_ours(key: str) -> bool:
    """Tell whether a title or an issuer means the place of a text, which is not known.

    >>> is_ours("县文化事业单位改革意见"), is_ours("市场监管总局令"), is_ours("区域发展纲要")
    (True, False, False)
    """
    return _OURS.match(key) is not None


def is_bare(key: str) -> bool:
    """Tell whether a title says nothing of its issuer.

    >>> is_bare("关于加强质量工作的意见"), is_bare("国务院关于加强质量工作的意见"), is_bare("质量发展纲要")
    (True, False, False)
    """
    return _SUBJECT.match(key) is not None
