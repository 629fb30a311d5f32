"""Every component in every state, where DEBUG is on; elsewhere there is no such page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparisons.pages.style import build_style


@require_safe
def show_style(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404("The page of the design is for development only.")
    return render(request, "comparisons/style.html", {"page": build_style()})
