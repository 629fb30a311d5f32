"""Nothing is lost: what was done on the desk is undone and redone, and an old state is put back.

A step is kept as the records of the history that it made. To undo it is to put each of its rows back as it
stood before the first of them, unless somebody has changed the row since the last; the records that this
makes take their place, so that to redo a step is to undo once more. See `records` for what counts as a
change, and `putting_back` for how rows are stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from articles.editions import ChangedMeanwhile
from articles.models import Article
from articles.turns import in_turn, take_turn
from comparisons.actions.companions import find_companions
from comparisons.actions.putting_back import ChangedSince, find_lack, find_row, put_back
from comparisons.actions.records import (
    Place,
    collect_records,
    find_after,
    find_before,
    find_edition,
    find_newest,
    name_record,
    pack,
    place_of,
    read_content,
    unpack,
)
from comparisons.models import Point, Step, StoredVerdict
from comparisons.vocabulary import Verdict

__all__ = [
    "ChangedSince",
    "Foreseen",
    "NothingToUndo",
    "Taken",
    "find_edition",
    "find_left_out",
    "find_steps",
    "foresee",
    "forget_step",
    "redo_step",
    "restore",
    "take_step",
    "undo_step",
]

LABEL_LENGTH = 300


class NothingToUndo(ValidationError):
    """There is no step to go back to, or forward to."""


@dataclass
class Taken:
    """A step while it is taken. Its label may still be put otherwise; `step` is set where one was stored."""

    label: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one row in a step: how it stood before and after, None where it was not there."""

    place: Place
    before: Any
    after: Any

    @property
    def is_empty(self) -> bool:
        return read_content(self.before) == read_content(self.after)


# Steps of the desk


@contextmanager
def take_step(user: User, article: Article, label: str) -> Iterator[Taken]:
    """Keep what is written inside as one step of this person's on this article's desk.

    It is one turn: all of it is stored, or nothing. Where nothing was changed no step is kept; where
    something was, the steps that the person has undone there can be redone no more.
    """
    with transaction.atomic():
        take_turn()
        taken = Taken(label)
        with collect_records() as records:
            yield taken
        if any(not turn.is_empty for turn in read_turns(records)):
            Step.objects.filter(user=user, article=article, undone=True).delete()
            label, kept = taken.label[:LABEL_LENGTH], pack(records)
            taken.step = Step.objects.create(user=user, article=article, label=label, records=kept)


def find_steps(user: User, article: Article) -> tuple[Step | None, Step | None]:
    """The step that this person would undo on this article's desk, and the one that they would redo."""
    steps = Step.objects.filter(user=user, article=article)
    return (
        steps.filter(undone=False).order_by("-pk").first(),
        steps.filter(undone=True).order_by("pk").first(),
    )


@in_turn
def undo_step(user: User, article: Article) -> Step:
    """Undo the person's last step on the article's desk.

    Raises `NothingToUndo`; `ChangedSince` where somebody has changed one of its rows or built upon it; or
    `ValidationError` where a row cannot stand as it did (its question is deleted). Nothing is undone then.
    """
    undoable, _ = find_steps(user, article)
    if undoable is None:
        raise NothingToUndo("There is nothing of yours to undo on this article.")
    return turn_back(undoable)


@in_turn
def redo_step(user: User, article: Article) -> Step:
    """Redo the step that the person has undone last. Raises as `undo_step` does."""
    _, redoable = find_steps(user, article)
    if redoable is None:
        raise NothingToUndo("There is nothing of yours to redo on this article.")
    return turn_back(redoable)


def forget_step(step: Step) -> None:
    """Leave a step as it is: one that cannot be undone any more must not stand before those that can."""
    step.delete()


def turn_back(step: Step) -> Step:
    turns = [turn for turn in read_turns(unpack_step(step)) if not turn.is_empty]
    for turn in turns:
        newest = find_newest(turn.place)
        if read_content(find_after(newest)) != read_content(turn.after):
            raise ChangedSince(newest)
    with collect_records() as records:
        put_back({turn.place: turn.before for turn in turns}, reason="redone" if step.undone else "undone")
    step.records, step.undone = pack(records), not step.undone
    step.save(update_fields=["records", "undone"])
    return step


def unpack_step(step: Step) -> list[Any]:
    try:
        return unpack(step.records)
    except LookupError as problem:
        raise ValidationError(f"“{step}” cannot be turned back: its history is gone.") from problem


def read_turns(records: Sequence[Any]) -> list[Turn]:
    """What became of each row from the first of these records to the last."""
    first: dict[Place, Any] = {}
    last: dict[Place, Any] = {}
    for record in records:
        first.setdefault(place_of(record), record)
        last[place_of(record)] = record
    return [Turn(place, find_before(first[place]), find_after(last[place])) for place in first]


# Old states


@in_turn
def restore(record: Any, *, edition_seen: int | None) -> Model:
    """Put a row back as it stood at a record of its history, and return it.

    `edition_seen`: what `find_edition` gave for the row that the person was shown; None for one that was
    shown as deleted. Raises `ChangedMeanwhile` where somebody else was faster, and `ValidationError` where
    the row cannot stand as it did. With a deleted row comes back what went with it, but for what
    `find_left_out` tells; a question has the options that it had.
    """
    place = place_of(record)
    standing = find_row(place)
    check_seen(standing, record, edition_seen)
    wanted = find_companions(record, standing)
    left_out = find_lacks(wanted)
    wanted = {other: told for other, told in wanted.items() if other not in left_out}
    put_back({place: record, **wanted}, reason="put back", lifting=True)
    restored = find_row(place)
    assert restored is not None
    return restored


def find_left_out(record: Any) -> list[str]:
    """What went with a deleted row and cannot come back with it, with the reason, in sentences."""
    companions = find_companions(record, find_row(place_of(record)))
    return [f"{name_record(companions[place])}: {lack}" for place, lack in find_lacks(companions).items()]


def find_lacks(wanted: Mapping[Place, Any]) -> dict[Place, str]:
    """The rows among these that nothing can bring back, with the reason."""
    lacks = {place: find_lack(record) for place, record in wanted.items() if record is not None}
    return {place: lack for place, lack in lacks.items() if lack}


def check_seen(standing: Any, record: Any, edition_seen: int | None) -> None:
    """Raise `ChangedMeanwhile` unless the row is as the person saw it."""
    if standing is None:
        if edition_seen is not None:
            raise ChangedMeanwhile(record.instance)
    elif find_edition(standing) != edition_seen:
        raise ChangedMeanwhile(standing)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A question whose verdict something would change; None where there is none."""

    point: Point
    before: Verdict | None
    after: Verdict | None


def foresee(record: Any, *, edition_seen: int | None) -> list[Foreseen]:
    """The verdicts that `restore` would change. It is done and taken back; raises as `restore` does."""
    with transaction.atomic():
        take_turn()
        before = read_verdicts()
        restore(record, edition_seen=edition_seen)
        after = read_verdicts()
        differing = [key for key in {**before, **after} if before.get(key, "") != after.get(key, "")]
        points = Point.objects.select_related("event").in_bulk(differing)
        transaction.set_rollback(True)
    return [
        Foreseen(points[key], verdict(before.get(key)), verdict(after.get(key)))
        for key in sorted(differing)
        if key in points
    ]


def read_verdicts() -> dict[int, str]:
    return dict(StoredVerdict.objects.order_by().values_list("point", "verdict"))


def verdict(stored: str | None) -> Verdict | None:
    return Verdict(stored) if stored else None
