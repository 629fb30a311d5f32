"""The deleted rows of a kind, listed with who deleted them when, each leading to where it is put back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.restoring import RestoringAdmin

DELETED = "-"
PER_PAGE = 50

BELONGS = ("point", "event", "article")
"""What a deleted row belonged to, which tells it from others of its kind."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted row in a list of them: what it was, what it belonged to, who deleted it when."""

    name: str
    of: str
    who: str
    record: Any
    address: str


class DeletedAdmin(RestoringAdmin):
    """An admin class with a list of its deleted rows, which its list of rows leads to."""

    change_list_template = "admin/row_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        deleted = reverse(f"admin:{self.name_page('deleted')}") if self.can_return() else ""
        return super().changelist_view(request, {"deleted_address": deleted, **(extra_context or {})})

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """The deleted rows of this kind, the last deleted first. A fixed number of queries."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not self.can_return():
            raise Http404("What is deleted here cannot be put back.")
        page = Paginator(self.list_deleted(), PER_PAGE).get_page(request.GET.get("p"))
        may = self.may_restore(request, deleted=True)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Deleted {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "page": page,
            "rows": [self.describe_deleted(record, may=may) for record in page],
        }
        return TemplateResponse(request, "admin/row_deleted.html", context)

    def list_deleted(self) -> QuerySet[Any]:
        """The newest record of each row that is a deletion."""
        newer = self.records().filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id")).order_by()
        gone = self.records().filter(~Exists(newer), history_type=DELETED)
        names = {field.name for field in self.opts.concrete_fields}
        return gone.select_related(
            *(name for name in BELONGS if name in names), *(["article__source"] if "article" in names else [])
        )

    def describe_deleted(self, record: Any, *, may: bool) -> Deleted:
        assert self.restorer is not None
        of = [str(owner) for name in BELONGS if (owner := getattr(record, name, None)) is not None]
        return Deleted(
            name=self.restorer.name(record),
            of=" · ".join(of),
            who=record.history_user.get_username() if record.history_user else "nobody signed in",
            record=record,
            address=self.address_of(record) if may else "",
        )
