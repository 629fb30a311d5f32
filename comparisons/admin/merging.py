"""Merging in the admin, with a preview of what it does.

Points, speakers, sources, entities and referents are merged on a page of their own, which is reached from
their list and from the page of each. Its address holds which rows are chosen and which of them stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.editing import REFUSALS, NamedAutocomplete, describe_refusal, is_key
from articles.models import Article, Source
from comparisons.actions import merging
from comparisons.admin.renaming import RenamingAdmin, typed_row
from comparisons.models import Alias, Claim, Entity, FramingMark, Point, Referent, Speaker

CHOSEN_BY: dict[type[Model], tuple[type[Model], str]] = {
    Point: (Claim, "point"),
    Speaker: (Claim, "voice"),
    Source: (Article, "source"),
    Entity: (Alias, "entity"),
    Referent: (FramingMark, "referent"),
}
"""For each kind of row a reference to it, by which autocomplete is asked for rows of the kind."""

AT_ONCE = 50
"""So many rows are merged at once at most; their preview is still read."""


class NamedAutocompleteMultiple(NamedAutocomplete, AutocompleteSelectMultiple):
    """The same for several rows."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-label": "rows to merge"}


class MergeForm(forms.Form):
    """Which rows are the same, and which of them stays."""

    rows: forms.ModelMultipleChoiceField
    keep = forms.TypedChoiceField(
        label="Which one stays?", coerce=int, required=False, empty_value=None, widget=forms.RadioSelect
    )

    def __init__(
        self, data: Any, *, model: type[Model], site: admin.AdminSite, chosen: Sequence[Any]
    ) -> None:
        super().__init__(data)
        owner, name = CHOSEN_BY[model]
        words = model._meta.verbose_name_plural
        self.fields["rows"] = forms.ModelMultipleChoiceField(
            label=f"Which {words} are one and the same?",
            queryset=model._default_manager.all(),
            widget=NamedAutocompleteMultiple(owner._meta.get_field(name), site),
        )
        self.order_fields(["rows", "keep"])
        uses = merging.count_uses(model, chosen)
        keep: Any = self.fields["keep"]
        keep.choices = [(row.pk, describe_row(row, uses[row.pk])) for row in chosen]
        if len(chosen) < 2:
            del self.fields["keep"]


def describe_row(row: Any, uses: str) -> str:
    slug = f" ({row.slug})" if hasattr(row, "slug") else ""
    event = f", {row.event}" if isinstance(row, Point) else ""
    return f"{row}{slug}{event}: {uses}"


class MergingAdmin(RenamingAdmin):
    """Put before the admin class of what can be merged: a page to merge, and what leads to it."""

    change_form_template = "admin/merging/change_form.html"

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name=self.merge_name), *super().get_urls()]

    @property
    def merge_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    def merge_address(self, *rows: Any) -> str:
        query = urlencode({"rows": [row.pk for row in rows]}, doseq=True)
        return f"{reverse(f'admin:{self.merge_name}')}?{query}"

    # From the list, and from a row's page

    def get_actions(self, request: HttpRequest) -> Any:
        actions: Any = super().get_actions(request)
        if actions and self.has_merge_permission(request):
            words = f"Merge the chosen {self.opts.verbose_name_plural} into one"
            actions["merge_chosen"] = (merge_chosen, "merge_chosen", words)
        return actions

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        if row is not None and self.has_merge_permission(request):
            context["merge_address"] = self.merge_address(row)
        return super().render_change_form(request, context, *args, **kwargs)

    # Merging

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """GET shows what a merge would do, POST does it, if it is still what was shown."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        keys = list(dict.fromkeys(int(key) for key in sent.getlist("rows") if is_key(key)))[:AT_ONCE]
        rows = list(self.get_queryset(request).filter(pk__in=keys).order_by("pk"))
        data = {"rows": [row.pk for row in rows], "keep": sent.get("keep", "")} if keys else None
        form = MergeForm(data, model=self.model, site=self.admin_site, chosen=rows)
        if len(rows) < len(keys):
            self.message_user(request, "One of the rows is not on file any more.", messages.WARNING)
        kept = form.cleaned_data.get("keep") if data and form.is_valid() else None
        outcome = None
        if kept is not None:
            gone = [row.pk for row in rows if row.pk != kept]
            if request.method == "POST" and (
                answer := self.merge(request, kept, gone, sent.get("previewed", ""))
            ):
                return answer
            outcome = self.preview(request, kept, gone)
        return self.show_merge(request, form, rows, outcome)

    def merge(self, request: HttpRequest, kept: int, gone: Sequence[int], previewed: str) -> Any:
        """Merge as shown, and lead to the row that stays; None, with a message, where that is refused."""
        try:
            outcome = merging.merge_rows(self.model, kept, gone, previewed=previewed)
        except merging.PreviewChanged as changed:
            self.message_user(request, str(changed), messages.WARNING)
            return None
        except REFUSALS as refusal:
            self.message_user(request, describe_refusal(refusal), messages.ERROR)
            return None
        names = ", ".join(f"“{row}”" for row in outcome.gone)
        lost = f" Not kept: {'; '.join(outcome.lost)}." if outcome.lost else ""
        self.log_change(request, outcome.kept, f"Merged {names} into this.{lost}")
        self.message_user(request, f"{names} merged into “{outcome.kept}”.")
        page = "change" if self.has_view_or_change_permission(request) else "changelist"
        return HttpResponseRedirect(self.address(page, outcome.kept))

    def preview(self, request: HttpRequest, kept: int, gone: Sequence[int]) -> merging.Outcome | None:
        try:
            return merging.preview_merge(self.model, kept, gone)
        except REFUSALS as refusal:
            self.message_user(request, describe_refusal(refusal), messages.ERROR)
            return None

    def show_merge(
        self, request: HttpRequest, form: MergeForm, rows: Sequence[Any], outcome: merging.Outcome | None
    ) -> HttpResponse:
        words = self.opts.verbose_name_plural
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {words}",
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "rows": rows,
            "outcome": outcome,
            "problems": [self.link(problem) for problem in outcome.problems] if outcome else [],
        }
        return TemplateResponse(request, "admin/merging/merge.html", context)

    def link(self, problem: merging.Problem) -> dict[str, str]:
        row = problem.row
        if row is None or not self.admin_site.is_registered(type(row)):
            return {"sentence": problem.sentence, "address": ""}
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return {"sentence": problem.sentence, "address": reverse(name, args=[row.pk])}

    def address(self, page: str, row: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[row.pk] if page == "change" else [])

    # Called alike

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().changeform_view(request, *args, **kwargs)
        if request.method == "POST":
            self.propose_merge(request, getattr(request, "written", None) or typed_row(answer))
        return answer

    def propose_merge(self, request: HttpRequest, row: Any) -> None:
        """Where another row is called the same, say so, and where the two are merged."""
        if row is None or row.pk is None or not self.has_merge_permission(request):
            return
        if (other := merging.find_namesake(row)) is not None:
            told = format_html(
                "Another {} is called so: “{}”. If they are one and the same, <a href=\"{}\">merge them</a>.",
                self.opts.verbose_name, other, self.merge_address(other, row),
            )  # fmt: skip
            self.message_user(request, told, messages.WARNING)


def merge_chosen(site_admin: MergingAdmin, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse:
    """Lead to the page on which these rows are merged."""
    if chosen.count() > AT_ONCE:
        told = f"So many are not looked over at once: here are the first {AT_ONCE} of them."
        site_admin.message_user(request, told, messages.WARNING)
    return HttpResponseRedirect(site_admin.merge_address(*chosen.order_by("pk")[:AT_ONCE]))


def let_merge(*models: type[Model]) -> None:
    """Give the admin of these models, as it is registered, what is needed to merge and rename.

    It is done from here, and after all of them are registered, since the admin of sources stands in
    `articles`, which knows of no claim.
    """
    for model in models:
        registered = type(admin.site.get_model_admin(model))
        admin.site.unregister(model)
        admin.site.register(model, type(f"Merging{registered.__name__}", (MergingAdmin, registered), {}))
