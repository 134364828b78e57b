"""Titles the row that a figure belongs to: the noun phrase that is counted or measured."""

from __future__ import annotations

import functools
import re

from ontology.figure_words import word_pattern, word_regex

# Nothing longer is a title; also what keeps the work linear in text without punctuation.
LIMIT = 60
_ONLY_A_CHANGE = 3
# A word at the end (工作, 建设) belongs to a name that would be shorter without it.
_LEAST = 4
_JOINT = re.compile("(?:和|及|与|以及|并)$")
_TIME = re.compile(
    r"^(?:(?:到|至|截至|截止|自|在|预计)?\s?(?:(?:19|20)\d{2}\s?年?\s?[-—~至]\s?)?(?:19|20)\d{2}\s?年度?(?:\d{1,2}月)?"
    r"(?:底|末|初|期间|前|以来|全年|中)?"
    r"|(?:(?:去年|今年|上年|当年|本年)(?:年?[底末初])?|过去一年|一年来|近年来|年底前|每年|全年|年内|目前|其中|同时|[一二三四五六七八九十]是))[，：\s]*"
)
_MARKS = "“”‘’\"'《》〈〉【】 \t　—-·、，：；。等"
_SETS_OUT = re.compile(
    r".*(?:使得|确保|实现|力争|促进|推动|带动|共为|中，|来看|特别是|尤其是|助力|共?拥有(?!量|率)|项目共|企业共|机构共|单位共)"
)
# The number of a row: 1 居民消费价格涨幅
_ROW = re.compile(r"^\d{1,3}[.．、\s]\s?(?=[一-龥])")
_WISH = re.compile("力争|确保|争取")
_TOGETHER = re.compile(r"[“”‘’\s]")


def before(text: str) -> str:
    """Title a figure by what stands before it.

    >>> before("2023年，全市共办理查处质量违法案件"), before("制造业产品质量合格率达到")
    ('办理查处质量违法案件', '制造业产品质量合格率')
    >>> before("固定资产投资力争增长"), before("全国")
    ('固定资产投资增长', '全国')
    >>> before("实现相关产品质量问题发生率下降"), before("全市家庭医生累计签约"), before("建设工程合格率")
    ('相关产品质量问题发生率下降', '家庭医生累计签约', '建设工程合格率')
    """
    name = clean(text[-LIMIT:]).removeprefix("约")
    cut = _SETS_OUT.match(name)
    # 固定资产投资力争增长10%: what is only a change keeps its subject.
    if cut is not None and len(name) - cut.end() > _ONLY_A_CHANGE:
        name = name[cut.end() :]
    elif cut is not None:
        name = _WISH.sub("", name)
    while True:
        shorter = clean(_leading(_trailing().sub("", name).strip(_MARKS)))
        if shorter == name:
            return plain(name)
        name = shorter


def after(text: str) -> str:
    """Title a figure by what is counted behind it; what those counted did stands before them.

    >>> after("综合为老服务中心"), after("的企业"), after("长三角质量提升示范试点项目建设")
    ('综合为老服务中心', '企业', '长三角质量提升示范试点项目')
    >>> after("“上海标准”"), after("企业入选全国“质量标杆”"), after("通过高新技术企业认定")
    ('上海标准', '入选全国质量标杆的企业', '通过高新技术企业认定')
    >>> after("项目为企业新增利润"), after("国家临床重点专科和")
    ('项目', '国家临床重点专科')
    """
    name = clean(text[:LIMIT].removeprefix("的"))
    for_whom = _FOR.match(name)
    if for_whom is not None:
        return plain(for_whom.group("noun"))
    together = _ALTOGETHER.match(name)
    if together is not None:
        return plain(together.group("noun"))
    did = _did().match(name)
    if did is not None:
        return plain(f"{did.group('did')}的{did.group('noun')}")
    if _doing().match(name):
        return plain(name)
    while (shorter := _tail().sub("", name).strip(_MARKS)) != name and (
        len(shorter) >= _LEAST or _JOINT.search(name) is not None
    ):
        name = shorter
    return plain(name)


# 78个服务项目共服务中小企业2369家: the noun, and what it did together.
_ALTOGETHER = re.compile(
    r"^(?P<noun>[一-龥“”]{2,24}?)(?<![公总])共(?:计|有)?(?![享建同治产和识鸣赢性青])[一-龥]{2}"
)
_FOR = re.compile(r"(?P<noun>[一-龥]{2,12}?)(?<!成)(?<!作)(?:共|累计|总)?为(?!老|民|农)")


def done_by(name: str, text: str) -> str | None:
    """Title those counted whose doing stands behind the number: 职工15万余名参与….

    >>> done_by("职工", "参与群众性质量提升活动"), done_by("案件", "，抓获")
    ('参与群众性质量提升活动的职工', None)
    """
    if not _doing().match(text):
        return None
    doing = plain(clean(text[:LIMIT]))
    return f"{doing}的{name}" if name else doing


def ranked(name: str, subject: str) -> str:
    """Title a rank: what is ranked, then among whom.

    >>> ranked("水利建设质量工作考核继续排名全国", ""), ranked("保持全国排名", "质量竞争力指数")
    ('水利建设质量工作考核全国排名', '质量竞争力指数全国排名')
    >>> ranked("公共服务质量满意度位列各省", "")
    '公共服务质量满意度各省排名'
    """
    match = _rank().search(name)
    if match is None:
        return f"{name or subject}排名"
    what = match.group("what") or subject
    among = match.group("among") or match.group("before")
    return f"{what}{among}排名"


def is_doing(name: str) -> bool:
    """Say whether a title begins with what those counted did: 获得质量奖."""
    return _doing().match(name) is not None


def is_generic(name: str) -> bool:
    """Say whether a noun needs the words around it: 项目, 企业."""
    return word_regex("generic").fullmatch(name) is not None


def joined(first: str, second: str) -> str:
    """Join two titles; what ends one and begins the other stands once.

    >>> joined("家庭医生累计签约", "签约率"), joined("合格率", "高于全国")
    ('家庭医生累计签约率', '合格率高于全国')
    """
    for length in range(min(len(first), len(second)), 0, -1):
        if first.endswith(second[:length]):
            return first + second[length:]
    return first + second


def clean(text: str) -> str:
    """Take the time and the marks off both ends.

    >>> clean("（其中部督案件"), clean("重点人群（老年人等）签约率"), clean("1 居民消费价格涨幅")
    ('部督案件', '重点人群（老年人等）签约率', '居民消费价格涨幅')
    """
    name = _ROW.sub("", text.strip(_MARKS))
    while (shorter := _TIME.sub("", name).strip(_MARKS)) != name:
        name = shorter
    if name.count("（") != name.count("）"):
        name = name.strip("（）")
    return _TIME.sub("", name)


def plain(name: str) -> str:
    """Take quotation marks and spaces out of a title.

    >>> plain("“上海品牌” 认证")
    '上海品牌认证'
    """
    return _TOGETHER.sub("", name)


def _leading(name: str) -> str:
    match = word_regex("light").match(name)
    return name[match.end() :] if match is not None and len(name) - match.end() >= 2 else name


@functools.cache
def _trailing() -> re.Pattern[str]:
    return re.compile(word_pattern("link", "before", "against", "tail") + "$")


@functools.cache
def _tail() -> re.Pattern[str]:
    return re.compile(word_pattern("tail") + "$")


@functools.cache
def _doing() -> re.Pattern[str]:
    return re.compile(word_pattern("joins") + r"(?=[一-龥A-Z“《])")


@functools.cache
def _did() -> re.Pattern[str]:
    verb = word_pattern("joins")
    return re.compile(
        rf"(?P<noun>[一-龥]{{2,15}}?)(?P<did>(?:成功|共同)?{verb}(?!率|者|人|单位)[一-龥A-Z“《].+)"
    )


@functools.cache
def _rank() -> re.Pattern[str]:
    word = word_pattern("rank")
    adverb = "(?:继续|保持|稳|始终|连续)*"
    return re.compile(
        rf"^(?P<what>.*?){adverb}(?P<before>全国|全省|全市|世界|国内)?{word}+(?P<among>[^，]*)$"
    )
