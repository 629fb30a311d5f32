"""One event of the comparison as a section: its rows in order, then what only one source tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.date_words import display_date
from comparisons import markup, wording
from comparisons.comparison import Comparison, Section
from comparisons.judging import Judged
from comparisons.models import Event
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice
from comparisons.pages.eventline import place_line
from comparisons.pages.lone import Only, build_only
from comparisons.pages.panel import Panel
from comparisons.pages.rows import Layout, Row, build_row
from comparisons.pages.telling import has_forecast, matches, rank
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """The event between the columns: how many stand left and right of it, and when it was."""

    before: int
    after: int
    when: str


@dataclass(frozen=True, slots=True)
class Part:
    """What the filters leave of one event of the comparison. `tallies` are the signs of what differs."""

    anchor: str
    name: str
    address: str
    dateline: str
    line: Line | None
    rows: Sequence[Row]
    only: Only | None
    number: int
    tallies: Sequence[SafeString]


def build_part(
    section: Section, comparison: Comparison, choice: Choice, speech: Speech, panels: Mapping[int, Panel]
) -> Part:
    event, columns = section.event, [column.article.slug for column in comparison.columns]
    line = place_line(section, columns) if len(columns) > 1 and not choice.only else 0
    layout = Layout(section, columns, line, choice, speech, panels)
    left = sorted((judged for judged in section.points if is_shown(judged, choice)), key=rank)
    lone = [judged for judged in left if is_lone(judged, len(columns), choice)]
    rows = [judged for judged in left if judged not in lone]
    is_whole = len([one for one in comparison.sections if one.points]) == 1
    return Part(
        anchor=f"event-{event.slug}",
        name=event.name,
        address=event.get_absolute_url(),
        dateline=say_dateline(event),
        line=build_line(layout, event),
        rows=[build_row(judged, layout) for judged in rows],
        only=build_only(lone, layout, unfolded=is_whole or not rows),
        number=len(left),
        tallies=list_tallies(left, choice),
    )


def build_line(layout: Layout, event: Event) -> Line | None:
    """None where nobody wrote before the event, or where no article's column stands beside another."""
    if not layout.line:
        return None
    when = display_date(event.date) if event.date else "the event"
    return Line(layout.line, len(layout.columns) - layout.line, when)


def is_shown(judged: Judged, choice: Choice) -> bool:
    """Whether the point is shown: the filters leave it, and the article that is read alone answers it."""
    answered = not choice.only or any(claim.article.slug == choice.only for claim in judged.claims)
    return answered and matches(judged, choice.verdict, choice.theme)


def is_lone(judged: Judged, columns: int, choice: Choice) -> bool:
    """Whether one source only tells it, so that it stands in a list; a forecast has its row."""
    single = judged.judgement.verdict == Verdict.SINGLE
    return single and columns > 1 and not choice.only and not has_forecast(judged)


def list_tallies(points: Sequence[Judged], choice: Choice) -> list[SafeString]:
    """The signs of what differs in a part, with their numbers; none where one article is read alone."""
    found = Counter(judged.judgement.verdict for judged in points)
    differing = (Verdict.CONFLICT, Verdict.DISPUTED)
    return [
        markup.tally_sign(wording.look_of(verdict), found[verdict])
        for verdict in differing
        if found[verdict] and not choice.only
    ]


def say_dateline(event: Event) -> str:
    return " · ".join(word for word in (display_date(event.date) if event.date else "", event.place) if word)
