"""`zhimai add`: one more document in the corpus and in the answers, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from tests.cli.running import zhimai

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = (
    "上海市商务委员会关于开展品质消费行动的通知\n\n沪商〔2025〕9号\n\n各区商务主管部门：\n\n"
    "一、开展品质消费月活动。（市商务委牵头，市市场监管局配合）\n\n上海市商务委员会\n2025年3月1日\n"
)


def notice(folder: Path, text: str = NOTICE, name: str = "notice.txt") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_document_added_is_found_beside_the_five(tmp_path: Path) -> None:
    done = zhimai("add", notice(tmp_path), "--data", "d", cwd=tmp_path)
    assert (done.code, done.out) == (0, ""), done.err
    assert (tmp_path / "d" / "corpus" / "notice.txt").read_text("utf-8") == NOTICE
    answer = zhimai("who", "品质消费月", "--data", "d", cwd=tmp_path)
    assert "上海市商务委员会" in answer.out
    assert zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path).code == 0


def test_adding_the_same_file_again_changes_nothing(built: Path, tmp_path: Path) -> None:
    file = notice(tmp_path)
    zhimai("add", file, "--data", "d", cwd=tmp_path)
    before = (tmp_path / "d" / "corpus" / "corpus.toml").read_bytes()
    done = zhimai("add", file, "--data", "d", cwd=tmp_path)
    assert done.code == 0
    assert "早已在内" in done.err
    assert (tmp_path / "d" / "corpus" / "corpus.toml").read_bytes() == before


def test_a_second_copy_of_a_document_is_refused_with_what_to_do(
    built: Path, tmp_path: Path
) -> None:
    zhimai("add", notice(tmp_path), "--data", "d", cwd=tmp_path)
    other = notice(tmp_path, NOTICE.replace("月活动", "季活动"), "other.txt")
    before = (tmp_path / "d" / "corpus" / "corpus.toml").read_bytes()
    done = zhimai("add", other, "--data", "d", cwd=tmp_path)
    assert done.code == 2
    assert "in the corpus already" in done.err
    assert (tmp_path / "d" / "corpus" / "corpus.toml").read_bytes() == before
    assert not (tmp_path / "d" / "corpus" / "other.txt").exists()


def test_a_folder_of_one_s_own_is_made(tmp_path: Path) -> None:
    done = zhimai("add", notice(tmp_path), "--corpus", "mine", "--data", "d", cwd=tmp_path)
    assert done.code == 0, done.err
    assert zhimai("who", "品质消费月", "--data", "d", cwd=tmp_path).code == 0
    assert zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path).code == 1


def test_a_docx_with_hints_for_what_its_text_lacks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、推进标准化。（市标准化主管部门负责）")
    document.save(str(tmp_path / "a.docx"))
    done = zhimai(
        *("add", "a.docx", "--title", "关于推进标准化的通知", "--signed", "2021-05-06"),
        *("--corpus", "mine", "--data", "d"),
        cwd=tmp_path,
    )
    assert done.code == 0, done.err
    listed = zhimai("document", "--data", "d", cwd=tmp_path)
    assert "关于推进标准化的通知" in listed.out
    assert "2021-05-06" in listed.out


def test_what_can_t_be_read_changes_nothing(tmp_path: Path) -> None:
    good = notice(tmp_path)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)))
    for file in (bad, tmp_path / "nowhere.txt", tmp_path):
        done = zhimai("add", good, file, "--corpus", "mine", "--data", "d", cwd=tmp_path)
        assert done.code == 3, done.err
        assert "Traceback" not in done.err
        assert not (tmp_path / "mine").exists()
        assert not (tmp_path / "d").exists()


def test_a_date_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = zhimai(
        *("add", notice(tmp_path), "--signed", "last May", "--corpus", "mine", "--data", "d"),
        cwd=tmp_path,
    )
    assert done.code in (2, 4)
    assert "2015-03-04" in done.err
    assert not (tmp_path / "mine" / "corpus.toml").exists()


def test_hints_for_several_files_at_once_are_wrong_usage(tmp_path: Path) -> None:
    file = notice(tmp_path)
    done = zhimai("add", file, file, "--title", "x", "--data", "d", cwd=tmp_path)
    assert done.code == 2
