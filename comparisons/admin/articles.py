"""The admin of articles, which says what a new text did to the claims."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest

from articles.admin.publications import ArticleAdmin
from articles.models import Article
from articles.vocabulary import AnchorState
from comparisons.admin.deleting import ErasedByAction
from comparisons.selectors import count_anchors, load_orphans


@admin.register(Article)
class TaggedArticleAdmin(ErasedByAction, ArticleAdmin):
    def report_anchors(self, request: HttpRequest, article: Article) -> None:
        counts = count_anchors(article)
        if not counts:
            return
        told = [f"{counts.get(state.value, 0)} {state.label}" for state in AnchorState]
        self.message_user(request, f"The claims of the article in the new text: {', '.join(told)}.")
        for claim in load_orphans(article):
            sentence = f"{claim} on “{claim.point}” is not found in the new text; look at this claim again."
            self.message_user(request, sentence, messages.WARNING)
