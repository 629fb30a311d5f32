"""Claims and silences in the admin: what an article answers, and that it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.text import Truncator

from articles.admin.editing import ActionAdmin, EditableAdmin
from articles.admin.history import HistoryAdmin
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.forms import ClaimForm, describe_filled_month, list_warnings
from comparisons.models import Claim, Silence


@admin.register(Claim)
class ClaimAdmin(ErasedByAction, HistoryAdmin, EditableAdmin):
    form = ClaimForm
    list_display = ["short_quote", "source", "point", "answer", "voice", "certainty", "as_of", "anchor"]
    list_filter = [
        "anchor",
        "certainty",
        "point__kind",
        ("point__event", admin.RelatedOnlyFieldListFilter),
        ("article__source", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["point", "article__source", "voice", "via", "tagged_by"]
    search_fields = [
        "quote",
        "point__question",
        "point__slug",
        "article__title",
        "article__slug",
        "voice__name",
        "note",
    ]
    autocomplete_fields = ["point", "article", "voice", "via"]
    readonly_fields = ["anchor", "tagged_by"]
    fieldsets = [
        (None, {"fields": ["point", "article", "quote", "value", "among_others"]}),
        ("Who says it, and how firmly", {"fields": ["voice", "via", "certainty", "hedge", "as_of", "note"]}),
        (
            "Where it stands",
            {
                "description": "Needed only where the quote stands more than once in the article.",
                "fields": ["prefix", "suffix", "anchor", "key", "tagged_by"],
            },
        ),
    ]

    @admin.display(description="quote", ordering="quote")
    def short_quote(self, claim: Claim) -> str:
        return Truncator(claim.quote).words(12)

    @admin.display(description="source", ordering="article__source__name")
    def source(self, claim: Claim) -> str:
        return str(claim.article.source)

    @admin.display(description="answer")
    def answer(self, claim: Claim) -> str:
        return "; ".join(claim.value) or "[]" if isinstance(claim.value, list) else claim.value

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        claim = form.instance
        if claim.pk is None:
            claim.tagged_by = request.user
            if claim.as_of and not form.data.get("as_of"):
                self.message_user(request, describe_filled_month(claim.article))
        actions.save_claim(claim)
        for warning in list_warnings(claim):
            self.message_user(request, warning, messages.WARNING)


@admin.register(Silence)
class SilenceAdmin(ErasedByAction, HistoryAdmin, ActionAdmin):
    """That somebody read an article for a point in vain. It is recorded or taken back, never changed."""

    list_display = ["point", "article", "read_by", "read_at"]
    list_filter = [("point__event", admin.RelatedOnlyFieldListFilter), "read_by"]
    list_select_related = ["point", "article__source", "read_by"]
    search_fields = ["point__question", "article__title", "article__slug", "article__source__name"]
    date_hierarchy = "read_at"
    autocomplete_fields = ["point", "article"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["point", "article", "read_by", "read_at"] if obj else ["point", "article"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        silence, reader = form.instance, cast("User", request.user)
        stored = actions.record_silence(silence.point, silence.article, reader=reader)
        silence.pk = stored.pk
