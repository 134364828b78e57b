"""Whether a sentence reports or plans is told by the headings above it, then by the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract import extract

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """政府工作报告

——2021年2月3日在绿洲市第八届人民代表大会第一次会议上

绿洲市市长 张三

各位代表：

现在，我代表市人民政府，向大会报告政府工作，请予审议。

一、2020年工作回顾

建成湖泊水位监测站五座。

二、2021年重点工作

（一）保护湿地

开展湿地巡查。

三、加强政府自身建设

推进政务公开。
"""


def test_a_work_report_looks_back_only_under_headings_that_say_so(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    told = {measure.text: measure.status for measure in extract(file).measures}
    assert told["建成湖泊水位监测站五座。"] == "reported"
    assert told["开展湿地巡查。"] == "planned"
    assert told["推进政务公开。"] == "planned"
