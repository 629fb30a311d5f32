"""An old state of a row, shown beside the present one and put back upon nobody's change.

How a row is put back, and what follows from it, only the app that compares knows: it tells by `let_restore`.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.editing import REFUSALS, describe_refusal, is_key
from articles.admin.telling import tell_differences
from articles.editions import ChangedMeanwhile

CHANGED = "Somebody else has changed this after you opened the page. It is compared with what is stored now."


class Restorer(Protocol):
    """What puts an old state of a row back."""

    def can_return(self, model: type[Model]) -> bool:
        """Whether a deleted row of this kind can be put back."""

    def restore(self, record: Any, *, edition_seen: int | None) -> Model:
        """Put the row back as this record of its history has it; may raise any of `REFUSALS`."""

    def foresee(self, record: Any, *, edition_seen: int | None) -> list[str]:
        """What else would change, in sentences. Writes nothing; raises as `restore` does."""

    def find_left_out(self, record: Any) -> list[str]:
        """What went with a deleted row and cannot come back with it, in words."""

    def find_edition(self, row: Any) -> int:
        """By which number it is known that nobody has changed the row since."""

    def follow(self, record: Any) -> Any:
        """The record as it would be put back: what was merged away is what it was merged into."""

    def name(self, record: Any) -> str:
        """What a sentence calls the row of a record."""


class RestoringAdmin(admin.ModelAdmin):
    """An admin class whose rows' old states can be put back."""

    restorer: ClassVar[Restorer | None] = None

    def name_page(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def may_restore(self, request: HttpRequest, *, deleted: bool) -> bool:
        """Whether this person may put back old states of rows, or rows that are deleted.

        Not `has_change_permission`: a note that is never changed may still be put back.
        """
        user: Any = request.user
        actions = ("change", "add") if deleted else ("change",)
        rights = [f"{self.opts.app_label}.{action}_{self.opts.model_name}" for action in actions]
        return self.restorer is not None and bool(user.has_perms(rights))

    def can_return(self) -> bool:
        return self.restorer is not None and self.restorer.can_return(self.model)

    def records(self) -> QuerySet[Any]:
        return self.model.history.select_related("history_user").order_by("-history_id")

    def find_newest(self, pk: Any) -> Any:
        return self.records().filter(**{self.opts.pk.attname: pk}).first()

    def address_of(self, record: Any) -> str:
        return reverse(f"admin:{self.name_page('restore')}", args=[record.id, record.pk])

    def restore_view(self, request: HttpRequest, pk: str, number: str) -> HttpResponse:
        """GET shows what would change, POST puts the state back if the row is still as it was shown."""
        gone = is_key(pk) and not self.model._default_manager.filter(pk=pk).exists()
        if not self.may_restore(request, deleted=gone):
            raise PermissionDenied
        record = self.records().filter(id=pk, pk=number).first() if is_key(pk) and is_key(number) else None
        if record is None:
            raise Http404("There is no such record.")
        problem = ""
        if request.method == "POST":
            try:
                return self.restore(request, record)
            except ChangedMeanwhile:
                problem = CHANGED
            except REFUSALS as refusal:
                problem = describe_refusal(refusal)
        return self.show_restore(request, record, problem)

    def restore(self, request: HttpRequest, record: Any) -> HttpResponse:
        assert self.restorer is not None
        seen = request.POST.get("edition", "")
        row = self.restorer.restore(record, edition_seen=int(seen) if is_key(seen) else None)
        self.log_change(request, row, f"Put back as it stood on {record.history_date:%Y-%m-%d %H:%M}.")
        self.message_user(request, f"“{row}” is put back.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self.name_page('change')}", args=[row.pk]))

    def show_restore(self, request: HttpRequest, record: Any, problem: str) -> HttpResponse:
        assert self.restorer is not None
        standing = self.model._default_manager.filter(pk=record.id).first()
        seen = self.restorer.find_edition(standing) if standing is not None else None
        follows: list[str] = []
        possible = True
        try:
            follows = self.restorer.foresee(record, edition_seen=seen)
        except REFUSALS as refusal:
            possible, problem = False, problem or describe_refusal(refusal)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Put back {self.restorer.name(record)}",
            "opts": self.opts,
            "record": record,
            "differences": tell_differences(self.restorer.follow(record), standing),
            "follows": follows,
            "left_out": self.restorer.find_left_out(record) if possible else [],
            "problem": problem,
            "possible": possible,
            "is_deleted": standing is None,
            "edition": "" if seen is None else str(seen),
            "history_address": reverse(f"admin:{self.name_page('history')}", args=[record.id]),
        }
        return TemplateResponse(
            request,
            "admin/row_restore.html",
            context,
            status=409 if problem and request.method == "POST" else 200,
        )


def let_restore(restorer: Restorer) -> None:
    """Say how old states are put back."""
    RestoringAdmin.restorer = restorer
