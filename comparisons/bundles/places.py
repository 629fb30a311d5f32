"""Writes where a quote stands now: in which words, and with what tells this place from others.

The surroundings are those it was tagged with, or others where these do not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from articles.anchoring import AbsentQuote, AmbiguousQuote, How, Text, surroundings
from articles.vocabulary import AnchorState
from comparisons.models import Claim, FramingMark

WIDTHS = (32, 64, 128, 300)
"""Characters of surroundings that tell one place of a quote from another, fewest first; 300 are kept."""


class Places:
    """Finds quotes in the current texts of articles: each text is prepared once for all its quotes."""

    def __init__(self, bodies: Mapping[int, str], warnings: list[str]) -> None:
        self.texts = {article: Text(body) for article, body in bodies.items()}
        self.warnings = warnings

    def write_quote(self, row: Claim | FramingMark) -> dict[str, Any]:
        """The keys of an entry that find its quote."""
        found = row.exact if row.anchor == AnchorState.APPROXIMATE else row.quote
        prefix, suffix = self.tell_place(row, found)
        return {
            "article": row.article.slug,
            "quote": found,
            "prefix": prefix,
            "suffix": suffix,
            "key": row.key,
            "orphan": row.is_orphan or None,
            "tagged_quote": row.quote if found != row.quote else None,
        }

    def tell_place(self, row: Claim | FramingMark, quote: str) -> tuple[str, str]:
        """The surroundings with which the quote is found where it stands now: the row's own if they do."""
        text = self.texts.get(row.article_id)
        if text is None:
            return row.prefix, row.suffix
        if row.start is None or row.end is None:
            return self.tell_orphan(row, text)
        for prefix, suffix in _list_surroundings(row, text):
            if _is_found_at(text, quote, prefix, suffix, row.start):
                return prefix, suffix
        self.warn(
            row, "stands in several places that nothing tells apart; the bundle cannot be loaded as it is"
        )
        return row.prefix, row.suffix

    def tell_orphan(self, row: Claim | FramingMark, text: Text) -> tuple[str, str]:
        """An orphan stays one: surroundings that would find it after all are left out."""
        for prefix, suffix in ((row.prefix, row.suffix), ("", "")):
            anchor = text.locate(row.quote, prefix, suffix)
            if anchor is None or anchor.how is not How.EXACT:
                return prefix, suffix
        self.warn(row, "is kept as not found, but stands in the text; it will be found when it is loaded")
        return row.prefix, row.suffix

    def warn(self, row: Claim | FramingMark, sentence: str) -> None:
        kind = row._meta.verbose_name
        self.warnings.append(f"{row.article.slug}, {kind} {row.key}: “{row.quote[:60]}” {sentence}")


def _list_surroundings(row: Claim | FramingMark, text: Text) -> Iterator[tuple[str, str]]:
    yield row.prefix, row.suffix
    for width in WIDTHS:
        yield surroundings(text.body, row.start or 0, row.end or 0, width)


def _is_found_at(text: Text, quote: str, prefix: str, suffix: str, start: int) -> bool:
    try:
        return text.locate_exact(quote, prefix, suffix).start == start
    except (AbsentQuote, AmbiguousQuote):
        return False
