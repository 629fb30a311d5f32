"""The last change of an event in a sentence. Made of rows that are loaded already; asks nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from comparisons import wording
from comparisons.bundles.shelves import CHANGE_REASON
from comparisons.listing.changes import Change

MADE, CHANGED, DELETED = "+", "~", "-"

FIELDS: Mapping[str, Mapping[str, str]] = {
    "claim": {
        "value": "answer",
        "quote": "quote",
        "voice_id": "speaker",
        "via_id": "via",
        "certainty": "certainty",
        "hedge": "hedge",
        "as_of": "time",
        "note": "note",
    },
    "point": {
        "question": "wording",
        "theme": "theme",
        "scope": "scope",
        "kind": "kind of answer",
        "unit": "unit",
        "order": "place",
    },
    "event": {
        "name": "name",
        "date": "date",
        "place": "place",
        "summary": "summary",
        "part_of_id": "larger event",
    },
    "coverage": {"framing": "framing", "before": "whether it was written before"},
}
"""What the fields of each kind of row are called in a sentence; changes of others are not worth naming."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """When, what and where; `who` only for people with an account."""

    day: datetime.date
    told: str
    what: str
    address: str
    who: str


def tell_change(change: Change | None, *, signed_in: bool) -> LastChange | None:
    if change is None:
        return None
    record = change.record
    day = timezone.localtime(record.history_date).date()
    if record.history_change_reason == CHANGE_REASON:
        return LastChange(day, wording.say_day(day), "loaded from a bundle", "", "")
    user = record.history_user
    return LastChange(
        day=day,
        told=wording.say_day(day),
        what=SENTENCES[change.kind](change),
        address=find_point(change),
        who=user.get_username() if signed_in and user else "",
    )


def find_point(change: Change) -> str:
    """The page of the question that was changed, where there is one still."""
    record = change.record
    if change.kind in ("claim", "silence"):
        return record.point.get_absolute_url()
    if change.kind == "point" and record.history_type != DELETED:
        return record.instance.get_absolute_url()
    return ""


def say_claim(change: Change) -> str:
    record, before = change.record, change.before
    source, question = record.article.source.name, f"“{record.point.question}”"
    if record.history_type == MADE:
        return f"added what {source} says on {question}"
    if record.history_type == DELETED:
        return f"removed what {source} said on {question}"
    if before and before.point_id != record.point_id:
        return f"moved what {source} says to {question}"
    named = list_changed(change)
    return f"changed what {source} says on {question}{named}" if named else f"looked over {question}"


def say_silence(change: Change) -> str:
    record = change.record
    source, question = record.article.source.name, f"“{record.point.question}”"
    if record.history_type == DELETED:
        return f"took back that {source} does not say: {question}"
    return f"read {source} for {question}: it does not say"


def say_point(change: Change) -> str:
    verb = {MADE: "asked", DELETED: "deleted the question"}.get(
        change.record.history_type, "changed the question"
    )
    return f"{verb} “{change.record.question}”{list_changed(change)}"


def say_coverage(change: Change) -> str:
    source = change.record.article.source.name
    verb = {MADE: "added an article of", DELETED: "removed an article of"}.get(
        change.record.history_type, "changed what is on file of"
    )
    return f"{verb} {source}{list_changed(change)}"


def say_event(change: Change) -> str:
    made = change.record.history_type == MADE
    return f"{'entered the event' if made else 'changed the event'}{list_changed(change)}"


SENTENCES: Mapping[str, Callable[[Change], str]] = {
    "claim": say_claim,
    "silence": say_silence,
    "point": say_point,
    "coverage": say_coverage,
    "event": say_event,
}


def list_changed(change: Change) -> str:
    """The names of the fields that are different now, in brackets; nothing for what is new or deleted."""
    record, before = change.record, change.before
    if before is None or record.history_type != CHANGED:
        return ""
    names = [
        name
        for field, name in FIELDS.get(change.kind, {}).items()
        if getattr(record, field) != getattr(before, field)
    ]
    return f" ({', '.join(names)})" if names else ""
