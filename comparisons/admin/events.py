"""Events and their coverage in the admin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.editing import EditableAdmin, EditableInline, rows_of
from articles.admin.history import HistoryAdmin
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.forms import CoverageRowForm
from comparisons.models import Claim, Coverage, Event, FramingMark, Silence


class CoverageInline(EditableInline):
    model = Coverage
    form = CoverageRowForm
    fields = ["article", "before", "framing", "tag", "edition_seen"]
    readonly_fields = ["tag"]
    autocomplete_fields = ["article"]

    @admin.display(description="desk")
    def tag(self, coverage: Coverage) -> str:
        if coverage.pk is None:
            return "–"
        desk = reverse("admin:articles_article_tag", args=[coverage.article_id])
        return format_html('<a href="{}?event={}">Tag</a>', desk, coverage.event.slug)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Coverage]:
        return super().get_queryset(request).select_related("article__source", "event")


@admin.register(Event)
class EventAdmin(ErasedByAction, HistoryAdmin, EditableAdmin):
    inlines = [CoverageInline]
    list_display = ["name", "date", "place", "part_of"]
    list_filter = [("part_of", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["part_of"]
    search_fields = ["name", "slug", "place", "summary"]
    date_hierarchy = "date_first"
    autocomplete_fields = ["part_of"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["list_points"]
    fields = ["name", "slug", "date", "place", "summary", "part_of", "list_points"]

    @admin.display(description="points")
    def list_points(self, event: Event) -> str:
        if event.pk is None:
            return "Save the event first, then ask its questions."
        points, add = reverse("admin:comparisons_point_changelist"), reverse("admin:comparisons_point_add")
        return format_html(
            '<a href="{}?event__id__exact={}">{} on file</a>, <a href="{}?event={}">ask another</a>',
            points, event.pk, event.points.count(), add, event.pk,
        )  # fmt: skip

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        rows = rows_of(formsets, Coverage)
        refuse_loss(rows.deleted_objects)
        changed = [*rows.new_objects, *(row for row, _ in rows.changed_objects)]
        actions.save_event(form.instance, coverage=changed, uncovered=rows.deleted_objects)


def refuse_loss(rows: Iterable[Coverage]) -> None:
    """Refuse to drop coverage in passing where claims go with it, which the page does not show."""
    for row in rows:
        if found := actions.count_findings(row):
            raise ValidationError(
                f"“{row.article}” has {found} claims, silences or framing marks on this event. Delete its "
                "coverage on the page of the coverage, which lists what goes with it."
            )


@admin.register(Coverage)
class CoverageAdmin(ErasedByAction, HistoryAdmin, EditableAdmin):
    list_display = ["article", "source", "event", "before"]
    list_filter = ["before", ("article__source", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["article__source", "event"]
    search_fields = ["event__name", "event__slug", "article__title", "article__slug", "article__source__name"]
    autocomplete_fields = ["event", "article"]
    fields = ["event", "article", "before", "framing"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["event", "article"] if obj else []

    @admin.display(description="source", ordering="article__source__name")
    def source(self, coverage: Coverage) -> str:
        return str(coverage.article.source)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """With a row of coverage go the article's claims and silences on the event: they are listed."""
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        findings = [found for coverage in objs for found in list_findings(coverage)]
        return [*rows, *findings], counts, lacking, protected

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_coverage(form.instance)


def list_findings(coverage: Coverage) -> list[str]:
    """The claims, silences and marks that go with a row of coverage, in words."""
    here = {"article": coverage.article_id, "point__event": coverage.event_id}
    claims = Claim.objects.filter(**here).select_related("point")
    silences = Silence.objects.filter(**here).select_related("point", "article__source")
    marks = FramingMark.objects.filter(article=coverage.article_id, event=coverage.event_id)
    return [
        *(f"Claim: {claim} on {claim.point}" for claim in claims),
        *(f"Silence: {silence}" for silence in silences),
        *(f"Framing mark: {mark}" for mark in marks),
    ]
