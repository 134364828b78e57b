"""Task tables of Word files and web pages, with merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from loaders.extract import extract

if TYPE_CHECKING:
    from pathlib import Path


def test_a_cell_merged_over_two_tasks_counts_for_both(tmp_path: Path) -> None:
    page = tmp_path / "table.html"
    page.write_text(
        "<html><head><meta charset='utf-8'><title>任务</title></head><body>"
        "<h1>衢州市2023年重点工作任务分解表</h1><table>"
        "<tr><th>序号</th><th>工作任务</th><th>牵头单位</th><th>配合单位</th></tr>"
        "<tr><td>1</td><td>推进旧城改造。</td><td rowspan=2>市住建局</td><td>市财政局</td></tr>"
        "<tr><td>2</td><td>建设停车设施。</td><td>各县（市、区）政府</td></tr>"
        "</table></body></html>",
        encoding="utf-8",
    )
    record = extract(page)
    assert [[(a.name, a.role) for a in s.assignments] for s in record.statements] == [
        [("衢州市住房和城乡建设局", "lead"), ("衢州市财政局", "support")],
        [("衢州市住房和城乡建设局", "lead"), ("各县（市、区）人民政府", "support")],
    ]
    covered = {m.text: m.statements for m in record.measures}
    assert covered["推进旧城改造。"] == (record.statements[0].id,)
    assert covered["建设停车设施。"] == (record.statements[1].id,)


def test_a_task_merged_over_two_rows_is_one_measure_of_both_statements(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("衢州市2023年重点工作任务分解表")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows,
        [
            ("工作任务", "责任单位", "完成时限"),
            ("办好质量月活动。", "市市场监管局", "9月"),
            ("", "市教育局", "10月"),
        ],
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    path = tmp_path / "table.docx"
    document.save(str(path))
    record = extract(path)
    assert [m.text.strip() for m in record.measures] == ["办好质量月活动。"]
    assert record.measures[0].statements == tuple(s.id for s in record.statements)
    assert [[a.name for a in s.assignments] for s in record.statements] == [
        ["衢州市市场监督管理局"],
        ["衢州市教育局"],
    ]
    assert [s.deadline for s in record.statements] == ["9月", "10月"]
