"""What the history tells of a row: how it stood, how it stands, and whether somebody has changed it since.

A record is a row of a history. Two records are alike where their contents are: what is derived (where a quote
stands in the current text, the edition) is nobody's change. Reads only, but for `collect_records`, which
notes what is written while it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone
from simple_history.signals import post_create_historical_record

from articles.models import Editable
from comparisons.models import Claim, Coverage, Event, FramingMark, Point, Silence

MADE, CHANGED, DELETED = "+", "~", "-"

Place = tuple[type[Model], int]
"""A row, whether it is there or not: its model and its primary key."""

DERIVED = {"version_id", "exact", "start", "end", "anchor", "edition"}

MERGED = "merged "
"""So begins the reason of each record that a merge makes."""

BEGUN = "as it stood when its history began"

_collected: ContextVar[list[Any] | None] = ContextVar("collected", default=None)


@contextmanager
def collect_records() -> Iterator[list[Any]]:
    """The records that are made inside, in their order; those of other requests are not among them."""
    records: list[Any] = []
    token = _collected.set(records)
    try:
        yield records
    finally:
        _collected.reset(token)


@receiver(post_create_historical_record, dispatch_uid="comparisons-collect-records")
def collect(history_instance: Any, **_: Any) -> None:
    records = _collected.get()
    if records is not None:
        records.append(history_instance)


@receiver(pre_save, dispatch_uid="comparisons-begin-history")
def begin_history(sender: type[Model], instance: Any, **_: Any) -> None:
    """Note how a row stands that has no history yet (a bundle wrote it), before a step changes it."""
    if _collected.get() is None or instance._state.adding or not hasattr(sender, "history"):
        return
    if not list_records(sender, instance.pk).exists():
        stored = sender._default_manager.filter(pk=instance.pk)
        sender.history.bulk_history_create(stored, update=True, default_change_reason=BEGUN)


def list_records(model: type[Model], pk: int | None = None) -> QuerySet[Any]:
    """The records of a row, or of all rows of its kind, newest first."""
    records = model.history.select_related("history_user").order_by("-history_id")  # type: ignore[attr-defined]
    return records if pk is None else records.filter(**{model._meta.pk.attname: pk})


def find_edition(row: Any) -> int:
    """By which number it is known that nobody has changed the row since: its edition, where it has one.

    A silence has none; it is as it was while its newest record is the same.
    """
    if isinstance(row, Editable):
        return row.edition
    newest = find_newest((type(row), row.pk))
    return newest.pk if newest is not None else 0


def find_newest(place: Place) -> Any:
    return list_records(*place).first()


def place_of(record: Any) -> Place:
    model = record.instance_type
    return model, getattr(record, model._meta.pk.attname)


def find_before(record: Any) -> Any:
    """How the row stood before this record was made; None where it was not there.

    Of a row whose history begins with this change nobody knows it: it counts as not changed.
    """
    if record.history_type == MADE:
        return None
    if record.history_type == DELETED:
        return record  # it keeps what was deleted
    return list_records(*place_of(record)).filter(history_id__lt=record.history_id).first() or record


def find_after(record: Any) -> Any:
    """How the row stood once this record was made; None where it is gone."""
    return None if record.history_type == DELETED else record


def read_content(record: Any) -> dict[str, Any] | None:
    """What people have written into the row; None for a row that is not there."""
    if record is None:
        return None
    names = (field.attname for field in record.tracked_fields)
    return {name: getattr(record, name) for name in names if name not in DERIVED}


def pack(records: Iterable[Any]) -> list[list[Any]]:
    """How records are kept in a column of JSON."""
    return [[record.instance_type._meta.label_lower, record.history_id] for record in records]


def unpack(packed: Iterable[Iterable[Any]]) -> list[Any]:
    """The records that were kept so, in their order; raises `LookupError` where one is gone."""
    wanted = [(label, number) for label, number in packed]
    found: dict[tuple[str, int], Any] = {}
    for label in {label for label, _ in wanted}:
        numbers = [number for other, number in wanted if other == label]
        for record in list_records(apps.get_model(label)).filter(history_id__in=numbers):
            found[label, record.history_id] = record
    if missing := [key for key in wanted if key not in found]:
        raise LookupError(f"The history of this step is not complete any more: {missing[0]}.")
    return [found[key] for key in wanted]


def name_record(record: Any) -> str:
    """What a sentence calls the row of a record, whether or not what it refers to is still there."""
    model = record.instance_type
    if model in (Claim, FramingMark):
        kind = "claim" if model is Claim else "framing mark"
        return f"the {kind} “{record.quote}”"
    if model is Point:
        return f"the question “{record.question}”"
    if model is Event:
        return f"the event “{record.name}”"
    if model is Silence:
        return "the note that an article does not say"
    if model is Coverage:
        return "an article's coverage of an event"
    return f"the {model._meta.verbose_name} “{getattr(record, 'label', '') or getattr(record, 'title', '')}”"


def tell_record(record: Any) -> str:
    """Who did what to the row, and when: "ann deleted the claim “in 1997” on 12 November 2020, 10:42"."""
    user = record.history_user
    did = {MADE: "made", CHANGED: "changed", DELETED: "deleted"}[record.history_type]
    moment = timezone.localtime(record.history_date)
    when = f"{moment.day} {moment:%B %Y, %H:%M}"
    return f"{user.get_username() if user else 'Somebody'} {did} {name_record(record)} on {when}"
