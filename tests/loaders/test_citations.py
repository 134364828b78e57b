"""Which one work a citation means, what the text does with it, and what bad citations leave."""

from __future__ import annotations

import pytest

from tests.loaders.documents import read

CITY = "岳阳市人民政府关于加强质量工作的意见\n岳政发〔2021〕8号\n各县（市、区）人民政府：\n"
SIGNED = "\n岳阳市人民政府\n2021年3月4日\n"


def works(text: str) -> dict[str, tuple[str, str | None]]:
    """Return, by the printed name of each work that a text names, its id and reason."""
    record = read(text)
    entities = {(entity.kind, entity.id): entity for entity in record.entities}
    named = {}
    for mention in record.mentions:
        if mention.type in {"document", "law"}:
            entity = entities[mention.kind, mention.entity]
            named[record.text[mention.start : mention.end]] = entity.id, entity.reason
    return named


def relations(sentence: str) -> list[str | None]:
    """Return what a sentence of a plan does with the works that it names, in order."""
    return [m.relation for m in read(f"{CITY}一、任务\n（一）{sentence}\n{SIGNED}").mentions]


def one(before: str, title: str, head: str = CITY) -> str:
    """Return the id of the work that a title means behind some words."""
    return works(f"{head}一、任务\n（一）贯彻{before}《{title}》。\n{SIGNED}")[f"《{title}》"][0]


def test_a_title_without_issuer_is_that_of_the_body_before_it() -> None:
    bare = "关于全面推进政务公开工作的意见"
    assert one("国务院办公厅", bare) == one("", f"国务院办公厅{bare}")
    assert one("省政府", bare) == one("", f"湖南省人民政府{bare}")
    assert one("国务院办公厅", bare) != one("省政府", bare)


def test_titles_that_two_governments_share_are_two() -> None:
    title = "安全生产专项整治三年行动计划实施方案"
    ids = set()
    for place in ("岳阳市", "株洲市"):
        named = works(
            f"{place}人民政府关于印发安全生产方案的通知\n各区人民政府：\n现将《{title}》印发给你们。\n"
            f"{place}人民政府\n2021年3月4日\n{title}\n一、任务\n（一）落实责任。\n"
        )
        ids.add(named[f"《{title}》"][0])
    assert len(ids) == 2


def test_a_relative_title_is_of_the_texts_own_place() -> None:
    assert one("", "省人民政府工作规则") == one("", "湖南省人民政府工作规则")
    named = works("第一章 总则\n第一条 根据《县质量工作管理意见》，制定本办法。\n")
    assert named["《县质量工作管理意见》"][1] == "generic-title"


def test_papers_of_one_title_and_two_years_are_told_apart_by_number() -> None:
    title = "关于开展质量月活动的通知"
    named = read(
        f"{CITY}一、任务\n（一）落实《{title}》（国市监质〔2019〕7号）和《{title}》（国市监质〔2020〕9号）。\n"
        f"{SIGNED}"
    )
    assert len({mention.entity for mention in named.mentions}) == 2


def test_editions_of_a_document_are_several_works_and_amendments_of_a_law_are_one() -> None:
    assert one("", "岳阳市服务清单（2023年版）") != one("", "岳阳市服务清单（2024年版）")
    assert one("", "中华人民共和国渔业法（2013修正）") == one("", "中华人民共和国渔业法")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("市第九届人大第一次会议通过的《政府工作报告》", "岳阳市2021年政府工作报告"),
        ("省十三届人大四次会议通过的《政府工作报告》", "湖南省2021年政府工作报告"),
        ("2020年《政府工作报告》", "岳阳市2020年政府工作报告"),
        ("2019年长沙市《政府工作报告》", "长沙市2019年政府工作报告"),
    ],
)
def test_a_yearly_report_is_of_the_government_and_year_before_it(words: str, name: str) -> None:
    record = read(f"{CITY}一、任务\n（一）完成{words}的任务。\n{SIGNED}")
    assert name in {entity.name for entity in record.entities}


def test_a_kind_of_work_is_the_only_one_of_the_text_that_is_of_the_kind() -> None:
    named = works(
        f"{CITY}一、任务\n（一）发布《2023年卫生健康事业发展统计公报》。根据《公报》完成任务。\n{SIGNED}"
    )
    assert named["《公报》"][0] == named["《2023年卫生健康事业发展统计公报》"][0]


def test_forms_and_certificates_are_no_one_work() -> None:
    named = works(f"{CITY}一、任务\n（一）办理《食品经营许可证》。\n{SIGNED}")
    assert named["《食品经营许可证》"][1] == "generic-title"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "根据《甲法》、重新公布的《乙条例》等法律的规定，结合实际，制定本办法。",
            ["implements"] * 2,
        ),
        ("根据《质量发展纲要》制定《行动方案》。", ["implements", "to_issue"]),
        ("修订《安全管理条例》，依照《机械化促进法》加强检查。", ["revised", "cites"]),
        ("《旧管理办法》同时废止。", ["revised"]),
        ("按照省政府印发的《行动方案》（湘政发〔2020〕3号）精神，加强检查。", ["implements"]),
    ],
)
def test_what_a_sentence_does_with_each_work(sentence: str, expected: list[str]) -> None:
    assert relations(sentence) == expected


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("（一）落实《质量发展纲要，提升质量。", "unclosed-title"),
        ("（一）落实〈质量发展纲要，提升质量。", "unclosed-title"),
        ("（一）执行GB/T—2016标准。", "ill-formed-standard"),
        ("（一）执行GB 999999999-2016标准。", "ill-formed-standard"),
        ("（一）执行GB/T 19001-2106标准。", "ill-formed-standard"),
        ("（一）落实质量发展纲要》，提升质量。", "unopened-title"),
        ("（一）贯彻《行动方案》（国办发〔2035〕1号）。", "number-of-later-year"),
        ("（一）贯彻《行动方案》（国办发〔20216号）。", "ill-formed-number"),
        ("（一）贯彻《行动方案》（国办发〔2021〕号）。", "ill-formed-number"),
        ("（一）于2月30日前完成。", "no-such-day"),
        ("（一）执行GB/T 19001-2035标准。", "standard-of-later-year"),
    ],
)
def test_a_bad_citation_is_kept_as_written_with_a_warning(body: str, code: str) -> None:
    record = read(f"{CITY}一、任务\n{body}\n{SIGNED}")
    assert code in {warning.code for warning in record.warnings}
    assert body in record.text


def test_a_number_of_another_year_than_the_date_is_kept_with_a_warning() -> None:
    record = read(CITY.replace("2021", "2011") + f"一、任务\n（一）加强检查。\n{SIGNED}")
    assert record.document.number == "岳政发〔2011〕8号"
    assert record.document.date == "2021-03-04"
    assert "year-contradicts" in {warning.code for warning in record.warnings}


def test_a_number_of_the_year_before_the_date_is_usual() -> None:
    record = read(CITY.replace("2021", "2020") + f"一、任务\n（一）加强检查。\n{SIGNED}")
    assert not record.warnings


def test_a_title_broken_over_two_lines_is_no_mark_that_nothing_opened() -> None:
    record = read(f"{CITY}一、任务\n（一）落实《质量\n发展纲要》，加强检查。\n{SIGNED}")
    assert not record.warnings


def test_a_short_form_behind_two_titles_is_that_of_the_one_that_ends_so() -> None:
    named = works(
        f"{CITY}一、任务\n（一）核对《养老保险信息核对单》及《养老保险信息核对单说明》（以下简称《信息核对单》）。"
        f"填写《信息核对单》。\n{SIGNED}"
    )
    assert named["《信息核对单》"][0] == named["《养老保险信息核对单》"][0]


def test_a_congress_before_its_decision_is_told_without_term_and_session() -> None:
    record = read(
        "某省条例\n2010年7月23日 重庆市第三届人民代表大会常务委员会第十八次会议《关于修改部分地方性法规的决定》修正\n"
        "第一条 为了规范管理，制定本条例。\n"
    )
    names = {entity.name for entity in record.entities}
    assert any(name.startswith("重庆市人民代表大会常务委员会关于修改") for name in names)


def test_a_request_of_the_body_that_is_written_to_is_not_of_a_body_called_yours() -> None:
    named = read(
        "关于同意方案的批复\n安洲街道办事处：\n你街道《关于要求调整规模的请示》收悉。\n某县人民政府\n2013年9月12日\n"
    )
    assert all("你街道" not in entity.name for entity in named.entities)
