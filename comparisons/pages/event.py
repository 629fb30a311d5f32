"""The comparison of an event as a page: points as rows, articles as columns.

Made of a comparison that is worked out already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.urls import reverse

from articles.models import Article
from comparisons import wording
from comparisons.comparison import Comparison
from comparisons.judging import Judged, name_articles
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Speech
from comparisons.pages.changes import LastChange
from comparisons.pages.choice import Choice, ask
from comparisons.pages.columns import Head, build_heads
from comparisons.pages.elsewhere import Other
from comparisons.pages.offers import Blamed, Filter, build_theme_filters, build_verdict_filters, list_blamed
from comparisons.pages.panel import Panel, build_panel
from comparisons.pages.parts import Line, Part, build_part, say_dateline
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.rows import MOST_COLUMNS
from comparisons.pages.shelf import Shelf
from comparisons.pages.telling import rank


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question that the one article that is read says nothing on, and what the others answer."""

    question: str
    address: str
    answers: str
    before: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """An article that can be a column, and whether it is one."""

    slug: str
    name: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """Where this comparison can be had in another form."""

    texts: str
    framing: str
    brief: str
    csv: str
    json: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page needs to know of the visitor and of what was loaded beside the comparison.

    `closed`: the articles (slugs) whose quotes are cut. `readable`: by the article's primary key, the kind
    of the text that the visitor may see. `offered`: all articles that could be columns. `add`: where an
    article is added, for people who may.
    """

    closed: frozenset[str] = frozenset()
    readable: Mapping[int, str] = field(default_factory=dict)
    offered: Sequence[Article] = ()
    shelf: Shelf = field(default_factory=Shelf)
    others: Sequence[Other] = ()
    change: LastChange | None = None
    signed_in: bool = False
    pencils: Pencils = NO_PENCILS
    add: str = ""


@dataclass(frozen=True, slots=True)
class EventPage:
    """What the template of an event reads."""

    name: str
    dateline: str
    summary: str
    larger: tuple[str, str] | None
    standing: str
    heads: Sequence[Head]
    by_answer: bool
    span: int
    sheet: str
    line: Line | None
    parts: Sequence[Part]
    is_larger: bool
    verdicts: Sequence[Filter]
    themes: Sequence[Filter]
    limited: bool
    offered: Sequence[Offered]
    kept: Sequence[tuple[str, str]]
    only: Head | None
    unknown: Sequence[Unknown]
    unread: int
    blamed: Sequence[Blamed]
    others: Sequence[Other]
    change: LastChange | None
    shown: int
    total: int
    ways: Ways
    everything: str
    read_all: str
    add: str


def build_event_page(comparison: Comparison, choice: Choice, visit: Visit) -> EventPage:
    """The page of this comparison as the visitor has chosen to see it."""
    event, articles = comparison.event, ",".join(choice.articles or ())
    speech = make_speech(comparison, choice, visit.closed)
    panels = build_panels(comparison, choice, visit, speech)
    parts = [build_part(one, comparison, choice, speech, panels) for one in comparison.sections if one.points]
    line = parts[0].line if len(parts) == 1 else None
    heads = build_heads(
        comparison.columns,
        choice,
        visit.readable,
        line.before if line else 0,
        pencils=visit.pencils,
        event=comparison.event.slug,
    )
    shown = sum(part.number for part in parts)
    return EventPage(
        name=event.name,
        dateline=say_dateline(event),
        summary=event.summary,
        larger=(event.part_of.name, event.part_of.get_absolute_url()) if event.part_of else None,
        standing=say_standing(comparison),
        heads=heads,
        by_answer=len(heads) > MOST_COLUMNS,
        span=3 if len(heads) > MOST_COLUMNS else len(heads) + 1,
        sheet="answers" if len(heads) > MOST_COLUMNS else str(len(heads)),
        line=line,
        parts=[part for part in parts if part.number],
        is_larger=len(parts) > 1,
        verdicts=() if choice.only else build_verdict_filters(comparison, choice),
        themes=build_theme_filters(comparison, choice),
        limited=choice.articles is not None,
        offered=list_offered(comparison, visit.offered),
        kept=[(name, value) for name, value in keep(choice) if value],
        only=next((head for head in heads if head.is_only), None),
        unknown=list_unknown(comparison, choice.only, speech.names) if choice.only else (),
        unread=sum(choice.only in judged.judgement.untagged for judged in comparison.points),
        blamed=list_blamed(comparison, choice) if not shown else (),
        others=visit.others,
        change=None if choice.only else visit.change,
        shown=shown,
        total=len(comparison.points),
        ways=name_ways(event.slug, articles),
        everything=choice.change(articles=None),
        read_all=choice.change(only=""),
        add=visit.add,
    )


def make_speech(comparison: Comparison, choice: Choice, closed: frozenset[str]) -> Speech:
    event, articles = comparison.event, ",".join(choice.articles or ())
    names = {column.article.slug: column.name for column in comparison.columns}
    sources = {column.article.slug: column.article.source.name for column in comparison.columns}
    locate = partial(locate_claim, event=event.slug, articles=articles)
    return Speech(names, closed, locate, sources, alone=bool(choice.only))


def build_panels(comparison: Comparison, choice: Choice, visit: Visit, speech: Speech) -> dict[int, Panel]:
    """The panel of the question that stands open, if one does."""
    return {
        judged.point.pk: build_panel(
            judged,
            speech,
            visit.shelf,
            articles={column.article.slug: column.article for column in comparison.columns},
            only=choice.only,
            signed_in=visit.signed_in,
            pencils=visit.pencils,
        )
        for judged in comparison.points
        if judged.point.pk == choice.opened
    }


def say_standing(comparison: Comparison) -> str:
    circular = sum(judged.judgement.circular for judged in comparison.points)
    return wording.say_standing(comparison.counts, len(comparison.columns), circular)


def list_offered(comparison: Comparison, offered: Sequence[Article]) -> list[Offered]:
    shown = {column.article.slug for column in comparison.columns}
    return [Offered(slug, name, slug in shown) for slug, name in name_articles(offered).items()]


def keep(choice: Choice) -> list[tuple[str, str]]:
    """What choosing other articles leaves as it is."""
    return [("verdict", choice.verdict), ("theme", choice.theme)]


def name_ways(slug: str, articles: str) -> Ways:
    chosen = ask(articles=articles)
    names = ("event-texts", "event-framing", "event-brief", "event-csv", "event-json")
    return Ways(*(reverse(name, args=[slug]) + chosen for name in names))


def list_unknown(comparison: Comparison, only: str, names: Mapping[str, str]) -> list[Unknown]:
    """What a reader of this article alone would not know: what it was read for and does not say."""
    return [
        Unknown(
            question=judged.point.question,
            address=judged.point.get_absolute_url(),
            answers=say_answers(judged, names),
            before=only in judged.judgement.before_event,
        )
        for section in comparison.sections
        for judged in sorted(section.points, key=rank)
        if only in (*judged.judgement.silent, *judged.judgement.before_event) and judged.claims
    ]


def say_answers(judged: Judged, names: Mapping[str, str]) -> str:
    """The answers with who gives them: "1997 (WSWS), 1999 (RT and CDMedia)"."""
    return ", ".join(
        f"{wording.say_answer(position.display, denied=position.denied)}"
        f" ({wording.list_names([names[slug] for slug in position.articles])})"
        for position in judged.judgement.positions
    )
