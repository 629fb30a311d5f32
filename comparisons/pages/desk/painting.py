"""What is painted in the text of the desk: claims, framing marks, what is chosen and what may answer.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from articles.texts import Span
from comparisons import markup
from comparisons.languages import OURS, read_language
from comparisons.listing.desk import DeskMaterial
from comparisons.models import Claim, FramingMark
from comparisons.pages.desk.body import CLAIM, FRAMING, Light, Tag, write_body
from comparisons.pages.desk.questions import open_claim
from comparisons.pages.desk.seeing import (
    ASKED,
    ASKING,
    MOVING,
    NEW,
    OPEN_CLAIM,
    OPEN_FRAMING,
    PUTTING,
    Seen,
)
from comparisons.pages.desk.state import CLAIMS, WORDING, State


def write_paragraphs(material: DeskMaterial, seen: Seen, lit: Sequence[Span]) -> list[SafeString]:
    """The text as this state paints it; `lit` are the sentences that may answer."""
    if material.version is None:
        return []
    chosen = seen.passage if shows_passage(seen) else None
    light = Light(Span(chosen.start, chosen.end) if chosen else None, lit)
    language = read_language(material.article.language) if material.article.language else OURS
    return write_body(material.version, list_tags(material, seen), light, language)


def shows_passage(seen: Seen) -> bool:
    """Whether the passage is framed in the text: not where it is that of what is open, as it is stored."""
    if seen.panel in (OPEN_CLAIM, OPEN_FRAMING, MOVING):
        return seen.state.has_passage
    return seen.panel in (ASKING, ASKED, NEW, PUTTING)


def list_tags(material: DeskMaterial, seen: Seen) -> list[Tag]:
    """What is painted: claims, marks, or both, as the address has it; what is open is always."""
    state = seen.state
    tags: list[Tag] = []
    for claim in material.claims:
        if state.mark != WORDING or claim == seen.claim:
            tags += tag_row(claim, CLAIM, claim.point.question, state.begin(claim=claim.pk), seen.claim)
    for mark in material.marks:
        if state.mark != CLAIMS or mark == seen.mark:
            tags += tag_row(mark, FRAMING, tell_mark(mark), state.begin(framing=mark.pk), seen.mark)
    return tags


def tag_row(
    row: Claim | FramingMark, kind: str, title: str, state: State, current: Claim | FramingMark | None
) -> Iterable[Tag]:
    if row.start is None or row.end is None:
        return []
    address = f"{state.ask()}#{kind}{row.pk}"
    return [Tag(kind, row.pk, Span(row.start, row.end), address, title, row == current)]  # type: ignore[arg-type]


def tell_mark(mark: FramingMark) -> str:
    """What a mark says of its words: "loaded term, names Kyiv 2014"."""
    named = f"names {mark.referent}" if mark.referent else ""
    words = (mark.get_device_display(), mark.get_frame_display(), mark.get_function_display(), named)
    return ", ".join(word for word in words if word)


def list_orphans(material: DeskMaterial, state: State) -> list[SafeString]:
    """The claims and marks whose words do not stand in the current text."""
    claims = [open_claim(claim, state) for claim in material.claims if claim.is_orphan]
    marks = [
        markup.lost(markup.quote(mark.quote, state.begin(framing=mark.pk).ask()))
        for mark in material.marks
        if mark.is_orphan
    ]
    return [*claims, *marks]
