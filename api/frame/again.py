"""Asks again, from the beginning, for a request whose state changed while it was read.

Neo4j gives no snapshots: a store in it says at the end of a read that it was committed to
meanwhile. Nothing was sent by then, and reads have no body, so the whole request is run again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.errors import StateChanged

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ATTEMPTS: Final = 5
LAST: Final = "zhimai.last_attempt"
"""In the scope of the last attempt: then the error is answered instead of raised."""


class AskAgain:
    """Runs a request up to ATTEMPTS times; it stands outside of what turns errors into answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            scope[LAST] = True
            await self._app(scope, receive, send)
            return
        own: Scope = scope
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            if not started:
                # The frame around sees what the attempt that answers noted, before it answers.
                scope.update({key: value for key, value in own.items() if key != LAST})
            started = True
            await send(message)

        for attempt in range(1, ATTEMPTS + 1):
            # What an attempt finds out about the request is not for the next one.
            own = {**scope, LAST: attempt == ATTEMPTS}
            try:
                await self._app(own, receive, sent)
            except StateChanged:
                if started:
                    raise
                continue
            return
