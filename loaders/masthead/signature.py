"""Who signed and when: the block at the foot, the red head, or the title's first words."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.bodies import looks_like_body
from loaders.masthead.dates import DASHED, DATE, iso_date, of_match
from loaders.masthead.numbers import NUMBER
from loaders.masthead.page import PageLine, Span

COPIES = re.compile(r"^(?:抄送|抄报|主送|分送|发送)[：:]")
# （此件发至乡）  2017年6月13日: a note on the copies before the date.
_NOTE = re.compile(r"^（[^（）]{2,16}）\s*")
# 政务服务丨某市人民政府关于…: the site's column before the title.
COLUMN = re.compile(r"^[一-龥]{2,8}\s?[丨｜|│]\s?(?=[一-龥])")
_PRINTED = re.compile(r"印发[）)]?$")
# 中国银行保险监督管理委员会 上海监管局: the branch of a national body, set apart by a space.
_BRANCH = re.compile(r"[一-龥]{2,4}(?:监管局|分行|监管分局|办事处|专员办|分局)")
# 中共宿州市委宿州市人民政府: two issuers of one place without a space between them.
_JOINT = re.compile(
    r"(?<=[一-龥](?:委|局|厅))(?=[一-龥]{2,12}(?:人民政府|委员会|局|厅)(?:办公[厅室])?$)"
)


def find_signature(lines: list[PageLine]) -> int | None:
    """Find the line with the date of signing: a date alone, or behind the signer's name."""
    candidates = []
    for index, line in enumerate(lines):
        if len(line.text) > 60 or is_printed(line.text) or COPIES.match(line.text):
            continue
        match = DATE.search(line.text)
        if match is None or not _closes(line.text[match.end() :]):
            continue
        before = _NOTE.sub("", line.text[: match.start()]).strip(" （(")
        if not before or looks_like_body(before):
            candidates.append(index)
    signed = [i for i in candidates if i and looks_like_body(lines[i - 1].text.split(" ")[0])]
    found = signed or candidates
    return found[0] if found else None


def _closes(after: str) -> bool:
    """Tell whether nothing but a signer stands behind a date: 1990年3月10日，铁道部."""
    after = after.strip(" 。）)")
    return not after or (after[0] in "，、" and looks_like_body(after[1:].strip()))


def is_printed(line: str) -> bool:
    """Tell whether a line says when the document was printed, not signed: 2015年3月4日印发."""
    return bool(_PRINTED.search(line)) and bool(DATE.search(line))


def signers(lines: list[PageLine], signed: int) -> tuple[list[Span], int]:
    """Return the bodies that sign at or above the date, and the first line of the block."""
    line = lines[signed]
    own = DATE.search(line.text)
    before = _NOTE.sub("", line.text[: own.start()]).strip() if own else ""
    if before and looks_like_body(before):
        at = line.text.find(before)
        return parted(before, line.start + at), signed
    behind = line.text[own.end() :].strip(" 。，、）)") if own else ""
    if behind:
        return parted(behind, line.start + line.text.rfind(behind)), signed
    issuers: list[Span] = []
    index = signed
    while index > 0 and len(lines[index - 1].text) <= 70:
        if _PROXY.search(lines[index - 1].text):
            index -= 1
            continue
        found = _columns(lines[index - 1])
        if not found:
            break
        issuers = found + issuers
        index -= 1
    return issuers, index


def undated_signers(lines: list[PageLine]) -> list[Span]:
    """Return the bodies that sign under the notice's sentence where the date is lost.

    >>> from loaders.masthead.page import page_lines
    >>> undated_signers(page_lines("现将《意见》印发给你们。\\n南京市人民政府\\n20171228"))
    [Span(start=13, end=20)]
    """
    for above, line in pairwise(lines):
        if _SENT.search(above.text) and len(line.text) <= 70:
            found = _columns(line)
            if found:
                return found
    return []


def field_issuers(fields: dict[str, tuple[str, Span]]) -> list[Span]:
    """Return the bodies that a site's field names as issuers, parted at spaces."""
    if "issuer" not in fields:
        return []
    value, span = fields["issuer"]
    return _columns(PageLine(value, span.start, span.end))


def below_title(lines: list[PageLine], titled: list[int]) -> list[Span]:
    """Return the body that stands alone under the title of a law, where nothing else names one.

    >>> from loaders.masthead.page import page_lines
    >>> below_title(page_lines("某省办法\\n某省人民政府\\n第一章 总则"), [0])
    [Span(start=5, end=11)]
    """
    title = lines[titled[-1]].text if titled and titled[-1] < len(lines) else None
    for above, line in pairwise(lines):
        found = _columns(line) if above.text == title else []
        if found:
            return found
    return []


_SENT = re.compile(r"(?:印发|转发|下发|执行|落实|实施)[^。]{0,40}。$")


# （上海市长宁区发展和改革委员会代章）: whose seal was lent; no issuer.
_PROXY = re.compile(r"^（.*代章?）$")


def _columns(line: PageLine) -> list[Span]:
    """Split a line of the signature block at spaces; each column must be a body."""
    merged: list[tuple[str, int]] = []
    for match in re.finditer(r"[^\s　、]+", line.text):
        name = match.group()
        if not looks_like_body(name):
            return []
        above = merged[-1][0] if merged else ""
        national = re.match(r"中国|国家", above) and above.endswith(("委员会", "总局", "银行"))
        if _BRANCH.match(name) and national:
            start = merged[-1][1]
            merged[-1] = (line.text[start : match.end()], start)
        else:
            merged.append((name, match.start()))
    return [span for name, at in merged for span in parted(name, line.start + at)]


def parted(name: str, start: int) -> list[Span]:
    """Part names that lost the space between them: …上海监管局上海市工商业联合会.

    >>> [(s.start, s.end) for s in parted("中共宿州市委宿州市人民政府", 0)]
    [(0, 6), (6, 13)]
    """
    whole = Span(start, start + len(name))
    if name.startswith(("国家税务总局", "中华人民共和国")):
        return [whole]
    for match in _JOINT.finditer(name):
        left, right = name[: match.start()], name[match.start() :]
        place = right[:2]
        if len(left) >= 4 and place in left[:6] and looks_like_body(right):
            return [Span(start, start + len(left)), *parted(right, start + len(left))]
    for match in re.finditer(r"(?<!总)(?:局|委员会|办公[厅室]|厅|政府|分行)(?=[一-龥]{5,})", name):
        left, right = name[: match.end()], name[match.end() :]
        again = right.startswith(left[:2]) or re.match(r"[一-龥]{2,3}[市省区县]", right)
        if len(left) >= 5 and again and looks_like_body(right):
            return [Span(start, start + len(left)), *parted(right, start + len(left))]
    return [whole]


def red_head(lines: list[PageLine]) -> list[Span]:
    """Read the issuer off the red head: 上海市人民政府文件."""
    for index, line in enumerate(lines[:12]):
        if line.text.endswith("文件") and looks_like_body(line.text[:-2]):
            return [line.span(0, len(line.text) - 2)]
        if (
            line.text.replace(" ", "") == "文件"
            and index
            and looks_like_body(lines[index - 1].text)
        ):
            return [lines[index - 1].span(0, len(lines[index - 1].text))]
    return []


_WHO = re.compile(
    r"(?P<who>[一-龥（）、 　]{3,120}?)(?:等\d*[一二三四五六七八九十]*个?(?:部门|单位))?[ 　]?(?:关于|印发|转发|贯彻|落实)"
)


def title_issuers(line: PageLine) -> list[Span]:
    """Read the issuers off a title's first line: what stands before 关于 or 印发 in it, or all of it."""
    if looks_like_body(line.text):
        return parted(line.text, line.start)
    number = NUMBER.search(line.text)
    start = number.end() if number and number.start() < 4 else 0
    # 扬府发〔2023〕141号《扬州市人民政府关于…》: a copy's heading sets the title in marks.
    start += len(line.text[start:]) - len(line.text[start:].lstrip("《 "))
    column = COLUMN.match(line.text)
    start = column.end() if column else start
    match = _WHO.match(line.text, start)
    if match is None:
        return []
    found: list[Span] = []
    for part in re.finditer(r"[^ 　、]+", match.group("who")):
        if not looks_like_body(part.group()):
            return []
        found += parted(part.group(), line.start + match.start() + part.start())
    return found


def loose_date(lines: list[PageLine]) -> str | None:
    """Fall back on the note under a law's title, a lone date there, or the date of printing.

    Of a law that was adopted, amended and revised, the last date is that of this version.
    """
    adopted: list[str] = []
    for line in lines[:15]:
        note = re.search(r"通过|修[正订]|公布|施行|发布|批准", line.text)
        if note and len(line.text) <= 600 and "。" not in line.text:
            adopted += [found for m in DATE.finditer(line.text) if (found := of_match(m))]
    if adopted:
        return max(adopted)
    for line in lines[:12]:
        dashed = DASHED.fullmatch(line.text)
        if dashed:
            return of_match(dashed)
        if NUMBER.search(line.text) and len(line.text) <= 60 and DATE.search(line.text):
            return iso_date(line.text)
    for line in reversed(lines[-8:]):
        if is_printed(line.text):
            return iso_date(line.text)
    return None
