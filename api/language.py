"""The language of a page or of a problem's title: Chinese unless English is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from starlette.types import Scope

Language = Literal["zh", "en"]
_LANG = re.compile(rb"(?:^|&)lang=([A-Za-z-]{2,12})(?:&|$)")


def of_scope(scope: Scope) -> Language:
    """`?lang=`, else an English path, else what Accept-Language puts first.

    Only for problems, which no cache keeps: a page's language follows from its address.
    """
    asked = _LANG.search(scope["query_string"])
    if asked:
        return "en" if asked[1].lower().startswith(b"en") else "zh"
    if scope["path"] == "/en" or scope["path"].startswith("/en/"):
        return "en"
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return "en" if value.strip().lower().startswith(b"en") else "zh"
    return "zh"
