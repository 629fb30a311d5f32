"""Stores how passages are put, and the things that sources name with different words.

A mark is no part of any verdict: nothing is judged again, but the pages of its event have changed.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from articles.turns import in_turn
from comparisons.actions.anchoring import anchor_quote
from comparisons.actions.verdicts import raise_revisions
from comparisons.models import Coverage, FramingMark, Referent
from comparisons.vocabulary import VOCABULARY_VERSION


@in_turn
def save_mark(mark: FramingMark) -> FramingMark:
    """Store a new or changed framing mark; raises `ValidationError` that says what to do.

    The quote must stand in the article's current text, unless it is as it was and was lost before.
    """
    before = FramingMark.objects.filter(pk=mark.pk).first() if mark.pk else None
    mark.clean_fields()
    check_coverage(mark)
    anchor_quote(mark, before)
    if before is None or _words_of(before) != _words_of(mark):
        mark.vocabulary = VOCABULARY_VERSION
    mark.full_clean()
    mark.save()
    raise_revisions({mark.event_id} | ({before.event_id} if before else set()))
    return mark


def check_coverage(mark: FramingMark) -> None:
    """Refuse a mark of an article that does not cover the event."""
    if not Coverage.objects.filter(event=mark.event_id, article=mark.article_id).exists():
        raise ValidationError(
            {
                "article": f"{mark.article} does not cover “{mark.event}” yet; "
                "add it to the event's coverage first."
            }
        )


def _words_of(mark: FramingMark) -> tuple[str, ...]:
    return mark.device, mark.frame, mark.function


@in_turn
def save_referent(referent: Referent) -> Referent:
    """Store a new or changed referent; raises `ValidationError`."""
    referent.full_clean()
    referent.save()
    raise_revisions(referent.marks.order_by().values_list("event", flat=True).distinct())
    return referent
