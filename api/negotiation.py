"""Content negotiation (RFC 9110 §12.5): which of our formats a client's Accept header prefers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Suffix of /doc/{kind}/{id}.{suffix} → media type, in the server's order of preference.
DOCUMENT_FORMATS = {
    "html": "text/html",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
}
_MEMBERS = 64  # more media ranges than any client sends; the rest is not read


@lru_cache(maxsize=256)
def ranges(accept: str) -> tuple[tuple[str, str, float], ...]:
    """Media ranges as (type, subtype, q); what is malformed is left out.

    >>> ranges("text/html;q=0.5, */*;q=0.1")
    (('text', 'html', 0.5), ('*', '*', 0.1))
    """
    found = []
    for member in accept.split(",")[:_MEMBERS]:
        media_range, *parameters = member.split(";")
        kind, slash, subtype = media_range.strip().lower().partition("/")
        if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
            continue
        quality = _quality(parameters)
        if quality is not None:
            found.append((kind, subtype, quality))
    return tuple(found)


def _quality(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "q":
            try:
                quality = float(value.strip())
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0


def quality_of(media_type: str, accepted: Sequence[tuple[str, str, float]]) -> float:
    """The q-value that the most specific matching range gives a media type; 0 when none matches."""
    kind, _, subtype = media_type.partition("/")
    best, specificity = 0.0, -1
    for range_kind, range_subtype, quality in accepted:
        if (range_kind, range_subtype) == (kind, subtype):
            level = 2
        elif range_kind == kind and range_subtype == "*":
            level = 1
        elif range_kind == "*":
            level = 0
        else:
            continue
        if level > specificity:
            best, specificity = quality, level
    return best


def choose(accept: str | None, formats: dict[str, str]) -> str | None:
    """The key of the preferred format, the first on a tie; None when none is acceptable.

    No Accept header, or an empty one, accepts everything.

    >>> choose("text/turtle, application/json;q=0.9", DOCUMENT_FORMATS)
    'ttl'
    >>> choose("image/png", DOCUMENT_FORMATS) is None
    True
    """
    if accept is None or not accept.strip():
        return next(iter(formats))
    accepted = ranges(accept)
    best, best_quality = None, 0.0
    for key, media_type in formats.items():
        quality = quality_of(media_type, accepted)
        if quality > best_quality:
            best, best_quality = key, quality
    return best


def prefers_html(accept: str | None) -> bool:
    """Whether the client names HTML, as browsers do; */* alone does not.

    >>> prefers_html("text/html,application/xhtml+xml,*/*;q=0.8"), prefers_html("*/*")
    (True, False)
    """
    if not accept:
        return False
    accepted = ranges(accept)
    html = next((q for kind, sub, q in accepted if (kind, sub) == ("text", "html")), 0.0)
    return html > 0 and html >= quality_of("application/problem+json", accepted)
