"""What service and worker say to each other: a job, a reply, and how both travel over a socket."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

Failure = Literal["malformed", "rows", "bytes", "memory", "not-acceptable", "inexpressible"]
Limit = Literal["rows", "bytes"]

_LENGTHS: Final = struct.Struct(">II")
HEAD_BYTES: Final = _LENGTHS.size


@dataclass(frozen=True, slots=True)
class Job:
    """One query with all that it needs.

    `solutions` and `graph` are the media types to answer in, None where the client takes none
    that fits. `default_graphs` and `named_graphs` are IRIs of the protocol's dataset; both None
    leave the dataset to the query, `union` then makes all graphs together its default graph.
    """

    query: str
    base: str
    solutions: str | None
    graph: str | None
    rows: int
    bytes: int
    partial: bool
    seconds: float
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a job: a result, or a failure with the words of the parser or engine.

    `truncated` says which limit cut a partial result; `wanted` what kind of format was missing.
    `retire` is true when the worker ends after this reply.
    """

    failure: Failure | None = None
    message: str = ""
    media_type: str = ""
    truncated: Limit | None = None
    rows: int = 0
    retire: bool = False


def pack_job(job: Job) -> bytes:
    """Return a job as bytes for a socket."""
    return _packed(asdict(job), b"")


def unpack_job(head: bytes) -> Job:
    """Return the job in the first part of a message."""
    values: dict[str, Any] = json.loads(head)
    for name in ("default_graphs", "named_graphs"):
        if values[name] is not None:
            values[name] = tuple(values[name])
    return Job(**values)


def pack_reply(reply: Reply, body: bytes) -> bytes:
    """Return a reply and the result's bytes as one message."""
    return _packed(asdict(reply), body)


def unpack_reply(head: bytes) -> Reply:
    """Return the reply in the first part of a message; its second part is the result."""
    return Reply(**json.loads(head))


def lengths(data: bytes) -> tuple[int, int]:
    """Return how many bytes the two parts of a message have, from its first HEAD_BYTES bytes."""
    head, body = _LENGTHS.unpack(data)
    return head, body


def _packed(values: dict[str, Any], body: bytes) -> bytes:
    head = json.dumps(values).encode()
    return _LENGTHS.pack(len(head), len(body)) + head + body
