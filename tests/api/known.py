"""Things of the corpus that tests ask for, found by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


def get(client: httpx.Client, path: str, **parameters: Any) -> Any:
    """The JSON of a successful answer."""
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
    return answer.json()


def clause(client: httpx.Client, reference: str) -> str:
    """The id of the clause that a written reference means."""
    found = get(client, "/v1/reference", q=reference)["found"]
    identifier: str = found["clause"]["id"]
    return identifier


def document(client: httpx.Client, year: int) -> str:
    """The id of the document of a year."""
    items = get(client, "/v1/documents", year_from=year, year_to=year)["items"]
    (row,) = items
    identifier: str = row["document"]["id"]
    return identifier
