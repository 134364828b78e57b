"""The application: `api.app:app` for uvicorn, `create_app` for everybody else."""

from __future__ import annotations

import logging
import re
from contextlib import asynccontextmanager
from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING, Any

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from starlette_compress import CompressMiddleware, add_compress_type

from api import openapi
from api.dataset import DatasetStates
from api.frame.again import AskAgain
from api.frame.answers import COMPRESS_FROM_BYTES
from api.frame.middleware import Frame
from api.handlers import Handlers
from api.routes import (
    agencies,
    analysis,
    compare_pages,
    comparing,
    descriptions,
    documents,
    duties,
    figures,
    identifiers,
    lineage,
    named,
    pages,
    search,
    service,
    sparql,
    thread_pages,
)
from api.services import Services
from api.settings import Settings
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from api.state import States

_LOG = logging.getLogger(__name__)
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")

for _media_type in (
    "application/problem+json",
    "application/linkset+json",
    "application/vnd.oai.openapi+json",
    "application/vnd.jgf+json",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/tab-separated-values",
    "text/turtle",
    "text/csv",
):
    add_compress_type(_media_type)


class Service(FastAPI):
    """FastAPI inside the frame, so that errors of the framework itself are framed as well."""

    services: Services

    def openapi(self) -> dict[str, Any]:
        """The description of the API, made once."""
        if not self.openapi_schema:
            self.openapi_schema = openapi.describe(self)
        return self.openapi_schema

    def build_middleware_stack(self) -> ASGIApp:
        services = self.services
        framed = Frame(
            super().build_middleware_stack(),
            services.settings,
            services.states.current,
            services.version,
        )
        compressed = CompressMiddleware(framed, minimum_size=COMPRESS_FROM_BYTES)
        return CorrelationIdMiddleware(
            compressed, validator=lambda value: _REQUEST_ID.fullmatch(value) is not None
        )


def create_app(states: States, settings: Settings | None = None) -> Service:
    """An application over `states`. Opens nothing by itself."""
    settings = settings or Settings()
    version = installed_version("zhimai")
    services = Services.build(settings, states, version)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            states.open()
        except StoreError as error:
            # Serve all the same: /readyz says what is wrong, and a repaired store is taken up.
            _LOG.error("%s", error)
        try:
            yield
        finally:
            states.close()

    app = Service(
        title="质脉 Zhimai",
        version=version,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        lifespan=lifespan,
    )
    app.services = services
    app.state.services = services
    Handlers(settings, services.pages).install(app)
    app.add_middleware(AskAgain)
    for room in (
        duties, lineage, comparing, agencies, analysis, documents, figures, named, search, sparql, identifiers, pages, thread_pages,
        compare_pages, descriptions, service,
    ):  # fmt: skip
        app.include_router(room.router)
    return app


def _from_environment() -> Service:
    settings = Settings.from_environment()
    return create_app(DatasetStates(settings), settings)


app = _from_environment()
