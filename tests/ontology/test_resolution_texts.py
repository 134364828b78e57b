"""Which words of a text look like bodies, and which place an issuer, a title or a number tells."""

from __future__ import annotations

import pytest

from ontology.authority import NATIONAL, Authority
from tests.ontology.places import (
    GUANGXI,
    HANGZHOU,
    HUANGPU,
    SHANGHAI,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("上海市黄浦区人民政府", HUANGPU),
        ("国家税务总局上海市税务局", SHANGHAI),
        ("上海市市场监督管理局等18部门关于印发《上海市质量提升三年行动计划》的通知", SHANGHAI),
        ("国务院办公厅关于支持浙江的通知", NATIONAL),
        ("市场监管总局 中央网信办关于印发", NATIONAL),
        ("财政部 税务总局关于海南自由贸易港的通知", NATIONAL),
        ("中共杭州市委 杭州市人民政府", HANGZHOU),
        ("关于印发《昆明市官渡区质量提升方案》的通知", "530111"),
        ("沪府发〔2015〕6号", SHANGHAI),
        ("国办发〔2016〕68号", NATIONAL),
        ("桂政办发〔2021〕106号", GUANGXI),
        ("关于加强质量工作的通知", None),
    ],
)
def test_the_place_of_an_issuer_a_title_or_a_number(
    authority: Authority, text: str, code: str | None
) -> None:
    assert authority.jurisdiction_of(text) == code


@pytest.mark.parametrize(
    "surface",
    [
        "市市场监管局",
        "各区人民政府",
        "各县（市、区）",
        "浦东新区",
        "外交部",
        "市大数据中心",
        "各成员单位",
        "有关部门",
        "团市委",
        "市科协",
        "上海海关",
        "市质量工作领导小组办公室",
        "新疆生产建设兵团",
        "各地级以上市人民政府",
        "市人居环境委",
    ],
)
def test_names_of_bodies_look_like_bodies(authority: Authority, surface: str) -> None:
    assert authority.looks_like_body(surface)


@pytest.mark.parametrize(
    "surface",
    [
        "试行",
        "产品",
        "2023—2025年",
        "工程质量潜在缺陷",
        "一带一路",
        "社会",
        "机会",
        "内部",
        "下同",
        "IDI",
        "品牌经济发展",
        "暂名",
        "第一批",
        "全局",
        "国家标准",
        "征求意见稿",
        "高质量发展",
        "局",
    ],
)
def test_other_words_do_not(authority: Authority, surface: str) -> None:
    assert not authority.looks_like_body(surface)


def test_the_matcher_gets_names_with_and_inside_so_that_lists_are_not_cut_there(
    authority: Authority,
) -> None:
    words = set(authority.body_words())
    assert {"文化和旅游局", "发展和改革委员会", "市市场监管局", "国家市场监督管理总局"} <= words
    assert len(words) == len(authority.body_words())
    assert ("市市场监管局", "sh-amr") in set(authority.surfaces())
