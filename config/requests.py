"""Requests that are made whatever encoding they name, so that they can be refused like others.

Django reads the query already when it makes a request whose Content-Type names an encoding, before any
middleware: one that is no encoding of text (`charset=hex`), or a query that is refused, would end as 500
there. Here that is let pass; config.middleware reads the query again, meets the same and answers 400.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest


class ReadLater(HttpRequest):
    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        with suppress(LookupError, UnicodeError, SuspiciousOperation):
            super()._set_content_type_params(meta)  # type: ignore[misc]


class WebRequest(ReadLater, WSGIRequest):
    """A request by WSGI."""


class AsyncRequest(ReadLater, ASGIRequest):
    """A request by ASGI."""
