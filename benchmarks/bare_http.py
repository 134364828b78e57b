"""The peer of the service over HTTP: a bare FastAPI route that writes the same bodies by orjson.

No questions, no parameters but a number, no middleware. Started by bench_http with uvicorn.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import orjson
from fastapi import FastAPI, Response

CONTENTS = json.loads(Path(os.environ["BARE_CONTENTS"]).read_text("utf-8"))

app = FastAPI()


@app.get("/bare")
async def bare() -> Response:
    """The first content."""
    return Response(orjson.dumps(CONTENTS[0]), media_type="application/json")


@app.get("/bare/{number}")
async def bare_of(number: int) -> Response:
    """One of the contents."""
    return Response(orjson.dumps(CONTENTS[number]), media_type="application/json")
