"""Refuses requests whose text no database and no page can hold; says "not found" in the product's own words.

PostgreSQL cannot store NUL, and neither it nor UTF-8 can carry half of a surrogate pair. No form of ours can
send them; what arrives with them is answered with 400 before any query is made.
"""

import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.request import QueryDict
from django.views.defaults import page_not_found

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SENTENCE = "This request contains characters that are not text, so it was not read."

type_get_response = Callable[[HttpRequest], HttpResponse]


def refuse_broken_text(get_response: type_get_response) -> type_get_response:
    def respond(request: HttpRequest) -> HttpResponse:
        try:
            broken = any(UNSTORABLE.search(text) for text in texts_of(request))
        except (LookupError, UnicodeError):  # an encoding that does not exist, or that the text is not in
            broken = True
        if broken:
            return HttpResponseBadRequest(SENTENCE, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return respond


def texts_of(request: HttpRequest) -> Iterator[str]:
    """Every text that a view could take from the request: path, query, cookies, form."""
    yield request.path
    yield from request.COOKIES.values()
    yield from fields_of(request.GET)
    if request.method == "POST":
        yield from fields_of(request.POST)


def fields_of(fields: QueryDict) -> Iterator[str]:
    for name, values in fields.lists():
        yield name
        yield from (value for value in values if isinstance(value, str))


def show_own_not_found(get_response: type_get_response) -> type_get_response:
    """The page of a server for an address that is none, with DEBUG too: people try the product there."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if settings.DEBUG and response.status_code == 404 and is_page:
            return page_not_found(request, Http404())
        return response

    return respond
