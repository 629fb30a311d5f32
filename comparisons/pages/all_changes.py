"""The page of all changes of an event, a question or an article: who, when, and each field before and after.

For people with an account. Made of rows that are loaded already; asks nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString

from articles.vocabulary import AnchorState
from comparisons import markup, wording
from comparisons.listing.changes import NEEDED, Change, Changes, Moment
from comparisons.pages.changes import CHANGED, DELETED, FIELDS, MADE, find_point, say_change
from comparisons.pages.choice import ask

THEIRS = {("claim", "quote"), ("claim", "hedge"), ("mark", "quote"), ("article", "title")}
"""The fields that hold words of the article itself."""

HOW = {"load_bundle": "loaded from a bundle"}
"""What a sentence says for the reason that a load of bundles gives."""

SOMEBODY = "nobody signed in"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after a change; what was not there is empty."""

    label: str
    before: SafeString | str
    after: SafeString | str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change. `how`: by what, where not by a person's own hand; `history`: the row's in the admin."""

    moment: datetime.datetime
    told: str
    who: str
    what: str
    how: str
    address: str
    history: str
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What the page shows; `back` is the page whose changes they are."""

    name: str
    back: str
    changes: Sequence[ToldChange]
    older: str
    newest: str


def build_changes(changes: Changes, *, name: str, back: str, is_first: bool, is_staff: bool) -> ChangesPage:
    return ChangesPage(
        name=name,
        back=back,
        changes=[build_change(change, is_staff=is_staff) for change in changes.rows],
        older=ask(before=write_moment(changes.older)) if changes.older else "",
        newest="" if is_first else f"{back}changes/",
    )


def build_change(change: Change, *, is_staff: bool) -> ToldChange:
    record = change.record
    moment = timezone.localtime(record.history_date)
    user = record.history_user
    return ToldChange(
        moment=moment,
        told=f"{wording.say_day(moment.date())}, {moment:%H:%M}",
        who=user.get_username() if user else SOMEBODY,
        what=say_change(change),
        how=HOW.get(record.history_change_reason, record.history_change_reason or ""),
        address=find_point(change),
        history=find_history(change) if is_staff else "",
        differences=list(list_differences(change)),
    )


def find_history(change: Change) -> str:
    """The history of the row in the admin, where old states are put back; options have none of their own."""
    if change.kind == "option":
        return ""
    meta = NEEDED[change.kind][0]._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_history", args=[change.record.id])


def list_differences(change: Change) -> Iterator[Difference]:
    """The fields that differ; of what is new or deleted, all that it holds."""
    kind = change.record.history_type
    then = {MADE: None, DELETED: change.record}.get(kind, change.before)
    now = None if kind == DELETED else change.record
    for field, label in FIELDS.get(change.kind, {}).items():
        before, after = (tell(change, field, state) for state in (then, now))
        if before != after and (field != "order" or kind == CHANGED):
            yield Difference(label, before, after)
    if kind == CHANGED and hasattr(change.record, "anchor"):
        before, after = tell_anchor(then), tell_anchor(now)
        if before != after:
            yield Difference("where it stands", before, after)


def tell(change: Change, field: str, state: Any) -> SafeString | str:
    """What a field held; words of the article in the serif, opening the article."""
    value = getattr(state, field) if state is not None else None
    if value in (None, ""):
        return ""
    if field.endswith("_id"):
        referred = getattr(state, field.removesuffix("_id"))
        return str(referred) if referred is not None else "what is deleted"
    article = state.instance if change.kind == "article" else getattr(state, "article", None)
    if (change.kind, field) in THEIRS and article is not None:
        return markup.quote(value, f"{article.get_absolute_url()}#text")
    return say_value(state, field, value)


def say_value(state: Any, field: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value) or "nobody"
    choices = dict(state.instance_type._meta.get_field(field).flatchoices)
    return str(choices.get(value, value))


def tell_anchor(state: Any) -> str:
    if state is None or state.start is None:
        return AnchorState.ORPHAN.label if state is not None else ""
    return f"{AnchorState(state.anchor).label}, characters {state.start + 1} to {state.end}"


# Where a page goes on


def write_moment(moment: Moment) -> str:
    return f"{moment.date.isoformat()}~{moment.kind}~{moment.number}"


def read_moment(written: str) -> Moment | None:
    """The place that an address names; None for the newest, and for what can be none."""
    date, _, rest = written.partition("~")
    kind, _, number = rest.partition("~")
    try:
        moment = parse_datetime(date)
        if moment is None or timezone.is_naive(moment) or kind not in NEEDED:
            return None
        moment = moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):  # no such day, or none in the calendar of the database
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return Moment(moment, kind, int(number))
