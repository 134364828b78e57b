"""Figures of documents: value, unit, comparison, year, kind, flow, level, holder, change, name."""

from __future__ import annotations

from decimal import Decimal
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures.find import Context, find_figures
from loaders.figures.mood import Moods
from loaders.figures.quantities import quantities
from ontology.figure_words import figure_units, figure_words
from tests.loaders.documents import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.record import Indicator

REPORT = "某市2023年质量工作总结\n一、工作情况\n（一）工作。{}\n2024年4月10日\n"
PLAN = "某市质量提升行动方案（2023—2025年）\n一、任务\n（一）工作。{}\n2023年4月10日\n"


def reported(sentence: str) -> tuple[Indicator, ...]:
    return read(REPORT.format(sentence)).indicators


def planned(sentence: str) -> tuple[Indicator, ...]:
    return read(PLAN.format(sentence)).indicators


@pytest.mark.parametrize(
    ("sentence", "value", "comparison", "unit"),
    [
        ("合格率达96.04％。", 96.04, "=", "%"),
        ("合格率不低于百分之九十五。", 95, "≥", "%"),
        ("培育企业三十余家。", 30, ">", "家"),
        ("总涉案金额48.4亿余元。", 48.4, ">", "亿元"),
        ("收集报告6万多例。", 6, ">", "万例"),
        ("涉及产品数量近640万件。", 640, "≈", "万件"),
        ("失业率控制在5.5%以内。", 5.5, "≤", "%"),
        ("社区群众不足20户。", 20, "<", "户"),
        ("查办案件2,369件。", 2369, "=", "件"),
        ("高铁营业里程达2万5千公里。", 2.5, "=", "万公里"),
        ("质量竞争力指数95.17。", 95.17, "=", None),
        ("质量竞争力指数排名全国第二。", 2, "=", "位"),
        ("社会体育指导员达总人口的千分之三。", 3, "=", "‰"),
    ],
)
def test_a_number_is_read_with_its_comparison_and_unit(
    sentence: str, value: float, comparison: str, unit: str | None
) -> None:
    (found,) = reported(sentence)
    assert (found.value, found.comparison, found.unit) == (value, comparison, unit)


def test_a_range_has_two_ends() -> None:
    (found,) = planned("培育10—15家龙头企业。")
    assert (found.value, found.value_max, found.unit) == (10, 15, "家")


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年7月8日召开第八届会议。",
        "自2020年以来连续8年开展工作，30日内办结。",
        "推进“3+6”产业和“20035”工程，发展5G、IPv6，执行GB/T 29187-2012。",
        "贯彻《质量提升三年行动计划（2021—2023年）》和沪府发〔2015〕6号文件。",
        "开展“百名专家进5家企业”活动。",
        "严格落实中央八项规定精神，实施三个方面十个行动。",
        "发布首批一批典型案例，联系电话021-12345678。",
        "对符合条件的企业给予50万元奖励，处1万元以上罚款。",
        "面向年营业收入500万元以上的企业，为3岁以下婴幼儿服务。",
        "签约一批亿元以上项目，列为全国六个试点单位之一，联系城区超过10万人的市县。",
        "推出首款9兆瓦时储能系统，单张面额50元，处违法所得五倍以下罚款。",
    ],
)
def test_other_numbers_are_no_figures(sentence: str) -> None:
    assert reported(sentence) == ()


def test_articles_lay_down_norms_and_state_no_figures() -> None:
    text = "某市质量条例\n第一条　本市企业应有质量管理人员10人。\n第二条　合格率不得低于95%。\n"
    assert read(text).indicators == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新增31家综合为老服务中心、41家社区长者食堂。", ["综合为老服务中心", "社区长者食堂"]),
        ("抓获犯罪嫌疑人3562名，总涉案金额48亿元。", ["抓获犯罪嫌疑人", "总涉案金额"]),
        ("合格率96%，高于全国7个百分点。", ["合格率", "合格率高于全国"]),
        ("家庭医生累计签约1100万人，签约率44%。", ["家庭医生累计签约", "家庭医生累计签约率"]),
        ("受理审查逮捕案件359件615人。", ["受理审查逮捕案件", "受理审查逮捕人数"]),
        ("8家组织入选“质量标杆”。", ["入选质量标杆的组织"]),
        ("认定品牌引领（培育）示范企业46家。", ["品牌引领（培育）示范企业"]),
        ("成员单位由30个增加至36个。", ["成员单位"]),
        ("贷款增速比平均增速分别高4.2和0.7个百分点。", ["贷款增速比平均增速分别高"] * 2),
    ],
)
def test_the_name_is_the_title_of_a_row(sentence: str, names: list[str]) -> None:
    assert [found.name for found in reported(sentence)] == names


def test_rules_for_whoever_falls_under_them_state_no_figures() -> None:
    text = "某区招商实施细则（试行）\n一、条件\n（一）企业。年纳税额100万元，注册会员10家。\n"
    assert read(text).indicators == ()


def test_a_figure_in_a_heading_or_in_any_cell_of_a_row_counts() -> None:
    text = (
        "某市2023年工作任务分解方案\n一、任务\n1.新建公办幼儿园45所。\n（市教育局负责）\n"
        "序号\t任务\t进展\t责任单位\n1\t建设厢房\t建成厢房38个\t市城管局\n"
    )
    assert [(found.name, found.value) for found in read(text).indicators] == [
        ("公办幼儿园", 45),
        ("厢房", 38),
    ]


def test_flow_and_stock_and_levels_are_never_one_series() -> None:
    flow, stock, city, rate = reported(
        "培育企业5家。累计培育企业5家。培育市级企业5家。企业合格率达5%。"
    )
    assert [found.flow for found in (flow, stock, city, rate)] == ["flow", "stock", "flow", None]
    assert city.level == "市级"
    assert len({found.series for found in (flow, stock, city, rate)}) == 4


def test_the_same_unit_in_another_size_is_one_series() -> None:
    one, other = reported("专项资金2.1亿元。专项资金9000万元。")
    assert one.series == other.series
    assert (one.base_value, other.base_value, one.base_unit) == (210_000_000, 90_000_000, "元")


def test_a_change_goes_with_its_figure_and_is_not_listed_again() -> None:
    (found,) = reported("查办案件2369件，同比增长19%。")
    assert found.change == "+19%"
    (later,) = reported("消费贡献率上升3个百分点，达到51.2%。")
    assert (later.name, later.value, later.change) == ("消费贡献率", 51.2, "+3个百分点")
    (own,) = reported("居民消费价格上涨2%。")
    assert (own.name, own.change) == ("居民消费价格上涨", None)


def test_another_place_is_the_holder_and_the_documents_own_is_not() -> None:
    text = "上海市2023年质量工作总结\n一、工作\n（一）工作。闵行区合格率95%；上海市合格率96%。\n"
    assert [found.holder for found in read(text).indicators] == ["闵行区", None]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("企业总数达到35。", "figure-without-unit"),
        ("到2035年已建成中心3个。", "year-contradicts"),
        ("投资99999999999万亿元。", "figure-too-large"),
    ],
)
def test_what_can_not_be_right_is_said(sentence: str, code: str) -> None:
    assert code in {warning.code for warning in read(REPORT.format(sentence)).warnings}


NEWS = "{}\n{}\n"


@pytest.mark.parametrize(
    ("first", "second", "kind", "year"),
    [
        ("2020年，全市检查市场。累计发布标准8项。", "新增试点5个。", "result", 2020),
        ("本市进一步加强标准化工作。", "力争新增试点5个。", "target", None),
        ("截至2021年，全国建成中心9个。", "", "result", 2021),
    ],
)
def test_prose_without_title_or_heading_tells_by_its_words(
    first: str, second: str, kind: str, year: int | None
) -> None:
    found = read(NEWS.format(first, second)).indicators[-1]
    assert (found.kind, found.year) == (kind, year)


def test_a_plan_reports_what_was_reached_before_it() -> None:
    text = "某市质量发展规划\n一、现实基础\n（一）质量水平。制定标准12项。\n二、主要目标\n制定标准20项。\n"
    assert [found.kind for found in read(text).indicators] == ["result", "target"]


def test_what_a_clause_counts_is_what_the_clause_before_counted() -> None:
    found = read(
        REPORT.format("全市新增公开标准1.6万项，累计逾5万项，约占全国总数的9.2%。")
    ).indicators
    assert [item.name for item in found] == ["公开标准", "公开标准", "公开标准占全国总数"]


@given(
    st.text(
        "0123456789,.万亿千百十三五%家元个第余多约近年月（）《“”，。、-—~至到由从AG ", max_size=40
    )
)
def test_whatever_the_digits_quotes_are_slices_and_order_holds(text: str) -> None:
    record = read(REPORT.format(text))
    places = [(found.start, found.end) for found in record.indicators]
    assert places == sorted(places)
    for found in record.indicators:
        assert record.text[found.start : found.end] == found.quote
        assert Decimal(str(found.base_value)) < 10**15
    for quantity in quantities(text, 0, len(text)):
        assert 0 <= quantity.start <= quantity.number < quantity.end <= len(text)


def test_units_and_words_are_data_that_can_be_used() -> None:
    units = figure_units()
    for unit in units.values():
        base = units.get(unit.base)
        assert base is None or (base.base == base.name and base.kind == unit.kind), unit
        assert float(unit.factor) > 0
    assert set(figure_words("before").values()) | set(figure_words("after").values()) == set(
        "≥≤≈><"
    )
    assert set(figure_words("rise").values()) == {"+", "-"}


HOSTILE: dict[str, Callable[[int], str]] = {
    "numbers": lambda n: "合格率达96%" * n,
    "numbers with commas": lambda n: "合格率96%，" * n,
    "one number": lambda n: "1" * n,
    "thousands": lambda n: "1,234" * n,
    "ranges": lambda n: "1—" * n,
    "ranges with units": lambda n: "1家—2家" * n,
    "chinese numerals": lambda n: "三十" * n,
    "years": lambda n: "2023年" * n,
    "years and figures": lambda n: "比2023年5家" * n,
    "years that open nothing": lambda n: "甲乙丙丁2023年，5家" * n,
    "former values": lambda n: "由3家增加至5家" * n,
    "changes": lambda n: "5家，增长3%，" * n,
    "open titles": lambda n: "《5家" * n,
    "open quotes": lambda n: "“5家" * n,
    "brackets": lambda n: "（5家" * n,
    "short brackets": lambda n: "（甲）5家" * n,
    "ranks": lambda n: "排名第一" * n,
    "shares": lambda n: "百分之五" * n,
    "bare numbers": lambda n: "5、6、" * n,
    "goals": lambda n: "目标到2025年" * n,
    "places": lambda n: "闵行区5家；" * n,
    "paragraphs": lambda n: "\n到2025年，培育5家。" * n,
    "together": lambda n: "2万5千" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_price_of_a_figure_does_not_grow_with_the_text(name: str) -> None:
    make = HOSTILE[name]
    context = Context(
        "reported",
        2023,
        None,
        2023,
        2023,
        lambda text: 3 * text.startswith("闵行区"),
        Moods("", None),
    )

    def seconds(count: int) -> float:
        text = make(count)
        start = process_time()
        for line in text.split("\n"):
            for _ in find_figures(line, 0, len(line), context):
                pass
        return process_time() - start

    # Linear growth is 16, quadratic 256; a busy machine disturbs a try, an explosion all.
    assert any(seconds(4800) <= 70 * max(seconds(300), 0.003) for _ in range(4))
