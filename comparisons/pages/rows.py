"""One point as a row of the comparison: its question with what we say of it, and one cell a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Section
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, explain_absence, show_claims
from comparisons.pages.telling import tell


@dataclass(frozen=True, slots=True)
class Row:
    """One point: its question with what we say of it, and one cell a column."""

    anchor: str
    tone: str
    verdict: SafeString
    question: str
    address: str
    reason: str
    notes: Sequence[str]
    cells: SafeString


def build_row(judged: Judged, section: Section, columns: Sequence[str], only: str, speech: Speech) -> Row:
    """`only`: the article that is read alone; what others say, and how they all stand, is left blank then."""
    point, telling = judged.point, tell(judged, speech.names)
    cells = build_cells(judged, section, columns, only, speech)
    return Row(
        anchor=f"point-{point.pk}",
        tone="" if only else telling.looks[0].key,
        verdict=markup.EMPTY if only else markup.join(map(markup.verdict, telling.looks), " "),
        question=point.question,
        address=point.get_absolute_url(),
        reason="" if only else telling.reason,
        notes=() if only else telling.notes,
        cells=cells,
    )


def build_cells(
    judged: Judged, section: Section, columns: Sequence[str], only: str, speech: Speech
) -> SafeString:
    said: dict[str, list[Claim]] = {}
    for claim in judged.claims:
        said.setdefault(claim.article.slug, []).append(claim)
    return markup.join(
        build_cell(slug, said.get(slug, []), judged, section, speech)
        if only in ("", slug)
        else markup.cell(speech.names[slug], markup.hint(wording.NOT_TOLD), "blank")
        for slug in columns
    )


def build_cell(
    slug: str, claims: Sequence[Claim], judged: Judged, section: Section, speech: Speech
) -> SafeString:
    name = speech.names[slug]
    if claims:
        return markup.cell(name, show_claims(claims, judged, speech))
    if slug not in section.columns:
        return markup.cell(name, markup.hint(wording.NOT_COVERED), "elsewhere")
    words, state = explain_absence(slug, judged)
    return markup.cell(name, markup.silence(words), state)
