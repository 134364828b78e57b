"""The query strings of the routes about lineage."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import WORDS, AgencyName, Dated, Listed, Read


class LineageQuery(Read):
    """Where a thing comes from and what became of it."""

    direction: Annotated[
        Literal["both", "earlier", "later"],
        Field(description="来历、去向或两者。What led to it, what became of it, or both."),
    ] = "both"
    depth: Annotated[int, Field(ge=1, le=3, description="步数。Steps.")] = 1
    node_limit: Annotated[int, Field(ge=1, le=300, description="节点上限。Most nodes.")] = 60
    kind: Annotated[
        Literal[
            "measure",
            "provision",
            "document",
            "thread",
            "work",
            "standard",
            "programme",
            "indicator",
        ]
        | None,
        Field(
            description="标识所指的类型；通常可由标识看出。Kind of thing, if the id leaves doubt."
        ),
    ] = None


class ThreadsQuery(Listed, Dated):
    """Which threads."""

    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            pattern=WORDS,
            description="名称中的词。Words of its name.",
        ),
    ] = None
    type: Annotated[
        Literal[
            "instrument",
            "document",
            "standard",
            "programme",
            "award",
            "organisation_platform",
            "wording",
        ]
        | None,
        Field(description="类型。What it is."),
    ] = None
    method: Annotated[
        Literal["thesaurus", "named", "wording"] | None,
        Field(description="由什么贯穿：词表、同名或同一措辞。What carries it."),
    ] = None
    document: Annotated[
        str | None,
        Field(
            max_length=64,
            pattern=r"^[A-Za-z0-9._~-]+$",
            description="须见于此文件。A document that it has to stand in, by id.",
        ),
    ] = None
    documents: Annotated[
        int,
        Field(
            ge=1,
            le=1000,
            description="至少见于几份文件。In how many documents it stands at least.",
        ),
    ] = 1
    agency: Annotated[
        AgencyName | None,
        Field(description="有措施由该机构承担的。Threads that this agency answers for."),
    ] = None


class DeedsQuery(Listed):
    """What became of a document's plans."""

    verdict: Annotated[
        Literal["met", "reported", "unreported", "cannot_tell"] | None,
        Field(
            description=(
                "已做成、已有报告、报告未提、无法判断。Met, reported, unreported or cannot tell."
            )
        ),
    ] = None
