"""Listens to the actions of `articles`, inside their transactions: anchors again and judges again.

Listens as well to migrations and to who joins which group, so that roles have their rights
(comparisons/roles.py).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.models import Group, User
from django.db.models.signals import m2m_changed, post_delete, post_migrate, pre_delete
from django.dispatch import receiver

from articles.models import Article, Source, Version
from articles.signals import article_changed, source_changed, version_added
from articles.vocabulary import TextKind
from comparisons import actions
from comparisons.actions.roles import fill_roles, settle_entrance


@receiver(version_added, dispatch_uid="comparisons-anchor-again")
def anchor_again(sender: type[Version], article: Article, version: Version, **_: Any) -> None:
    actions.anchor_again(article, version)


@receiver(version_added, dispatch_uid="comparisons-measure-voices")
def measure_voices(sender: type[Version], article: Article, version: Version, **_: Any) -> None:
    if version.kind == TextKind.FULL.value:
        actions.measure_articles([article.pk])


@receiver(article_changed, dispatch_uid="comparisons-judge-article")
def judge_article(sender: type[Article], article: Article, **_: Any) -> None:
    actions.check_vias(article)
    actions.judge_article(article)


@receiver(source_changed, dispatch_uid="comparisons-judge-source")
def judge_source(sender: type[Source], source: Source, **_: Any) -> None:
    actions.judge_source(source)


@receiver(post_migrate, sender=installed.get_app_config("comparisons"), dispatch_uid="comparisons-fill-roles")
def give_roles_their_rights(apps: Any = installed, **_: Any) -> None:
    """After a migration, or a flush, which empties the groups; not before there are groups to be filled."""
    if {"auth", "axes", "comparisons"} <= {model._meta.app_label for model in apps.get_models()}:
        fill_roles()


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="comparisons-settle-entrance")
def settle_members(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any) -> None:
    """Whoever joins or leaves a group may enter the admin from then on, or no longer."""
    if action in {"post_add", "post_remove", "post_clear"}:
        for user in User.objects.filter(pk__in=pk_set or ()) if reverse else [instance]:
            settle_entrance(user)


@receiver(pre_delete, sender=Group, dispatch_uid="comparisons-note-members")
def note_members(instance: Any, **_: Any) -> None:
    instance.members_left = list(instance.user_set.all())


@receiver(post_delete, sender=Group, dispatch_uid="comparisons-settle-members-left")
def settle_members_left(instance: Any, **_: Any) -> None:
    """With a group that is deleted goes the way in that it was."""
    for user in instance.members_left:
        settle_entrance(user)
