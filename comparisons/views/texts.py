"""The articles of an event side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import render

from comparisons.listing.framing import load_marks
from comparisons.pages.choice import read_choice
from comparisons.pages.pencils import find_pencils
from comparisons.pages.reading import ALL, BOTH, WORDING, Opened
from comparisons.pages.texts import build_texts_page
from comparisons.selectors import load_covering, load_readable_versions
from comparisons.views.access import for_readers
from comparisons.views.event import compare

UNKNOWN_POINT = -1


@for_readers
def show_texts(request: HttpRequest, slug: str) -> HttpResponse:
    choice = read_choice(request.GET)
    comparison, closed = compare(request, slug, choice)
    articles = [column.article for column in comparison.columns]
    versions = load_readable_versions(articles, request.user)
    events = [comparison.event, *comparison.parts]
    page = build_texts_page(
        comparison,
        choice,
        read_opened(request.GET),
        closed,
        versions,
        load_covering(events),
        load_marks(events, articles),
        signed_in=request.user.is_authenticated,
        pencils=find_pencils(request.user),
    )
    return render(request, "comparisons/texts.html", {"page": page})


def read_opened(query: QueryDict) -> Opened:
    """What the address opens; a point that is no number opens nothing."""
    point = query.get("point", "")
    number = int(point) if point.isascii() and point.isdigit() and len(point) < 19 else UNKNOWN_POINT
    return Opened(
        number if point else None,
        query.get("claim", ""),
        read_marking(query.get("mark", "")),
        query.get("column", "").strip(),
        query.get("framing", "").strip(),
        query.get("of", "").strip(),
    )


def read_marking(written: str) -> str:
    """What an address asks to be marked: what differs, if it says nothing that is on offer."""
    return written if written in (ALL, WORDING, BOTH) else ""
