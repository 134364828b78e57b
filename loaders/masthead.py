"""The masthead: title, number, issuers, dates, recipients, and where the text proper begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.bodies import looks_like_body
from loaders.labels import label_at
from loaders.numerals import to_int
from loaders.outline import paragraphs

NUMBER = re.compile(
    r"(?<![一-龥])(?P<mark>[一-龥]{1,14}?)\s?[〔\[（【［](?P<year>(?:19|20)\d{2})[〕\]）】］]\s?(?:第)?\s?(?P<no>\d{1,5})\s?号"
)
# 沪质20220001号: the brackets are gone and year and number run together.
_ILL_FORMED = re.compile(r"(?<![一-龥])(?P<mark>[一-龥]{2,8})(?P<digits>(?:19|20)\d{2}\d{1,6})号")
_DATE = re.compile(r"(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")
_DATE_ZH = re.compile(
    r"(?P<y>[二一][〇零○ＯO0九八七六五四三二一]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_KINDS = [
    "通知",
    "意见",
    "方案",
    "决定",
    "办法",
    "报告",
    "规划",
    "要点",
    "总结",
    "纲要",
    "规定",
    "细则",
    "公告",
    "通告",
    "批复",
    "函",
    "措施",
    "条例",
    "计划",
    "清单",
    "标准",
    "指南",
    "政策",
    "行动",
    "规则",
    "决议",
    "命令",
    "通报",
    "议案",
    "纪要",
    "请示",
    "法",
    "准则",
    "制度",
    "解释",
    "举措",
    "工作安排",
    "任务分解",
    "实施意见",
    "指导意见",
    "公报",
    "预案",
    "分解表",
    "分工表",
    "一览表",
    "任务表",
    "责任表",
    "台账",
    "工作安排",
    "分工",
    "名单",
    "目录",
    "讲话",
]
_KIND = re.compile(r"(?P<kind>" + "|".join(_KINDS) + r")(?:（[^（）]{1,24}）)*$")
_FORWARDED = re.compile(r"(?:印发|转发|发布|公布|下发|批转|发送)(?:了)?(?:给[^《]{0,10})?《")
_NOW = re.compile(
    r"(?:现将|制定了?|将)\s?《|^《(?=[^》]*》[^。]{0,40}(?:同意|通过|审定|批准))|(?<=：)《(?=[^》]*》[^。]{0,40}(?:同意|通过|审定|批准))"
)
_HEAD = 60
_COPIES = re.compile(r"^(?:抄送|抄报|主送|分送|发送)[：:]")
_PRINTED = re.compile(r"\d日印发$|印发$")
# 中国银行保险监督管理委员会 上海监管局: the branch of a national body, set apart by a space.
_BRANCH = re.compile(r"[一-龥]{2,4}(?:监管局|分行|监管分局|办事处|专员办|分局)")
_OPEN_TO_ALL = re.compile(r"^（?此件.{0,10}公开|^（?公开方式|^（?信息公开|^（?联系(?:人|单位|电话)")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the fold."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head and the foot of a document state; spans of the fold, texts folded."""

    title: str | None
    contained_title: str | None
    number: str | None
    number_span: Span | None
    ill_formed_number: bool
    kind: str | None
    date: str | None
    issuers: tuple[Span, ...]
    recipients: tuple[str, ...]
    period: tuple[str | None, str | None] | None
    body_start: int
    body_end: int


def iso_date(text: str) -> str | None:
    """Read a date: 2015年3月4日, 二〇一五年三月四日.

    >>> iso_date("2015 年 3 月 4 日"), iso_date("二〇一五年十二月二十一日"), iso_date("2015年")
    ('2015-03-04', '2015-12-21', None)
    """
    match = _DATE.search(text) or _DATE_ZH.search(text.replace("Ｏ", "〇").replace("O", "〇"))
    if match is None:
        return None
    year, month, day = (to_int(match.group(key)) for key in ("y", "m", "d"))
    if year is None or month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def read_masthead(text: str) -> Masthead:
    """Read the masthead of a folded document."""
    spans = paragraphs(text, 0, len(text))
    lines = [text[s:e].strip().lstrip("# ") for s, e in spans]
    first = _first_label(text, spans)
    addressed = _recipients(lines, first)
    signed = _signature(lines)
    title_lines = _title(lines, first, addressed, signed)
    printed = NUMBER.sub("", _ILL_FORMED.sub("", "".join(lines[i] for i in title_lines)))
    title: str | None = re.sub(r"\s*（\s*）$", "", printed).strip() or None
    number, number_span, ill_formed = _number(text, spans, lines)
    contained = _contained(lines, title)
    notice, title_at_end = _late_title(lines, title, contained, first)
    if notice is not None:
        title = notice
    if title is None:
        title = contained
    date, issuers = _dated(text, spans, lines, signed)
    if not issuers:
        issuers = _red_head(spans, lines)
    body_start = _body_start(spans, first, addressed, title_lines)
    body_end = _body_end(spans, lines, first, title_at_end, signed)
    return Masthead(
        title=title,
        contained_title=contained or None,
        number=number,
        number_span=number_span,
        ill_formed_number=ill_formed,
        kind=_kind(title),
        date=date,
        issuers=tuple(issuers),
        recipients=tuple(_names(lines[addressed])) if addressed is not None else (),
        period=_period(contained or title),
        body_start=body_start,
        body_end=body_end,
    )


def _first_label(text: str, spans: list[tuple[int, int]]) -> int:
    for index, (start, _) in enumerate(spans):
        label = label_at(text, start)
        if label is not None and label.number <= 1 and label.level not in {"annex", "point"}:
            return index
    return len(spans)


def _recipients(lines: list[str], first: int) -> int | None:
    """Find the line of recipients: bodies, closed by a colon, above the text."""
    for index, line in enumerate(lines[: min(first, _HEAD)]):
        if line.endswith(("：", ":")) and len(line) <= 400:
            names = _names(line)
            if names and sum(_addressee(n) for n in names) * 2 >= len(names):
                return index
    return None


def _names(line: str) -> list[str]:
    """Split a line of recipients: at commas where there are any, else at 、 between bodies.

    >>> _names("各区、县人民政府，市政府各委、办、局，各有关单位：")
    ['各区、县人民政府', '市政府各委、办、局', '各有关单位']
    """
    line = line.rstrip("：: ")
    if re.search(r"[，,；;](?![^（]*）)", line):
        return [part.strip() for part in re.split(r"[，,；;](?![^（]*）)", line) if part.strip()]
    parts = [part.strip() for part in re.split(r"、(?![^（]*）)", line)]
    return parts if all(looks_like_body(part) for part in parts) else [line]


def _addressee(name: str) -> bool:
    return looks_like_body(name) or bool(re.search(r"[委办局院校位区县市]$", name))


def _signature(lines: list[str]) -> int | None:
    """Find the line that bears the date of signing: a date alone, or behind the signature."""
    candidates = []
    for index, line in enumerate(lines):
        if len(line) <= 40 and not _PRINTED.search(line) and not _COPIES.match(line):
            match = _DATE.search(line) or _DATE_ZH.search(line)
            if match is None or line[match.end() :].strip(" 。）)"):
                continue
            before = line[: match.start()].strip(" （(")
            if not before or looks_like_body(before):
                candidates.append(index)
    signed = [i for i in candidates if i and looks_like_body(lines[i - 1].split(" ")[0])]
    found = signed or candidates
    return found[0] if found else None


def _title(lines: list[str], first: int, addressed: int | None, signed: int | None) -> list[int]:
    """Find the title's lines: above the recipients, else the first that ends in a kind."""
    stop = addressed if addressed is not None else min(first, _HEAD)
    ends = [i for i in range(min(stop, len(lines))) if _is_title_end(lines[i])]
    if addressed is not None and not ends:
        return []
    if addressed is None and signed is not None:
        ends = [i for i in ends if i != signed]
    if not ends:
        return []
    last = ends[0]
    lead = last
    while lead > 0 and _goes_on(lines[lead - 1]):
        lead -= 1
    return list(range(lead, last + 1))


def _is_title_end(line: str) -> bool:
    bare = NUMBER.sub("", re.sub(r"（[^（）]*号）?$", "", line)).strip(" （）")
    return (
        bool(_KIND.search(bare))
        and 4 <= len(bare) <= 120
        and not re.search(r"[。；，！]$", bare)
        and ("：" not in bare[-1:])
        and not bare.endswith("文件")
    )


def _goes_on(above: str) -> bool:
    """Tell whether the line above is part of the same title."""
    if not above or len(above) > 60 or NUMBER.search(above) or _ILL_FORMED.search(above):
        return False
    if re.search(r"[。；：:！]$|文件$|^\d|\d$|^[（(].*[）)]$|号$", above) or _DATE.search(above):
        return False
    return bool(
        re.search(r"关于|印发|《|^中共|人民政府|委员会|办公|局|厅|部|质量|工作|年|的$", above)
    ) and not (looks_like_body(above) and len(above) < 6)


def _number(
    text: str, spans: list[tuple[int, int]], lines: list[str]
) -> tuple[str | None, Span | None, bool]:
    for index, line in enumerate(lines[:_HEAD]):
        # A number inside the prose cites another document; the masthead's stands alone or behind the title.
        match = NUMBER.search(line)
        if match and (
            len(line) <= len(match.group()) + 24 or line.rstrip("） ").endswith(match.group())
        ):
            if _cited(line, match.start()):
                continue
            begin = spans[index][0] + text[spans[index][0] : spans[index][1]].find(line)
            span = Span(begin + match.start(), begin + match.end())
            return (
                f"{match.group('mark')}〔{match.group('year')}〕{match.group('no')}号",
                span,
                False,
            )
        ill = _ILL_FORMED.search(line)
        if ill:
            begin = spans[index][0] + text[spans[index][0] : spans[index][1]].find(line)
            return ill.group(), Span(begin + ill.start(), begin + ill.end()), True
    return None, None, False


def _cited(line: str, at: int) -> bool:
    return bool(re.search(r"》（?$", line[:at])) and not re.search(r"的(?:通知|函|批复|公告)", line)


def _contained(lines: list[str], title: str | None) -> str | None:
    """Find the title of the thing issued: 关于印发《…》的通知, 现将《…》印发给你们."""
    for line in ([title] if title else []) + lines[:40]:
        match = _FORWARDED.search(line) or _NOW.search(line)
        if match is None:
            continue
        quoted = _quoted(line, match.end() - 1)
        if quoted and ("印发" in line or "发布" in line or "公布" in line or "转发" in line):
            return quoted
    return None


def _quoted(line: str, at: int) -> str | None:
    depth = 0
    for index in range(at, len(line)):
        if line[index] in "《〈":
            depth += 1
        elif line[index] in "》〉":
            depth -= 1
            if depth == 0:
                inner = line[at + 1 : index]
                return inner.replace("〈", "《").replace("〉", "》") or None
    return None


def _late_title(
    lines: list[str], title: str | None, contained: str | None, first: int
) -> tuple[str | None, int | None]:
    """Find a notice's title on the last lines, as some copies have it."""
    for index in range(len(lines) - 1, max(first, len(lines) - 6), -1):
        line = lines[index]
        if contained and contained in line and _is_title_end(line) and "关于" in line:
            return (line if title in {None, contained} else None), index
    return None, None


def _dated(
    text: str, spans: list[tuple[int, int]], lines: list[str], signed: int | None
) -> tuple[str | None, list[Span]]:
    """Read the date of signing and the bodies that sign above it, columns included."""
    if signed is None:
        return _loose_date(lines), []
    date = iso_date(lines[signed])
    issuers: list[Span] = []
    own = _DATE.search(lines[signed]) or _DATE_ZH.search(lines[signed])
    before = lines[signed][: own.start()].strip() if own else ""
    if before and looks_like_body(before):
        offset = text.find(before, spans[signed][0])
        return date, [Span(offset, offset + len(before))]
    index = signed - 1
    while index >= 0 and len(lines[index]) <= 60 and not re.search(r"[。；：，]$", lines[index]):
        found = _columns(text, *spans[index])
        if not found:
            break
        issuers = found + issuers
        index -= 1
    return date, issuers


def _columns(text: str, start: int, end: int) -> list[Span]:
    """Split a line of the signature block at spaces; each column must be a body."""
    cells = [
        Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s　]+", text[start:end])
    ]
    merged: list[Span] = []
    for cell in cells:
        name = text[cell.start : cell.end]
        if not looks_like_body(name):
            return []
        above = text[merged[-1].start : merged[-1].end] if merged else ""
        if (
            _BRANCH.match(name)
            and re.match(r"中国|国家", above)
            and above.endswith(("委员会", "总局", "银行"))
        ):
            merged[-1] = Span(merged[-1].start, cell.end)
        else:
            merged.append(cell)
    return [piece for cell in merged for piece in _glued(text, cell)]


def _glued(text: str, cell: Span) -> list[Span]:
    """Part two names that lost the space between them: …上海监管局上海市工商业联合会."""
    name = text[cell.start : cell.end]
    for match in re.finditer(r"(?:局|委员会|办公室|厅|部|政府|院|行)(?=[一-龥]{5,})", name):
        left, right = name[: match.end()], name[match.end() :]
        place = left[:2]
        if len(left) >= 5 and right.startswith(place) and looks_like_body(right):
            return [
                Span(cell.start, cell.start + match.end()),
                *_glued(text, Span(cell.start + match.end(), cell.end)),
            ]
    for match in re.finditer(r"(?<!总)局(?=[一-龥]{2}[市省])", name):
        cut = cell.start + match.end()
        if looks_like_body(name[match.end() :]):
            return [Span(cell.start, cut), *_glued(text, Span(cut, cell.end))]
    return [cell]


def _loose_date(lines: list[str]) -> str | None:
    """Fall back on the note under a law's title, or on 2015年3月4日印发 at the end.

    Of a law that was adopted, amended and revised, the last date is that of this version.
    """
    for line in lines[:8]:
        if re.search(r"通过|修[正订]|公布|施行|发布", line) and len(line) <= 600:
            dates = [d for d in (iso_date(m.group()) for m in _DATE.finditer(line)) if d]
            if dates and line[0] in "（0123456789" and not line.endswith("。"):
                return max(dates)
    for line in reversed(lines[-8:]):
        if _PRINTED.search(line) and _DATE.search(line):
            return iso_date(line)
    return None


def _red_head(spans: list[tuple[int, int]], lines: list[str]) -> list[Span]:
    """Read the issuer off the red head: 上海市人民政府文件."""
    for (start, _), line in list(zip(spans, lines, strict=True))[:10]:
        if line.endswith("文件") and looks_like_body(line[:-2]):
            return [Span(start, start + len(line) - 2)]
    return []


def _kind(title: str | None) -> str | None:
    if title is None:
        return None
    match = _KIND.search(NUMBER.sub("", title).strip(" （）"))
    return match.group("kind") if match else None


def _period(title: str | None) -> tuple[str | None, str | None] | None:
    """Read the years that a title covers, those of a work that it names left out.

    >>> _period("行动方案（2023—2025年）"), _period("2024年质量工作要点"), _period("若干意见")
    (('2023', '2025'), ('2024', '2024'), None)
    """
    if title is None:
        return None
    title = re.sub(r"(?<=[一-龥])《[^《》]*》", "", title) if not title.startswith("《") else title
    span = re.search(r"((?:19|20)\d{2})年?\s?[-—–~～至]{1,2}\s?((?:19|20)\d{2})年?", title)
    if span:
        return span.group(1), span.group(2)
    years = re.findall(r"((?:19|20)\d{2})年", title)
    return (min(years), max(years)) if years else None


def _body_start(
    spans: list[tuple[int, int]], first: int, addressed: int | None, title_lines: list[int]
) -> int:
    if first < len(spans):
        return spans[first][0]
    head = max([addressed if addressed is not None else -1, *title_lines, -1])
    return spans[head + 1][0] if head + 1 < len(spans) else (spans[-1][1] if spans else 0)


def _body_end(
    spans: list[tuple[int, int]],
    lines: list[str],
    first: int,
    title_at_end: int | None,
    signed: int | None,
) -> int:
    """Find where the text ends: before the signature, the copies, the note on publication."""
    stop = len(spans)
    for index in range(len(spans) - 1, max(first, len(spans) - 14), -1):
        line = lines[index]
        if (
            index in (title_at_end, signed)
            or _COPIES.match(line)
            or _OPEN_TO_ALL.match(line)
            or (_PRINTED.search(line) and _DATE.search(line))
        ):
            stop = index
    if signed is not None and stop == signed:
        while (
            stop - 1 > first
            and len(lines[stop - 1]) <= 60
            and looks_like_body(lines[stop - 1].split(" ")[0])
        ):
            stop -= 1
    if stop >= len(spans):
        return spans[-1][1] if spans else 0
    return spans[stop][0]
