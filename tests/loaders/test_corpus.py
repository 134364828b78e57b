"""The corpus folder: verified before it is read, extended without touching what stands in it."""

from __future__ import annotations

import hashlib
import multiprocessing
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from loaders.corpus import _toml_table, add_document, copy_corpus, read_corpus
from ontology.errors import ChecksumMismatch, DataError, UnreadableFile

PUBLISHED = Path(next(iter(corpus.__path__)))


def listing(folder: Path, text: str) -> Path:
    (folder / "corpus.toml").write_text(text, encoding="utf-8")
    return folder


def entry(data: bytes, name: str = "a.txt", extra: str = "") -> str:
    digest = hashlib.sha256(data).hexdigest()
    return f'[[document]]\nfile = "{name}"\n{extra}sha256 = "{digest}"\n'


def test_the_published_corpus_is_read_in_its_order_with_hints() -> None:
    entries = read_corpus(PUBLISHED)
    assert [e.file[:4] for e in entries] == ["2015", "2017", "2022", "2023", "2024"]
    assert entries[0].number == "沪府发〔2015〕6号"
    assert entries[0].signed == "2015-03-04"
    assert entries[1].number is None


def test_other_bytes_than_listed_are_a_mismatch_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"changed")
    with pytest.raises(ChecksumMismatch, match=r"a\.txt.*Restore the file"):
        read_corpus(listing(tmp_path, entry(b"published")))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[document]", "not valid TOML"),
        ("document = 3", r"\[\[document\]\]"),
        ("document = [3]", r"\[\[document\]\]"),
        ("[other]\nx = 1", r"\[\[document\]\]"),
        ('[[document]]\nfile = "a.txt"', "sha256"),
        (entry(b"x", "../secret.txt"), "name of a file"),
        (entry(b"x", ""), "name of a file"),
        (entry(b"x").replace("sha256", "sha265"), "unknown key sha265"),
        (entry(b"x", extra="title = 3\n"), "title must be a string"),
        (entry(b"x", extra='signed = "2015-13"\n'), "signed must be a date"),
        (entry(b"x", extra="signed = 2015-03-04T10:00:00\n"), "signed must be a date"),
        (entry(b"x") + entry(b"y"), "listed twice"),
        (entry(b"x") + entry(b"x", "b.txt"), "listed twice"),
    ],
)
def test_a_listing_that_is_not_as_it_has_to_be_is_refused_with_its_place(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(DataError, match=reason) as caught:
        read_corpus(listing(tmp_path, text), verify=False)
    assert "corpus.toml" in str(caught.value)


def test_a_folder_without_a_listing_says_how_to_make_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UnreadableFile, match="zhimai add --corpus"):
            read_corpus(folder)


def test_a_listing_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_bytes("# 质量".encode("gb18030"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_corpus(tmp_path)


def test_a_listed_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt: there is no such file"):
        read_corpus(listing(tmp_path, entry(b"x")))


@pytest.mark.parametrize("date", ["2015", "2015-03"])
def test_a_date_is_kept_at_the_precision_known(tmp_path: Path, date: str) -> None:
    folder = listing(tmp_path, entry(b"x", extra=f'signed = "{date}"\n'))
    assert read_corpus(folder, verify=False)[0].signed == date


def test_adding_keeps_what_stands_in_the_list_and_takes_the_same_bytes_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    copy_corpus(PUBLISHED, folder)
    before = (folder / "corpus.toml").read_text(encoding="utf-8")
    source = tmp_path / "通知.txt"
    source.write_bytes("关于印发\r\n".encode("gb18030"))
    added, new = add_document(folder, source, title='关于"质量"', signed="2024-01-02", number=None)
    assert new
    assert added.path.read_bytes() == source.read_bytes()
    assert (added.title, added.signed, added.number) == ('关于"质量"', "2024-01-02", None)
    after = (folder / "corpus.toml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert add_document(folder, source) == (added, False)
    assert (folder / "corpus.toml").read_text(encoding="utf-8") == after
    assert len(read_corpus(folder)) == 6


def test_adding_to_a_new_folder_makes_it(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"x")
    add_document(tmp_path / "deep" / "corpus", source)
    assert [e.file for e in read_corpus(tmp_path / "deep" / "corpus")] == ["a.txt"]


def test_another_file_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        source = tmp_path / str(number) / "a.txt"
        source.write_bytes(b"x" * (number + 1))
        add_document(folder, source)
    names = [e.file for e in read_corpus(folder)]
    assert names[0] == "a.txt"
    assert names[1].startswith("a-")


def test_a_file_that_lies_in_the_folder_already_only_gets_its_entry(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"x")
    added, new = add_document(tmp_path, source)
    assert (added.path, new) == (source, True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "corpus.toml"]


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_what_can_t_be_added_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "corpus"
    with pytest.raises(UnreadableFile):
        add_document(folder, tmp_path / name)
    assert not folder.exists()


def add_one(folder: Path, number: int) -> None:
    source = folder.parent / f"{number}.txt"
    source.write_text(str(number), encoding="utf-8")
    add_document(folder, source)


def test_two_that_add_at_once_both_stand_in_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        pool.starmap(add_one, [(folder, n) for n in range(24)])
    assert {e.file for e in read_corpus(folder)} == {f"{n}.txt" for n in range(24)}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_title_comes_back_as_it_was_given(title: str) -> None:
    assert tomllib.loads(_toml_table({"file": "a", "title": title}))["document"] == [
        {"file": "a", "title": title}
    ]
