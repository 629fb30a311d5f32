"""Stores events, and which articles cover them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from articles.turns import in_turn
from comparisons.actions.deleting import delete_rows
from comparisons.actions.verdicts import judge_events, raise_revisions
from comparisons.models import Claim, Coverage, Event, FramingMark, Silence


@in_turn
def save_event(
    event: Event, *, coverage: Iterable[Coverage] = (), uncovered: Iterable[Coverage] = ()
) -> Event:
    """Store a new or changed event; raises `ValidationError`.

    `coverage` are new and changed rows of its coverage, `uncovered` those to be deleted.
    """
    before = Event.objects.filter(pk=event.pk).values_list("part_of", flat=True)
    larger = {key for key in before if key is not None}
    event.full_clean()
    event.save()
    raise_revisions(larger)
    delete_rows(uncovered)
    for row in coverage:
        row.event = event
        store_coverage(row)
    judge_events([event.pk])
    return event


@in_turn
def save_coverage(coverage: Coverage) -> Coverage:
    """Let an article cover an event; raises `ValidationError`."""
    before = Coverage.objects.filter(pk=coverage.pk).values_list("event", flat=True)
    events = {*before, coverage.event_id}
    store_coverage(coverage)
    judge_events(events)
    return coverage


def store_coverage(coverage: Coverage) -> None:
    """Store a row of coverage without judging; one that claims rest on stays with its event and article."""
    before = Coverage.objects.filter(pk=coverage.pk).first() if coverage.pk else None
    moved = before and (before.event_id, before.article_id) != (coverage.event_id, coverage.article_id)
    if before and moved and count_findings(before):
        raise ValidationError(
            f"{before} holds claims, silences or framing marks; delete these first, or add the other article "
            "beside it."
        )
    coverage.full_clean()
    coverage.save()


def count_findings(coverage: Coverage) -> int:
    """How many claims, silences and framing marks of the article the event has: what goes with the row."""
    here = {"article": coverage.article_id, "point__event": coverage.event_id}
    marks = FramingMark.objects.filter(article=coverage.article_id, event=coverage.event_id)
    return sum(rows.count() for rows in (Claim.objects.filter(**here), Silence.objects.filter(**here), marks))
