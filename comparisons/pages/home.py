"""The home page: one conflict in quotes, then the stories by what differs, then those with one article.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.date_words import display_when
from comparisons import judging, markup, wording
from comparisons.algebra.verdicts import Position
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.listing.home import Lead, Shelf
from comparisons.listing.leaves import Leaf, cut_leaf
from comparisons.models import Claim, Event
from comparisons.pages.addresses import locate_claim
from comparisons.pages.axis import Axis, draw_axis
from comparisons.pages.choice import ask
from comparisons.pages.told import tell_tallies, tell_when
from comparisons.vocabulary import Kind, Verdict

MOST_ANSWERS = 4
"""Answers that the leading conflict shows; more would not be read in thirty seconds."""


@dataclass(frozen=True, slots=True)
class Report:
    """Who gives an answer, and in which words."""

    who: str
    words: SafeString
    certainty: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the leading conflict with those who give it."""

    display: str
    when: str
    reports: Sequence[Report]


@dataclass(frozen=True, slots=True)
class LeadingConflict:
    """The question that leads the page: its answers with their quotes, and how far they are apart."""

    question: str
    address: str
    event: str
    event_address: str
    verdict: SafeString
    reason: str
    answers: Sequence[Answer]
    more: int
    axis: Axis | None
    texts: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event in the list: how much was written on it, and how what was said stands."""

    name: str
    address: str
    when: str
    place: str
    articles: int
    sources: int
    tallies: Sequence[SafeString]
    parts: Sequence[Story] = ()

    @property
    def written(self) -> str:
        """How much there is to compare: "3 articles from 3 sources"."""
        if not self.articles:
            return "no article yet"
        return f"{wording.count(self.articles, 'article')} from {wording.count(self.sources, 'source')}"


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows. `alone` are the stories that one article covers, or none."""

    lead: LeadingConflict | None
    compared: Sequence[Story]
    alone: Sequence[Story]
    leaf: Leaf[Story]
    is_empty: bool


def build_home(shelf: Shelf, lead: Lead | None, *, page: str | None, sees_all: bool) -> Home:
    """Larger events first, each with its parts; `sees_all`: the reader has an account."""
    leaf = cut_leaf(build_stories(shelf), page)
    return Home(
        lead=build_lead(lead, sees_all=sees_all) if lead and leaf.number == 1 else None,
        compared=[story for story in leaf.rows if story.articles > 1],
        alone=[story for story in leaf.rows if story.articles < 2],
        leaf=leaf,
        is_empty=not shelf.events,
    )


# Stories


@dataclass(frozen=True, slots=True)
class Sum:
    """What an event with all its parts amounts to."""

    articles: frozenset[int]
    sources: frozenset[int]
    verdicts: Mapping[tuple[str, bool], int]

    def count(self, verdict: Verdict, *, narrow: bool | None = None) -> int:
        return sum(
            number
            for (name, is_narrow), number in self.verdicts.items()
            if name == verdict and narrow in (None, is_narrow)
        )


def build_stories(shelf: Shelf) -> list[Story]:
    """The events that match, each under the largest that it is a part of; what differs most comes first."""
    parts: dict[int | None, list[Event]] = defaultdict(list)
    for event in shelf.events:
        parts[event.part_of_id].append(event)
    sums = sum_families(shelf, parts)
    for siblings in parts.values():
        siblings.sort(key=lambda event: _rank(event, sums[event.pk]))
    families = [[top, *_descend(top, parts)] for top in parts[None]]
    shown = [family for family in families if any(event.pk in shelf.matching for event in family)]
    return [build_story(family, shelf.matching, sums) for family in shown]


def _descend(
    event: Event, parts: Mapping[int | None, Sequence[Event]], seen: frozenset[int] = frozenset()
) -> list[Event]:
    """All parts of an event, each followed by its own; a ring of parts is cut where it closes."""
    seen |= {event.pk}
    below = [part for part in parts.get(event.pk, ()) if part.pk not in seen]
    return [member for part in below for member in (part, *_descend(part, parts, seen))]


def sum_families(shelf: Shelf, parts: Mapping[int | None, Sequence[Event]]) -> dict[int, Sum]:
    """For each event, what it and all its parts amount to."""
    covering: dict[int, list[tuple[int, int]]] = defaultdict(list)
    standing: dict[int, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for number, article, source in shelf.covering:
        covering[number].append((article, source))
    for number, verdict, narrow, points in shelf.standing:
        standing[number][verdict, narrow] += points
    families = {event.pk: [event, *_descend(event, parts)] for event in shelf.events}
    return {
        top: Sum(
            articles=frozenset(article for member in family for article, _ in covering[member.pk]),
            sources=frozenset(source for member in family for _, source in covering[member.pk]),
            verdicts=sum((standing[member.pk] for member in family), Counter()),
        )
        for top, family in families.items()
    }


def _rank(event: Event, total: Sum) -> tuple[bool, int, int, int, int, int, str]:
    """Comparable stories first, then by what differs, then the latest."""
    day = event.date_last or event.date_first
    return (
        len(total.articles) < 2,
        -total.count(Verdict.CONFLICT, narrow=False),
        -total.count(Verdict.CONFLICT, narrow=True),
        -total.count(Verdict.DISPUTED),
        -total.count(Verdict.COMPATIBLE),
        -(day.toordinal() if day else 0),
        event.slug,
    )


def build_story(family: Sequence[Event], matching: frozenset[int], sums: Mapping[int, Sum]) -> Story:
    top, *parts = family
    told = [tell_story(part, sums[part.pk]) for part in parts if part.pk in matching]
    return tell_story(top, sums[top.pk], told)


def tell_story(event: Event, total: Sum, parts: Sequence[Story] = ()) -> Story:
    return Story(
        name=event.name,
        address=event.get_absolute_url(),
        when=tell_when(event),
        place=event.place,
        articles=len(total.articles),
        sources=len(total.sources),
        tallies=tell_tallies({v: total.count(v) for v in Verdict}, event.get_absolute_url()),
        parts=parts,
    )


# The leading conflict


def build_lead(lead: Lead, *, sees_all: bool) -> LeadingConflict:
    """Judge the point again: its quotes and its reason come from the claims, not from the stored copy."""
    event = lead.point.event
    names = judging.name_articles(row.article for row in lead.coverage)
    judged = judge_lead(lead, names)
    told = [(claim.pk, build_report(claim, event.slug, names, sees_all=sees_all)) for claim in judged.claims]
    reports: dict[Hashable, Report] = dict(told)
    answers = [build_answer(position, reports) for position in judged.judgement.positions]
    return LeadingConflict(
        question=lead.point.question,
        address=lead.point.get_absolute_url(),
        event=event.name,
        event_address=event.get_absolute_url(),
        verdict=markup.verdict(wording.look_of(judged.judgement.verdict)),
        reason=judged.judgement.reason,
        answers=answers[:MOST_ANSWERS],
        more=max(0, len(answers) - MOST_ANSWERS),
        axis=draw_lead(judged, names),
        texts=reverse("event-texts", args=[event.slug]) + ask(point=str(lead.point.pk)),
    )


def draw_lead(judged: Judged, names: Mapping[str, str]) -> Axis | None:
    is_date = judged.point.kind == Kind.DATE.value
    return draw_axis(judged.judgement.positions, names) if is_date else None


def judge_lead(lead: Lead, names: Mapping[str, str]) -> Judged:
    columns = judging.describe_columns(lead.coverage, names)
    return judging.judge_point(lead.point, columns, lead.names, lead.point.event.when)


def build_report(claim: Claim, event: str, names: Mapping[str, str], *, sees_all: bool) -> Report:
    speaker, via = (claim.voice.name if claim.voice else ""), (claim.via.name if claim.via else "")
    cut = claim.quote if sees_all else cut_quote(claim.quote)
    words = markup.quote(cut, locate_claim(claim, event))
    return Report(
        who=wording.say_who(names[claim.article.slug], speaker, via),
        words=markup.lost(words) if claim.is_orphan else words,
        certainty=wording.say_certainty(claim.certainty),
    )


def build_answer(position: Position, reports: Mapping[Hashable, Report]) -> Answer:
    return Answer(
        display=wording.say_answer(position.display, denied=position.denied),
        when=display_when(position.as_of) if position.as_of else "",
        reports=[reports[number] for number in position.claims],
    )
