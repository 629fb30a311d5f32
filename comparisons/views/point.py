"""One point: its answers with every quote, as a page, and the panel alone for pages that open it in place."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparisons.models import Point
from comparisons.pages.choice import Choice, read_choice
from comparisons.pages.pencils import find_pencils
from comparisons.pages.point import Visit, build_point_page, build_point_panel
from comparisons.selectors import NotCovered, PointMaterial, find_closed, load_point
from comparisons.views.access import for_readers


@for_readers
def show_point(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """`?panel`: the panel alone; `&titled`: with its sign, question and reason."""
    choice = read_choice(request.GET)
    material = find_point(request, pk, choice)
    address = material.point.get_absolute_url()
    if request.path != address:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address)
    visit = describe_visit(request, material, choice)
    if "panel" in request.GET:
        panel = build_point_panel(material, visit, titled="titled" in request.GET)
        return render(request, "comparisons/_question_panel.html", {"panel": panel})
    return render(request, "comparisons/point.html", {"page": build_point_page(material, visit)})


def find_point(request: HttpRequest, pk: int, choice: Choice) -> PointMaterial:
    """What the page is made of; raises `Http404`."""
    try:
        material = load_point(pk, request.user, choice.asked)
    except (Point.DoesNotExist, NotCovered) as problem:
        raise Http404(
            "There is no such question, or an article asked for does not cover its event."
        ) from problem
    if choice.only and choice.only not in {row.article.slug for row in material.coverage}:
        raise Http404("The article asked for does not cover the event of this question.")
    return material


def describe_visit(request: HttpRequest, material: PointMaterial, choice: Choice) -> Visit:
    articles = [row.article for row in material.coverage]
    closed = find_closed(articles, material.kinds, request.user)
    return Visit(choice, closed, request.user.is_authenticated, find_pencils(request.user))
