"""Which articles have nothing on a point, and what that is worth.

Knows three states, each article in one of them at most: nobody has read it for the point (untagged); it was
read and could not know, since it was written before the event; it was read and says nothing (silent).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.algebra.claims import Article, Question
from comparisons.algebra.values import DateValue


@dataclass(frozen=True, slots=True)
class Silences:
    """Slugs in column order."""

    silent: tuple[str, ...]
    untagged: tuple[str, ...]
    before_event: tuple[str, ...]


def sort_silences(question: Question) -> Silences:
    """The articles without a claim: untagged goes before "before the event", and that before a silence."""
    speaking = {claim.article for claim in question.claims}
    quiet = [article for article in question.articles if article.slug not in speaking]
    read = [article for article in quiet if article.slug in question.silent]
    early = [a for a in read if question.outcome and is_before(a, question.event_date)]
    return Silences(
        silent=_slugs([article for article in read if article not in early]),
        untagged=_slugs([article for article in quiet if article.slug not in question.silent]),
        before_event=_slugs(early),
    )


def is_before(article: Article, event: DateValue | None) -> bool:
    """Whether it was written before the event: by the coverage's own word, else by the days alone.

    Its last possible day of publication is before the event's first possible day; unknown is never before.
    """
    if article.before is not None:
        return article.before
    if article.published is None or event is None:
        return False
    last, first = article.published.last, event.first
    return last is not None and first is not None and last < first


def _slugs(articles: Sequence[Article]) -> tuple[str, ...]:
    return tuple(article.slug for article in articles)
