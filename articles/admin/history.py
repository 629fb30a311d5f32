"""The history of a row: who changed what and when, and where old states and deleted rows are put back.

simple_history's own form for that stays off: it would save over what others did since.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.deleted import DELETED, PER_PAGE, DeletedAdmin
from articles.admin.editing import is_key


class HistoryAdmin(DeletedAdmin, SimpleHistoryAdmin):
    """Mixed in before an admin class whose model keeps a history."""

    object_history_template = "admin/row_history.html"
    history_list_per_page = PER_PAGE

    def get_urls(self) -> list[Any]:
        restore, deleted = (
            self.admin_site.admin_view(view) for view in (self.restore_view, self.deleted_view)
        )
        return [
            path("deleted/", deleted, name=self.name_page("deleted")),
            path("<str:pk>/history/<str:number>/restore/", restore, name=self.name_page("restore")),
            *admin.ModelAdmin.get_urls(self),
        ]

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not is_key(object_id):
            raise Http404("No such row.")
        try:
            return super().history_view(request, object_id, extra_context)
        except ObjectDoesNotExist as gone:  # such a row is named by rows that are deleted as well
            raise Http404("What this row was about is deleted.") from gone

    def render_history_view(
        self, request: HttpRequest, template: str, context: Any, **kwargs: Any
    ) -> HttpResponse:
        """Each record that is not how the row stands now leads to where it can be put back."""
        newest = self.find_newest(context["object"].pk)
        gone = newest is not None and newest.history_type == DELETED
        may = self.may_restore(request, deleted=gone) and not (gone and not self.can_return())
        for record in context["page_obj"]:
            stands = newest is not None and record.pk == newest.pk and record.history_type != DELETED
            record.restore_address = self.address_of(record) if may and not stands else ""
        return super().render_history_view(request, template, context, **kwargs)
