"""Tells names of bodies from other words, and lists all names for a matcher."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.authority_tables import read_table
from ontology.gazetteer import LEVEL_PREFIXES
from ontology.resolution import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.authority_types import Name
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer

_LONGEST = 40
# Years, products, notes in brackets: (2023—2025年), (IDI), 工程质量潜在缺陷, 试行, 下同.
_TRAP = re.compile(
    r"[0-9０-９]{4}|年|试行|暂行|草案|意见|[A-Za-z]{2,}|[。；：！？《》“”—]|[%％]|不含|例如|详见|附件|"
    r"简称|下同|下称|以下|缺陷|产品|(?:标准|计划|方案|工程|行动|一路)$"
)
_PLAIN = re.compile(r"[\u4e00-\u9fff（）、·0-9A-Za-z]+")
_EVERY = re.compile(r"各[\u4e00-\u9fff（）、]+")
_MINISTRY = re.compile(r"(?:国家|中央|中共中央)[\u4e00-\u9fff]{2,12}(?:部|局|委|办)")
# Names that only the centre has, where a title or an issuer's name begins with one.
_CENTRAL = re.compile(
    r"国务院(?:办公厅)?|中共中央(?:办公厅|组织部|宣传部)?|党中央|全国人大|全国政协|最高人民(?:法院|检察院)|"
    r"中央[\u4e00-\u9fff]{1,14}?(?:部|办公室|办|委员会|委)|"
    r"国家[\u4e00-\u9fff]{1,14}?(?:总局|局|委员会|委|部|办公室|办|总署|署)|"
    r"中华人民共和国(?!.{1,6}海关)|中国人民银行|全国[\u4e00-\u9fff]{2,12}?(?:会|联|委员会)"
)


class BodyWords:
    """The lexicon of names of bodies, and the test by lexicon and ending."""

    def __init__(
        self,
        names: Mapping[str, list[Name]],
        lexicon: FunctionLexicon,
        gazetteer: Gazetteer,
    ) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        own = [name.text for its_names in names.values() for name in its_names]
        functions = [text for text in lexicon.texts() if len(text) > 1]
        self._names = frozenset(own)
        self.words = tuple(dict.fromkeys((*own, *functions)))
        ministries = {
            text
            for text in self._names
            if text.endswith(("总局", "总署", "部", "署")) and text not in lexicon
        }
        self._ministries = tuple(sorted(ministries, key=len, reverse=True))
        endings: dict[str, list[str]] = {"yes": [], "no": []}
        for ending, body, *_ in read_table("body_endings.csv"):
            endings[body].append(ending)
        self._endings = tuple(endings["yes"])
        self._other_endings = tuple(endings["no"])

    def looks_like_body(self, surface: str) -> bool:
        """Say whether a surface can be the name of a body.

        市市场监管局, 各区人民政府 and 余杭区 can; 试行, 2023—2025年, 产品, 一带一路 can't.
        """
        text = normalise(surface)
        if not 2 <= len(text) <= _LONGEST:
            return False
        if text in self._names or self._is_function(text):
            return True
        if _EVERY.fullmatch(text):
            return True
        if not _PLAIN.fullmatch(text) or _TRAP.search(text):
            return False
        bare = text.split("（", maxsplit=1)[0] or text
        if text.endswith(self._other_endings) or bare.endswith(self._other_endings):
            return False
        return (
            text.endswith(self._endings)
            or bare.endswith(self._endings)
            or _MINISTRY.fullmatch(text) is not None
            or self._is_place(text)
        )

    def first_central(self, text: str) -> tuple[int, int] | None:
        """Return where the first name that only the centre has starts and ends in a text."""
        match = _CENTRAL.search(text)
        found = (match.start(), match.end()) if match is not None else None
        for name in self._ministries:
            start = text.find(name)
            if start >= 0 and (found is None or start < found[0]):
                found = (start, start + len(name))
        return found

    def _is_function(self, text: str) -> bool:
        """Say whether a text is a known function with no place, a level's word or a place before."""
        if text in self._lexicon:
            return True
        if any(
            text.startswith(level) and text[len(level) :] in self._lexicon
            for level in LEVEL_PREFIXES
        ):
            return True
        return any(
            text[place.end :] in self._lexicon for place in self._gazetteer.read(text, None, None)
        )

    def _is_place(self, text: str) -> bool:
        return any(
            place.full and place.end == len(text)
            for place in self._gazetteer.read(text, None, None)
        )
