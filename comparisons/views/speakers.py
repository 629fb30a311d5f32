"""Who is quoted, and what one speaker is quoted as saying."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comparisons.filters import filter_speakers
from comparisons.listing.home import load_choices
from comparisons.listing.speakers import load_speaker, load_speakers
from comparisons.models import Speaker
from comparisons.pages.speakers import build_speaker, build_speaker_list
from comparisons.views.access import for_readers


@for_readers
def show_speakers(request: HttpRequest) -> HttpResponse:
    filters = filter_speakers(request.GET, load_choices())
    page = build_speaker_list(load_speakers(filters.qs, request.GET.get("page")))
    context = {"page": page, "filters": filters.form, "chosen": filters.list_chosen()}
    return render(request, "comparisons/speaker_list.html", context)


@for_readers
def show_speaker(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        numbers = {name: request.GET.get(name) for name in ("page", "things")}
        material = load_speaker(slug, request.user, **numbers)
    except Speaker.DoesNotExist as missing:
        raise Http404(f"There is no speaker called “{slug}”.") from missing
    page = build_speaker(material, sees_all=request.user.is_authenticated)
    return render(request, "comparisons/speaker_detail.html", {"page": page})
