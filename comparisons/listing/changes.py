"""What was changed last on an event: the newest entry in the histories of its rows, and the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet, Value

from comparisons.models import Claim, Coverage, Event, Point, Silence

PLACES: Mapping[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "claim": (Claim, "point__event__in", ("point", "article__source")),
    "silence": (Silence, "point__event__in", ("point", "article__source")),
    "point": (Point, "event__in", ()),
    "coverage": (Coverage, "event__in", ("article__source",)),
    "event": (Event, "id__in", ()),
}
"""For each kind of row how its history finds the event, and what telling it needs."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a history. `before` is the row's state until then, None where it was made by this."""

    kind: str
    record: Any
    before: Any


def load_last_change(events: Iterable[int]) -> Change | None:
    """The newest change of these events, of their points, claims, silences and coverage. Two queries.

    A row counts where its point still is; that a point is deleted is a change of its own.
    """
    keys = list(events)
    newest, *others = (list_entries(kind, keys) for kind in PLACES)
    last = newest.union(*others, all=True).order_by("-history_date", "-history_id").first()
    if last is None:
        return None
    kind, _, number, row = last
    model, _, needed = PLACES[kind]
    states = histories(model).filter(id=row, history_id__lte=number).select_related("history_user", *needed)
    record, *before = states.order_by("-history_id")[:2]
    return Change(kind, record, before[0] if before else None)


def list_entries(kind: str, events: list[int]) -> QuerySet[Any, Any]:
    """The kind, the moment, the number and the row of each entry of this kind."""
    model, path, _ = PLACES[kind]
    entries = histories(model).filter(**{path: events}).order_by()
    return entries.annotate(kind_of_row=Value(kind)).values_list(
        "kind_of_row", "history_date", "history_id", "id"
    )


def histories(model: type[Model]) -> QuerySet[Any]:
    return model.history.all()  # type: ignore[attr-defined]
