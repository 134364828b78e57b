"""The fold: one paragraph a line, aligned to the source both ways."""

from loaders.fold import fold


def test_a_clause_cut_by_a_page_break_is_one_line() -> None:
    folded = fold("降低企业质量风险损失,维护消费者\n\n合法权益。(市质量安全工作领导小组牵头负责)\n")
    assert folded.text == "降低企业质量风险损失，维护消费者合法权益。（市质量安全工作领导小组牵头负责）"


def test_a_paragraph_closed_by_its_responsibility_bracket_ends() -> None:
    folded = fold("加强宣传。(市委宣传部负责)\n各区要加强组织领导,确保落实。\n")
    assert folded.text.count("\n") == 1
