"""Deletes what is compared, and judges again what it had a part in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from articles.models import Article
from articles.turns import in_turn
from comparisons.actions.points import check_point
from comparisons.actions.verdicts import judge_points, raise_revisions
from comparisons.models import (
    Alias,
    Claim,
    Coverage,
    Entity,
    Event,
    FramingMark,
    Option,
    Point,
    Silence,
)
from comparisons.vocabulary import Kind


def find_affected_points(row: Model) -> QuerySet[Point]:
    """The points whose verdict the row has a part in: what must be judged again when it goes."""
    if isinstance(row, Point):
        return Point.objects.filter(pk=row.pk)
    if isinstance(row, (Claim, Silence, Option)):
        return Point.objects.filter(pk=row.point_id)
    if isinstance(row, (Entity, Alias)):
        return Point.objects.filter(kind=Kind.NAMES.value)
    if isinstance(row, FramingMark):
        return Point.objects.none()
    if isinstance(row, Article):
        return Point.objects.filter(Q(event__coverage__article=row) | Q(claims__article=row))
    return Point.objects.filter(event__in=find_affected_events(row))


def find_affected_events(row: Model) -> set[int]:
    """The events whose page tells of the row, besides those of its points."""
    if isinstance(row, Event):
        return {row.pk, *([row.part_of_id] if row.part_of_id else [])}
    if isinstance(row, (Coverage, Point, FramingMark)):
        return {row.event_id}
    if isinstance(row, Article):
        return set(Coverage.objects.filter(article=row).values_list("event", flat=True))
    return set()


@in_turn
def delete_rows(rows: Iterable[Model]) -> None:
    """Delete these rows, and judge again what they had a part in; raises `ProtectedError` for those in use.

    With an article's coverage go its claims, silences and framing marks on the event.
    """
    listed = list(rows)
    points = {key for row in listed for key in find_affected_points(row).values_list("pk", flat=True)}
    events = {key for row in listed for key in find_affected_events(row)}
    for row in listed:
        if isinstance(row, Coverage):
            delete_findings(row)
        row.delete()
    raise_revisions(Event.objects.filter(pk__in=events).values_list("pk", flat=True))
    left = Point.objects.filter(pk__in=points)
    if any(isinstance(row, Option) for row in listed):
        for point in left:
            check_point(point)
    judge_points(left.values_list("pk", flat=True))


def delete_findings(coverage: Coverage) -> None:
    """Delete what an article has on an event, one by one for the history."""
    here = {"article": coverage.article_id, "point__event": coverage.event_id}
    marks = FramingMark.objects.filter(article=coverage.article_id, event=coverage.event_id)
    for found in (Claim.objects.filter(**here), Silence.objects.filter(**here), marks):
        for row in found:
            row.delete()
