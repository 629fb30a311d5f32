"""The sources, and one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Source
from comparisons.filters import filter_sources
from comparisons.listing.sources import load_source, load_sources
from comparisons.pages.sources import build_source, build_source_list, read_verdict
from comparisons.views.access import for_readers


@for_readers
def show_sources(request: HttpRequest) -> HttpResponse:
    filters = filter_sources(request.GET)
    page = build_source_list(load_sources(filters.qs, request.GET.get("page")))
    context = {"page": page, "filters": filters.form, "chosen": filters.list_chosen()}
    return render(request, "comparisons/source_list.html", context)


@for_readers
def show_source(request: HttpRequest, slug: str) -> HttpResponse:
    verdict = read_verdict(request.GET.get("verdict"))
    numbers = {name: request.GET.get(name) for name in ("page", "questions", "things")}
    try:
        material = load_source(slug, request.user, verdict=verdict, **numbers)
    except Source.DoesNotExist as missing:
        raise Http404(f"There is no source called “{slug}”.") from missing
    page = build_source(material, verdict, sees_all=request.user.is_authenticated)
    return render(request, "comparisons/source_detail.html", {"page": page})
