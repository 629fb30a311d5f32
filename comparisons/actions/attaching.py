"""What a person does with a quote that a new text has moved: confirms its place, or attaches it elsewhere.

Dropping it is deleting the row, by `deleting.delete_rows`.
"""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError

from articles.anchoring import AbsentQuote, AmbiguousQuote, Anchor, How, Text, surroundings
from articles.anchors import settle
from articles.editions import ChangedMeanwhile, take_edition
from articles.models import Version
from articles.turns import in_turn
from articles.vocabulary import AnchorState
from comparisons.actions.verdicts import judge_points, raise_revisions
from comparisons.models import Claim, FramingMark

Row = TypeVar("Row", Claim, FramingMark)

WIDTHS = (32, 64, 128, 300)
"""How many characters around a quote are tried, until they tell its place from others; 300 fit the column."""


@in_turn
def confirm_anchor(row: Row, *, edition_seen: int) -> Row:
    """The words found for an approximate anchor are the right ones: they become the quote, and it is exact.

    Raises `ChangedMeanwhile`, and `ValidationError` for a row whose words need no confirming.
    """
    row = take_row(row, edition_seen)
    if row.anchor != AnchorState.APPROXIMATE.value or row.start is None or row.version is None:
        raise ValidationError(f"{row} is not waiting to be confirmed; open the report again.")
    return attach(row, row.exact, row.start, row.version)


@in_turn
def attach_again(row: Row, quote: str, start: int | None, *, edition_seen: int) -> Row:
    """Give the row another passage of its article's current text, and return it.

    `start`: where the passage begins, in code points; None where the quote stands in one place only. Raises
    `ChangedMeanwhile`, and `ValidationError` for a quote that does not stand (there).
    """
    row = take_row(row, edition_seen)
    version = Version.objects.filter(article=row.article_id, is_current=True).first()
    if version is None:
        raise ValidationError({"quote": f"{row.article} has no text yet; add a version of it first."})
    return attach(row, quote, start, version)


def take_row(row: Row, edition_seen: int) -> Row:
    """The row as it is stored, to be changed; raises `ChangedMeanwhile` unless it is as the person saw it."""
    fresh = type(row)._default_manager.filter(pk=row.pk).first()
    if fresh is None:
        raise ChangedMeanwhile(row)
    take_edition(fresh, edition_seen)
    return fresh


def attach(row: Row, quote: str, start: int | None, version: Version) -> Row:
    """Store the row with this passage as its own, and as many words around it as tell its place."""
    text = Text(version.body)
    anchor = find_place(text, quote, start)
    row.quote = quote
    row.prefix, row.suffix = find_sides(text, quote, anchor)
    settle(row, anchor, version)
    row.full_clean()
    row.save()
    if isinstance(row, Claim):
        judge_points([row.point_id])
    else:
        raise_revisions({row.event_id})
    return row


def find_place(text: Text, quote: str, start: int | None) -> Anchor:
    """The place of the quote that begins at `start`, or its only one; raises `ValidationError`."""
    try:
        if start is None:
            return text.locate_exact(quote)
        anchor = text.locate(quote, near=start)
    except (AbsentQuote, AmbiguousQuote) as problem:
        raise ValidationError({"quote": str(problem)}) from problem
    if anchor is None or anchor.how is not How.EXACT or anchor.start != start:
        raise ValidationError({"quote": "These words do not stand at this place; select them again."})
    return anchor


def find_sides(text: Text, quote: str, anchor: Anchor) -> tuple[str, str]:
    """The words before and after the quote that a bundle or a form needs to find this place: none, if one."""
    if text.count(quote) == 1:
        return "", ""
    for width in WIDTHS:
        sides = surroundings(text.body, anchor.start, anchor.end, width)
        try:
            text.locate_exact(quote, *sides)
        except AmbiguousQuote:
            continue
        return sides
    return sides
