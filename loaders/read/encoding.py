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
# The commonest characters of policy prose, some 86 of 100 that are printed, in both scripts.
_COMMONEST = frozenset(
    "的和人业国发政行定第产展条进理工标法品全一设建化实利有量加者制务民大以中十商会专用新经市保作质规应要生不部提推合动力管当强体在改持等关对区权本或检为施资请门机公"
    "地出监重能高三二年社上增安事服方申费性企度构位济创开明准农成基其主可平技同面革程项计验责入府支家单各内分向共办督文得自场期外求育现下造员消五策依是系四通及善续坚"
    "注件收深稳长金处完查局证治优决好立审营学结日范代放护信效点交域使城并级调院水万际照目委与教时册科食多术快个促领特更活任款健相升他所我投告供到职村取元融导协就由格"
    "违于险过统式正具源按销予据测财障防心例转环海备型之后书六广组知步未总评报境需解确情物批议示口起价核益复数划战医前励认落指受限表息形案电扩负积运给础义风严接态引众"
    "置小识八极先群校律们研药亿七控减从织售类整题补色布反止率居省低问乡意网流税路镇月县做名联降试许易养台九符修将次党种执老了军预间贸继果承车道培列贫康维侵则罚困变举"
    "料围该包央鼓必才难助充措让根略户争观精适並個們備價億優內冊則創劃動務勵區協員問單嚴國圍執堅報場學實審將專對導廣強後從復態應戰戶據擴數於時書會條業極構標機檢權決減"
    "測準濟營爭爲現環產當發監確礎稅種積穩範級組結給統經維網縣總織繼續罰羣義聯職臺與舉萬藥處衆術補規觀計設許評試該認調請證識議護變讓負財貧責費貿資質車軍轉辦農進運過違"
    "適鄉醫銷鎮長門開間關際險難電項預領題類風養驗體點黨"
)
# Below the first share of common characters a text is taken for something else; a lead in the
# commonest that is smaller than the second is decided by charset-normalizer.
_LEAST_SENSIBLE = 0.7
_CLEAR_LEAD = 0.1
_BINARY_SHARE = 0.005
_CONTROL_BYTES = bytes((*range(9), *range(14, 32), 127))
# Below so many bytes a statistical guess is none.
_FEWEST_GUESSED = 200


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text file strictly.

    A byte order mark decides and stays in the text; else UTF-8 if it is valid; else the
    encoding that the file itself declares; else GB18030 or Big5, whichever gives common Chinese
    characters. Raises UnreadableFile, with the offset of the byte, for binary data and for
    bytes that no such encoding explains.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_by_mark(data, encoding, path), path)
    utf16 = _utf16_without_mark(data)
    if utf16 is not None:
        return utf16
    _refuse_binary(data, path)
    utf8 = _utf8(data)
    if utf8 is not None:
        return _checked(utf8, path)
    if declared is not None and (found := _declared(data, declared)) is not None:
        return found
    return _checked(_legacy(data, path), path)


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
        text = data.decode("utf-8")
        return None if _is_rather_chinese(text, data) else Decoded(text, "utf-8")
    except UnicodeDecodeError as error:
        # The last character of a file that was cut: the rest is whole.
        if error.reason != "unexpected end of data" or len(data) - error.start > 3:
            return None
        text = data[: error.start].decode("utf-8")
        if text.isascii():
            return None
        message = f"the file ends in the middle of a character, at byte {error.start}"
        return Decoded(text, "utf-8", (Warn("truncated", message, len(text), len(text)),))


def _is_rather_chinese(text: str, data: bytes) -> bool:
    """Say whether valid UTF-8 without any Chinese is plain Chinese in GB18030 or Big5.

    Two-byte characters may be both: 通知 in GB18030 is Hebrew and Greek marks in UTF-8.
    """
    if text.isascii() or len(data) > _SAMPLE or _HAN.search(text):
        return False
    for _, chinese in _strict(data):
        sense = _sense(chinese)
        return sense.commonest >= _LEAST_SENSIBLE and sense.common == 1.0
    return False


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
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > max(4, _BINARY_SHARE * len(data)):
        first = next(place for place, byte in enumerate(data) if byte in _CONTROL_BYTES)
        raise UnreadableFile(
            f"{path}: binary data (byte {first} is {data[first]:#04x}), not a text. Give a txt, md, "
            "html, docx or pdf file."
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
    found = sorted(
        ((_sense(text), text, encoding) for encoding, text in _strict(data)),
        key=lambda item: item[0],
        reverse=True,
    )
    if not found or found[0][0].common < _LEAST_SENSIBLE:
        raise UnreadableFile(
            f"{path}: byte {_first_wrong_byte(data)} is no UTF-8, and the text is no GB18030 or Big5 "
            "either. Save it as UTF-8."
        )
    best = found[0]
    close = len(found) > 1 and best[0].commonest - found[1][0].commonest < _CLEAR_LEAD
    if close and len(data) >= _FEWEST_GUESSED:
        guessed = _guess(data)
        best = next((item for item in found if item[2] == guessed), best)
    return Decoded(best[1], best[2])


def _strict(data: bytes) -> Iterable[tuple[str, str]]:
    """Yield what GB18030 and the first Big5 that can make of the bytes."""
    for encodings in (("gb18030",), ("big5", "cp950", "big5hkscs")):
        for encoding in encodings:
            try:
                yield encoding, data.decode(encoding)
            except UnicodeDecodeError:
                continue
            break


def _first_wrong_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


class _Sense(NamedTuple):
    """Shares of the characters beyond ASCII: the commonest of all, and common ones."""

    commonest: float
    common: float


def _sense(text: str) -> _Sense:
    """Return how much sense a text makes as Chinese.

    Decoded with the wrong one of two encodings it has common characters by chance only.
    """
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not foreign:
        return _Sense(0.0, 0.0)
    commonest = sum(c in _COMMONEST or _is_mark(c) for c in foreign)
    common = sum(map(_is_common, foreign))
    return _Sense(commonest / len(foreign), common / len(foreign))


def _is_mark(character: str) -> bool:
    return _MARKS.match(character) is not None


def _is_common(character: str) -> bool:
    """Say whether the character is in the first plane of GB 2312 or of Big5, or a mark."""
    if _is_mark(character):
        return True
    code = character.encode("gb2312", "ignore")
    if len(code) == 2 and 0xB0 <= code[0] <= 0xD7:
        return True
    code = character.encode("big5", "ignore")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6


def _guess(data: bytes) -> str | None:
    """Ask charset-normalizer, with the two encodings in question as its only candidates."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (40 ms, seldom needed)

    match = from_bytes(data[:_SAMPLE], cp_isolation=["gb18030", "big5"]).best()
    return match.encoding if match is not None else None


def _checked(decoded: Decoded, path: str) -> Decoded:
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
    return Decoded(text, decoded.encoding, warnings)
