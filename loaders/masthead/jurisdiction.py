"""Whose document it is: the place, or the centre, that its short names are to be read in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.masthead.page import page_lines
from ontology.authority_types import NATIONAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.masthead.masthead import Masthead
    from ontology.authority import Authority

_CITES = re.compile(r"根据|按照|依据|贯彻|落实")
_CITED = re.compile(r"《[^《》]*》")
# 结合淮安实际: the place that a document speaks for, where nothing else says so.
_OURS = re.compile(r"结合(?:我|本)?(?P<place>[一-龥]{2,8}?[市省区县州]?)实际")
_NOTE = re.compile(r"^[（(][^（）()]{2,8}[）)]")
_LONGEST = 60
_PREAMBLE = 600


def of_head(
    text: str, head: Masthead, stated: Iterable[str | None], authority: Authority, top: int
) -> str | None:
    """Find the place (a GB/T 2260 code) by issuers, number, titles and the lines of the head.

    `stated` are the titles and numbers known of the document, `top` is where its head ends.
    Prose of the head is no evidence: it cites the documents of others.
    """
    candidates = [text[s.start : s.end] for s in head.issuers]
    candidates += [given for given in stated if given]
    candidates += [
        _CITED.sub("", line.text)
        for line in page_lines(text[:top])
        if len(line.text) <= _LONGEST and not _CITES.search(line.text)
    ]
    candidates += [
        match.group("place") for match in _OURS.finditer(text[: head.body_start + _PREAMBLE])
    ]
    for candidate in candidates:
        # (湖北省)2023年咸宁市……: a site's note in front says where the place lies.
        bare = _NOTE.sub("", candidate)
        code = authority.jurisdiction_of(bare) or authority.jurisdiction_of(candidate)
        if code is not None:
            return code
    return None


def of_cited(text: str, names: set[str], authority: Authority) -> str | None:
    """Fall back on the titles that the head cites: 市人大批准了《天津市……规划纲要》.

    All that name a place name one, and it is of the level of the bodies (市公安局) that the
    statements name: a county that carries out its city's plan has bodies of its own level.
    """
    cited = (match.group() for match in _CITED.finditer(text[:_PREAMBLE]))
    places = {authority.jurisdiction_of(title) for title in cited} - {None, NATIONAL}
    levelled = {name[0] for name in names if name[0] in "市省区县州旗"}
    if len(places) != 1 or not levelled:
        return None
    place = str(places.pop())
    own = all(authority.gazetteer.at_level(place, level) == place for level in levelled)
    return place if own else None


def of_bodies(names: set[str], authority: Authority) -> str | None:
    """Fall back on the bodies that the statements name.

    All that name a place name one (上海海关, 上海证监局): it is that one's document. None has a
    prefix of level (市…, 省…) and some are the centre's (科技部, 税务总局): it is the centre's.
    """
    places = {authority.jurisdiction_of(name) for name in names} - {None}
    local = places - {NATIONAL}
    levelled = {name[0] for name in names if name[0] in "市省区县州"}
    if len(local) == 1:
        # The lowest level with bodies of its own (区…, 市…, 省…) is the document's.
        place = str(local.pop())
        lowest = next((prefix for prefix in "县区州市省" if prefix in levelled), None)
        return authority.gazetteer.at_level(place, lowest) if lowest else place
    if not local and not levelled and NATIONAL in places:
        return NATIONAL
    return None
