"""The brief of an event, as a page and as plain text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from comparisons.pages.brief import build_brief
from comparisons.pages.brief_text import write_brief
from comparisons.pages.choice import Choice, read_articles
from comparisons.views.access import for_readers
from comparisons.views.event import compare

PLAIN = "text/plain; charset=utf-8"


@for_readers
def show_brief(request: HttpRequest, slug: str) -> HttpResponse:
    articles = read_articles(request.GET.getlist("articles"))
    comparison, closed = compare(request, slug, Choice(articles=articles))
    page = build_brief(comparison, articles, closed)
    today = timezone.localdate()
    text = write_brief(page, request.build_absolute_uri(page.address), today)
    if request.GET.get("format") == "text":
        return HttpResponse(text, content_type=PLAIN)
    return render(request, "comparisons/brief.html", {"page": page, "text": text, "today": today})
