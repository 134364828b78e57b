"""Numbers of documents and of standards: where they stand, and their usual spacing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# 国办发〔2016〕68号, 沪府〔2024〕1号, 国市监质发[2022]65号; 法释〔2020〕17号
DOCUMENT_NUMBER: Final = re.compile(
    r"(?P<agency>[一-龥][一-龥A-Za-z（）]{0,15}?)\s?[〔\[【（﹝„](?P<year>(?:19|20)[0-9]{2})[〕\]】）﹞‟]\s?(?:第\s?)?(?P<number>[0-9]{1,5})\s?号"
)
# 国务院令第549号, 上海市人民政府令第29号
ORDER_NUMBER: Final = re.compile(
    r"(?P<agency>[一-龥]{2,20}令)\s?(?:第\s?)?(?P<number>[0-9]{1,4})\s?号"
)

_PREFIX: Final = r"(?:GB|GBJ|GSB|GBZ|HJ|JJF|JJG|JGJ|CJJ|CJ|JG|JT|JTG|NY|SN|SB|QB|QX|YY|YD|YC|WS|WB|TY|SL|SH|SJ|RB|MZ|MH|LY|LB|LD|JR|JB|HG|GA|GY|FZ|EJ|DZ|DL|DA|CY|CB|BB|AQ|XF|NB|TB|WH|RFJ|CECS|DBJ?\s?[0-9]{0,4})"
# GB/T 29187-2012, GB 7718—2011, DB31/T 1028-2016, T/CAQ 10110-2020, DB31/ 329.1-2019
NATIONAL: Final = re.compile(
    rf"(?<![A-Za-z])(?P<prefix>{_PREFIX}(?:\s?[/／]\s?[TZJ](?:\s?[A-Z]{{2,6}})?)?[/／]?|T\s?[/／]\s?[A-Z]{{2,10}})\s?"
    r"(?P<number>[0-9]{1,6}(?![0-9])(?:\.[0-9]{1,3})*)"
    r"(?:\s?[~～至]\s?(?P<to>[0-9]{1,6}(?:\.[0-9]{1,3})*))?"
    r"(?:\s?[-—–－:：]{1,2}\s?(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]))?"
)
# ISO 9001:2015, ISO/IEC 17025, IEC 60601-1, ISO/TC249 is a committee and none.
INTERNATIONAL: Final = re.compile(
    r"(?<![A-Za-z/])(?P<prefix>ISO\s?/\s?IEC(?:\s?/\s?IEEE)?(?:\s?/\s?(?:TS|TR|PAS|Guide))?|ISO\s?/\s?(?:TS|TR|PAS)|ISO|IEC|ITU-T)\s?"
    r"(?P<number>[0-9]{3,6}(?:-[0-9]{1,2}(?![0-9]))?)"
    r"(?P<to>(?!))?(?:\s?[:：-]\s?(?P<year>(?:19|20)[0-9]{2})(?![0-9]))?"
)
_SLASHED: Final = re.compile(r"[0-9]\s?[/／]$")
_HINT: Final = re.compile("GB|DB[0-9]|ISO|IEC|ITU|/T|/Z|T/|[A-Z]{2,4}[/ ]?[0-9]")
_BRACKET: Final = re.compile(r"[\[【（﹝](?=[12])")


# The part of a 文号 that no other words look like; what stands before it is the agency's code.
YEAR_AND_NUMBER: Final = re.compile(
    r"[〔\[【（﹝„](?P<year>(?:19|20)[0-9]{2})[〕\]】）﹞‟]\s?(?:第\s?)?(?P<number>[0-9]{1,5})\s?号"
)
ILL_FORMED: Final = re.compile(
    r"(?<![A-Za-z])(?:GB|DB[0-9]{2}|JJF|JJG|T/[A-Z]{2,10})(?:/[TZ])?\s?[-—－]{1,2}\s?(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<![A-Za-z])(?:GB|DB[0-9]{2}|JJF|JJG)(?:/[TZ])?\s?(?:[0-9]{7,}"
    r"|[0-9]{1,6}(?:\.[0-9]{1,3})*\s?[-—－]{1,2}\s?(?!(?:19|20)?[0-9]{2}(?![0-9]))[0-9]{2,})"
)
"""A standard's letters and year without a number (GB/T-2012), too many digits, or no year (-2106)."""


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """A standard's number at a span of the fold: as usually spaced, and without its year."""

    start: int
    end: int
    number: str
    base: str
    year: str | None


def standard_numbers(text: str) -> list[StandardNumber]:
    """Return the standards' numbers of a text.

    >>> [(s.number, s.base) for s in standard_numbers("运用GB/T29187-2012和ISO 9001：2015，DB31/T1028—2016")]
    [('GB/T 29187-2012', 'GB/T 29187'), ('ISO 9001:2015', 'ISO 9001'), ('DB31/T 1028-2016', 'DB31/T 1028')]
    >>> [s.number for s in standard_numbers("GB 7718-94，GB/T 1.1，T/CAQ 10110-2020")]
    ['GB 7718-1994', 'GB/T 1.1', 'T/CAQ 10110-2020']
    """
    if not text.isascii() and _HINT.search(text) is None:
        return []
    found = []
    for pattern, mark in ((NATIONAL, "-"), (INTERNATIONAL, ":")):
        for match in pattern.finditer(text):
            prefix = re.sub(r"\s", "", match["prefix"]).replace("／", "/").rstrip("/")
            if prefix == "DB" or (match["year"] is None and not _certain(prefix, match["number"])):
                continue
            base = f"{prefix} {match['number']}"
            if prefix.startswith("DB") and _SLASHED.search(match["prefix"]):
                # DB44/26-2001: a local standard that binds bears the mark and no letter.
                base = f"{prefix}/{match['number']}"
            if match["to"]:
                base += f"~{match['to']}"
            year = match["year"]
            if year is not None and len(year) == 2:
                # Two digits were used up to 1995; a later standard bears four.
                year = f"19{year}"
            number = f"{base}{mark}{year}" if year else base
            found.append(StandardNumber(match.start(), match.end(), number, base, year))
    return sorted(found, key=lambda item: item.start)


def _certain(prefix: str, number: str) -> bool:
    """Tell whether letters and digits are a standard's number without a year: DA 5 is none."""
    return (
        "/" in prefix
        or prefix in {"GB", "ISO", "IEC", "ITU-T"}
        or (prefix.startswith("DB") and len(prefix) > 2 and len(number) > 2)
    )


def document_number(match: re.Match[str]) -> str:
    """Return a 文号 in its usual spacing and brackets.

    >>> document_number(DOCUMENT_NUMBER.search("（国办发[2016] 68 号）"))
    '国办发〔2016〕68号'
    """
    return f"{match['agency']}〔{match['year']}〕{match['number']}号"
