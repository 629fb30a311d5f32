"""Listens to the actions of `articles`, inside their transactions: anchors again and judges again."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from articles.models import Article, Source, Version
from articles.signals import article_changed, source_changed, version_added
from comparisons import actions


@receiver(version_added, dispatch_uid="comparisons-anchor-again")
def anchor_again(sender: type[Version], article: Article, version: Version, **_: Any) -> None:
    actions.anchor_again(article, version)


@receiver(article_changed, dispatch_uid="comparisons-judge-article")
def judge_article(sender: type[Article], article: Article, **_: Any) -> None:
    actions.check_vias(article)
    actions.judge_article(article)


@receiver(source_changed, dispatch_uid="comparisons-judge-source")
def judge_source(sender: type[Source], source: Source, **_: Any) -> None:
    actions.judge_source(source)
