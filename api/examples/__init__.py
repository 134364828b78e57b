"""Examples of the API documentation: real requests and the answers of the corpus, shortened."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Lists in examples show their first items; two say what the third looks like.
_ITEMS = 2


@cache
def examples() -> dict[str, dict[str, Any]]:
    """By operationId: `request`, an address of /v1, and `answer`, what it gave."""
    text = resources.files("api").joinpath("examples", "examples.json").read_text("utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def shortened(value: Any) -> Any:
    """The value with every list cut to its first items."""
    if isinstance(value, list):
        return [shortened(item) for item in value[:_ITEMS]]
    if isinstance(value, dict):
        return {key: shortened(item) for key, item in value.items()}
    return value


def parameters_of(request: str, template: str) -> dict[str, list[str]]:
    """The values that a request gives to the parameters of its path template and query.

    >>> parameters_of("/v1/agencies/sh-gov/duties?limit=1", "/v1/agencies/{id}/duties")
    {'id': ['sh-gov'], 'limit': ['1']}
    """
    parts = urlsplit(request)
    values: dict[str, list[str]] = {}
    for given, expected in zip(parts.path.split("/"), template.split("/"), strict=True):
        if expected.startswith("{"):
            values[expected.strip("{}")] = [unquote(given)]
    for name, value in parse_qsl(parts.query):
        values.setdefault(name, []).append(value)
    return values
