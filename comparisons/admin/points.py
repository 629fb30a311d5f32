"""Points in the admin: a question, asked so that its kind and flags follow from the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.editing import EditableAdmin, RowInline, kept_forms, rows_of
from articles.admin.history import HistoryAdmin
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.algebra import values
from comparisons.forms import OptionForm, PointForm
from comparisons.models import Option, Point, StoredVerdict
from comparisons.vocabulary import Verdict


class OptionInline(RowInline):
    model = Option
    form = OptionForm
    fields = ["order", "slug", "label", "broader_slug"]
    verbose_name_plural = (
        "possible answers, where one excludes another (at least two that are no case of another)"
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Option]:
        return super().get_queryset(request).select_related("broader")


@admin.register(Point)
class PointAdmin(ErasedByAction, HistoryAdmin, EditableAdmin):
    form = PointForm
    inlines = [OptionInline]
    list_display = ["question", "event", "kind", "verdict", "theme", "order"]
    list_filter = [
        "stored__verdict",
        "kind",
        "changes",
        "outcome",
        ("event", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["event", "stored"]
    search_fields = ["question", "slug", "theme", "event__name", "event__slug"]
    autocomplete_fields = ["event"]
    fieldsets = [
        (None, {"fields": ["event", "question", "slug", "scope", "theme", "order"]}),
        ("How it is answered", {"fields": ["answer", "both_true", "unit", "changes", "outcome"]}),
    ]

    @admin.display(description="verdict", ordering="stored__verdict")
    def verdict(self, point: Point) -> str:
        return show_verdict(getattr(point, "stored", None))

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_point(form.instance, options=read_options(rows_of(formsets, Option)))


def read_options(formset: Any) -> list[values.Option]:
    """The options of a point in the order of their rows' numbers."""
    rows = sorted((form.cleaned_data for form in kept_forms(formset)), key=lambda row: row["order"] or 0)
    return [values.Option(row["slug"], row["label"], row["broader_slug"] or None) for row in rows]


def show_verdict(stored: StoredVerdict | None) -> str:
    """The sign and the word of a stored verdict; a dash where nothing is claimed."""
    if stored is None or not stored.verdict:
        return "–"
    verdict = Verdict(stored.verdict)
    return f"{verdict.sign} {verdict.word}"
