"""All changes of an event, a question or an article, for people with an account."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.models import Article
from comparisons.listing.changes import Scope, cover_article, cover_events, cover_point, load_changes
from comparisons.models import Event, Point
from comparisons.pages.all_changes import build_changes, read_moment
from comparisons.selectors import load_family
from comparisons.views.access import for_readers


@for_readers
def show_event_changes(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        event, parts = load_family(slug)
    except Event.DoesNotExist as missing:
        raise Http404("There is no such event.") from missing
    scope = cover_events([event.pk, *(part.pk for part in parts)])
    return show_changes(request, scope, name=event.name, back=event.get_absolute_url())


@for_readers
def show_point_changes(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    point = Point.objects.filter(pk=pk).first()
    if point is None:
        raise Http404("There is no such question.")
    address = f"{point.get_absolute_url()}changes/"
    if request.path != address:
        return redirect(address)
    return show_changes(request, cover_point(pk), name=point.question, back=point.get_absolute_url())


@for_readers
def show_article_changes(request: HttpRequest, slug: str) -> HttpResponse:
    article = Article.objects.select_related("source").filter(slug=slug).first()
    if article is None:
        raise Http404(f"There is no article called “{slug}”.")
    return show_changes(
        request, cover_article(article.pk), name=str(article), back=article.get_absolute_url()
    )


def show_changes(request: HttpRequest, scope: Scope, *, name: str, back: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    before = read_moment(request.GET.get("before", ""))
    page = build_changes(
        load_changes(scope, before),
        name=name,
        back=back,
        is_first=before is None,
        is_staff=request.user.is_staff,
    )
    return render(request, "comparisons/changes.html", {"page": page})
