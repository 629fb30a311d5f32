"""The stories, led by what differs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comparisons.filters import filter_events
from comparisons.listing.home import load_choices, load_lead, load_shelf
from comparisons.pages.home import build_home
from comparisons.views.access import for_readers


@for_readers
def show_home(request: HttpRequest) -> HttpResponse:
    filters = filter_events(request.GET, load_choices())
    shelf = load_shelf(filters.qs)
    chosen = filters.list_chosen()
    lead = None if chosen else load_lead()
    page = build_home(shelf, lead, page=request.GET.get("page"), sees_all=request.user.is_authenticated)
    return render(request, "comparisons/home.html", {"page": page, "filters": filters.form, "chosen": chosen})
