"""Compressed forms of kept answers: made once, since compressing costs more than sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette_compress import CompressMiddleware

from api.frame.answers import COMPRESS_FROM_BYTES, Answer

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

_ANSWER = "zhimai.answer"
# Browsers send a handful of Accept-Encoding headers; whoever invents more is not remembered.
_VARIANTS = 4


class Encoder:
    """Lets the compressor of the service work on finished answers."""

    def __init__(self) -> None:
        self._compress = CompressMiddleware(_replay, minimum_size=COMPRESS_FROM_BYTES)

    async def encoded(self, answer: Answer, accept_encoding: bytes) -> Answer:
        """The answer as a client with this Accept-Encoding gets it, itself if it takes no other."""
        if len(answer.body) < COMPRESS_FROM_BYTES:
            return answer
        found = answer.variants.get(accept_encoding)
        if found is None:
            found = await self._made(answer, accept_encoding)
            if len(answer.variants) < _VARIANTS:
                answer.variants[accept_encoding] = found
        return found

    async def _made(self, answer: Answer, accept_encoding: bytes) -> Answer:
        sent: list[Message] = []

        async def collect(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "headers": [(b"accept-encoding", accept_encoding)],
            _ANSWER: answer,
        }
        await self._compress(scope, _nothing, collect)
        start = sent[0]
        if not any(name == b"content-encoding" for name, _ in start["headers"]):
            return answer
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(start["status"], tuple(start["headers"]), body, answer.etag)


async def _replay(scope: Scope, _: Receive, send: Send) -> None:
    """An application that sends the answer in its scope."""
    answer: Answer = scope[_ANSWER]
    headers = list(answer.headers)
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
