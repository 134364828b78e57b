"""Finds the line of recipients and parts it into names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body
from loaders.masthead.fields import is_field

if TYPE_CHECKING:
    from loaders.masthead.page import PageLine

_PLACE = re.compile(r"[一-龥]{1,7}(?:省|市|区|县|州|盟|旗)")
# 责任单位：, 牵头部门：: who answers for a task.
_ROLE = re.compile(r"(?:责任|牵头|配合|主办|协办|承办|参与|实施|落实|成员)(?:单位|部门)")


def find_recipients(head: list[PageLine]) -> int | None:
    """Find the line of recipients: bodies, closed by a colon, above the text."""
    for index, line in enumerate(head):
        if line.text.endswith(("：", ":")) and len(line.text) <= 400 and not is_field(line):
            names = names_of(line.text)
            if names and sum(is_addressee(n) for n in names) * 2 >= len(names):
                return index
    return None


def names_of(line: str) -> list[str]:
    """Split a line of recipients: at commas where there are any, else at 、 between bodies.

    >>> names_of("各区、县人民政府，市政府各委、办、局，各有关单位：")
    ['各区、县人民政府', '市政府各委、办、局', '各有关单位']
    """
    # Policies and regulations各区人民政府: a site's heading in English ran into the line.
    line = re.sub(r"^[A-Za-z &,.]+(?=[一-龥])", "", line.rstrip("：: "))
    if re.search(r"[，,；;](?![^（]*）)", line):
        return [part.strip() for part in re.split(r"[，,；;](?![^（]*）)", line) if part.strip()]
    parts = [part.strip() for part in re.split(r"、(?![^（]*）)", line)]
    shared = any(_PLACE.fullmatch(part) for part in parts[:-1]) and not _PLACE.fullmatch(parts[-1])
    owned = not parts[0].startswith("各") and any(part.startswith("各") for part in parts[1:])
    if shared or ("各" in parts[0] and owned):
        # 武汉市、鄂州市民政局: one ending for both; 省政府各部门、各直属机构: one owner for both.
        return [line]
    return parts if all(looks_like_body(part) for part in parts) else [line]


def is_addressee(name: str) -> bool:
    """Tell whether a name can be a recipient's: a body's, or one that ends as those of units do."""
    if _ROLE.match(name):
        return False
    return looks_like_body(name) or bool(
        re.search(r"(?:[委办局院校位区县市司团室所站村]|部门)$", name)
    )
