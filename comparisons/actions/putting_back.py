"""Puts rows back as records of the history have them, all together or not at all.

It knows what rests on what: a claim on its question and its article's coverage, an option on its question.
What is to go is taken away before, and what is to come is laid down in that order; then all that the rows had
a part in is judged again. Nothing that somebody else has built upon a row is taken away with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db.models import SET_NULL, ForeignKey, Model, QuerySet

from articles import actions as publishing
from articles.anchoring import Text
from articles.anchors import ANCHOR_FIELDS, place_again, settle
from articles.models import Anchored, Article, Editable, Version
from comparisons.actions.claims import check_value
from comparisons.actions.heirs import can_return, follow_merges, is_gone
from comparisons.actions.points import check_move, check_point
from comparisons.actions.records import Place, find_newest, name_record, place_of, tell_record
from comparisons.actions.verdicts import judge_events, judge_points
from comparisons.models import Claim, Coverage, Event, FramingMark, Option, Point, Silence

FIRST_TO_GO: Sequence[type[Model]] = (Silence, Claim, FramingMark, Option)
"""What nothing else rests on, but for options upon options."""
ORDER: Sequence[type[Model]] = (Article, Event, Coverage, Point, Option, Claim, FramingMark, Silence)
LAST_TO_GO: Sequence[type[Model]] = (Point, Coverage, Event)

REFERENCES = {"point": "question", "voice": "speaker", "via": "source that it has the words from"}
"""What people call what a row refers to, where the model has another word for it."""


class ChangedSince(ValidationError):
    """Somebody has changed the row since, or built upon it: `record` is that change. Nothing was written."""

    def __init__(self, record: Any) -> None:
        super().__init__(f"{tell_record(record)}, after this. Nothing was changed now: look at that first.")
        self.record = record
        self.row: Model = record.instance


def put_back(wanted: Mapping[Place, Any], *, reason: str, lifting: bool = False) -> None:
    """Let each row stand as its record has it, or (None) not at all; raises `ValidationError`.

    `reason` is what the history then tells: "undone".
    `lifting`: a silence gives way to a claim on its point, as it does when one is saved. Otherwise a silence
    that is not among the rows is somebody's work, and in the way. Call it in a turn.
    """
    standing = {place: find_row(place) for place in wanted}
    events, points = find_affected(standing.values()), find_affected(wanted.values())
    affected = events[0] | points[0], events[1] | points[1]
    Option.objects.filter(pk__in=[pk for model, pk in wanted if model is Option]).update(broader=None)
    leaving = [place for place, record in wanted.items() if record is None]
    for model in FIRST_TO_GO:
        take_away((standing[place] for place in leaving if place[0] is model), reason)
    for model in ORDER:
        records = [record for (kind, _), record in wanted.items() if kind is model and record is not None]
        for record in in_order(records):
            lay_down(record, standing[place_of(record)], reason, lifting=lifting)
    for model in LAST_TO_GO:
        take_away((standing[place] for place in leaving if place[0] is model), reason)
    judge_affected(*affected)


def find_row(place: Place) -> Any:
    """The row as it is stored now, if it is."""
    model, pk = place
    return model._default_manager.filter(pk=pk).first()


# Taking away


def take_away(rows: Iterable[Any], reason: str) -> None:
    """Delete rows that nothing rests on any more; raises `ChangedSince` where something does."""
    for row in rows:
        if row is None:
            continue
        for resting in find_resting(row):
            if found := resting.first():
                refuse_for(found)
        row._change_reason = reason
        row.delete()


def refuse_for(row: Model) -> NoReturn:
    """Refuse what this row stands in the way of, and say who made it, if that is known."""
    record = find_newest((type(row), row.pk))
    if record is None:
        raise ValidationError(f"“{row}” stands in the way. Nothing was changed now: look at that first.")
    raise ChangedSince(record)


def find_resting(row: Model) -> list[QuerySet[Any]]:
    """What would go with the row, or lose its ground."""
    if isinstance(row, Option):
        return [row.narrower.all()]
    if isinstance(row, Point):
        return [row.claims.all(), row.silences.all(), row.options.all()]
    if isinstance(row, Coverage):
        here = {"article": row.article_id, "point__event": row.event_id}
        marks = FramingMark.objects.filter(article=row.article_id, event=row.event_id)
        return [Claim.objects.filter(**here), Silence.objects.filter(**here), marks]
    if isinstance(row, Event):
        return [row.coverage.all(), row.points.all(), row.marks.all(), row.parts.all()]
    return []


# Laying down


def in_order(records: list[Any]) -> Iterable[Any]:
    """Options after those that they are cases of, all others as they come."""
    pending = list(records)
    while pending:
        waiting = {record.id for record in pending}
        ready = [record for record in pending if getattr(record, "broader_id", None) not in waiting]
        yield from ready or pending
        pending = [record for record in pending if ready and record not in ready]


def lay_down(record: Any, standing: Any, reason: str, *, lifting: bool) -> None:
    """Store one row as its record has it, upon what stands there now."""
    row = follow_merges(record).instance
    row._change_reason = reason
    check_references(row, record)
    if isinstance(row, Editable):
        before = standing or find_newest(place_of(record)) or record
        row.edition = max(before.edition, record.edition) + 1
    if isinstance(row, Anchored):
        check_covered(row, record)
        anchor(row, standing)
    if isinstance(row, Claim):
        check_value(row)
        lift_silence(row, lifting=lifting)
    if isinstance(row, Silence):
        check_covered(row, record)
        refuse_beside_claim(row)
    if isinstance(row, Article):
        store_article(row, standing)
    else:
        store(row, is_new=standing is None)
    if isinstance(row, Point) and standing is not None and standing.event_id != row.event_id:
        check_move(row)


def store_article(article: Article, standing: Article | None) -> None:
    """Save an article as its record has it; its byline and its texts stay as they are."""
    if standing is None:
        raise ValidationError("A deleted article cannot be put back: its texts are gone. Bring it in again.")
    article._state.adding = False
    publishing.save_article(article)


def store(row: Model, *, is_new: bool) -> None:
    """Write a whole row under its own primary key, with the moments that it had."""
    moments = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if getattr(field, "auto_now_add", False)
    }
    row._state.adding = is_new
    row.full_clean()
    row.save(force_insert=is_new)
    if is_new and moments:
        type(row)._default_manager.filter(pk=row.pk).update(**moments)
        newest = find_newest((type(row), row.pk))
        type(newest)._default_manager.filter(pk=newest.pk).update(**moments)


def check_references(row: Any, record: Any) -> None:
    """Refuse a row whose question, article or speaker is gone; who tagged it may have left."""
    for field in row._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or not is_gone(row, field):
            continue
        if field.remote_field.on_delete is not SET_NULL:
            raise ValidationError(
                f"It is not possible to put back {name_record(record)}: {say_gone(field)}"
                f"{' Restore that first.' if can_return(field.remote_field.model) else ''}"
            )
        setattr(row, field.attname, None)


def say_gone(field: Any) -> str:
    """What a row lacks whose reference is deleted, as the end of a sentence."""
    what = REFERENCES.get(field.name, str(field.verbose_name))
    tail = "" if can_return(field.remote_field.model) else ", which cannot be put back"
    return f"its {what} is deleted{tail}."


def find_lack(record: Any) -> str:
    """Why the row of a record can never be put back, whatever is restored first; empty where it can."""
    row = follow_merges(record)
    for field in record.instance_type._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or field.remote_field.on_delete is SET_NULL:
            continue
        if not can_return(field.remote_field.model) and is_gone(row, field):
            return say_gone(field)
    return ""


def check_covered(row: Any, record: Any) -> None:
    """Refuse what an article says of an event that it does not cover any more."""
    event = row.event if isinstance(row, FramingMark) else row.point.event
    if not Coverage.objects.filter(event=event, article=row.article_id).exists():
        raise ValidationError(
            f"It is not possible to put back {name_record(record)}: “{row.article}” does not cover “{event}” "
            "any more. Restore its coverage first."
        )


def anchor(row: Any, standing: Any) -> None:
    """Say where the quote stands in the current text: where it does now, or did, or is found again.

    A quote that is not there any more comes back as an orphan.
    """
    if standing is not None and quote_of(standing) == quote_of(row):
        for name in ANCHOR_FIELDS:
            setattr(row, name, getattr(standing, name))
        return
    version = Version.objects.filter(article=row.article_id, is_current=True).first()
    if version is None:
        settle(row, None, row.version)
    elif row.version_id != version.pk:
        place_again(row, Text(version.body), version)


def quote_of(row: Any) -> tuple[Any, ...]:
    return row.article_id, row.quote, row.prefix, row.suffix


def lift_silence(claim: Claim, *, lifting: bool) -> None:
    """Take back that the article does not say, or refuse the claim beside somebody's note of it."""
    for silence in Silence.objects.filter(point=claim.point_id, article=claim.article_id):
        if not lifting:
            refuse_for(silence)
        silence.delete()


def refuse_beside_claim(silence: Silence) -> None:
    """Refuse to say that an article does not say what somebody has found in it."""
    claim = Claim.objects.filter(point=silence.point_id, article=silence.article_id).first()
    if claim is not None:
        refuse_for(claim)


# Judging again


def find_affected(rows: Iterable[Any]) -> tuple[set[int], set[int]]:
    """The events and the points, by primary key, that these rows or records have a part in."""
    events, points = set(), set()
    for row in rows:
        model = getattr(row, "instance_type", type(row))
        if model in (Coverage, FramingMark, Point):
            events.add(row.event_id)
        if model is Event:
            events |= {row.id, row.part_of_id} - {None}
        if model in (Claim, Silence, Option):
            points.add(row.point_id)
        if model is Point:
            points.add(row.id)
    return events, points


def judge_affected(events: set[int], points: set[int]) -> None:
    """Check that all claims on these points can still be read, and judge all points of these events."""
    here = Point.objects.filter(pk__in=points)
    for point in here:
        check_point(point)
    judge_points(here.values_list("pk", flat=True))
    judge_events(Event.objects.filter(pk__in=events).values_list("pk", flat=True))
