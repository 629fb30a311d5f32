"""The comparison of an event as a page: points as rows, articles as columns.

Made of a comparison that is worked out already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from articles.date_words import display_date
from comparisons import wording
from comparisons.comparison import Comparison, Section
from comparisons.judging import Judged
from comparisons.models import Event
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice, ask
from comparisons.pages.columns import Head, build_heads
from comparisons.pages.offers import Filter, build_theme_filters, build_verdict_filters, list_blamed
from comparisons.pages.rows import Row, build_row
from comparisons.pages.telling import matches, rank


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one event of the comparison that the filters leave."""

    anchor: str
    name: str
    address: str
    dateline: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question that the one article that is read says nothing on, and what the others answer."""

    question: str
    address: str
    answers: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """What the template of an event reads."""

    name: str
    dateline: str
    summary: str
    larger: tuple[str, str] | None
    standing: str
    heads: Sequence[Head]
    parts: Sequence[Part]
    verdicts: Sequence[Filter]
    themes: Sequence[Filter]
    limited: bool
    only: Head | None
    unknown: Sequence[Unknown]
    unread: int
    blamed: Sequence[tuple[str, str]]
    shown: int
    total: int
    texts: str
    json: str
    everything: str
    read_all: str


def build_event_page(
    comparison: Comparison, choice: Choice, closed: frozenset[str], readable: Mapping[int, str]
) -> EventPage:
    """The page of this comparison as the visitor has chosen to see it.

    `closed`: the articles (slugs) whose quotes are cut. `readable`: by the article's primary key, the kind
    of the text that the visitor may see.
    """
    names = {column.article.slug: column.name for column in comparison.columns}
    heads = build_heads(comparison.columns, choice, readable)
    articles = ",".join(choice.articles or ())
    event = comparison.event
    sources = {column.article.slug: column.article.source.name for column in comparison.columns}
    speech = Speech(names, closed, lambda claim: locate_claim(claim, event.slug, articles), sources)
    parts = [
        build_part(section, comparison, choice, speech) for section in comparison.sections if section.points
    ]
    shown = sum(len(part.rows) for part in parts)
    return EventPage(
        name=event.name,
        dateline=say_dateline(event),
        summary=event.summary,
        larger=(event.part_of.name, event.part_of.get_absolute_url()) if event.part_of else None,
        standing=wording.say_standing(comparison.counts, len(comparison.columns)),
        heads=heads,
        parts=parts,
        verdicts=build_verdict_filters(comparison, choice),
        themes=build_theme_filters(comparison, choice),
        limited=choice.articles is not None,
        only=next((head for head in heads if head.is_only), None),
        unknown=list_unknown(comparison, choice.only, names) if choice.only else (),
        unread=sum(choice.only in judged.judgement.untagged for judged in comparison.points),
        blamed=list_blamed(choice) if not shown else (),
        shown=shown,
        total=len(comparison.points),
        texts=reverse("event-texts", args=[event.slug]) + ask(articles=articles),
        json=reverse("event-json", args=[event.slug]) + ask(articles=articles),
        everything=choice.change(articles=None),
        read_all=choice.change(only=""),
    )


def say_dateline(event: Event) -> str:
    return " · ".join(word for word in (display_date(event.date) if event.date else "", event.place) if word)


def build_part(section: Section, comparison: Comparison, choice: Choice, speech: Speech) -> Part:
    event = section.event
    left = [judged for judged in section.points if is_shown(judged, choice)]
    columns = [column.article.slug for column in comparison.columns]
    return Part(
        anchor=f"event-{event.slug}",
        name=event.name,
        address=event.get_absolute_url(),
        dateline=say_dateline(event),
        rows=[build_row(judged, section, columns, choice.only, speech) for judged in sorted(left, key=rank)],
    )


def is_shown(judged: Judged, choice: Choice) -> bool:
    """Whether the point is a row: the filters leave it, and the article that is read alone answers it."""
    answered = not choice.only or any(claim.article.slug == choice.only for claim in judged.claims)
    return answered and matches(judged, choice.verdict, choice.theme)


def list_unknown(comparison: Comparison, only: str, names: Mapping[str, str]) -> list[Unknown]:
    """What a reader of this article alone would not know: from recorded silences only."""
    return [
        Unknown(judged.point.question, judged.point.get_absolute_url(), say_answers(judged, names))
        for section in comparison.sections
        for judged in sorted(section.points, key=rank)
        if only in judged.judgement.silent and judged.claims
    ]


def say_answers(judged: Judged, names: Mapping[str, str]) -> str:
    """The answers with who gives them: "1997 (WSWS), 1999 (RT and CDMedia)"."""
    return ", ".join(
        f"{wording.say_answer(position.display, denied=position.denied)}"
        f" ({wording.list_names([names[slug] for slug in position.articles])})"
        for position in judged.judgement.positions
    )
