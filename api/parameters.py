"""The query parameters of /v1: what each means, what it may hold; others are refused."""

from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from api.cursors import MAX_LENGTH
from ontology.dates import DATE
from queries.types import DEFAULT_LIMIT, MAX_LIMIT

Role = Literal["lead", "support", "responsible", "by_duty"]
# After leading spaces a character that is seen, then anything but control characters: spaces and
# invisible characters alone name nothing. Kept simple: generators of test data choke on more.
# Beyond U+FFFF the characters stand themselves: no escape for them is common to all languages.
_UNSEEN = (
    r"\x00-\x20\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u1680\u180e"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
WORDS = rf"^[ \u3000]*[^{_UNSEEN}][^\x00-\x1f\x7f-\x9f]*$"
IDENTIFIER = r"^[A-Za-z0-9._~-]+$"

EntityId = Annotated[
    str,
    Path(
        min_length=1,
        max_length=200,
        pattern=IDENTIFIER,
        description="标识，例如 uri 的最后一段。The id, the last segment of a uri.",
    ),
]
AgencyPath = Annotated[
    str,
    Path(
        min_length=1,
        max_length=100,
        pattern=WORDS,
        description=(
            "机构的标识，或它的任一名称（全称、简称、旧称）。"
            "The agency's id, or any of its names: full, short or former."
        ),
    ),
]
AgencyName = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        pattern=WORDS,
        description="机构的标识或任一名称。An agency's id or any of its names.",
    ),
]
Year = Annotated[int, Field(ge=1900, le=2100)]


class Read(BaseModel):
    """What every read takes."""

    model_config = ConfigDict(extra="forbid")

    as_of: Annotated[
        str | None,
        Field(
            pattern=DATE,
            description=(
                "截至日期：只看此前的文件，机构用当时的名称。可写到年、月或日。"
                "Documents dated up to then, agencies named as then: YYYY, YYYY-MM or YYYY-MM-DD."
            ),
        ),
    ] = None
    lang: Annotated[
        Literal["zh-Hans", "en"] | None,
        Field(description="问题说明所用的语言。The language of problem details."),
    ] = None


class Listed(Read):
    """What every list takes."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT, description="每页条数。Items on a page.")] = (
        DEFAULT_LIMIT
    )
    cursor: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=MAX_LENGTH,
            pattern=r"^[A-Za-z0-9_-]+$",
            description="上一页的 next_cursor，不可自造。The last page's next_cursor, opaque.",
        ),
    ] = None


class Dated(BaseModel):
    """Years of documents."""

    year_from: Annotated[
        Year | None, Field(description="文件年份，起。Documents from this year.")
    ] = None
    year_to: Annotated[
        Year | None, Field(description="文件年份，止。Documents up to this year.")
    ] = None
