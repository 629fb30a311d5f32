"""One point as a row of the comparison: its question with what we say of it, and one cell a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Section
from comparisons.judging import Judged
from comparisons.pages.answers import Speech
from comparisons.pages.by_answer import build_answer_cells
from comparisons.pages.cells import group_by_article, show_cell
from comparisons.pages.choice import Choice, ask
from comparisons.pages.eventline import spin_threads
from comparisons.pages.panel import Panel
from comparisons.pages.telling import is_one_remark, tell
from comparisons.vocabulary import Verdict

MOST_COLUMNS = 5
"""With more articles the answers are the columns."""

FOLDED = (Verdict.AGREE, None)
"""Points that take one line: the same answer everywhere, or none yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the way to open it in its place.

    `address` is the page with it open (or closed, where it stands open), `own` the question's own page and
    `fragment` what a script puts into the page.
    """

    anchor: str
    words: str
    address: str
    own: str
    fragment: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One point: its question with what we say of it, and one cell a column; folded it is one line."""

    asked: Asked
    tone: str
    verdict: SafeString
    reason: str
    notes: Sequence[str]
    folded: bool
    cells: SafeString
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What all rows of a part have in common. `panels` are the open ones, by their point's primary key."""

    section: Section
    columns: Sequence[str]
    line: int
    choice: Choice
    speech: Speech
    panels: Mapping[int, Panel]


def build_asked(judged: Judged, choice: Choice) -> Asked:
    point = judged.point
    is_open = choice.opened == point.pk
    anchor = f"point-{point.pk}"
    opening = choice.change() if is_open else choice.change(opened=point.pk)
    chosen = ask(articles=",".join(choice.articles or ()), only=choice.only)
    own = point.get_absolute_url()
    return Asked(
        anchor=anchor,
        words=point.question,
        address=f"{opening}#{anchor}",
        own=own,
        fragment=f"{own}{chosen}{'&' if chosen else '?'}panel=",
        is_open=is_open,
    )


def build_row(judged: Judged, layout: Layout) -> Row:
    """Where one article is read alone, what others say, and how they all stand, is left blank."""
    only, telling = layout.choice.only, tell(judged, layout.speech.names)
    folded = judged.judgement.verdict in FOLDED and not only and telling.looks[0] != wording.FORECAST
    looks = [wording.ONE_REMARK] if is_one_remark(judged) else telling.looks
    return Row(
        asked=build_asked(judged, layout.choice),
        tone="" if only else telling.looks[0].key,
        verdict=markup.EMPTY if only else markup.join(map(markup.verdict, looks), " "),
        reason="" if only or len(layout.columns) < 2 or is_one_remark(judged) else telling.reason,
        notes=() if only else telling.notes,
        folded=folded,
        cells=markup.EMPTY if folded else build_cells(judged, layout),
        panel=layout.panels.get(judged.point.pk),
    )


def build_cells(judged: Judged, layout: Layout) -> SafeString:
    if len(layout.columns) > MOST_COLUMNS:
        return build_answer_cells(judged, layout.choice.only, layout.speech)
    said, only = group_by_article(judged), layout.choice.only
    threads = {} if only else spin_threads(judged, layout.columns, layout.line)
    return markup.join(
        show_cell(
            slug,
            said.get(slug, []),
            judged,
            layout.section,
            layout.speech,
            name_state(place, slug, layout, threads),
        )
        if only in ("", slug)
        else markup.cell(layout.speech.names[slug], markup.hint(wording.NOT_TOLD), "blank")
        for place, slug in enumerate(layout.columns)
    )


def name_state(place: int, slug: str, layout: Layout, threads: Mapping[int, str]) -> str:
    """What runs through a cell: the event, a thread, or the line that says that the column was never read."""
    words = [threads.get(place, "")]
    if layout.line:
        words.append("after" if place == layout.line else "until" if place == layout.line - 1 else "")
    if slug in find_unread(layout.section):
        words.append("unread")
    return " ".join(word for word in words if word)


def find_unread(section: Section) -> frozenset[str]:
    """The articles that nobody has read for any question of this part, where it has more than one."""
    if len(section.points) < 2:
        return frozenset()
    return frozenset(section.columns).intersection(*(judged.judgement.untagged for judged in section.points))
