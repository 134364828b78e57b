"""Reads and extends a corpus folder: the documents as published and corpus.toml, which lists them.

corpus.toml holds one `[[document]]` table a file. `file` and `sha256` must be there; `title`,
`number`, `signed` (a date), `source` (where it was published) and `note` are hints of the
archivist, used where the text itself does not state them. The sha256 is of the file's bytes and is
checked before anything is read from it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.whole_file import locked, whole_file, write_whole
from ontology.errors import ChecksumMismatch, DataError, UnreadableFile

LIST_NAME = "corpus.toml"

_HEADER = """\
# What each document is. The files are as published, byte for byte.
# `zhimai add FILE` writes an entry; title, number, signed, source and note may be added by hand.
"""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HINTS = ("title", "number", "source", "note")
_KNOWN = {"file", "sha256", "signed", *_HINTS}


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """One document of a corpus: where it lies and what corpus.toml says of it.

    `signed` is an ISO date at the precision known (2015, 2015-03, 2015-03-04).
    """

    path: Path
    file: str
    sha256: str
    title: str | None = None
    number: str | None = None
    signed: str | None = None
    source: str | None = None
    note: str | None = None


def read_corpus(folder: Path, *, verify: bool = True) -> tuple[CorpusEntry, ...]:
    """Return the documents that corpus.toml lists, in its order, their checksums verified.

    Raises UnreadableFile where there is no corpus.toml or a listed file is missing, DataError where
    corpus.toml is not as it has to be, ChecksumMismatch where a file has other bytes.
    """
    listing = folder / LIST_NAME
    entries = _entries(folder, listing, _parse(_read_listing(listing), listing))
    if verify:
        for entry in entries:
            verify_entry(entry)
    return entries


def verify_entry(entry: CorpusEntry) -> None:
    """Raise ChecksumMismatch unless the file holds, byte for byte, what corpus.toml describes."""
    found = file_sha256(entry.path)
    if found != entry.sha256:
        raise ChecksumMismatch(
            f"{entry.path}: the bytes are not those that {LIST_NAME} describes "
            f"(sha256 {found[:12]}… instead of {entry.sha256[:12]}…). Restore the file as it was "
            f'published; if the new bytes are right, write sha256 = "{found}" into {LIST_NAME}.'
        )


def file_sha256(path: Path) -> str:
    """Return the sha256 of a file's bytes in hex; UnreadableFile where it can't be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise UnreadableFile(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path}: this is a folder; name a file in it.") from None
    except OSError as error:
        raise UnreadableFile(f"{path}: can't be read ({error.strerror}).") from error


def add_document(folder: Path, file: Path, /, **hints: str | None) -> tuple[CorpusEntry, bool]:
    """Put one more file into the corpus folder and its entry into corpus.toml.

    `hints` are title, number, signed, source, note; None leaves one out. Returns the entry and
    whether it is new: the same bytes are taken once. The copy and the entry each appear whole or
    not at all, the copy first; what stands in corpus.toml, comments included, stays as it is.
    """
    sha256 = file_sha256(file)
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / LIST_NAME
    with locked(folder):
        text = listing.read_text(encoding="utf-8") if listing.exists() else _HEADER
        entries = _entries(folder, listing, _parse(text, listing))
        for entry in entries:
            if entry.sha256 == sha256:
                return entry, False
        name = _free_name(folder, file, sha256, {entry.file for entry in entries})
        table = _toml_table({"file": name, **hints, "sha256": sha256})
        whole = text.rstrip("\n") + "\n\n" + table
        # What is about to be written must be readable again, before anything is.
        [*_, added] = _entries(folder, listing, _parse(whole, listing))
        if not (folder / name).exists():
            _copy_whole(file, folder / name)
        write_whole(listing, whole)
        return added, True


def copy_corpus(source: Path, target: Path) -> None:
    """Copy a corpus folder (the listed documents and corpus.toml) to a folder that is not there."""
    entries = read_corpus(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".corpus-") as scratch:
        whole = Path(scratch) / "corpus"
        whole.mkdir()
        for entry in entries:
            shutil.copyfile(entry.path, whole / entry.file)
        shutil.copyfile(source / LIST_NAME, whole / LIST_NAME)
        whole.rename(target)


def _read_listing(listing: Path) -> str:
    try:
        return listing.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableFile(
            f"{listing.parent}: no corpus folder, it has no {LIST_NAME}. "
            f"`zhimai add --corpus {listing.parent} FILE…` makes one."
        ) from None
    except UnicodeDecodeError as error:
        raise DataError(f"{listing}: not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    except OSError as error:
        raise UnreadableFile(f"{listing}: can't be read ({error.strerror}).") from error


def _parse(text: str, listing: Path) -> list[dict[str, Any]]:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{listing}: not valid TOML: {error}.") from None
    tables = parsed.get("document", [])
    if set(parsed) - {"document"} or not isinstance(tables, list):
        raise DataError(f"{listing}: only [[document]] tables are expected in it.")
    return tables


def _entries(folder: Path, listing: Path, tables: list[dict[str, Any]]) -> tuple[CorpusEntry, ...]:
    entries = tuple(
        _entry(folder, f"{listing}: document {number}", table)
        for number, table in enumerate(tables, start=1)
    )
    seen: set[str] = set()
    for entry in entries:
        for key in (entry.file, entry.sha256):
            if key in seen:
                raise DataError(f"{listing}: {entry.file} is listed twice ({key}); remove one.")
            seen.add(key)
    return entries


def _entry(folder: Path, where: str, table: dict[str, Any]) -> CorpusEntry:
    if not isinstance(table, dict):
        raise DataError(f"{where}: write it as a [[document]] table.")
    if unknown := sorted(set(table) - _KNOWN):
        raise DataError(
            f"{where}: unknown key {unknown[0]}; known are {', '.join(sorted(_KNOWN))}."
        )
    file, sha256 = table.get("file"), table.get("sha256")
    # A listed file lies in the folder itself: a path would let a corpus reach outside of it.
    if not isinstance(file, str) or not file or Path(file).name != file:
        raise DataError(f"{where}: file must be the name of a file in {folder}.")
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise DataError(f"{where} ({file}): sha256 must be 64 hexadecimal digits in lower case.")
    for key in _HINTS:
        if not isinstance(table.get(key, ""), str):
            raise DataError(f"{where} ({file}): {key} must be a string.")
    return CorpusEntry(
        path=folder / file,
        file=file,
        sha256=sha256,
        signed=_date(table.get("signed"), f"{where} ({file})"),
        **{key: table.get(key) for key in _HINTS},
    )


def _date(value: object, where: str) -> str | None:
    """Return an ISO date at the precision given: a TOML date, or a string such as "2015-03"."""
    if value is None:
        return None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
        try:
            dt.date(year, month, day)
        except ValueError:
            pass
        else:
            return value
    raise DataError(f'{where}: signed must be a date such as 2015-03-04, or "2015-03", "2015".')


def _free_name(folder: Path, source: Path, sha256: str, listed: set[str]) -> str:
    """Return the name under which the bytes lie, or may be laid, in the folder."""
    for name in (source.name, f"{source.stem}-{sha256[:8]}{source.suffix}"):
        taken = folder / name
        if name not in listed and (not taken.exists() or file_sha256(taken) == sha256):
            return name
    raise UnreadableFile(
        f"{source}: {folder / source.name} is another file already; give yours another name."
    )


def _toml_table(values: dict[str, str | None]) -> str:
    lines = ["[[document]]"]
    for key, value in values.items():
        if value is None:
            continue
        if key not in _KNOWN:
            raise DataError(f"{key} is no key of {LIST_NAME}.")
        if key == "signed" and len(value) == len("2015-03-04"):
            lines.append(f"{key} = {value}")
        else:
            # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
            quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
            lines.append(f"{key} = {quoted}")
    return "\n".join(lines) + "\n"


def _copy_whole(source: Path, target: Path) -> None:
    with whole_file(target) as stream, source.open("rb") as original:
        shutil.copyfileobj(original, stream)
