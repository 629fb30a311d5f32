"""Changes in sentences. Made of rows that are loaded already; asks nothing.

The last change of an event, for everybody; and for people with an account every change, with who made it, and
each field before and after it.
"""

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
    "mark": {
        "quote": "quote",
        "device": "device",
        "frame": "frame",
        "function": "function",
        "referent_id": "what is named",
        "voice_id": "speaker",
        "note": "note",
    },
    "option": {"label": "wording", "broader_id": "wider answer", "order": "place"},
    "article": {
        "title": "headline",
        "source_id": "source",
        "published": "date",
        "published_basis": "how the date is known",
        "updated": "changed by its source",
        "url": "address",
        "language": "language",
        "translated_from": "translated from",
        "genre": "genre",
        "origin_id": "first published by",
        "framing": "framing",
    },
}
"""What the fields of each kind of row are called in a sentence; changes of others are not worth naming."""

ANCHORED = ("start", "end", "anchor")


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
        what=say_change(change),
        address=find_point(change),
        who=user.get_username() if signed_in and user else "",
    )


def find_point(change: Change) -> str:
    """The page of the question that was changed, where there is one still."""
    record = change.record
    if change.kind in ("claim", "silence", "option"):
        return record.point.get_absolute_url() if record.point else ""
    if change.kind == "point" and record.history_type != DELETED:
        return record.instance.get_absolute_url()
    return ""


def say_change(change: Change) -> str:
    """What was done, without who and when: "changed what WSWS says on “When was it formed?” (answer)"."""
    return SENTENCES[change.kind](change)


def say_claim(change: Change) -> str:
    record, before = change.record, change.before
    source, question = change.source, f"“{change.question}”"
    if record.history_type == MADE:
        return f"added what {source} says on {question}"
    if record.history_type == DELETED:
        return f"removed what {source} said on {question}"
    if before and before.point_id != record.point_id:
        return f"moved what {source} says to {question}"
    named = list_changed(change)
    if not named and is_anchored_again(change):
        return f"looked for the words of {source} on {question} in a new text"
    return f"changed what {source} says on {question}{named}" if named else f"looked over {question}"


def is_anchored_again(change: Change) -> bool:
    record, before = change.record, change.before
    return before is not None and any(getattr(record, f) != getattr(before, f) for f in ANCHORED)


def say_silence(change: Change) -> str:
    source, question = change.source, f"“{change.question}”"
    if change.record.history_type == DELETED:
        return f"took back that {source} does not say: {question}"
    return f"read {source} for {question}: it does not say"


def say_point(change: Change) -> str:
    verb = choose_verb(change, "asked", "changed the question", "deleted the question")
    return f"{verb} “{change.record.question}”{list_changed(change)}"


def say_coverage(change: Change) -> str:
    verb = choose_verb(change, "added an article of", "changed what is on file of", "removed an article of")
    return f"{verb} {change.source}{list_changed(change)}"


def say_event(change: Change) -> str:
    verb = choose_verb(change, "entered the event", "changed the event", "deleted the event")
    return f"{verb}{list_changed(change)}"


def say_mark(change: Change) -> str:
    named = list_changed(change)
    if change.record.history_type == CHANGED and not named and is_anchored_again(change):
        return f"looked for marked words of {change.source} in a new text"
    verb = choose_verb(change, "marked how", "changed the mark on how", "removed the mark on how")
    return f"{verb} {change.source} puts it{named}"


def say_option(change: Change) -> str:
    verb = choose_verb(change, "added the answer", "changed the answer", "removed the answer")
    return f"{verb} “{change.record.label}” to “{change.question}”{list_changed(change)}"


def say_article(change: Change) -> str:
    source = change.record.source.name if change.record.source else "a source that is deleted"
    verb = choose_verb(
        change, "entered the article of", "changed what is known of the article of", "deleted the article of"
    )
    return f"{verb} {source}{list_changed(change)}"


def choose_verb(change: Change, made: str, changed: str, deleted: str) -> str:
    return {MADE: made, DELETED: deleted}.get(change.record.history_type, changed)


SENTENCES: Mapping[str, Callable[[Change], str]] = {
    "claim": say_claim,
    "silence": say_silence,
    "point": say_point,
    "coverage": say_coverage,
    "event": say_event,
    "mark": say_mark,
    "option": say_option,
    "article": say_article,
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
