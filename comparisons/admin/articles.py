"""The admin of articles, which leads to the desk and says what a new text did to what is tagged."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.editing import is_key
from articles.admin.publications import ArticleAdmin
from articles.models import Article
from comparisons import actions
from comparisons.admin.deleting import ErasedByAction
from comparisons.admin.desk.views import list_questions, show_desk
from comparisons.models import Coverage, Event, Reanchoring

OUTCOMES = {
    "exact": "where they stood",
    "moved": "moved",
    "approximate": "found in other words",
    "orphan": "not found",
}
"""The fields of the report of a new text, in words."""


@admin.register(Article)
class TaggedArticleAdmin(ErasedByAction, ArticleAdmin):
    change_form_template = "admin/desk/article_form.html"
    list_display = [*ArticleAdmin.list_display, "tag"]

    @admin.display(description="desk")
    def tag(self, article: Article) -> str:
        return format_html('<a href="{}">Tag</a>', reverse("admin:articles_article_tag", args=[article.pk]))

    def get_urls(self) -> list[Any]:
        tag = self.admin_site.admin_view(show_desk)
        questions = self.admin_site.admin_view(list_questions)
        return [
            path("<int:pk>/tag/", tag, name="articles_article_tag"),
            path("<int:pk>/tag/questions/", questions, name="articles_article_questions"),
            *super().get_urls(),
        ]

    def write(self, request: HttpRequest, form: Any, formsets: Any) -> None:
        """A new article that was asked for from an event covers that event."""
        is_new = form.instance.pk is None
        super().write(request, form, formsets)
        if is_new and (event := find_event(request)):
            actions.save_coverage(Coverage(event=event, article=form.instance))

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """From an event on to the desk, where there is a text to tag."""
        event = find_event(request)
        if event is None or not obj.versions.exists() or not request.user.has_perm("comparisons.add_claim"):
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, f"“{obj}” is on file and covers “{event}”. Tag it here.", messages.SUCCESS)
        desk = reverse("admin:articles_article_tag", args=[obj.pk])
        return HttpResponseRedirect(f"{desk}?event={event.slug}")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The reports of its texts go with an article, though nobody deletes one by itself."""
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(lacking) - {Reanchoring._meta.verbose_name}, protected

    def report_anchors(self, request: HttpRequest, article: Article) -> None:
        report = Reanchoring.objects.filter(version__article=article, version__is_current=True).first()
        if report is None or not any(counts := [getattr(report, name) for name in OUTCOMES]):
            return
        told = ", ".join(f"{count} {words}" for count, words in zip(counts, OUTCOMES.values(), strict=True))
        address = reverse("admin:comparisons_reanchoring_article", args=[article.pk])
        sentence = format_html(
            'Claims and marks in the new text: {}. <a href="{}">Look at them</a>', told, address
        )
        waiting = report.approximate or report.orphan
        self.message_user(request, sentence, messages.WARNING if waiting else messages.INFO)


def find_event(request: HttpRequest) -> Event | None:
    """The event that the address of a new article names."""
    key = request.GET.get("event", "")
    return Event.objects.filter(pk=int(key)).first() if is_key(key) else None
