"""The framing of an event, side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comparisons.comparison import build_comparison
from comparisons.listing.framing import load_framing
from comparisons.pages.choice import read_choice
from comparisons.pages.framing import build_framing_page
from comparisons.selectors import find_closed, load_text_kinds
from comparisons.views.access import for_readers
from comparisons.views.event import load_material


@for_readers
def show_framing(request: HttpRequest, slug: str) -> HttpResponse:
    choice = read_choice(request.GET)
    material = load_material(slug, choice)
    kinds = load_text_kinds(material.articles)
    framing = load_framing([material.event, *material.parts], material.articles, request.user)
    page = build_framing_page(
        build_comparison(material, kinds),
        choice,
        find_closed(material.articles, kinds, request.user),
        framing,
        material.offered,
    )
    return render(request, "comparisons/framing.html", {"page": page})
