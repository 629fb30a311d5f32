"""The comparison of an event: as a page, as JSON, and as a table for a spreadsheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from comparisons.comparison import Comparison, build_comparison
from comparisons.comparison_csv import render_csv
from comparisons.comparison_json import render_comparison
from comparisons.listing.changes import load_last_change
from comparisons.models import Event
from comparisons.pages.changes import tell_change
from comparisons.pages.choice import Choice, read_choice
from comparisons.pages.elsewhere import list_others
from comparisons.pages.event import Visit, build_event_page
from comparisons.pages.pencils import find_pencils
from comparisons.pages.shelf import Shelf
from comparisons.selectors import (
    Material,
    NotCovered,
    find_closed,
    load_comparison,
    load_elsewhere,
    load_readable_kinds,
    load_readable_versions,
    load_text_kinds,
)
from comparisons.views.access import for_programs, for_readers

UNKNOWN = "There is no such event, or one of the articles asked for does not cover it."


@for_readers
def show_event(request: HttpRequest, slug: str) -> HttpResponse:
    choice = read_choice(request.GET)
    material = load_material(slug, choice)
    kinds = load_text_kinds(material.articles)
    comparison = build_comparison(material, kinds)
    elsewhere = load_elsewhere(material.event, material.articles)
    visit = Visit(
        closed=find_closed(material.articles, kinds, request.user),
        readable=load_readable_kinds(material.articles, request.user),
        offered=material.offered,
        shelf=load_shelf(request, comparison, choice),
        others=list_others(comparison, elsewhere, choice, material.names),
        change=tell_change(
            load_last_change(event.pk for event in (material.event, *material.parts)),
            signed_in=request.user.is_authenticated,
        ),
        signed_in=request.user.is_authenticated,
        pencils=find_pencils(request.user),
        add=find_way_to_add(request, material.event),
    )
    page = build_event_page(comparison, choice, visit)
    return render(request, "comparisons/event.html", {"page": page})


@for_programs
def send_comparison(request: HttpRequest, slug: str) -> JsonResponse:
    try:
        comparison, closed = compare(request, slug, read_choice(request.GET))
    except Http404 as problem:
        return JsonResponse({"error": str(problem)}, status=404)
    return JsonResponse(render_comparison(comparison, closed), json_dumps_params={"ensure_ascii": False})


@for_programs
def send_table(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        comparison, closed = compare(request, slug, read_choice(request.GET))
    except Http404 as problem:
        return JsonResponse({"error": str(problem)}, status=404)
    table = render_csv(comparison, closed)
    name = {"Content-Disposition": f'attachment; filename="{slug}.csv"'}
    return HttpResponse(table, content_type="text/csv; charset=utf-8; header=present", headers=name)


def compare(request: HttpRequest, slug: str, choice: Choice) -> tuple[Comparison, frozenset[str]]:
    """The comparison asked for, and the articles whose quotes are cut for this reader; raises `Http404`."""
    material = load_material(slug, choice)
    kinds = load_text_kinds(material.articles)
    return build_comparison(material, kinds), find_closed(material.articles, kinds, request.user)


def load_material(slug: str, choice: Choice) -> Material:
    try:
        material = load_comparison(slug, choice.asked)
    except (Event.DoesNotExist, NotCovered) as problem:
        raise Http404(UNKNOWN) from problem
    if choice.only and choice.only not in {article.slug for article in material.articles}:
        raise Http404(UNKNOWN)
    return material


def load_shelf(request: HttpRequest, comparison: Comparison, choice: Choice) -> Shelf:
    """The texts that the open question's sentences come from; none, and no query, where none is open."""
    opened = [judged for judged in comparison.points if judged.point.pk == choice.opened]
    articles = {claim.article for judged in opened for claim in judged.claims}
    return Shelf(load_readable_versions(articles, request.user)) if articles else Shelf()


def find_way_to_add(request: HttpRequest, event: Event) -> str:
    """Where people who may add an article to the event; their rights cost two queries, a visitor's none.

    A new article leads on to its desk; who may not add one chooses among those on file.
    """
    user = request.user
    if not getattr(user, "is_staff", False) or not user.has_perm("comparisons.add_coverage"):
        return ""
    page = "articles_article_add" if user.has_perm("articles.add_article") else "comparisons_coverage_add"
    return f"{reverse(f'admin:{page}')}?event={event.pk}"
