"""Reading files: what is kept, what is refused, and what the refusal says."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from loaders.read.file import Limits, read, read_bytes
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "上海市质量工作领导小组关于印发《2024年上海市质量工作要点》的通知\r\n各区人民政府：\n"


def test_the_kept_text_is_the_decoded_file_with_its_checksums(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    source = read(path)
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (source.media_type, source.encoding, source.path) == ("text/plain", "utf-8", str(path))
    assert source.warnings == ()


def test_mark_and_line_ends_are_kept() -> None:
    source = read_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt")
    assert source.text == "\ufeff" + TEXT


def test_markdown_is_told_by_its_name() -> None:
    assert read_bytes("# 通知\n".encode(), "a.md", suffix=".md").media_type == "text/markdown"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\n\n \t\r\n", "empty"),
        ("\u3000\u3000\n\xa0\n".encode(), "white space"),
        (b"\0" * 4000, "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "program"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "OCR"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 100, "OCR"),
        (b"{\\rtf1\\ansi }", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"PK\x03\x04" + b"\0" * 30 + b"xl/workbook.xml", "spreadsheet"),
        (b"PK\x03\x04" + b"\0" * 30 + b"OFD.xml", "pdf"),
        (b"PK\x03\x04" + b"\0" * 30 + b"notice.txt", "unpack"),
        (b"\x1f\x8b\x08" + b"\0" * 30, "unpack"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "html"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "docx"),
    ],
)
def test_other_kinds_of_files_are_refused_with_advice(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile, match=word) as refusal:
        read_bytes(data, "通知.txt")
    assert str(refusal.value).startswith("通知.txt: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"no\.txt: there is no such file"):
        read(tmp_path / "no.txt")


def test_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        read(tmp_path)


def test_a_path_through_a_file_or_with_a_zero_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    for path in (tmp_path / "a.txt" / "b.txt", tmp_path / "a\0b", tmp_path / ("长" * 300)):
        with pytest.raises(UnreadableFile, match="can't be read"):
            read(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("通知", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="permissions"):
        read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices among files")
def test_pipes_sockets_and_devices_do_not_hang(tmp_path: Path) -> None:
    from pathlib import Path as Real  # noqa: PLC0415

    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        for path in (tmp_path / "pipe", tmp_path / "socket", Real("/dev/zero"), Real("/dev/null")):
            with pytest.raises(UnreadableFile, match=r"device or a pipe|can't be read"):
                read(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)  # sparse: nothing to hold it in memory, nothing to read
    with pytest.raises(UnreadableFile, match="100 MB"):
        read(path)


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    size = len(TEXT.encode())
    assert read(path, limits=Limits(file_bytes=size)).text == TEXT
    with pytest.raises(UnreadableFile, match="limit"):
        read(path, limits=Limits(file_bytes=size - 1))


def test_a_text_of_too_many_lines_or_characters_is_refused() -> None:
    text = "通知\n" * 30
    assert read_bytes(text.encode(), "a", limits=Limits(lines=30, characters=90)).text == text
    for limits in (Limits(lines=29), Limits(characters=89)):
        with pytest.raises(UnreadableFile, match="is the limit"):
            read_bytes(text.encode(), "a", limits=limits)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")  # noqa: PTH110
def test_a_file_that_hides_its_size_is_read_up_to_the_limit() -> None:
    from pathlib import Path as Real  # noqa: PLC0415

    assert "Name" in read(Real("/proc/self/status")).text
    with pytest.raises(UnreadableFile, match="limit"):
        read(Real("/proc/self/status"), limits=Limits(file_bytes=20))


def test_zero_characters_are_kept_with_a_warning() -> None:
    source = read_bytes("加强\0质量工作，推动发展。".encode() * 3, "a.txt")
    [warning] = source.warnings
    assert (warning.code, warning.start, warning.end) == ("zero-characters", 2, 3)
    assert source.text[2] == "\0"


def test_kinds_are_told_by_content_not_by_name() -> None:
    page = "<!DOCTYPE html><title>x</title><p>关于加强质量工作的通知</p>".encode()
    assert read_bytes(page, "通知.doc", suffix=".doc").media_type == "text/html"
    assert (
        read_bytes("关于<加强>的通知".encode(), "a.html", suffix=".html").media_type == "text/plain"
    )
