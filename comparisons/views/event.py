"""The comparison of an event: as a page, and as JSON."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from comparisons.comparison import Comparison, build_comparison
from comparisons.comparison_json import render_comparison
from comparisons.models import Event
from comparisons.pages.choice import Choice, read_choice
from comparisons.pages.event import build_event_page
from comparisons.selectors import (
    NotCovered,
    find_closed,
    load_comparison,
    load_readable_kinds,
    load_text_kinds,
)
from comparisons.views.access import for_programs, for_readers

UNKNOWN = "There is no such event, or one of the articles asked for does not cover it."


@for_readers
def show_event(request: HttpRequest, slug: str) -> HttpResponse:
    choice = read_choice(request.GET)
    comparison, closed = compare(request, slug, choice)
    readable = load_readable_kinds([column.article for column in comparison.columns], request.user)
    page = build_event_page(comparison, choice, closed, readable)
    return render(request, "comparisons/event.html", {"page": page})


@for_programs
def send_comparison(request: HttpRequest, slug: str) -> JsonResponse:
    try:
        comparison, closed = compare(request, slug, read_choice(request.GET))
    except Http404 as problem:
        return JsonResponse({"error": str(problem)}, status=404)
    return JsonResponse(render_comparison(comparison, closed), json_dumps_params={"ensure_ascii": False})


def compare(request: HttpRequest, slug: str, choice: Choice) -> tuple[Comparison, frozenset[str]]:
    """The comparison asked for, and the articles whose quotes are cut for this reader; raises `Http404`."""
    try:
        material = load_comparison(slug, choice.asked)
    except (Event.DoesNotExist, NotCovered) as problem:
        raise Http404(UNKNOWN) from problem
    if choice.only and choice.only not in {article.slug for article in material.articles}:
        raise Http404(UNKNOWN)
    kinds = load_text_kinds(material.articles)
    return build_comparison(material, kinds), find_closed(material.articles, kinds, request.user)
