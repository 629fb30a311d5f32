"""A change that moves an address or a verdict is shown in the admin before it is stored.

What was typed is written by its action, looked at, and taken back, unless it is what was shown before.
Whatever changes neither is stored at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.admin.editing import EditableAdmin
from comparisons.actions import merging

REVISE = "Nothing is stored yet. Change what you like, and save again."


class PreviewWanted(Exception):
    """A change that somebody should look at first. It takes back whatever was written."""

    def __init__(self, done: merging.Renaming) -> None:
        super().__init__()
        self.done = done


class RenamingAdmin(EditableAdmin):
    """Put before an admin class: it shows what a change does besides, and stores it when that was seen."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and "_revise" in request.POST:
            request.refusal = ValidationError(REVISE)  # type: ignore[attr-defined]
        try:
            return super().changeform_view(request, *args, **kwargs)
        except PreviewWanted as wanted:
            return self.show_renaming(request, wanted.done)

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        row = request.written = form.instance  # type: ignore[attr-defined]
        if row.pk is None:
            super().write(request, form, formsets)
            return
        done = merging.watch_renaming(row, lambda: super(RenamingAdmin, self).write(request, form, formsets))
        if done.matters and request.POST.get("previewed") != done.digest:
            raise PreviewWanted(done)

    def show_renaming(self, request: HttpRequest, done: merging.Renaming) -> HttpResponse:
        """What the change would do; all that was typed is sent again to do it."""
        ours = {"csrfmiddlewaretoken", "previewed", "_revise"}
        context = {
            **self.admin_site.each_context(request),
            "title": f"Before “{done.row}” is stored",
            "opts": self.opts,
            "renaming": merging.preview_renaming(done),
            "changed_since": "previewed" in request.POST,
            "typed": [(n, value) for n, values in request.POST.lists() if n not in ours for value in values],
        }
        return TemplateResponse(request, "admin/merging/rename.html", context)


def typed_row(answer: Any) -> Any:
    """The row of a form that is shown again, as it was typed."""
    shown = getattr(answer, "context_data", None) or {}
    return shown["adminform"].form.instance if "adminform" in shown else None
