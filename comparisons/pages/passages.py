"""Where claims stand in the text that this reader may read, which need not be the current one.

A visitor may be shown an older abstract of an article whose current text is the full one: the quotes are
found in it then, exactly or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from articles.anchoring import AbsentQuote, AmbiguousQuote, Text
from articles.models import Version
from articles.texts import Span, paragraphs
from articles.vocabulary import TextKind
from comparisons.highlights import Mark
from comparisons.models import Claim, FramingMark
from comparisons.nearest import cut_sentences

QUOTED = re.compile("«[^«»]*»")
LONGEST_SENTENCE = 400
"""Code points around a quote that are shown on either side at most, where a text has no full stops."""

type_anchored = Claim | FramingMark
"""What stands in a text by its quote."""

type_name = int | str
"""What a passage is known by: the primary key of a claim, or "m" and that of a framing mark."""


def find_passages(claims: Iterable[type_anchored], version: Version) -> dict[int, Span]:
    """Where each claim stands in this version, by primary key; those that do not stand there are left out."""
    text = Text(version.body)
    found = {claim.pk: find_passage(claim, version, text) for claim in claims}
    return {pk: span for pk, span in found.items() if span}


def find_passage(claim: type_anchored, version: Version, text: Text) -> Span | None:
    if claim.version_id == version.pk:
        return None if claim.start is None or claim.end is None else Span(claim.start, claim.end)
    try:
        anchor = text.locate_exact(claim.quote, claim.prefix, claim.suffix)
    except (AbsentQuote, AmbiguousQuote):
        return None
    return Span(anchor.start, anchor.end)


def find_theirs(version: Version) -> list[Span]:
    """The ranges that are the article's own words: between « and » in an abstract, else everything."""
    if version.kind != TextKind.DIGEST.value:
        return [Span(0, len(version.body))]
    found = (match.span() for match in QUOTED.finditer(version.body))
    return [Span(start + 1, end - 1) for start, end in found if end - start > 2]


def mark_passages(passages: Mapping[type_name, Span]) -> list[Mark]:
    return [Mark(name, span.start, span.end) for name, span in passages.items()]


def find_sentence(body: str, passage: Span) -> Span:
    """The sentence or sentences that the passage stands in, inside its paragraph."""
    around = next((p for p in paragraphs(body) if p.start <= passage.start < p.end), passage)
    low = max(around.start, passage.start - LONGEST_SENTENCE)
    high = max(passage.end, min(around.end, passage.end + LONGEST_SENTENCE))
    cut = [Span(start + low, end + low) for start, end in cut_sentences(body[low:high])]
    touched = [span for span in cut if span.start < passage.end and passage.start < span.end]
    return Span(min(s.start for s in [*touched, passage]), max(s.end for s in [*touched, passage]))
