"""Anchors what was tagged in an article: a quote when it is tagged, and all of them when the text changes."""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import ValidationError

from articles.anchoring import AbsentQuote, AmbiguousQuote, Text
from articles.anchors import ANCHOR_FIELDS, place_again, place_exactly
from articles.models import Article, Version
from articles.vocabulary import AnchorState
from comparisons.actions.verdicts import judge_article
from comparisons.models import Claim, FramingMark, Reanchoring

MOVED = "moved"
"""Found word for word, at another place: the one outcome that is no state of an anchor."""


def anchor_quote(row: Claim | FramingMark, before: Claim | FramingMark | None) -> None:
    """Anchor a new or changed quote in the article's current text; raises `ValidationError` by field.

    `before` is the row as it is stored: one whose quote is as it was stays where it stands now, since a new
    text may have come after it was read.
    """
    if before is None or _quote_of(before) != _quote_of(row):
        anchor_anew(row, Version.objects.filter(article=row.article_id, is_current=True).first())
        return
    for name in ANCHOR_FIELDS:
        setattr(row, name, getattr(before, name))


def anchor_anew(row: Claim | FramingMark, version: Version | None) -> None:
    """Find the row's quote in this text; raises `ValidationError` unless it stands in one place."""
    if version is None:
        raise ValidationError({"article": f"{row.article} has no text yet; add a version of it first."})
    try:
        place_exactly(row, Text(version.body), version)
    except (AbsentQuote, AmbiguousQuote) as problem:
        raise ValidationError({"quote": str(problem)}) from problem


def _quote_of(row: Claim | FramingMark) -> tuple[object, ...]:
    return row.article_id, row.quote, row.prefix, row.suffix


def anchor_again(article: Article, version: Version) -> Reanchoring:
    """Anchor all claims and marks of the article in its new text; the report of it is stored."""
    text = Text(version.body)
    outcomes: Counter[str] = Counter()
    rows: list[Claim | FramingMark] = [
        *Claim.objects.filter(article=article).select_related("version"),
        *FramingMark.objects.filter(article=article).select_related("version"),
    ]
    for row in rows:
        stood = row.start
        place_again(row, text, version)
        row.save(update_fields=list(ANCHOR_FIELDS))
        outcomes[tell_outcome(row, stood)] += 1
    judge_article(article)
    report, _ = Reanchoring.objects.update_or_create(version=version, defaults=count_outcomes(outcomes))
    return report


def tell_outcome(row: Claim | FramingMark, stood: int | None) -> str:
    """What became of a row that stood at this place of the text before: a field of the report."""
    exactly = row.anchor == AnchorState.EXACT.value
    return MOVED if exactly and row.start != stood else row.anchor


def count_outcomes(outcomes: Counter[str]) -> dict[str, int]:
    """The fields of a report."""
    return {name: outcomes[name] for name in (*(state.value for state in AnchorState), MOVED)}
