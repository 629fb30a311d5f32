"""What each article leaves out: questions that it was read for and does not answer, as two others do."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Column, Comparison
from comparisons.comparison import Section as ComparedEvent
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, describe, explain_absence
from comparisons.pages.framing.tables import Band, Row, Section, spend
from comparisons.pages.telling import rank

FEWEST_OTHERS = 2
"""What one other article alone says may be that one's own subject."""

MOST_QUESTIONS = 8
"""So many questions are shown at once; the others unfold, event by event."""


def build_omissions(comparison: Comparison, columns: Sequence[Column], speech: Speech) -> Section:
    """A row for each question that one of these columns leaves out. Only silences on record count."""
    several = len(comparison.sections) > 1
    bands = [
        Band(part.event.name if several else "", "", list_rows(part, columns, speech))
        for part in comparison.sections
    ]
    return Section(
        anchor="omissions",
        title="What each leaves out",
        short="Left out",
        note="Questions that two or more articles answer, and another, read for it, does not.",
        bands=spend(((band, "question") for band in bands), MOST_QUESTIONS),
        empty="No article is on record as silent on a question that two or more others answer.",
    )


def list_rows(part: ComparedEvent, columns: Sequence[Column], speech: Speech) -> list[Row]:
    return [
        build_row(judged, columns, part.columns, speech)
        for judged in sorted(part.points, key=rank)
        if any(leaves_out(column.article.slug, judged) for column in columns)
    ]


def leaves_out(slug: str, judged: Judged) -> bool:
    """Whether it is silent on what two or more others answer; what it could not know is no omission."""
    others = {claim.article.slug for claim in judged.claims} - {slug}
    return slug in judged.judgement.silent and len(others) >= FEWEST_OTHERS


def build_row(judged: Judged, columns: Sequence[Column], covering: Sequence[str], speech: Speech) -> Row:
    others = len({claim.article.slug for claim in judged.claims})
    return Row(
        label=markup.link(judged.point.get_absolute_url(), judged.point.question),
        note="",
        count=f"answered by {wording.count(others, 'article')}",
        cells=[fill_cell(column, judged, covering, speech) for column in columns],
    )


def fill_cell(column: Column, judged: Judged, covering: Sequence[str], speech: Speech) -> SafeString:
    slug = column.article.slug
    if slug not in covering:
        return markup.cell(column.name, markup.silence(wording.NOT_COVERED), "absent")
    if leaves_out(slug, judged):
        return markup.cell(column.name, markup.silence(wording.DOES_NOT_SAY), "left-out")
    claims = [claim for claim in judged.claims if claim.article.slug == slug]
    if not claims:
        return markup.cell(column.name, markup.silence(explain_absence(slug, judged)[0]), "absent")
    told: dict[str, Claim] = {}
    for claim in claims:
        told.setdefault(describe(claim, judged, speech).answer, claim)
    links = [markup.link(speech.locate(claim), answer or "its words") for answer, claim in told.items()]
    return markup.cell(column.name, markup.join(links, " · "), "answered")
