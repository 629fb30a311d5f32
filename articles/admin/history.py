"""The history of a row: who changed what and when, to be read.

Without the form by which simple_history puts an old state back: it would save over what others did since.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.editing import is_key


class HistoryAdmin(SimpleHistoryAdmin, admin.ModelAdmin):
    """Mixed in before an admin class whose model keeps a history."""

    object_history_template = "admin/row_history.html"
    history_list_per_page = 50

    def get_urls(self) -> list[Any]:
        return admin.ModelAdmin.get_urls(self)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not is_key(object_id):
            raise Http404("No such row.")
        try:
            return super().history_view(request, object_id, extra_context)
        except ObjectDoesNotExist as gone:  # such a row is named by rows that are deleted as well
            raise Http404("What this row was about is deleted.") from gone
