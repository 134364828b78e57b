"""The words of the output in Chinese and English, and which of the two a user gets."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["zh", "en"]

_ENGLISH_LOCALE = "en"


def language(given: str | None) -> Language:
    """Return the language of labels: the one given, ZHIMAI_LANG, English in an English locale,
    else Chinese, the language of the documents and of most who read them.
    """
    wanted = given or os.environ.get("ZHIMAI_LANG")
    if wanted in ("zh", "en"):
        return "zh" if wanted == "zh" else "en"
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, variables), "")
    return "en" if locale.startswith(_ENGLISH_LOCALE) else "zh"
