"""Finds the row that is called like another one: the two may be one and the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Source
from articles.names import fold_name
from comparisons.models import Alias, Entity, Point, Referent, Speaker


def find_namesake(row: Any) -> Any | None:
    """Another row of the kind with the name or the slug of this one, as it was typed, if there is one.

    Names are compared folded, in here: databases fold case each in their own way. One or two queries.
    """
    if isinstance(row, Entity):
        return _find_entity(row)
    if isinstance(row, Speaker) and row.anonymous:
        return None  # "an official" is many people
    others = _find_others(row)
    same = others.filter(slug=row.slug).first()
    return same or _find_called(others, _names_of(row))


def _find_others(row: Any) -> QuerySet[Any]:
    others = type(row)._default_manager.exclude(pk=row.pk)
    if isinstance(row, Point):
        return others.filter(event=row.event_id)
    return others.filter(anonymous=False) if isinstance(row, Speaker) else others


def _names_of(row: Any) -> list[str]:
    if isinstance(row, Speaker):
        return [row.name, *(row.aliases if isinstance(row.aliases, list) else [])]
    name = {Source: "name", Referent: "label", Point: "question"}[type(row)]
    return [getattr(row, name)]


def _find_called(others: Iterable[Any], names: Iterable[str]) -> Any | None:
    wanted = {fold_name(name) for name in names if name}
    return next((row for row in others if wanted & {fold_name(name) for name in _names_of(row)}), None)


def _find_entity(row: Entity) -> Entity | None:
    key = fold_name(row.name)
    called = Q(key=key) | Q(pk__in=Alias.objects.filter(key=key).values("entity"))
    return Entity.objects.filter(called).exclude(pk=row.pk).first()
