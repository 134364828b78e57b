"""Finds the encoding of a text file among those that Chinese documents have, and decodes it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.record import Warn
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable


class Decoded(NamedTuple):
    """A text with the encoding that it was decoded from and what was lost."""

    text: str
    encoding: str
    warnings: tuple[Warn, ...] = ()


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_MARKS = re.compile("[\u3000-\u303f\uff00-\uffef“”‘’—…·\\s!-~]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Shares of sensible characters: below the first a text is taken for something else; a lead
# smaller than the second is decided by charset-normalizer.
_LEAST_SENSIBLE = 0.7
_CLEAR_LEAD = 0.1
_BINARY_SHARE = 0.01


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text file strictly.

    A byte order mark decides and stays in the text; else UTF-8 if it is valid; else the
    encoding that the file itself declares; else GB18030 or Big5, whichever gives common Chinese
    characters. Raises UnreadableFile, with the offset of the byte, for binary data and for
    bytes that no such encoding explains.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_by_mark(data, encoding, path), data, path)
    utf16 = _utf16_without_mark(data)
    if utf16 is not None:
        return utf16
    _refuse_binary(data, path)
    utf8 = _utf8(data)
    if utf8 is not None:
        return _checked(utf8, data, path)
    if declared is not None and (found := _declared(data, declared)) is not None:
        return found
    return _checked(_legacy(data, path), data, path)


def _by_mark(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path}: it begins with the mark of {encoding.upper()} but byte {error.start} is not "
            f"{encoding.upper()} ({error.reason}); the file may be truncated. Save it as UTF-8."
        ) from None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        # The last character of a file that was cut: the rest is whole.
        if error.reason != "unexpected end of data" or len(data) - error.start > 3:
            return None
        text = data[: error.start].decode("utf-8")
        if text.isascii():
            return None
        message = f"the file ends in the middle of a character, at byte {error.start}"
        return Decoded(text, "utf-8", (Warn("truncated", message, len(text), len(text)),))


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Recognise UTF-16 by the zero bytes of its spaces and line ends, if it makes sense."""
    if len(data) < 4 or len(data) % 2 or b"\0" not in data[:_SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        han = len(_HAN.findall(sample))
        if han >= 0.3 * len(sample) and han + len(_MARKS.findall(sample)) >= 0.97 * len(sample):
            return Decoded(text, encoding)
    return None


def _refuse_binary(data: bytes, path: str) -> None:
    zeros = data.count(b"\0")
    if zeros > max(4, _BINARY_SHARE * len(data)):
        raise UnreadableFile(
            f"{path}: binary data (a zero byte at offset {data.index(0)}), not a text. Give a txt, "
            "md, html, docx or pdf file."
        )


def _declared(data: bytes, name: str) -> Decoded | None:
    encoding = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}.get(
        name.lower(), name.lower()
    )
    if encoding not in ("gb18030", "big5", "big5-hkscs"):
        return None
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes, path: str) -> Decoded:
    """Decode GB18030 or Big5, the likelier."""
    found = [
        (_sense(text, encoding), text, encoding)
        for encoding, text in _strict(data, ("gb18030", "big5", "cp950", "big5hkscs"))
    ]
    found.sort(key=lambda item: -item[0])
    if not found or found[0][0] < _LEAST_SENSIBLE:
        offset = _first_wrong_byte(data)
        raise UnreadableFile(
            f"{path}: byte {offset} is no UTF-8, and the text is no GB18030 or Big5 either. "
            "Save it as UTF-8."
        )
    best = found[0]
    if len(found) > 1 and best[0] - found[1][0] < _CLEAR_LEAD:
        guessed = _guess(data)
        best = next((item for item in found if item[2] == guessed), best)
    return Decoded(best[1], best[2])


def _strict(data: bytes, encodings: Iterable[str]) -> Iterable[tuple[str, str]]:
    big5 = False
    for encoding in encodings:
        if encoding != "gb18030" and big5:
            return
        try:
            yield encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
        big5 = encoding != "gb18030"


def _first_wrong_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _sense(text: str, encoding: str) -> float:
    """Return the share of characters that are common: first planes of GB 2312 or Big5, marks.

    A text decoded with the wrong one of the two has common characters by chance only, about
    every second.
    """
    sample = "".join(text[:_SAMPLE].split())
    foreign = [character for character in sample if character > "\x7f"]
    if not foreign:
        return 0.0
    common = _common_gb if encoding == "gb18030" else _common_big5
    return sum(map(common, foreign)) / len(foreign)


def _common_gb(character: str) -> bool:
    if _MARKS.match(character):
        return True
    code = character.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def _common_big5(character: str) -> bool:
    if _MARKS.match(character):
        return True
    code = character.encode("big5", "ignore")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6


def _guess(data: bytes) -> str | None:
    """Ask charset-normalizer, with the two encodings in question as its only candidates."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (40 ms, seldom needed)

    match = from_bytes(data[:_SAMPLE], cp_isolation=["gb18030", "big5"]).best()
    return match.encoding if match is not None else None


def _checked(decoded: Decoded, data: bytes, path: str) -> Decoded:
    """Warn of zero characters and refuse text that is full of control characters."""
    text = decoded.text
    controls = len(_CONTROL.findall(text))
    if not controls:
        return decoded
    if controls > max(4, 0.05 * len(text)):
        first = next(_CONTROL.finditer(text))
        raise UnreadableFile(
            f"{path}: binary data (control characters from offset {first.start()} on), not a text. "
            "Give a txt, md, html, docx or pdf file."
        )
    warnings = decoded.warnings
    if "\0" in text:
        first_zero = text.index("\0")
        message = f"{text.count(chr(0))} zero characters, kept in the text and ignored"
        warnings = (*warnings, Warn("zero-characters", message, first_zero, first_zero + 1))
    del data
    return Decoded(text, decoded.encoding, warnings)
