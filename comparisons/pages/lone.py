"""What one source only tells: a list under its column, since a row of empty cells compares nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.judging import Judged
from comparisons.pages.answers import group_claims, show_quote
from comparisons.pages.cells import is_verbatim
from comparisons.pages.panel import Panel
from comparisons.pages.rows import Asked, Layout, build_asked
from comparisons.pages.telling import list_notes


@dataclass(frozen=True, slots=True)
class Lone:
    """A question that one article answers: the answer in words of ours, its first quote."""

    asked: Asked
    verdict: SafeString
    answer: str
    who: str
    quote: SafeString
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class LoneColumn:
    """What one article alone tells, in the place of its column; `after`: the first after the event."""

    name: str
    items: Sequence[Lone]
    after: bool


@dataclass(frozen=True, slots=True)
class Only:
    """All that one source only tells in one part. `panel` belongs to the one that stands open, if any."""

    columns: Sequence[LoneColumn]
    number: int
    unfolded: bool
    opened: Asked | None
    panel: Panel | None


def build_only(points: Sequence[Judged], layout: Layout, *, unfolded: bool) -> Only | None:
    """None where there is nothing of the kind."""
    by_article: dict[str, list[Judged]] = {slug: [] for slug in layout.columns}
    for judged in points:
        by_article[judged.claims[0].article.slug].append(judged)
    if not points:
        return None
    opened = next((judged for judged in points if judged.point.pk in layout.panels), None)
    return Only(
        columns=[
            LoneColumn(
                name=layout.speech.names[slug],
                items=[build_lone(judged, layout) for judged in found],
                after=bool(layout.line) and place == layout.line,
            )
            for place, (slug, found) in enumerate(by_article.items())
        ],
        number=len(points),
        unfolded=unfolded or opened is not None,
        opened=build_asked(opened, layout.choice) if opened else None,
        panel=layout.panels[opened.point.pk] if opened else None,
    )


def build_lone(judged: Judged, layout: Layout) -> Lone:
    groups = group_claims(judged.claims, judged, layout.speech)
    answers = [f"{answer} {when}".strip() for answer, when in groups]
    first = judged.claims[0]
    speaker = f"quoting {first.voice.name}" if first.voice else ""
    return Lone(
        asked=build_asked(judged, layout.choice),
        verdict=markup.verdict(
            wording.look_of(judged.judgement.verdict, layout.speech.names[first.article.slug])
        ),
        answer="" if is_verbatim(answers[0], judged.claims) else wording.list_names(answers),
        who=" · ".join(word for word in (speaker, wording.say_certainty(first.certainty)) if word),
        quote=show_quote(first, layout.speech),
        notes=list_notes(judged, layout.speech.names),
    )
