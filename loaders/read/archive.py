"""Checks a zip container before it is opened: sizes, numbers, encryption, entities."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from loaders.read.source import Limits

_END_OF_DIRECTORY = b"PK\x05\x06"
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_XML_SUFFIXES = (".xml", ".rels", ".vml")
# Word writes none of these; they are what entity bombs are made of.
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le")
)


def check_archive(data: bytes, path: str, limits: Limits) -> zipfile.ZipFile:
    """Open a zip file whose parts all unpack within the limits.

    Every part is unpacked once, in pieces, and its checksum compared. Raises UnreadableFile for
    a truncated, damaged, encrypted or oversized archive and for XML that declares entities.
    """
    _check_directory(data, path, limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _check_declared(entries, path, limits)
        for entry in entries:
            _check_entry(archive, entry, path, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"{path}: the file is damaged or was truncated ({error}). Fetch or save it again."
        ) from None
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(
            f"{path}: its parts can't be unpacked ({error}). Save it again as docx."
        ) from None
    return archive


def _check_directory(data: bytes, path: str, limits: Limits) -> None:
    """Refuse a directory of parts that is too long before it is read as a whole."""
    position = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - 22 - 0xFFFF))
    if position < 0 or len(data) < position + 22:
        raise UnreadableFile(
            f"{path}: the file was truncated, its table of contents is missing. Fetch or save it again."
        )
    entries, size = struct.unpack_from("<HL", data, position + 10)
    if entries > limits.entries or size > _LARGEST_DIRECTORY:
        raise UnreadableFile(
            f"{path}: the archive holds {entries} or more parts; {limits.entries} is the limit. "
            "Save the text as a docx of its own."
        )


def _check_declared(entries: list[zipfile.ZipInfo], path: str, limits: Limits) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile(f"{path}: encrypted. Save it without a password.")
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked_bytes:
        raise _too_large(path, total, limits.unpacked_bytes)


def _check_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, limits: Limits
) -> None:
    is_xml = entry.filename.lower().endswith(_XML_SUFFIXES)
    most = limits.part_bytes if is_xml else limits.unpacked_bytes
    size = 0
    before = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise _too_large(path, size, most)
            if is_xml and any(mark in before + chunk for mark in _DECLARATIONS):
                raise UnreadableFile(
                    f"{path}: {entry.filename} declares a document type or entities, which no docx "
                    "needs and an attack does. Save it again in Word."
                )
            before = chunk[-32:]


def _too_large(path: str, size: int, limit: int) -> UnreadableFile:
    return UnreadableFile(
        f"{path}: unpacked it is larger than {size >> 20} MB; {limit >> 20} MB is the limit. "
        "Save the text without its pictures, or in parts."
    )
