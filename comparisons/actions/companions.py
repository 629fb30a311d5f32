"""What comes back with a row that is restored: what was deleted with it, and a question's options.

A deletion takes along what rests on the row, and the history tells of each in its own table. What was deleted
just before the row, by the same person, went with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Max, Model, QuerySet

from comparisons.actions.records import DELETED, MADE, Place, find_newest, list_records, place_of
from comparisons.models import Claim, Coverage, Event, FramingMark, Option, Point, Silence

TOGETHER = timedelta(seconds=5)
"""A deletion is told within less, however much goes with it; a person needs longer to ask for two."""


def find_companions(record: Any, standing: Model | None) -> dict[Place, Any]:
    """The records, by their rows, with which the row of this record comes back; None: it does not."""
    found: dict[Place, Any] = {}
    if standing is None:
        deletion = find_newest(place_of(record))
        found |= {place_of(other): other for other in find_gone_with(deletion)}
    elif record.instance_type is Point:
        found |= find_options(record)
    return found


def find_gone_with(deletion: Any) -> Iterator[Any]:
    """The records of the deletion of what went with the row of this one, however deep."""
    for records in list_resting(deletion):
        newest = records.order_by().values("id").annotate(newest=Max("history_id")).values("newest")
        gone = records.filter(
            history_id__in=newest,
            history_type=DELETED,
            history_user=deletion.history_user_id,
            history_date__range=(deletion.history_date - TOGETHER, deletion.history_date),
        )
        for record in gone:
            yield record
            yield from find_gone_with(record)


def list_resting(deletion: Any) -> list[QuerySet[Any]]:
    """The histories of what rested on a row."""
    model = deletion.instance_type
    if model is Point:
        return [list_records(kind).filter(point=deletion.id) for kind in (Option, Claim, Silence)]
    if model is Event:
        return [list_records(kind).filter(event=deletion.id) for kind in (Point, Coverage, FramingMark)]
    if model is Coverage:
        points = list_records(Point).filter(event=deletion.event_id).order_by().values("id")
        here = [list_records(kind).filter(point__in=points) for kind in (Claim, Silence)]
        here.append(list_records(FramingMark).filter(event=deletion.event_id))
        return [records.filter(article=deletion.article_id) for records in here]
    return []


def find_options(record: Any) -> dict[Place, Any]:
    """The options that a question had when this record of it was made: they are stored after it.

    An option whose history begins later was there already, and stays as it is.
    """
    later = list_records(Point, record.id).filter(history_id__gt=record.history_id).last()
    records: dict[int, list[Any]] = {}
    for option in list_records(Option).filter(point=record.id).order_by("history_id"):
        records.setdefault(option.id, []).append(option)
    found: dict[Place, Any] = {}
    for key, told in records.items():
        by_then = [one for one in told if later is None or one.history_date < later.history_date]
        if by_then:
            found[Option, key] = None if by_then[-1].history_type == DELETED else by_then[-1]
        elif told[0].history_type == MADE:
            found[Option, key] = None
    return found
