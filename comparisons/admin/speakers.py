"""Speakers and entities in the admin: who is quoted, and what a name means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.editing import EditableAdmin, RowInline, kept_forms, rows_of
from articles.admin.import_pages import ImportAdmin
from articles.admin.publications import FoldedSearch
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.admin.importing import SpeakerResource
from comparisons.forms import SpeakerForm
from comparisons.models import Alias, Entity, Speaker


@admin.register(Speaker)
class SpeakerAdmin(ImportAdmin, ErasedByAction, EditableAdmin):
    resource = SpeakerResource
    form = SpeakerForm
    list_display = ["name", "role", "anonymous", "slug"]
    list_filter = ["anonymous"]
    search_fields = ["name", "slug", "role"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "role", "aliases", "anonymous"]

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_speaker(form.instance)


class AliasInline(RowInline):
    model = Alias
    fields = ["name"]
    extra = 1


@admin.register(Entity)
class EntityAdmin(ErasedByAction, FoldedSearch, EditableAdmin):
    inlines = [AliasInline]
    list_display = ["name", "list_aliases"]
    search_fields = ["key", "aliases__key"]
    fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entity]:
        return super().get_queryset(request).prefetch_related("aliases")

    @admin.display(description="also called")
    def list_aliases(self, entity: Entity) -> str:
        return ", ".join(alias.name for alias in entity.aliases.all())

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        aliases = [row.cleaned_data["name"] for row in kept_forms(rows_of(formsets, Alias))]
        actions.save_entity(form.instance, aliases=aliases)
