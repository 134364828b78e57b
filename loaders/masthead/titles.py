"""Titles: the notice's own, that of the thing it issues, its kind and the years it covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body
from loaders.masthead.dates import DATE
from loaders.masthead.fields import is_field
from loaders.masthead.numbers import NUMBER, find_number, without_number
from loaders.masthead.signature import COLUMN
from ontology.words import document_kinds

if TYPE_CHECKING:
    from loaders.masthead.page import PageLine

_KIND = re.compile(r"(?P<kind>" + "|".join(document_kinds()) + r")(?:（[^（）]{1,24}）)*$")
_FORWARDED = re.compile(r"(?:印发|转发|发布|公布|下发|批转|发送)(?:了)?(?:给[^《]{0,10})?《")
_MARKED = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
# 《…规划纲要》（以下简称《纲要》）已经…批准: the short form belongs to the work before it.
_WORK = rf"{_MARKED[1:]}(?:（(?:以下)?(?:简称|称)《[^《》]*》）|[和、及]{_MARKED}){{0,6}}"
# In prose others issue works too (八部委下发了《…》); the document's own stands behind 现 or 关于, or
# before 现印发, or opens the sentence that says who agreed to it. 现将市财政局制定的《…》: whoever drew it up.
_NOW = re.compile(
    r"(?:现将(?:[^，。；《》]{2,30}?(?:制定|拟定|修订|起草|编制|提出)的)?|制定了?|将)(?:新?修订后?的)?\s?《"
    r"|(?:现|关于)[^，。《]{0,6}?(?:印发|转发|发布|公布|下发|批转)(?:给[^《]{0,10})?《"
    rf"|(?:^\W*|(?<=：))(?:新?修订后?的)?《(?={_WORK}[^。《]{{0,40}}(?:同意|通过|审定|批准))"
    rf"|《(?={_WORK}[^。《]{{0,40}}，现(?:予以?|将其)?(?:印发|转发|发布|公布|下发|批转))"
)
_NOTICE = re.compile(r"(?:印发|转发|发布|公布|批转|下发).*(?:通知|公告|函|批复)(?:（[^（）]*）)*$")
_PREFIX = re.compile(rf"^(?:政策解读|标题|名称|文件名称)[：:]\s*|{COLUMN.pattern}")
# …的决定 附：修正本; 政府工作报告—全文: what a site says of its copy, behind the title.
_SUFFIX = re.compile(
    r"(?<=[一-龥）])(?:[\s—\-]+附[：:]?[一-龥]{2,8}|[\s—\-]+全文|（全文）|（附[^（）]{1,12}）)$"
)
# The tenth plan ran from 2001 to 2005, each later one for five years.
_FIVE_YEARS = re.compile(
    r"第十(?P<th>[一二三四五六])个五年(?:发展)?(?:规划|计划)|[“「]?十(?P<short>[一二三四五六])五[”」]?[^的]{0,30}(?:规划|计划|方案)"
)
_ORDINALS = "一二三四五六"
_FIRST_PLAN = 2006
_INNER_MARKS = str.maketrans("〈〉", "《》")
_STUB = 3
_SHORTEST = 5
_ISSUED = re.compile(r"印发|发布|公布|转发|批转|下发")


def title_lines(lines: list[PageLine], stop: int, signed: int | None) -> list[int]:
    """Return the indexes of the title's lines: the first that ends in a kind, and what it goes on."""
    ends = [i for i in range(min(stop, len(lines))) if i != signed and _ends_title(lines, i)]
    ends = [i for i in ends if not is_field(lines[i])]
    # EHS中国 法规首页 某市消防条例 of the site's path, above 某市消防条例 alone.
    alone = {lines[i].text for i in ends}
    ends = [i for i in ends if lines[i].text.rpartition(" ")[2] not in alone - {lines[i].text}]
    if not ends:
        return []
    # Where the thing issued is named above its notice, the notice's title is the title.
    candidates = [_back(lines, i, [e for e in ends if e < i]) for i in ends[:4]]
    notices = (found for found in candidates if _NOTICE.search(_joined(lines, found)))
    return next(notices, _back(lines, ends[0], []))


def _back(lines: list[PageLine], last: int, above: list[int]) -> list[int]:
    """Return the lines of the title that ends on `last`; those `above` end other titles."""
    lead = last
    floor = above[-1] + 1 if above else 0
    while lead > floor and (_goes_on(lines[lead - 1]) or _middle(lines, lead)):
        over = lines[lead - 1].text
        if floor and looks_like_body(over):
            break  # The issuer that a site names between two titles.
        whose = lines[lead].text.partition("关于")[0]
        if whose and over.startswith(whose):
            break  # 某区人民政府 of the site above 某区关于…的措施, which names its place itself.
        if looks_like_body(whose) and not looks_like_body(over.split(" ")[-1]):
            break  # The title opens with its issuer; what stands above is another line's.
        lead -= 1
    return list(range(lead, last + 1))


def _joined(lines: list[PageLine], indexes: list[int]) -> str:
    return "".join(lines[i].text for i in indexes)


def title_below(lines: list[PageLine], signed: int, first: int) -> list[int]:
    """Return the line of the title of what a notice without one issues, under its signature."""
    below = range(signed + 1, min(first, signed + 4, len(lines)))
    return next(([i] for i in below if is_title_end(lines[i].text)), [])


def _ends_title(lines: list[PageLine], index: int) -> bool:
    """Tell whether a title ends on a line, be it that its last word is broken: 应急预/案的通知."""
    line = lines[index].text
    stub = index > 0 and (len(line) <= _STUB or (len(line) <= _SHORTEST and "的" in line))
    return is_title_end(line) or (stub and is_title_end(lines[index - 1].text + line))


def clean_title(title: str) -> str | None:
    """Take off a title what copies put around it: the number, 政策解读：, marks around the whole.

    >>> clean_title("《淮安市实施细则》"), clean_title("政策解读：三年行动方案"), clean_title("工作报告—全文")
    ('淮安市实施细则', '三年行动方案', '工作报告')
    """
    title = _SUFFIX.sub("", _PREFIX.sub("", without_number(title)))
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title or None


def is_title_end(line: str) -> bool:
    """Tell whether a line can be a title or the last line of one."""
    bare = _SUFFIX.sub("", without_number(line))
    if bare.startswith("《") and bare.endswith("》"):
        bare = bare[1:-1]
    return (
        _SHORTEST <= len(bare) <= 120
        and bool(_KIND.search(bare))
        and not re.search(r"[。；，！：]$|^附件|^（[^（）]*）$", bare)
        and not bare.endswith("文件")
    )


def _goes_on(above: PageLine) -> bool:
    """Tell whether the line above is part of the same title."""
    open_title = re.search(
        r"关于|印发|《|^中共|人民政府|委员会|办公|局|厅|部|质量|工作|年|的$", above.text
    )
    body = looks_like_body(above.text) and len(above.text) < 6
    return _unfinished(above) and bool(open_title) and not body


def _unfinished(above: PageLine) -> bool:
    """Tell whether a line can be the middle of a title: no sentence, number, date or field."""
    line = above.text
    if len(line) > 60 or find_number([above]) or NUMBER.search(line) or is_field(above):
        return False
    return not (
        re.search(r"[。；：:！]$|文件$|^\d|\d$|^[（(].*[）)]$|号$", line) or DATE.search(line)
    )


def _middle(lines: list[PageLine], lead: int) -> bool:
    """Tell whether the line above `lead` is the middle of a title that the line over it opens."""
    if lead < 2 or not _unfinished(lines[lead - 1]):
        return False
    opening = lines[lead - 2].text
    open_title = re.search(r"关于|印发", opening) and not is_title_end(opening)
    return bool(open_title) and _goes_on(lines[lead - 2])


def contained_title(lines: list[PageLine], title: str | None) -> str | None:
    """Find the title of the thing issued: 关于印发《…》的通知, 现将《…》印发给你们."""
    heading = [(title, _FORWARDED.search(title))] if title else []
    for line, match in heading + [(line.text, _NOW.search(line.text)) for line in lines[:40]]:
        if match and _ISSUED.search(line):
            quoted = _quoted(line, match.end() - 1)
            if quoted:
                return quoted
    return None


def _quoted(line: str, at: int) -> str | None:
    depth = 0
    for index in range(at, len(line)):
        if line[index] in "《〈":
            depth += 1
        elif line[index] in "》〉":
            depth -= 1
            if depth == 0:
                inner = line[at + 1 : index].translate(_INNER_MARKS)
                return re.sub(r"<([^<>]+)>", r"《\1》", inner) or None
    return None


def late_title(lines: list[PageLine], contained: str | None, first: int) -> int | None:
    """Find a notice's title on the last lines, as some copies have it."""
    for index in range(len(lines) - 1, max(first, len(lines) - 6), -1):
        line = lines[index].text
        if contained and contained in line and is_title_end(line) and "关于" in line:
            return index
    return None


def kind_of(title: str | None) -> str | None:
    """Return the kind of document that a title ends in.

    >>> kind_of("上海市质量提升行动方案（2023—2025年）"), kind_of("质量月")
    ('方案', None)
    """
    match = _KIND.search(without_number(title).strip()) if title else None
    return match.group("kind") if match else None


def period_of(title: str | None) -> tuple[str | None, str | None] | None:
    """Read the years that a title covers, those of a work that it names left out.

    >>> period_of("行动方案（2023—2025年）"), period_of("2024年质量工作要点"), period_of("意见")
    (('2023', '2025'), ('2024', '2024'), None)
    >>> period_of("某县“十四五”服务业发展规划"), period_of("第十四个五年规划和2035年远景目标纲要")
    (('2021', '2025'), ('2021', '2025'))
    """
    if title is None:
        return None
    title = re.sub(r"(?<=[一-龥])《[^《》]*》", "", title) if not title.startswith("《") else title
    span = re.search(r"((?:19|20)\d{2})年?\s?[-—–~～至]{1,2}\s?((?:19|20)\d{2})年?", title)
    if span:
        return span.group(1), span.group(2)
    plan = _FIVE_YEARS.search(title)
    if plan:
        first = _FIRST_PLAN + 5 * _ORDINALS.index(plan["th"] or plan["short"])
        return str(first), str(first + 4)
    years = re.findall(r"((?:19|20)\d{2})年(?!远景)", title)
    return (min(years), max(years)) if years else None
