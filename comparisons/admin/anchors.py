"""The reports of new texts: what became of an article's claims and marks, and what a person does about it.

Each report has a page of its own, by the primary key of its version. What it lists is confirmed, attached to
another passage or dropped by a form of one row, which carries the edition that its person has seen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.admin.editing import REFUSALS, ListAdmin, describe_refusal, is_key
from articles.editions import ChangedMeanwhile, take_edition
from articles.models import Version
from articles.turns import in_turn
from comparisons import actions
from comparisons.actions.attaching import attach_again, confirm_anchor
from comparisons.listing.anchors import load_report, with_waiting
from comparisons.models import Claim, FramingMark, Reanchoring
from comparisons.pages.anchors import Refused, build_report
from comparisons.pages.desk.places import MOST_PLACES, find_places

KINDS: dict[str, type[Claim] | type[FramingMark]] = {"claim": Claim, "framing": FramingMark}


@admin.register(Reanchoring)
class ReanchoringAdmin(ListAdmin):
    list_display = ["article", "text", "exact", "moved", "approximate", "orphan", "waiting"]
    list_display_links = ["article", "text"]
    list_select_related = ["version__article__source"]
    list_per_page = 50
    search_fields = ["version__article__title", "version__article__slug", "version__article__source__name"]
    ordering = ["-version__pk"]

    # Who may: whoever may change what is listed

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        return bool(user.has_perm("comparisons.view_claim"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        latest = self.admin_site.admin_view(self.open_latest)
        return [
            path("article/<str:pk>/", latest, name="comparisons_reanchoring_article"),
            *super().get_urls(),
        ]

    def open_latest(self, request: HttpRequest, pk: str) -> HttpResponse:
        """On to the report of an article's current text."""
        key = int(pk) if is_key(pk) else 0
        report = Reanchoring.objects.filter(version__article=key, version__is_current=True).first()
        if report is None:
            raise Http404("There is no report of this article's text.")
        return HttpResponseRedirect(reverse("admin:comparisons_reanchoring_change", args=[report.pk]))

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reanchoring]:
        """Those of texts that found something tagged: a first text has nothing to report."""
        reports = super().get_queryset(request).select_related(*self.list_select_related)
        nothing = {"exact": 0, "moved": 0, "approximate": 0, "orphan": 0}
        return with_waiting(reports.exclude(**nothing)).defer("version__body")

    @admin.display(description="article")
    def article(self, report: Reanchoring) -> str:
        return str(report.version.article)

    @admin.display(description="text")
    def text(self, report: Reanchoring) -> str:
        return str(report.version)

    @admin.display(description="to look at", ordering="waiting")
    def waiting(self, report: Any) -> str:
        return str(report.waiting or "worked off")

    # The page of one

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *_: Any, **__: Any) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if object_id is None or not is_key(object_id):
            raise Http404("There is no such report.")
        refused = None
        if request.method == "POST":
            refused = self.answer(request, int(object_id))
            if refused is None:
                return HttpResponseRedirect(request.path)
        return self.show(request, int(object_id), refused)

    def show(self, request: HttpRequest, pk: int, refused: Refused | None) -> HttpResponse:
        try:
            material = load_report(pk)
        except Reanchoring.DoesNotExist as missing:
            raise Http404("There is no such report.") from missing
        context = {
            **self.admin_site.each_context(request),
            "title": f"A new text of {material.article.source}: {material.article}",
            "opts": self.opts,
            "report": build_report(material, refused),
            "may_change": all(may(request, "change", model) for model in KINDS.values()),
        }
        status = 409 if refused else 200
        return TemplateResponse(request, "admin/anchors/report.html", context, status=status)

    def answer(self, request: HttpRequest, pk: int) -> Refused | None:
        """Do what a form of this report asks for; what was refused, if it was."""
        name, do = request.POST.get("row", ""), request.POST.get("do", "")
        kind, _, key = name.partition("-")
        if do not in DEEDS or kind not in KINDS or not is_key(key):
            raise Http404("There is no such row.")
        model, (right, deed, told) = KINDS[kind], DEEDS[do]
        if not may(request, right, model):
            raise PermissionDenied
        article = Reanchoring.objects.filter(pk=pk).values_list("version__article", flat=True).first()
        row: Any = model._default_manager.filter(pk=int(key)).first()
        if article is None or (row is not None and row.article_id != article):
            raise Http404("There is no such row in this report.")
        if row is None:
            self.message_user(request, "Somebody else has deleted this meanwhile.", messages.WARNING)
            return None
        quote = request.POST.get("quote", "").strip()
        try:
            deed(row, request)
        except REFUSALS as refusal:
            return describe(refusal, row, name, quote)
        self.message_user(request, told.format(row=row), messages.SUCCESS)
        return None


def describe(refusal: Exception, row: Any, name: str, quote: str) -> Refused:
    """What is shown beside a row of what was refused; with the places to choose from, where it is that."""
    if isinstance(refusal, ChangedMeanwhile):
        return Refused(name, CHANGED, quote)
    version = Version.objects.current().filter(article=row.article_id).first()
    places = find_places(version.body, quote)[:MOST_PLACES] if version else []
    several = isinstance(refusal, ValidationError) and len(places) > 1
    problem = SEVERAL if several else describe_refusal(refusal)
    return Refused(name, problem, quote, [place.start for place in places] if several else [])


CHANGED = "Somebody else has changed this after you opened the page. It is shown as it is now: decide again."
SEVERAL = "These words stand in several places of the text. Choose one of them, and attach again."


def may(request: HttpRequest, right: str, model: type[Any]) -> bool:
    user: Any = request.user
    return bool(user.has_perm(f"{model._meta.app_label}.{right}_{model._meta.model_name}"))


def read_number(request: HttpRequest, name: str) -> int | None:
    sent = request.POST.get(name, "")
    return int(sent) if is_key(sent) else None


def confirm(row: Any, request: HttpRequest) -> None:
    confirm_anchor(row, edition_seen=read_number(request, "edition") or 0)


def attach(row: Any, request: HttpRequest) -> None:
    quote, start = request.POST.get("quote", "").strip(), read_number(request, "start")
    attach_again(row, quote, start, edition_seen=read_number(request, "edition") or 0)


@in_turn
def drop(row: Any, request: HttpRequest) -> None:
    take_edition(row, read_number(request, "edition") or 0)
    actions.delete_rows([row])


DEEDS: dict[str, tuple[str, Callable[[Any, HttpRequest], None], str]] = {
    "confirm": ("change", confirm, "Confirmed: {row} is the passage now."),
    "attach": ("change", attach, "{row} is attached to another passage."),
    "drop": ("delete", drop, "{row} is dropped. Its history keeps it: it can be restored."),
}
"""What a form may ask for: the right that it needs, what is done, and what is told then."""
