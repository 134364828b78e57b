"""How provisions nest, what is a heading, what is a task."""

from __future__ import annotations

from tests.loaders.documents import read

HEAD = "某市人民政府关于质量工作的意见\n各区人民政府：\n"


def paths(text: str) -> list[str]:
    return [provision.path for provision in read(HEAD + text).provisions]


def tasks(text: str) -> list[str]:
    return [measure.text for measure in read(HEAD + text).measures]


def test_all_levels_nest_and_restart_under_each_part() -> None:
    text = (
        "第一部分 总结\n一、成效\n（一）甲。完成甲事。\n第二部分 要点\n一、任务\n（一）乙。做好乙事。\n"
        "1.丙。做好丙事。\n（1）丁。做好丁事。\n（2）戊。做好戊事。\n2.己。做好己事。\n二、保障\n"
    )
    assert paths(text) == [
        "第一部分",
        "第一部分一、",
        "第一部分一、（一）",
        "第二部分",
        "第二部分一、",
        "第二部分一、（一）",
        "第二部分一、（一）1.",
        "第二部分一、（一）1.（1）",
        "第二部分一、（一）1.（2）",
        "第二部分一、（一）2.",
        "第二部分二、",
    ]


def test_ids_are_the_path_of_labels() -> None:
    record = read(HEAD + "一、任务\n（一）甲。做好甲事。\n（二）乙。做好乙事。\n")
    assert [p.id.removeprefix(record.document.id) for p in record.provisions] == [
        ".s1",
        ".s1.c1",
        ".s1.c2",
    ]
    assert record.provisions[1].parent == record.provisions[0].id


def test_a_clause_numbered_on_over_sections_keeps_its_number() -> None:
    record = read(HEAD + "一、甲\n（一）子。做好子事。\n二、乙\n（二）丑。做好丑事。\n")
    assert [p.label for p in record.provisions] == ["一、", "（一）", "二、", "（二）"]


def test_a_heading_is_no_task_and_a_lone_sentence_is_one() -> None:
    text = "一、任务\n（一）完善制度。修订管理办法。\n（二）开展专项检查，严格落实责任。\n（三）加强宣传\n组织好质量月活动。\n"
    assert tasks(text) == ["修订管理办法。", "开展专项检查，严格落实责任。", "组织好质量月活动。"]


def test_a_heading_on_its_own_line_may_end_in_a_full_stop() -> None:
    text = (
        "一、任务\n（一）降低企业负担。\n1.落实税收优惠。对小微企业减税。\n2.清理收费。公布清单。\n"
    )
    record = read(HEAD + text)
    assert record.provisions[1].heading == "降低企业负担"
    assert tasks(text) == ["对小微企业减税。", "公布清单。"]


def test_unnumbered_paragraphs_belong_to_the_clause_above_them() -> None:
    record = read(HEAD + "一、任务\n（一）甲。做好甲事。\n再做好乙事。\n（二）丙。做好丙事。\n")
    assert [m.provision for m in record.measures][:2] == [record.provisions[1].id] * 2


def test_a_text_without_labels_is_read_paragraph_by_paragraph_and_says_so() -> None:
    record = read("加强质量工作，完善制度。\n各部门要落实责任。\n")
    assert [p.level for p in record.provisions] == ["paragraph", "paragraph"]
    assert [w.code for w in record.warnings] == ["no-numbering"]


def test_laws_are_read_by_chapter_and_article() -> None:
    record = read(
        "某省质量条例\n第一章 总则\n第一条 为了加强管理，制定本条例。\n第二章 监督\n第二条 由主管部门负责。\n"
    )
    assert [(p.level, p.label) for p in record.provisions] == [
        ("chapter", "第一章"),
        ("article", "第一条"),
        ("chapter", "第二章"),
        ("article", "第二条"),
    ]


def test_sentences_are_not_cut_inside_brackets_and_quotation_marks() -> None:
    text = "一、任务\n（一）甲。办好“质量月；诚信”活动（一类；二类）。推进试点；完善制度。\n"
    assert tasks(text) == ["办好“质量月；诚信”活动（一类；二类）。", "推进试点；", "完善制度。"]


def test_what_was_done_is_told_apart_from_what_is_planned() -> None:
    record = read(
        HEAD
        + "第一部分 2023年工作总结\n一、成效\n（一）甲。完成甲事。\n第二部分 2024年工作要点\n一、任务\n（一）乙。做好乙事。\n"
    )
    assert [(m.text, m.status) for m in record.measures] == [
        ("完成甲事。", "reported"),
        ("做好乙事。", "planned"),
    ]


def test_attachments_contacts_and_members_are_no_tasks() -> None:
    text = (
        "一、任务\n（一）甲。做好甲事。\n附件：1.任务分解表\n2.联系名单\n某市人民政府\n2020年1月2日\n"
        "联系人：张某，电话：12345678\n"
    )
    assert tasks(text) == ["做好甲事。"]


def test_a_deadline_and_a_stage_are_read_as_printed() -> None:
    measure = read(HEAD + "一、任务\n（一）甲。探索推进试点，到2025年建成20家工厂。\n").measures[0]
    assert (measure.stage, measure.deadline) == ("探索", "2025")
