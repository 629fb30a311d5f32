"""Sources, authors, articles and their versions in the admin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles import actions
from articles.admin.editing import ActionAdmin, EditableAdmin, ListAdmin, RowInline, kept_forms, rows_of
from articles.admin.history import HistoryAdmin
from articles.admin.import_pages import ImportAdmin
from articles.admin.importing import SourceResource
from articles.forms import ArticleForm
from articles.models import Article, Author, Authorship, Source, Version
from articles.names import fold_name
from articles.texts import count_words


class FoldedSearch(admin.ModelAdmin):
    """Finds names in any case and spelling of quotation marks, alike on every database."""

    search_fields = ["key"]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, fold_name(search_term))


@admin.register(Source)
class SourceAdmin(ImportAdmin, EditableAdmin):
    resource = SourceResource
    list_display = ["name", "slug", "kind", "country", "homepage"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "slug", "homepage"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind", "country", "homepage"]

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_source(form.instance)

    def erase(self, rows: Iterable[Model]) -> None:
        actions.delete_rows(rows)


@admin.register(Author)
class AuthorAdmin(FoldedSearch, ActionAdmin):
    list_display = ["name"]

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        actions.save_author(form.instance)

    def erase(self, rows: Iterable[Model]) -> None:
        actions.delete_rows(rows)


class AuthorshipInline(RowInline):
    model = Authorship
    fields = ["order", "author"]
    autocomplete_fields = ["author"]
    verbose_name = "signature"
    verbose_name_plural = "byline"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        return super().get_queryset(request).select_related("author")


class VersionInline(admin.TabularInline):
    """The stored texts of an article, to be read only."""

    model = Version
    fields = ["text", "is_current", "added_at"]
    readonly_fields = ["text", "is_current", "added_at"]
    extra = max_num = 0
    can_delete = False
    verbose_name_plural = "versions on file"
    ordering = ["-number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).defer("body")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="text")
    def text(self, version: Version) -> str:
        return link_version(version)


def link_version(version: Version) -> str:
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:articles_version_change", args=[version.pk]), version
    )


class ArticleAdmin(HistoryAdmin, EditableAdmin):
    """Registered by `comparisons.admin`, which knows what a new text does to claims."""

    form = ArticleForm
    inlines = [AuthorshipInline, VersionInline]
    list_display = ["headline", "source", "published", "genre", "language", "origin"]
    list_display_links = ["headline"]
    list_filter = ["source", "genre", "language", "published_basis"]
    list_select_related = ["source", "origin"]
    search_fields = ["title", "slug", "source__name", "source__slug", "url", "authors__key"]
    date_hierarchy = "published_first"
    autocomplete_fields = ["source", "origin"]
    fieldsets = [
        (None, {"fields": ["source", "title", "slug", "published", "published_basis", "updated", "url"]}),
        (
            "What it is",
            {"fields": ["genre", "language", "translated_from", "origin", "framing", "body_file"]},
        ),
        ("Its text", {"fields": ["new_text", "new_kind"]}),
    ]

    @admin.display(description="article", ordering="title")
    def headline(self, article: Article) -> str:
        return str(article)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Versions are never deleted by themselves, but they go with their article."""
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(lacking) - {Version._meta.verbose_name}, protected

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        article = actions.save_article(form.instance, authors=read_byline(rows_of(formsets, Authorship)))
        if body := form.cleaned_data["new_text"]:
            self.add_text(request, article, body, form.cleaned_data["new_kind"])

    def add_text(self, request: HttpRequest, article: Article, body: str, kind: str) -> None:
        """Make a pasted text the current version, and say what became of it."""
        known = set(article.versions.values_list("pk", flat=True))
        version = actions.add_version(article, body=body, kind=kind)
        if version.pk in known:
            sentence = f"The pasted text is {version} already, so no version was added."
            self.message_user(request, sentence, messages.WARNING)
        else:
            self.message_user(request, f"Added {version}, with {count_words(version.body):,} words.")
            self.report_anchors(request, article)

    def report_anchors(self, request: HttpRequest, article: Article) -> None:
        """Say what a new text did to what is anchored in it."""


def read_byline(formset: Any) -> list[str]:
    """The names of a byline in the order of its rows' numbers."""
    rows = sorted(kept_forms(formset), key=lambda row: row.cleaned_data["order"] or 0)
    return [row.cleaned_data["author"].name for row in rows]


@admin.register(Version)
class VersionAdmin(ListAdmin):
    """Texts as they were stored. None is ever changed; a new one is added on its article's page."""

    list_display = ["article", "number", "kind", "is_current", "added_at"]
    list_display_links = ["article", "number"]
    list_filter = ["kind", "is_current"]
    list_select_related = ["article__source"]
    search_fields = ["article__title", "article__slug", "article__source__name"]
    date_hierarchy = "added_at"
    fields = ["article", "number", "kind", "is_current", "added_at", "body"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).select_related("article__source").defer("body")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
