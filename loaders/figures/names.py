"""Titles the row that a figure belongs to: the noun phrase that is counted or measured."""

from __future__ import annotations

import functools
import re

from ontology.figure_words import figure_words

# Nothing longer is a title; also what keeps the work linear in text without punctuation.
LIMIT = 60
_TIME = re.compile(
    r"^(?:(?:到|至|截至|截止|自|在|预计)?\s?(?:(?:19|20)\d{2}\s?年?\s?[-—~至]\s?)?(?:19|20)\d{2}\s?年度?(?:\d{1,2}月)?(?:底|末|初|期间|前|以来|全年|中)?"
    r"|(?:去年|今年|上年|当年|本年|过去一年|一年来|近年来|年底前|每年|全年|年内|目前|其中|同时|一是|二是|三是|四是|五是))[，：\s]*"
)
_MARKS = "“”‘’\"'《》〈〉（）【】 \t　—-·、，：；。等"
_SETS_OUT = re.compile(r".*(?:使得?|确保|实现|力争|促进|推动|带动|共为|中，|来看)")
# 分别高4.2: an adverb that stands with the verb.
_ADVERB = re.compile(r"(?:分别|同比|实际|名义|比上年|较上年|平均)+$")
_OBJECT = re.compile(r"^(?:项目|企业|单位|组织|个人|案例|人员|品牌|产品|机构)(?:共|为|均|累计|总)")
_END_OF_NOUN = re.compile(r"(?:共|累计|均|总)?(?:为|覆盖|参与|占|达到?|超过|进入|入选|申报|获得?|通过|成为|荣获|被|完成|实现|开展).*$")
_DONE = re.compile(r"了$")


def before(text: str) -> str:
    """Title a figure by what stands before it.

    >>> before("2023年，全市共办理查处质量违法案件"), before("制造业产品质量合格率达到")
    ('办理查处质量违法案件', '制造业产品质量合格率')
    >>> before("实现相关产品质量问题发生率下降"), before("全年共受理一审知识产权刑事案件")
    ('相关产品质量问题发生率下降', '受理一审知识产权刑事案件')
    """
    name = clean(text[-LIMIT:])
    cut = _SETS_OUT.match(name)
    if cut is not None and len(name) - cut.end() >= 2:
        name = name[cut.end() :]
    while True:
        shorter = _trailing().sub("", name).strip(_MARKS)
        shorter = _leading(shorter)
        if shorter == name:
            return plain(name)
        name = shorter


def after(text: str) -> str:
    """Title a figure by what is counted behind it.

    >>> after("综合为老服务中心"), after("的企业"), after("家用能企业重点用能设备能效对标工作")
    ('综合为老服务中心', '企业', '家用能企业重点用能设备能效对标工作')
    >>> after("“上海标准”"), after("项目为企业新增利润")
    ('上海标准', '项目')
    """
    name = clean(text[:LIMIT].removeprefix("的"))
    if _OBJECT.match(name):
        name = _END_OF_NOUN.sub("", name) or name
    return plain(_DONE.sub("", name))


def clean(text: str) -> str:
    """Take the time and the marks off both ends.

    >>> clean("（其中部督案件")
    '部督案件'
    """
    name = text.strip(_MARKS)
    while (shorter := _TIME.sub("", name).strip(_MARKS)) != name:
        name = shorter
    return name


def plain(name: str) -> str:
    """Take quotation marks and spaces out of a title.

    >>> plain("“上海品牌” 认证")
    '上海品牌认证'
    """
    return re.sub(r"[“”‘’\s]", "", name)


def _leading(name: str) -> str:
    for word in figure_words("light"):
        if name.startswith(word) and len(name) - len(word) >= 2:
            return name[len(word) :]
    return name


@functools.cache
def _trailing() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) for kind in ("link", "before", "against") for word in figure_words(kind)
    )
    return re.compile(f"(?:{words})$")


def without_adverbs(name: str) -> str:
    """Take off what stands before the verb of a change.

    >>> without_adverbs("技术合同成交额同比")
    '技术合同成交额'
    """
    return _ADVERB.sub("", name)
