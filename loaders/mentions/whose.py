"""Tells whose a title is that does not say so itself: 国务院办公厅《关于…的通知》, 市政府《关于…》.

Governments give their papers the same titles (关于全面推进政务公开工作的实施意见). What a title means is told
by its issuer: the one that it opens with, the one printed before it, or the document's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from loaders.bodies import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUBJECT: Final = re.compile(r"关于|印发|转发|批转")
_BEFORE: Final = 48
_LONGEST: Final = 60
# 根据财政部等11部门《关于…》, 国务院印发的《关于…》: what may stand between an issuer and the title.
_OTHERS: Final = r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?个?(?:部门|部委|单位)"
_BETWEEN: Final = re.compile(
    rf"(?:{_OTHERS}|联合|共同|最近|日前|已经?)*"
    r"(?:印发|发布|下发|出台|制定|转发)?(?:了|的)?[\s（(]*$"
)
_CUE: Final = re.compile(
    r"贯彻|落实|按照|根据|依据|依照|遵照|执行|学习|实施|转发|传达|结合|对照|以及|部署|精神|要求|现?将|[。；：，,！？\n《》〈〉（）()]"
)
# 《关于甲的通知》（国办发〔2003〕58号）和: the title before this one in a list.
_IN_LIST: Final = re.compile(
    r"《关于(?:[^《》]|《[^《》]*》)*》(?:[（(][^（）()《》]{2,30}[）)])?(?:[、和及与]|以及)$"
)
_LISTED: Final = 4
_SEPARATORS: Final = re.compile(r"[、，\s和与及]")
_GOVERNMENT: Final = re.compile(r"(?<!人民)政府")
_RELATIVE: Final = re.compile(
    r"(?:^|(?<=[委厅室府]))(?P<party>中共)?(?P<level>自治区|[省市区县州旗])(?=党?委|人民政府)"
)
_OFFICE: Final = tuple("委府厅局部办院室会署行")


class Whose:
    """Reads the issuers of titles in one text; `levels` names the place of each level's word."""

    def __init__(self, text: str, levels: Mapping[str, str]) -> None:
        self._text = text
        self._levels = levels

    def title(self, key: str) -> str:
        """Return a title with the issuer that it opens with in one form.

        >>> Whose("", {"省": "江苏省"}).title("省政府办公厅关于印发行动方案的通知")
        '江苏省人民政府办公厅关于印发行动方案的通知'
        """
        match = _SUBJECT.search(key, 0, _LONGEST)
        head = re.sub(rf"{_OTHERS}$", "", key[: match.start()]) if match is not None else ""
        if match is None or not head.endswith(_OFFICE):
            return key
        return self.issuer(head) + key[match.start() :]

    def issuer(self, printed: str) -> str:
        """Return the one form of an issuer, or of several that issued together.

        >>> whose = Whose("", {"市": "岳阳市"})
        >>> whose.issuer("市委办公室、市政府办公室"), whose.issuer("国家发展和改革委员会")
        ('中共岳阳市委办公室岳阳市人民政府办公室', '国家发展改革委')
        """
        plain = _SEPARATORS.sub("", re.sub(_OTHERS, "", printed)).replace("委员会", "委")
        return _RELATIVE.sub(self._absolute, _GOVERNMENT.sub("人民政府", plain))

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
        if not parts or not all(looks_like_body(part) for part in parts):
            return None
        return self.issuer(printed)


def is_bare(key: str) -> bool:
    """Tell whether a title says nothing of its issuer.

    >>> is_bare("关于加强质量工作的意见"), is_bare("国务院关于加强质量工作的意见"), is_bare("质量发展纲要")
    (True, False, False)
    """
    return _SUBJECT.match(key) is not None
