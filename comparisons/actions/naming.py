"""Stores who speaks, and what names mean."""

from __future__ import annotations

from collections.abc import Sequence

from articles.turns import in_turn
from comparisons.actions.verdicts import judge_points
from comparisons.models import Alias, Entity, Point, Speaker
from comparisons.vocabulary import Kind


@in_turn
def save_speaker(speaker: Speaker) -> Speaker:
    """Store a new or changed speaker; raises `ValidationError`."""
    speaker.full_clean()
    speaker.save()
    judge_points(speaker.claims.values_list("point", flat=True))
    return speaker


@in_turn
def save_entity(entity: Entity, *, aliases: Sequence[str] | None = None) -> Entity:
    """Store an entity and, where given, exactly these aliases; raises `ValidationError` for a taken name."""
    entity.full_clean()
    entity.save()
    if aliases is not None:
        entity.aliases.all().delete()
        for name in aliases:
            alias = Alias(entity=entity, name=name)
            alias.full_clean()
            alias.save()
    judge_name_points()
    return entity


def judge_name_points() -> int:
    """Judge again all points that are answered by names: what a name means has changed."""
    return judge_points(Point.objects.filter(kind=Kind.NAMES.value).values_list("pk", flat=True))
