"""A form that is sent for a row that somebody deleted meanwhile: nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

LONGEST_ADDRESS = 4000
"""So many characters an address may have on its way through any proxy."""

DELETED = 409


class Typed(NamedTuple):
    """What was typed into one field, under the name that the form gives it."""

    name: str
    label: str
    value: str


class TypedIsKept(admin.ModelAdmin):
    """An admin class that shows what was typed where its row is gone, and offers to add it as a new one."""

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        match = request.resolver_match
        if request.method != "POST" or match is None or not str(match.url_name).endswith("_change"):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        typed = list(self.list_typed(request))
        query = urlencode([(field.name, field.value) for field in typed])
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
        context = {
            **self.admin_site.each_context(request),
            "title": "This was deleted while you changed it",
            "opts": opts,
            "typed": typed,
            "add": f"{address}?{query}" if len(query) <= LONGEST_ADDRESS else address,
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/row_gone.html", context, status=DELETED)

    def list_typed(self, request: HttpRequest) -> Iterator[Typed]:
        for name, field in self.get_form(request).base_fields.items():
            value = request.POST.get(name, "")
            if value and not field.widget.is_hidden:
                yield Typed(name, str(field.label or name.replace("_", " ")), value)
