"""Framing marks and referents in the admin: how passages are put, and what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.admin.editing import EditableAdmin
from articles.admin.history import HistoryAdmin
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.forms_framing import FramingMarkForm
from comparisons.models import FramingMark, Referent


@admin.register(FramingMark)
class FramingMarkAdmin(ErasedByAction, HistoryAdmin, EditableAdmin):
    form = FramingMarkForm
    list_display = [
        "short_quote",
        "source",
        "event",
        "device",
        "frame",
        "function",
        "referent",
        "voice",
        "anchor",
    ]
    list_filter = [
        "anchor",
        "device",
        "frame",
        "function",
        ("referent", admin.RelatedOnlyFieldListFilter),
        ("event", admin.RelatedOnlyFieldListFilter),
        ("article__source", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["event", "article__source", "referent", "voice", "tagged_by"]
    search_fields = [
        "quote",
        "event__name",
        "event__slug",
        "article__title",
        "article__slug",
        "referent__label",
        "referent__slug",
        "voice__name",
        "note",
    ]
    autocomplete_fields = ["event", "article", "referent", "voice"]
    readonly_fields = ["anchor", "vocabulary", "tagged_by"]
    fieldsets = [
        (
            None,
            {
                "description": "Mark what the words do, by the same yardstick for every source. Say at least "
                "one of device, frame, function and referent.",
                "fields": ["event", "article", "quote", "referent", "voice"],
            },
        ),
        ("What the words do", {"fields": ["device", "frame", "function", "note"]}),
        (
            "Where it stands",
            {
                "description": "Needed only where the quote stands more than once in the article.",
                "fields": ["prefix", "suffix", "anchor", "key", "vocabulary", "tagged_by"],
            },
        ),
    ]

    @admin.display(description="quote", ordering="quote")
    def short_quote(self, mark: FramingMark) -> str:
        return Truncator(mark.quote).words(12)

    @admin.display(description="source", ordering="article__source__name")
    def source(self, mark: FramingMark) -> str:
        return str(mark.article.source)

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        mark = form.instance
        if mark.pk is None:
            mark.tagged_by = request.user
        actions.save_mark(mark)


@admin.register(Referent)
class ReferentAdmin(ErasedByAction, EditableAdmin):
    list_display = ["label", "slug", "used"]
    ordering = ["label", "slug"]
    search_fields = ["label", "slug", "description"]
    prepopulated_fields = {"slug": ["label"]}
    readonly_fields = ["used"]
    fields = ["label", "slug", "description", "used"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Referent]:
        return super().get_queryset(request).annotate(marked=Count("marks"))

    @admin.display(description="marks", ordering="marked")
    def used(self, referent: Referent) -> str:
        if referent.pk is None:
            return "none yet"
        marks = reverse("admin:comparisons_framingmark_changelist")
        count = getattr(referent, "marked", 0)
        return format_html('<a href="{}?referent__id__exact={}">{}</a>', marks, referent.pk, count)

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_referent(form.instance)
