"""Sets an anchored row's derived fields from its quote. Changes the row in memory; saves nothing."""

from __future__ import annotations

from articles.anchoring import Anchor, How, Text, surroundings
from articles.models import Anchored, Version
from articles.vocabulary import AnchorState, TextKind

ANCHOR_FIELDS = ("version", "exact", "start", "end", "anchor")
"""What `place_exactly` and `place_again` derive."""


def place_exactly(row: Anchored, text: Text, version: Version) -> None:
    """Anchor a newly tagged quote; raises `AbsentQuote` or `AmbiguousQuote`."""
    settle(row, text.locate_exact(row.quote, row.prefix, row.suffix), version)


def place_again(row: Anchored, text: Text, version: Version) -> None:
    """Anchor a quote in another version: exactly, else approximately, else as an orphan.

    What stood around it in the version it stands in tells the place where its words are no longer unique
    or no longer the same.
    """
    prefix, suffix = find_sides(row, version)
    settle(row, text.locate(row.quote, prefix, suffix, near=row.start), version)


def find_sides(row: Anchored, version: Version) -> tuple[str, str]:
    """What to expect before and after the quote in this version.

    The surroundings of a quote in a digest are our words: they tell nothing about another text.
    """
    stood = row.version
    if stood is None or stood.pk == version.pk:
        return row.prefix, row.suffix
    if stood.kind == TextKind.DIGEST.value:
        return "", ""
    if row.start is None or row.end is None:
        return row.prefix, row.suffix
    return surroundings(stood.body, row.start, row.end)


def settle(row: Anchored, anchor: Anchor | None, version: Version) -> None:
    """Set the derived fields to a place that was found in this version, or to none."""
    row.version = version
    if anchor is None:
        row.exact, row.start, row.end, row.anchor = "", None, None, AnchorState.ORPHAN.value
        return
    exactly = anchor.how is How.EXACT
    row.exact, row.start, row.end = anchor.exact, anchor.start, anchor.end
    row.anchor = (AnchorState.EXACT if exactly else AnchorState.APPROXIMATE).value
