"""One point: its answers with every quote."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparisons.models import Point
from comparisons.pages.point import build_point_page
from comparisons.selectors import find_closed, load_point
from comparisons.views.access import for_readers


@for_readers
def show_point(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    try:
        material = load_point(pk, request.user)
    except Point.DoesNotExist as problem:
        raise Http404("There is no such question.") from problem
    if request.path != material.point.get_absolute_url():
        return redirect(material.point)
    closed = find_closed([row.article for row in material.coverage], material.kinds, request.user)
    return render(request, "comparisons/point.html", {"page": build_point_page(material, closed)})
