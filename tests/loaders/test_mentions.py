"""What a document names: titles, numbers, quoted and formed names, what is meant, bad input."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.mentions.known import find_known
from loaders.mentions.marks import find_marked
from loaders.mentions.named import find_named
from loaders.mentions.numbers import standard_numbers
from loaders.mentions.quoted import find_quoted
from loaders.mentions.works import Works
from tests.loaders.documents import read
from tests.loaders.test_fold_growth import in_step

if TYPE_CHECKING:
    from loaders.record import Mention, Record

HEAD = "某市人民政府关于质量的通知\n各区人民政府：\n一、任务\n（一）甲。"


def mentions(body: str, head: str = HEAD) -> list[Mention]:
    return list(read(f"{head}{body}\n（二）乙。\n").mentions)


def named(body: str) -> list[tuple[str, str]]:
    return [(item.type, item.name) for item in mentions(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("贯彻《质量发展纲要》。", [("document", "质量发展纲要")]),
        (
            "落实《关于贯彻〈计量发展规划（2013—2020年）〉的意见》。",
            [
                ("document", "关于贯彻《计量发展规划(2013-2020年)》的意见"),
                ("document", "计量发展规划(2013-2020年)"),
            ],
        ),
        ("依照产品质量法处罚。", [("law", "产品质量法")]),
        ("执行GB 7718-94。", [("standard", "GB 7718-1994")]),
        ("推广DB31/T1028—2016《通用管理规范》。", [("standard", "通用管理规范")]),
        ("按照国办发[2016]68号要求。", [("document", "国办发〔2016〕68号")]),
        ("开展“铁拳”行动。", [("programme", "铁拳行动")]),
        (
            "开展“剑网2023”“秋风行动”等专项行动。",
            [("programme", "剑网2023"), ("programme", "秋风行动")],
        ),
        ("持续实施智能工厂领航计划。", [("programme", "智能工厂领航计划")]),
        ("获李春奖和国家优质工程奖。", [("award", "李春奖"), ("award", "国家优质工程奖")]),
        (
            "参加中国质量（成都）大会。",
            [("programme", "中国质量(成都)大会")],
        ),
    ],
)
def test_a_name_is_found_with_its_type(body: str, expected: list[tuple[str, str]]) -> None:
    assert named(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "开展专项行动，推进示范试点。",
        "坚持“质量是上海的生命”理念。",
        "解决“测不了、测不全、测不准”的难题。",
        "推动检验检测服务平台建设，健全法律法规。",
        "鼓励有奖销售，制定国家标准。",
        "制定相关实施方案。",
    ],
)
def test_words_for_a_kind_of_thing_are_no_names(body: str) -> None:
    assert named(body) == []


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("根据《质量发展纲要》，做好工作。", "implements"),
        ("修订《政府质量奖管理办法》。", "revised"),
        ("推进《检验检测管理条例》立法调研。", "draft"),
        ("我市制定了《质量行动方案》。", "issued"),
        ("将制定《质量行动方案》。", "to_issue"),
        ("按照《公务员法》给予处分。", "cites"),
    ],
)
def test_the_words_around_a_work_say_what_is_done_with_it(body: str, relation: str) -> None:
    assert mentions(body)[0].relation == relation


def entities(record: Record) -> set[str]:
    return {item.entity for item in record.mentions}


@pytest.mark.parametrize(
    "body",
    [
        "推动“上海品牌”认证，培育“上海品牌”。",
        "开展“铁拳”行动和“铁拳2023”专项行动。",
        "落实《质量发展纲要》，（以下简称无）贯彻《 质量发展纲要 》。",
        "执行GB/T 19001-2008和GB/T19001—2016。",
        "执行《中华人民共和国计量法》，依照计量法处罚。",
        "贯彻《质量强国建设纲要》（以下简称《纲要》），落实《纲要》。",
        "《消费品标准和质量提升规划（2016-2020年）》（国办发〔2016〕68号），按照国办发〔2016〕68号要求。",
    ],
)
def test_all_spellings_of_one_thing_are_one(body: str) -> None:
    record = read(f"{HEAD}{body}\n（二）乙。\n")
    assert len(record.mentions) >= 2
    assert len(entities(record)) == 1


def test_a_law_is_of_the_version_in_force_on_the_date() -> None:
    text = (
        f"{HEAD}执行《中华人民共和国产品质量法》第五条。\n（二）乙。\n某市人民政府\n2016年5月1日\n"
    )
    (law,) = read(text).mentions
    assert (law.article, law.version) == ("第五条", "2009-08-27")


def test_the_city_before_a_prize_is_the_documents() -> None:
    head = "上海市人民政府关于质量的通知\n各区人民政府：\n一、任务\n（一）甲。"
    record = read(f"{head}申报市政府质量奖和上海市政府质量奖，推荐区政府质量奖。\n（二）乙。\n")
    assert len(record.mentions) == 3
    assert len(entities(record)) == 2


def test_a_title_of_the_country_and_one_of_the_city_are_two() -> None:
    record = read(
        f"{HEAD}入选全国“质量标杆”，成为上海市“质量标杆”；开展全国“质量月”和“质量月”活动。\n（二）乙。\n"
    )
    assert len(record.mentions) == 4
    assert len(entities(record)) == 3


def test_a_document_says_which_work_it_is_itself() -> None:
    record = read(
        "甲市人民政府关于质量发展的意见\n各区人民政府：\n一、任务\n（一）甲。\n（二）乙。\n"
    )
    own = [item for item in record.entities if item.document is not None]
    assert [(item.name, item.document) for item in own] == [
        ("甲市人民政府关于质量发展的意见", record.document.id)
    ]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("落实《质量发展纲要。", "unclosed-title"),
        ("执行GB/T-2012。", "ill-formed-standard"),
    ],
)
def test_a_slip_is_kept_as_written_with_a_warning(body: str, code: str) -> None:
    record = read(f"{HEAD}{body}\n（二）乙。\n")
    assert code in {warning.code for warning in record.warnings}


def test_a_standard_of_a_later_year_than_its_document_is_warned_of() -> None:
    text = f"{HEAD}执行GB 7718-2030。\n（二）乙。\n某市人民政府\n2016年5月1日\n"
    record = read(text)
    assert record.mentions[0].number == "GB 7718-2030"
    assert "standard-of-later-year" in {warning.code for warning in record.warnings}


@given(
    st.lists(
        st.sampled_from(
            [
                *"《》〈〉“”（）、，。\n",
                "上海",
                "质量",
                "行动",
                "GB/T 1-2012",
                "奖",
                "和",
                "以下简称",
            ]
        ),
        max_size=40,
    )
)
def test_every_mention_is_a_slice_of_the_text_and_has_an_id_of_its_own(parts: list[str]) -> None:
    record = read(HEAD + "".join(parts) + "\n（二）乙。\n")
    keys = [item.id for item in record.mentions]
    assert len(set(keys)) == len(keys)
    named_things = {(item.kind, item.id) for item in record.entities}
    for item in record.mentions:
        assert 0 <= item.start < item.end <= len(record.text)
        assert (item.kind, item.entity) in named_things


@given(st.text(alphabet="《》〈〉甲", max_size=60))
def test_marked_titles_begin_and_end_with_their_marks(text: str) -> None:
    marked, unclosed = find_marked(text)
    for item in marked:
        assert (text[item.start], text[item.end - 1]) in {("《", "》"), ("〈", "〉")}
    starts = {item.start for item in marked}
    assert not starts.intersection(unclosed)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GB/T29187-2012", ["GB/T 29187-2012"]),
        ("T/CAQ 10110—2020", ["T/CAQ 10110-2020"]),
        ("ISO/IEC 17025:2017、IEC 60601-1", ["ISO/IEC 17025:2017", "IEC 60601-1"]),
        ("GB/T 1.1-2020", ["GB/T 1.1-2020"]),
        ("ISO/TC249第十三次年会", []),
        ("5G、G60和MP3", []),
    ],
)
def test_standard_numbers_are_read_in_all_their_forms(text: str, numbers: list[str]) -> None:
    assert [item.number for item in standard_numbers(text)] == numbers


UNITS = [
    "《", "》", "〈", "〉", "《〈", "《质", "“", "”", "“质量", "“质量”", "“质量”、", "行动", "质量行动",
    "质行动", "制度", "和行动", "（", "（甲）行动", "）", "GB", "GB/T 1", "GB/T 1.1", "1.1", "A", "T/A",
    "〔2024〕", "国〔2024〕1号", "以下简称", "《质》（以下简称甲乙丙丁）", "第一条", "计量法", "纲要", "实施方案",
    "制定实施方案，", "“十四五”", "等", "的", "开展", "市科学技术委员会", "奖", "2024年",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_the_price_of_a_character_does_not_grow_with_the_text(unit: str) -> None:
    def price(count: int) -> float:
        text = unit * (4_000 // len(unit)) * count
        start = process_time()
        works = Works(text, lambda _: None)
        _, taken = find_quoted(text, works.taken)
        taken = sorted([*works.taken, *taken])
        list(find_named(text, taken))
        list(find_known(text, taken))
        return process_time() - start

    assert in_step(price)


@pytest.mark.parametrize(
    "body",
    [
        "建立首席质量官制度。推行企业首席质量官制度。",
        "开展“昆仑2021”专项行动和“昆仑2024”专项行动。",
        "举办“质量月”活动。开展全国“质量月”活动。",
    ],
)
def test_the_spellings_of_the_thesaurus_are_one_node_and_keep_their_names(body: str) -> None:
    record = read(f"{HEAD}{body}\n")
    named = [mention for mention in record.mentions if mention.kind == "programme"]
    assert len(named) == 2
    assert len({mention.entity for mention in named}) == 1
    assert len({mention.name for mention in named}) == 2


def test_what_is_kept_apart_is_not_one_with_what_it_resembles() -> None:
    record = read(
        f"{HEAD}入选全国“质量标杆”，成为上海市“质量标杆”，获市政府质量奖，设立政府质量奖。\n"
    )
    entities = {mention.entity for mention in record.mentions if mention.kind == "programme"}
    assert len(entities) == 4


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "深入实施海洋强省标准创新工程、公共服务标准保障工程。",
            ["海洋强省标准创新工程", "公共服务标准保障工程"],
        ),
        ("加快推进质量提升工程、项目建设工程。", []),
        ('实施快递业"两进一出"工程。', ["两进一出工程"]),
        ("建设“浙江标准”，做强“浙江制造”。", ["浙江标准", "浙江制造"]),
        ("构建“湾区制造”品牌培育评价体系。", ["湾区制造品牌培育评价体系"]),
        ("获批创建全国质量强市示范城市。", ["全国质量强市示范城市"]),
        ("支持浙中实验室、检测实验室建设。", ["浙中实验室"]),
    ],
)
def test_names_stand_in_lists_behind_verbs_and_in_straight_marks(
    body: str, names: list[str]
) -> None:
    record = read(f"{HEAD}{body}\n")
    assert [mention.name for mention in record.mentions if mention.kind == "programme"] == names
