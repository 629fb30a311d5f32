"""One article as this reader may read it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from comparisons.listing.articles import load_article
from comparisons.pages.article import build_article
from comparisons.pages.article_text import read_marking
from comparisons.pages.pencils import find_pencils
from comparisons.views.access import for_readers


@for_readers
def show_article(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        material = load_article(slug, request.user)
    except Article.DoesNotExist as missing:
        raise Http404(f"There is no article called “{slug}”.") from missing
    pencils = find_pencils(request.user)
    page = build_article(
        material,
        sees_all=request.user.is_authenticated,
        marking=read_marking(request.GET.get("mark")),
        pencils=pencils,
    )
    return render(request, "comparisons/article.html", {"page": page})
