"""What a SPARQL text says of itself before it is parsed: update, SERVICE, FROM, chance.

Only words in the place of keywords count: not those in strings, IRIs, comments, variables and
prefixed names. The parser has the last word on everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# In the order in which a SPARQL lexer tries them. A run of name characters is taken at once, so
# that no text is looked at twice; without a colon behind it, it holds words, numbers and dots. A
# string without an end goes as far as it can for the same reason: the parser refuses it anyway.
_LOCAL: Final = r":(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*"
_TOKEN: Final = re.compile(
    rf"""
      "{{3}}(?:[^"\\]|\\.|"(?!""))*+(?:"{{3}})?
    | '{{3}}(?:[^'\\]|\\.|'(?!''))*+(?:'{{3}})?
    | "(?:[^"\\\n\r]|\\.)*+"?
    | '(?:[^'\\\n\r]|\\.)*+'?
    | <[^<>"{{}}|^`\\\x00-\x20]*+>
    | \#[^\n\r]*
    | [?$]\w+
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?P<run>[\w.-]++)(?P<local>{_LOCAL})?
    | {_LOCAL}
    """,
    re.VERBOSE | re.DOTALL,
)
_BETWEEN_WORDS: Final = re.compile(r"[.-]+")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
_QUERIES: Final = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})
_CHANCE: Final = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What was found. `dataset` is true when the query names its own graphs with FROM."""

    update: bool
    service: bool
    dataset: bool
    chance: bool


def traits(text: str) -> Traits:
    r"""Return the traits of a query or update.

    >>> traits("PREFIX service: <http://x/> SELECT ?service { ?s service:p 'SERVICE' } # SERVICE")
    Traits(update=False, service=False, dataset=False, chance=False)
    >>> traits("select (now() as ?n) from <http://g> { service silent <http://e> {} }")
    Traits(update=False, service=True, dataset=True, chance=True)
    >>> traits("BASE <http://b> DELETE WHERE { ?s ?p ?o }").update
    True
    """
    words = list(_keywords(text))
    # Codepoint escapes come before the grammar (SPARQL 1.1 §19.2): \u0053ERVICE is a keyword too.
    unescaped = list(_keywords(_ESCAPE.sub(_character, text))) if "\\" in text else words
    form = next((word for word in unescaped if word in _UPDATES or word in _QUERIES), "")
    found = {*words, *unescaped}
    return Traits(
        update=form in _UPDATES,
        service="SERVICE" in found,
        dataset="FROM" in found,
        chance=not found.isdisjoint(_CHANCE),
    )


def _keywords(text: str) -> Iterator[str]:
    """Yield the bare words of a text, in capitals."""
    for token in _TOKEN.finditer(text):
        if token["run"] is not None and token["local"] is None:
            yield from _BETWEEN_WORDS.split(token["run"].upper())


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
