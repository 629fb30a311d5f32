"""The pages by which a table is brought in and taken out: choose a file, see what it does, confirm it.

The confirmation sends the table and what was shown once more, so that nothing lies about on the server and
any of its processes can answer; a table that was changed on the way is only another table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.admin.editing import REFUSALS, describe_refusal
from articles.admin.import_plans import Plan, PlanChanged, carry_out, make_plan
from articles.admin.importing import SheetResource
from articles.sheets import MAX_BYTES, MAX_LINES, Problem, Unreadable, decode, read_sheet, write_sheet

SHOWN = 500
"""So many lines, and so many problems, are shown at most; the rest is counted."""


class ImportAdmin(admin.ModelAdmin):
    """Mixed in before an admin class: its list can be brought in from a table, and taken out as one."""

    resource: type[SheetResource]
    change_list_template = "admin/importing/change_list.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("import/", self.admin_site.admin_view(self.import_view), name=f"{name}_import"),
            path("export/", self.admin_site.admin_view(self.export_view), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may = {"has_import_permission": self.has_import_permission(request)}
        return super().changelist_view(request, {**may, **(extra_context or {})})

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The rows on file as a table; with `?rows=none` only its head, to be filled in."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        rows = self.model._default_manager.all()
        if request.GET.get("rows") == "none":
            rows = rows.none()
        told = self.resource().export(rows)
        answer = HttpResponse(write_sheet(told.headers, told), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}s.csv"'
        return answer

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.show_import(request)
        try:
            text = self.read_upload(request)
            sheet = read_sheet(text, columns=self.resource.columns(), needed=self.resource.needed)
            if "seen" not in request.POST:
                return self.show_import(request, text=text, plan=make_plan(self.resource(), sheet))
            plan = carry_out(self.resource(), sheet, seen=read_seen(request.POST["seen"]))
        except Unreadable as unreadable:
            return self.show_import(request, plan=Plan(problems=list(unreadable.problems)))
        except PlanChanged as changed:
            return self.show_import(request, text=text, plan=changed.plan, overtaken=changed.slugs)
        except REFUSALS as refusal:
            self.message_user(request, describe_refusal(refusal), messages.ERROR)
            return self.show_import(request, text=text, plan=make_plan(self.resource(), sheet))
        self.note(request, plan)
        told = f"{plan.new} new, {plan.changed} changed, {plan.unchanged} as they were."
        self.message_user(request, f"Imported: {told}", messages.SUCCESS)
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def read_upload(self, request: HttpRequest) -> str:
        """The text of the file that was chosen, or of the table that is confirmed."""
        if "sheet" in request.POST:
            return decode(request.POST["sheet"].encode(errors="surrogatepass"))
        file: Any = request.FILES.get("file")
        if file is None:
            raise Unreadable(Problem(0, "Choose a file first."))
        return decode(file.read(MAX_BYTES + 1))

    def show_import(
        self,
        request: HttpRequest,
        *,
        text: str = "",
        plan: Plan | None = None,
        overtaken: Sequence[str] = (),
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Import {self.opts.verbose_name_plural} from a table",
            "columns": self.resource.explain(),
            "max_lines": MAX_LINES,
            "plan": plan,
            "problems": plan.problems[:SHOWN] if plan else [],
            "more_problems": len(plan.problems[SHOWN:]) if plan else 0,
            "lines": plan.lines[:SHOWN] if plan else [],
            "more_lines": len(plan.lines[SHOWN:]) if plan else 0,
            "overtaken": overtaken,
            "sheet": text,
            "seen": json.dumps(plan.seen) if plan else "",
        }
        status = 409 if overtaken else 200
        return TemplateResponse(request, "admin/importing/import.html", context, status=status)

    def note(self, request: HttpRequest, plan: Plan) -> None:
        """Note in the admin's own log which rows came from a table."""
        for flag, is_new in ((ADDITION, True), (CHANGE, False)):
            slugs = [line.row.slug for line in plan.lines if line.is_new == is_new]
            if slugs:
                rows: Any = self.model._default_manager.filter(slug__in=slugs)
                who = cast("int", request.user.pk)
                LogEntry.objects.log_actions(who, rows, flag, "Imported from a table.")


def read_seen(sent: str) -> dict[str, int]:
    """What a confirmation says was shown; nothing of what it cannot have been."""
    try:
        seen = json.loads(sent)
    except (ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}
