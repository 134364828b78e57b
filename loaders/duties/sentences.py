"""Measures: the sentences of a clause, whether planned or reported, and whom they put in charge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body, split_list
from ontology.words import stages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.outline.node import Node
    from loaders.record import Role, Status

_STOPS = re.compile(r"[。！？；;]|[（〔【［\[]|[）〕】］\]]|[“”《》‘’]")
_OPEN, _CLOSE = "（〔【［[“《‘", "）〕】］]”》’"
_REPORT = re.compile(
    r"总结|回顾|完成情况|工作成效|主要成效|进展情况|取得的?成(?:效|绩)|工作情况|过去[一五]?年"
)
_PLAN = re.compile(
    r"要点|安排|计划|下一步|下步|打算|今后|重点任务|主要任务|工作思路|总体要求|目标任务|方案|建议"
    r"|重点工作|工作任务|工作部署|总体部署|主要目标|发展目标"
)
_STAGE = re.compile("|".join(stages()))
_DEADLINE = re.compile(
    r"(?:到|至|力争(?:到|在)?|在|于)?\s?(?P<year>20\d{2})\s?年\s?(?P<part>底|末|\d{1,2}月(?:底|末)?|上半年|年底|年中)?\s?"
    r"(?:之?前|以前|，|,|力争|形成|建成|完成|实现|达到|基本|全面|培育|建设|建立|各类|培养)"
)
_DUE = re.compile(r"(?:到|至|力争|底前|年前|末前|以前|之前|月前|底)")
# 由市质量技监局牵头, 市市场监管局将会同有关部门, 各区县政府要增加……
_BY = re.compile(
    r"由(?P<who>[^，。；：“”《》（）]{2,120}?)(?:共同|分别|具体|按(?:照)?职责(?:分工)?)*(?P<verb>牵头|负责|组织实施|会同|承担)"
)
_PHRASE = re.compile(r"[^，。；：！？“”]+")
_CHARGE = re.compile(
    r"(?:都|均|也)?(?P<join>(?:要|应当|应|将|须|可以|可|负责)?(?:积极|及时)?会同)"
    r"|(?:都|均|也)?(?P<must>要(?!求|素|点|闻)|应当?(?!用|急|对)|必须|须|将(?=[^，。；]{2})|(?P<duty>负责)|(?P<lead>牵头))"
)


# A sentence has none of its charges without one of these.
_MAY_CHARGE = re.compile("[由要应须]|会同|负责|牵头")
_WORDS = re.compile("[一-龥A-Za-z]")
# Whom to call, and the bars of a drawn table: text, but no task.
_CONTACT = re.compile(
    r"(?:负责人|联系人|联系方式|联系电话|办公电话|咨询电话|电话|邮箱|电子邮箱|地址|传真|邮编|办公地[址点]|办公时间|"
    r"(?:活动|举办|会议|培训)(?:时间|地点|主题)|(?:主办|承办|协办|参加|支持|指导)单位|地点|时间|"
    r"(?:常务)?(?:副)?(?:组长|主任|召集人|总召集人|会长|秘书长)|成员|责任编辑|附件\d*|附表\d*)\s?[：:]|[│┃├┼┌└─━]|"
    # 郑富芝 教育部副部长: a line of a list of members.
    r"[一-龥] ?[一-龥]{1,2} +[一-龥（）、]{2,30}(?:长|主任|书记|员|总裁|经理|秘书|委员)$"
)
# A fragment, no sentence: 周建军（市统计局局长）, a date, a row of a table, a note in brackets.
_NO_SENTENCE = re.compile(
    r"(?:[^\s（），。；：]{2,4}|[一-龥] [一-龥]|[一-龥] ?[一-龥]{1,20} ?[一-龥]{0,20})（[^（）]{2,40}(?:长|主任|书记|员|总裁|经理|秘书|委员|负责人|教授|院士|主席|总监|干事)）"
    r"|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:印发)?|（[^（）]{2,40}）|[^\t|。；]*(?:[\t|][^\t|。；]*){2,}"
)
# 现将……印发给你们, ……制定本方案, 现将有关事项通知如下: what opens a document or its annex.
_PREAMBLE = re.compile(
    r"现[将把][^。；]{2,120}(?:印发|转发|下发|发)给你们|(?:特|现)?制[定订]本(?:实施)?[一-龥]{2,4}[。：]?$"
    r"|现(?:就|将|对)?[^。；]{0,60}(?:通知|公告|通告|通报|报告|函告)如下[。：]?$"
)
_PREAMBLES = ("给你们", "订本", "定本", "如下")
# Titles of annexes, one a line below 附件：.
_ANNEX_HEAD = re.compile(r"附[ 　]?[件表](?:目录)?[ 　]?\d{0,2}[：:]|附[件表]$")
_ANNEX = re.compile(
    r"[^。；]{2,80}(?:表|清单|名单|方案|办法|目录|图|样式|样表|模板|格式|说明|细则|规程|要点|计划|通知|意见|分工|一览|范本|指南|标准)"
    r"(?:（[^（）]{1,20}）)*"
)
# Parties of the matter (builders, employers, makers), not agencies.
_PARTY = re.compile(
    r"(?<!有关)(?<!相关)(?<!成员)(?<!直属)(?:单位|企业|公司|医院|学校|机构|主体|协会)$"
)


_LONGEST_NAME = 40


def opens_annexes(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph begins the list of annexes: 附件：1.任务分解表."""
    return _ANNEX_HEAD.match(text, start, end) is not None


def names_annex(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph in the list of annexes is the title of one: 2.责任分工表."""
    return _ANNEX.fullmatch(text, start, end) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause on the fold, its closing mark included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Charged:
    """A body that a sentence puts in charge; fold offsets."""

    start: int
    end: int
    role: Role


def is_task(text: str, sentence: Sentence, *, in_article: bool = False) -> bool:
    """Tell a sentence of a clause from what only stands among them.

    That is a preamble (an article's first sentence is none), a fragment, and a body's bare name:
    who signed, or whom the text is for.

    >>> [is_task(s, Sentence(0, len(s))) for s in ("周建军（市统计局局长）", "市教育局", "办好展会。")]
    [False, False, True]
    """
    start, end = sentence.start, sentence.end
    if text[end - 1] not in "。；" and _NO_SENTENCE.fullmatch(text, start, end):
        return False
    if (
        not in_article
        and any(text.find(words, start, end) >= 0 for words in _PREAMBLES)
        and _PREAMBLE.search(text, start, end)
    ):
        return False
    return end - start > _LONGEST_NAME or not looks_like_body(text[start:end])


def sentences(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> list[Sentence]:
    """Cut text[start:end] at 。；！？ outside brackets and quotes; holes (statements) are left out.

    >>> t = "办好“质量月；诚信”活动（一类；二类）。推进试点；完善制度"
    >>> [t[s.start:s.end] for s in sentences(t, 0, len(t), [])]
    ['办好“质量月；诚信”活动（一类；二类）。', '推进试点；', '完善制度']
    """
    found: list[Sentence] = []
    begin = start
    for hole_start, hole_end in [*holes, (end, end)]:
        found += _cut(text, begin, max(begin, hole_start))
        begin = max(begin, hole_end)
    return found


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    depth, at = 0, start
    for match in _STOPS.finditer(text, start, end):
        mark = match.group()
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield from _sentence(text, at, match.end())
            at = match.end()
    yield from _sentence(text, at, end)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start] in " 　\n\t。；;，":
        start += 1
    while end > start and text[end - 1] in " 　\n\t":
        end -= 1
    if _CONTACT.match(text, start, end):
        return
    if end - start >= 2 and _WORDS.search(text, start, end):
        yield Sentence(start, end)


def status(node: Node, text: str, title: str | None) -> Status:
    """Tell whether a provision reports what was done or plans what is to be done.

    The nearest heading above that says so decides, then the document's title: a 工作报告 looks back
    under headings that say so, and else ahead.
    """
    for above in node.ancestors():
        heading = text[above.heading[0] : above.heading[1]] if above.heading else ""
        if _REPORT.search(heading):
            return "reported"
        if _PLAN.search(heading):
            return "planned"
    if title and re.search(r"(?:总结|(?<!工作)报告|回顾)(?:（[^）]*）)*$", title):
        return "reported"
    return "planned"


def stage(sentence: str) -> str | None:
    """Return the first word that says how far a thing has come, as printed.

    >>> stage("在部分行业探索推进产品碳足迹标识认证示范试点")
    '探索'
    """
    match = _STAGE.search(sentence)
    return match.group() if match else None


def deadline(sentence: str) -> str | None:
    """Return the year by which a sentence wants its task done.

    >>> deadline("到2025年建设200家市级智能工厂"), deadline("2026年6月底前完成"), deadline("2023年开展")
    ('2025', '2026-06', None)
    """
    for match in _DEADLINE.finditer(sentence) if "20" in sentence else ():
        if not _DUE.search(match.group()):
            continue
        month = re.match(r"(\d{1,2})月", match.group("part") or "")
        return f"{match.group('year')}-{int(month.group(1)):02d}" if month else match.group("year")
    return None


def charged(text: str, start: int, end: int) -> list[Charged]:
    """Find the bodies that a sentence itself puts in charge.

    >>> t = "市市场监管局将会同有关部门加强统筹协调。"
    >>> [(t[c.start:c.end], c.role) for c in charged(t, 0, len(t))]
    [('市市场监管局', 'lead'), ('有关部门', 'support')]
    """
    if _MAY_CHARGE.search(text, start, end) is None:
        return []
    found: dict[int, Charged] = {}

    def add(low: int, high: int, role: Role) -> None:
        for item in split_list(text, low, high).items:
            name = text[item.start : item.end]
            if looks_like_body(name) and not _PARTY.search(name):
                found.setdefault(item.start, Charged(item.start, item.end, role))

    for match in _BY.finditer(text, start, end):
        add(
            *match.span("who"), "lead" if match.group("verb") in {"牵头", "会同"} else "responsible"
        )
    for phrase in _PHRASE.finditer(text, start, end):
        charge = _CHARGE.search(text, phrase.start(), phrase.end())
        if charge is None:
            continue
        begin = max(text.rfind("由", phrase.start(), charge.start()) + 1, phrase.start())
        listed = split_list(text, begin, charge.start()).items
        if not listed or not all(looks_like_body(text[i.start : i.end]) for i in listed):
            continue
        joined = charge.group("join") is not None
        add(
            begin,
            charge.start(),
            "lead" if joined or charge.group("lead") else "responsible",
        )
        if joined:
            add(charge.end(), _last_body(text, charge.end(), phrase.end()), "support")
    return sorted(found.values(), key=lambda c: c.start)


_END = re.compile(
    r"(?:部门|单位|小组|局|委|委员会|厅|部|办公室|办|政府|中心|海关|署|院|机构)(?=[、和及与]|[一-龥])"
)


def _last_body(text: str, start: int, end: int) -> int:
    """Find where the list behind 会同 ends: at the last name in an unbroken row."""
    stop, at = start, start
    for match in _END.finditer(text, start, end):
        gap = text[at : match.start()]
        if stop > start and not re.match(r"[、和及与]", gap):
            break
        stop = at = match.end()
    return stop if stop > start else end
