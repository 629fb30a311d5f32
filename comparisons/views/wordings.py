"""What each source calls the same thing, across all events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comparisons.filters import filter_referents
from comparisons.listing.home import load_choices
from comparisons.listing.wordings import load_named, load_wordings
from comparisons.pages.wordings import build_wordings
from comparisons.views.access import for_readers


@for_readers
def show_wordings(request: HttpRequest) -> HttpResponse:
    filters = filter_referents(request.GET, load_choices(), load_named())
    material = load_wordings(filters.qs, request.GET.get("page"))
    context = {
        "page": build_wordings(material, sees_all=request.user.is_authenticated),
        "filters": filters.form,
        "chosen": filters.list_chosen(),
    }
    return render(request, "comparisons/wording_list.html", context)
