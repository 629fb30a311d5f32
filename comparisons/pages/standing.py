"""How the open question stands in one column: what the article answers, or why it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Version
from articles.texts import Span
from comparisons import wording
from comparisons.comparison import Column
from comparisons.judging import Judged
from comparisons.models import Claim, FramingMark
from comparisons.nearest import cut_sentences, find_nearest
from comparisons.pages.answers import describe, explain_absence
from comparisons.pages.reading import Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """In words of ours; `answers` is empty where the article says nothing.

    `address` leads to its place in the text, where there is one; `where` is what is found there.
    """

    answers: str
    absence: str
    address: str
    where: str


def find_standing(
    column: Column, claims: list[Claim], passages: dict[int, Span], nearest: Span | None, reading: Reading
) -> Standing | None:
    """`claims`: those of this article on the open question."""
    judged = reading.judged
    if judged is None:
        return None
    if claims:
        found = next((claim for claim in claims if claim.pk in passages), None)
        told = dict.fromkeys(describe(claim, judged, reading.speech).answer for claim in claims)
        return Standing(
            answers=" · ".join(told),
            absence="" if found else wording.NOT_IN_THIS_TEXT,
            address=f"#c{(found or claims[0]).pk}",
            where="",
        )
    return Standing(
        answers="",
        absence=explain(column, judged, reading),
        address=f"#{name_nearest(column)}" if nearest else "",
        where=wording.NEAREST if nearest else "",
    )


def find_naming(put: Sequence[FramingMark], reading: Reading) -> Standing | None:
    """How one column stands to the open framing mark: how often it has words for the same thing.

    `put`: the marks of this article that are shown.
    """
    opened = [mark for mark in put if reading.is_opened(mark)]
    if not opened:
        named = reading.mark is not None and reading.mark.referent_id is not None
        return Standing("", wording.NOTHING_MARKED, "", "") if named else None
    told = wording.count(len(opened), "time")
    answers = f"names it {told}" if opened[0].referent_id else "marked here"
    return Standing(answers=answers, absence="", address=f"#m{opened[0].pk}", where="")


def explain(column: Column, judged: Judged, reading: Reading) -> str:
    if not covers(column, judged, reading):
        return wording.NOT_COVERED
    return explain_absence(column.article.slug, judged)[0]


def covers(column: Column, judged: Judged, reading: Reading) -> bool:
    return any(
        section.event.pk == judged.point.event_id and column.article.slug in section.columns
        for section in reading.comparison.sections
    )


def name_nearest(column: Column) -> str:
    return f"near-{column.article.pk}"


def look_nearest(judged: Judged, version: Version) -> Span | None:
    """The sentence of the text that comes nearest to the question and the quotes on file, if any does."""
    sentences = cut_sentences(version.body)
    quotes = [claim.quote for claim in judged.claims]
    place = find_nearest([version.body[s.start : s.end] for s in sentences], judged.point.question, quotes)
    return None if place is None else sentences[place]
