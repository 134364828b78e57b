"""The query strings of the routes about lineage: threads, links, what became of plans."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import AgencyName, Dated, Listed, Read
from api.routes.queries.common import KIND_ASKED, Depth, NodeLimit, document_id, words


class LineageQuery(Read):
    """Where a thing comes from and what became of it."""

    direction: Annotated[
        Literal["both", "earlier", "later"],
        Field(description="来历、去向或两者。What led to it, what became of it, or both."),
    ] = "both"
    depth: Depth = 1
    node_limit: NodeLimit = 60
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
        KIND_ASKED,
    ] = None


class ThreadsQuery(Listed, Dated):
    """Which threads."""

    q: Annotated[str | None, words("名称中的词。Words of its name.")] = None
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
        str | None, document_id("须见于此文件。A document that it has to stand in, by id.")
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
