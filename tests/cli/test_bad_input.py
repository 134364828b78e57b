"""Bad input ends with a message that names the file, an exit code and nothing half-written."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.pdfgen import canvas

from tests.cli.running import ZHIMAI, environment, zhimai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCE = "（一）加强质量监管。（市市场监管局负责）"
MEGABYTE = 2**20


def a_docx() -> bytes:
    """Return a real docx of three pages."""
    document = docx.Document()
    for _ in range(100):
        document.add_paragraph(SENTENCE)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def a_pdf() -> bytes:
    """Return a real pdf."""
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(100, 700, "quality " * 20)
    page.save()
    return stream.getvalue()


def bomb(megabytes: int) -> bytes:
    """Return a small docx whose text unpacks to that many megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(a_docx())) as real:
            for name in real.namelist():
                if name != "word/document.xml":
                    archive.writestr(name, real.read(name))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b'<?xml version="1.0"?><w:document xmlns:w="urn:x"><w:body>')
            for _ in range(megabytes):
                part.write(b"<w:p/>" * (MEGABYTE // 6))
            part.write(b"</w:body></w:document>")
    return stream.getvalue()


UNREADABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an empty file": ("empty.txt", lambda: b""),
    "only white space": ("blank.txt", " \r\n\t　\n".encode),
    "a binary file": ("program.txt", lambda: bytes(range(256)) * 400),
    "a picture": ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "more than 100 MB": ("huge.txt", lambda: b"a" * (100 * MEGABYTE + 1)),
    "a truncated docx": ("cut.docx", lambda: a_docx()[:-2000]),
    "a docx that is no archive": ("no.docx", lambda: b"PK\x03\x04" + SENTENCE.encode() * 9),
    "a docx without its text": ("hollow.docx", lambda: bomb(0)[:-400]),
    "a docx that unpacks to a gigabyte": ("bomb.docx", lambda: bomb(1024)),
    "a truncated pdf": ("cut.pdf", lambda: a_pdf()[:300]),
    "a pdf that is none": ("no.pdf", lambda: b"%PDF-1.7\n" + b"\0" * 500),
}


def limits() -> None:
    """Bound the child: 1.5 GiB of memory, 30 s of processor time."""
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**29, 3 * 2**29))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_can_t_be_read_is_refused_with_file_and_reason(what: str, tmp_path: Path) -> None:
    name, make = UNREADABLE[what]
    file = tmp_path / name
    file.write_bytes(make())
    done = subprocess.run(
        [ZHIMAI, "extract", file],
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=limits,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 1000


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_missing_file_and_a_folder_are_refused(name: str, tmp_path: Path) -> None:
    done = zhimai("extract", tmp_path / name, cwd=tmp_path)
    assert (done.code, done.out) == (3, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_same_text_in_another_encoding_reads_the_same(encoding: str, tmp_path: Path) -> None:
    text = "一、加强质量监管工作的若干意见\n" + (SENTENCE + "\n") * 20
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    done = zhimai("extract", file, cwd=tmp_path)
    assert done.code == 0, done.err
    assert len(json.loads(done.out)["statements"]) == 20


def test_bytes_that_are_no_text_of_a_claimed_encoding_say_where(tmp_path: Path) -> None:
    file = tmp_path / "mixed.txt"
    file.write_bytes((SENTENCE * 20).encode() + b"\xff\xfe\xff" + (SENTENCE * 20).encode("gb18030"))
    done = zhimai("extract", file, cwd=tmp_path)
    if done.code == 0:
        assert json.loads(done.out)["warnings"], "an odd byte was taken without a word"
    else:
        assert done.code == 3
        assert "mixed.txt" in done.err


def test_a_document_without_any_heading_still_gives_its_statements(tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("加强质量监管，完善标准体系。（市市场监管局负责）\n", encoding="utf-8")
    done = zhimai("extract", file, cwd=tmp_path)
    assert done.code == 0, done.err
    answer = json.loads(done.out)
    assert [a["surface"] for m in answer["measures"] for a in m["assignments"]] == ["市市场监管局"]


@pytest.mark.parametrize(
    "text",
    [
        "（" * 10_000,
        "）" * 10_000,
        "（市市场监管局" * 10_000,
        "（）" * 10_000,
        "（市市场监管局负责）" * 10_000,
        "一、" * 10_000,
        "、".join(["市市场监管局"] * 10_000) + "负责",
        "（" + "、".join(["各有关部门"] * 10_000) + "）",
        "责任单位：" * 10_000,
        "〔2024〕" * 10_000,
        "按照职责分工" * 10_000,
        "\n" * 10_000 + "（市市场监管局负责）",
        "（" + " " * 50_000 + "市市场监管局负责）",
        "1." * 20_000,
        "百分之五" * 10_000,
        "质量提升行动" * 10_000,
        "2023年增长5%，" * 10_000,
        "《质量法》第一条" * 10_000,
        "GB/T 1-2012、" * 10_000,
    ],
    ids=range(19),
)
def test_adversarial_text_takes_time_that_grows_with_its_length(text: str, tmp_path: Path) -> None:
    """Ten times the text may take about ten times as long, never a hundred times."""

    def of_children() -> float:
        # The processor's time, which does not depend on what else the machine does.
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def seconds(times: int) -> float:
        file = tmp_path / f"{times}.txt"
        file.write_text("一、任务\n" + text[: len(text) * times // 10], encoding="utf-8")
        begin = of_children()
        done = zhimai("extract", file, cwd=tmp_path)
        assert done.code in (0, 3), done.err
        assert "Traceback" not in done.err
        return of_children() - begin

    small, whole = seconds(1), seconds(10)
    # A second is the noise of a busy machine; quadratic text would take minutes.
    assert whole < 20 * small + 1


def test_wrong_parameters_are_wrong_usage(tmp_path: Path) -> None:
    for arguments in (
        ["extract"],
        ["extract", "a", "b"],
        ["who"],
        ["due", "soon"],
        ["due", "0"],
        ["search", "质量", "--kind", "thing"],
        ["build", "--jobs", "0"],
        ["export", "--format", "docx"],
        ["who", "质量", "--limit", "0"],
    ):
        done = zhimai(*arguments, cwd=tmp_path)
        assert done.code == 2, (arguments, done.err)
        assert done.out == ""
        assert "Traceback" not in done.err
