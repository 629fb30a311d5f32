"""The brief of an event: what is agreed, what differs, what is foretold and what only one source says.

One column to read, to print and to copy. Made of a comparison that is worked out already; asks the database
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from comparisons import citing, markup, wording
from comparisons.comparison import Column, Comparison, Section
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Speech, describe, tell_outcomes
from comparisons.pages.choice import ask
from comparisons.pages.cited import locate_at_publisher, refer_to
from comparisons.pages.event import say_dateline, say_standing
from comparisons.pages.telling import differs, has_forecast, is_one_remark, tell
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Saying:
    """One quote with who says it how firmly, and the number of its article among the sources."""

    words: str
    shown: SafeString
    who: str
    number: int
    publisher: SafeString


@dataclass(frozen=True, slots=True)
class BriefAnswer:
    """One answer with everything it rests on."""

    value: str
    when: str
    sayings: Sequence[Saying]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the brief. `part`: the part of the event that it belongs to, if it is not the event."""

    question: str
    address: str
    sign: str
    verdict: SafeString
    reason: str
    notes: Sequence[str]
    part: str
    answers: Sequence[BriefAnswer]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand alike, under a heading and a sentence that says what they have in common."""

    title: str
    note: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the four parts of a brief."""

    anchor: str
    title: str
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Listed:
    """One article in the list of sources."""

    number: int
    source: str
    title: SafeString
    facts: str
    address: str
    told: str


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What the template of a brief reads, and what its plain text is made of."""

    name: str
    dateline: str
    summary: str
    standing: str
    chapters: Sequence[Chapter]
    sources: Sequence[Listed]
    address: str
    plain: str
    event: str
    framing: str
    limited: bool


GROUPS: Mapping[str, tuple[str, str]] = {
    "agree": ("Same answer", ""),
    "compatible": ("Compatible", "The answers differ in precision, or each tells a part; both can be true."),
    "circular": ("Rests on one origin", "Several reports, and one origin behind them: no confirmation."),
    "conflict": ("Reports conflict", "One of the reports must be wrong."),
    "narrow": (
        "Reports conflict narrowly",
        "The answers are closer together than the precision of one of them.",
    ),
    "disputed": (
        "Speakers differ",
        "The sources quote people who say different things; the reports need not be wrong.",
    ),
    "remark": ("One remark, several wordings", "One speaker, rendered by several articles."),
    "open": ("Cannot be compared", "The answers hold for different times, or are told freely."),
    "forecast": ("What was foretold, and what came of it", ""),
}
"""What each group of questions is called, and what its questions have in common."""

CHAPTERS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("agreed", "What is agreed", ("agree", "compatible", "circular")),
    ("differs", "What differs", ("conflict", "narrow", "disputed", "remark", "open")),
    ("forecasts", "Forecasts", ("forecast",)),
)


def build_brief(comparison: Comparison, articles: Sequence[str] | None, closed: frozenset[str]) -> BriefPage:
    """`articles`: those that the address limits the comparison to. `closed`: those whose quotes are cut."""
    event, chosen = comparison.event, ",".join(articles or ())
    address = reverse("event-brief", args=[event.slug])
    told = Telling(comparison, closed, chosen)
    found = told.sort()
    chapters = [
        Chapter(anchor, title, [build_group(key, found[key]) for key in keys if found.get(key)])
        for anchor, title, keys in CHAPTERS
    ]
    chapters.append(Chapter("alone", "What only one says", told.list_singles()))
    return BriefPage(
        name=event.name,
        dateline=say_dateline(event),
        summary=event.summary,
        standing=say_standing(comparison),
        chapters=[chapter for chapter in chapters if chapter.groups],
        sources=[list_source(number, column) for number, column in enumerate(comparison.columns, 1)],
        address=address + ask(articles=chosen),
        plain=address + ask(articles=chosen, format="text"),
        event=event.get_absolute_url() + ask(articles=chosen),
        framing=reverse("event-framing", args=[event.slug]) + ask(articles=chosen),
        limited=articles is not None,
    )


def build_group(key: str, items: Sequence[Item]) -> Group:
    title, note = GROUPS[key]
    return Group(title, note, items)


def list_source(number: int, column: Column) -> Listed:
    article, reference = column.article, refer_to(column.article)
    facts = citing.describe_reference(
        citing.Reference(source="", authors=reference.authors, published=reference.published)
    )
    return Listed(
        number=number,
        source=article.source.name,
        title=markup.headline(article.title, article.get_absolute_url()),
        facts=facts,
        address=article.url,
        told=citing.describe_reference(reference),
    )


def classify(judged: Judged) -> str:
    """The name of the group that a question belongs to; "single" where one speaks; empty if none does."""
    judgement = judged.judgement
    if differs(judged):
        conflict = "narrow" if judgement.narrow else "conflict"
        return "disputed" if judgement.verdict == Verdict.DISPUTED else conflict
    if is_one_remark(judged):
        return "remark"
    if has_forecast(judged):
        return "forecast"
    if judgement.circular:
        return "circular"
    return judgement.verdict.value if judgement.verdict else ""


class Telling:
    """One comparison as a brief tells it: who is called what, and which number an article has."""

    def __init__(self, comparison: Comparison, closed: frozenset[str], chosen: str) -> None:
        self.comparison = comparison
        self.articles = {column.article.slug: column.article for column in comparison.columns}
        self.numbers = {slug: number for number, slug in enumerate(self.articles, 1)}
        names = {column.article.slug: column.name for column in comparison.columns}
        sources = {slug: article.source.name for slug, article in self.articles.items()}
        slug = comparison.event.slug
        self.speech = Speech(names, closed, lambda claim: locate_claim(claim, slug, chosen), sources)

    def sort(self) -> dict[str, list[Item]]:
        """The questions by group, each in their order."""
        groups: dict[str, list[Item]] = {}
        for section in self.comparison.sections:
            for judged in section.points:
                groups.setdefault(classify(judged), []).append(self.build_item(judged, section))
        return groups

    def list_singles(self) -> list[Group]:
        """What only one article says, by article."""
        found: dict[str, list[Item]] = {}
        for section in self.comparison.sections:
            for judged in section.points:
                if classify(judged) == Verdict.SINGLE.value:
                    item = self.build_item(judged, section)
                    found.setdefault(judged.claims[0].article.slug, []).append(item)
        return [Group(f"Only {self.speech.names[s]}", "", found[s]) for s in self.articles if s in found]

    def build_item(self, judged: Judged, section: Section) -> Item:
        telling = tell(judged, self.speech.names)
        look = telling.looks[0]
        event, is_single = section.event, look.key == Verdict.SINGLE.value
        return Item(
            question=judged.point.question,
            address=judged.point.get_absolute_url(),
            sign="" if is_single else look.sign,
            verdict=markup.verdict(look),
            reason="" if is_single else telling.reason,
            notes=telling.notes,
            part=event.name if event.pk != self.comparison.event.pk else "",
            answers=self.list_answers(judged),
        )

    def list_answers(self, judged: Judged) -> list[BriefAnswer]:
        """The answers in the order of their first claims, with the quotes of all articles that give them."""
        outcomes = tell_outcomes(judged, self.speech.names)
        answers: dict[tuple[str, str], list[Saying]] = {}
        for claim in judged.claims:
            told = describe(claim, judged, self.speech)
            who = say_fully(told.who, told.certainty, claim.hedge, outcomes.get(claim.pk, ""))
            answers.setdefault((told.answer, told.when), []).append(self.build_saying(claim, who))
        return [BriefAnswer(value, when, merge(said)) for (value, when), said in answers.items()]

    def build_saying(self, claim: Claim, who: str) -> Saying:
        slug = claim.article.slug
        closed, article = slug in self.speech.closed, self.articles[slug]
        words = cut_quote(claim.quote) if closed else claim.quote
        shown = markup.quote(words, self.speech.locate(claim))
        lost = claim.is_orphan
        publisher = locate_at_publisher(claim, article, closed)
        return Saying(
            words=f"“{' '.join(words.split())}”" + (f" ({wording.ORPHAN})" if lost else ""),
            shown=markup.lost(shown) if lost else shown,
            who=who,
            number=self.numbers[slug],
            publisher=markup.publisher_link(publisher, article.source.name),
        )


def say_fully(who: str, certainty: str, hedge: str, outcome: str) -> str:
    """Who says it, how firmly and what came of it: "quoting Pompeo · hedged: “allegedly”"."""
    firmly = f"{certainty} “{hedge}”" if hedge and certainty else certainty
    return " · ".join(part for part in (who, firmly, outcome) if part)


def merge(said: Iterable[Saying]) -> list[Saying]:
    """The sayings without those that are told twice in the same words."""
    return list({(saying.words, saying.who, saying.number): saying for saying in said}.values())
