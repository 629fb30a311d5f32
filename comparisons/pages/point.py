"""One point as a page: how it stands, its answers, and every claim on it with its words in their sentence.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.anchoring import Text
from articles.dates import parse_date
from articles.models import Version
from articles.vocabulary import TextKind
from comparisons import judging, markup, wording
from articles.date_words import display_when
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim, Event
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Speech, describe, explain_absence, show_quote, tell_outcomes
from comparisons.pages.choice import ask
from comparisons.pages.passages import find_passage, find_sentence, find_theirs
from comparisons.pages.telling import tell
from comparisons.selectors import PointMaterial
from comparisons.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Answer:
    """A position: its value, for when it holds, who gives it, and on how many origins it rests."""

    value: str
    when: str
    who: str
    origins: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, with the sentence around its words where the reader may read it."""

    anchor: str
    article: str
    address: str
    answer: str
    when: str
    who: str
    certainty: str
    hedge: SafeString
    outcome: str
    quote: SafeString
    sentence: SafeString
    sentence_from: str
    note: str
    cut: str


@dataclass(frozen=True, slots=True)
class Absence:
    """An article that has no answer, and why."""

    name: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """What the template of a point reads."""

    question: str
    kind: str
    unit: str
    scope: str
    theme: str
    theme_address: str
    tone: str
    verdict: SafeString
    reason: str
    notes: Sequence[str]
    answers: Sequence[Answer]
    statements: Sequence[Statement]
    absences: Sequence[Absence]
    event: str
    event_address: str
    larger: tuple[str, str] | None
    texts: str


def judge_material(material: PointMaterial) -> tuple[Judged, dict[str, str]]:
    """The point as it stands, and what a sentence calls each article of its event, in column order."""
    columns = judging.describe_columns(material.coverage)
    point = material.point
    judged = judging.judge_point(point, columns, material.names, point.event.when)
    return judged, {article.slug: article.name for article in columns.articles}


def build_point_page(material: PointMaterial, closed: frozenset[str]) -> PointPage:
    judged, names = judge_material(material)
    point, event = judged.point, judged.point.event
    sources = {row.article.slug: row.article.source.name for row in material.coverage}
    speech = Speech(names, closed, lambda claim: locate_claim(claim, event.slug), sources)
    telling = tell(judged, names)
    return PointPage(
        question=point.question,
        kind=Kind(point.kind).label,
        unit=point.unit,
        scope=point.scope,
        theme=point.theme,
        theme_address=event.get_absolute_url() + ask(theme=point.theme),
        tone=telling.looks[0].key,
        verdict=markup.join(map(markup.verdict, telling.looks), " "),
        reason=telling.reason,
        notes=telling.notes,
        answers=list_answers(judged, names),
        statements=list_statements(judged, speech, material.versions),
        absences=list_absences(judged, names),
        event=event.name,
        event_address=f"{event.get_absolute_url()}#point-{point.pk}",
        larger=name_larger(event),
        texts=reverse("event-texts", args=[event.slug]) + ask(point=str(point.pk)),
    )


def name_larger(event: Event) -> tuple[str, str] | None:
    return (event.part_of.name, event.part_of.get_absolute_url()) if event.part_of else None


def list_answers(judged: Judged, names: Mapping[str, str]) -> list[Answer]:
    return [
        Answer(
            value=wording.say_answer(position.display, denied=position.denied),
            when=display_when(parse_date(position.as_of)) if position.as_of else "",
            who=wording.list_names([names[slug] for slug in position.articles]),
            origins=wording.count(position.origins, "origin"),
        )
        for position in judged.judgement.positions
    ]


def list_statements(judged: Judged, speech: Speech, versions: Mapping[int, Version]) -> list[Statement]:
    """Every claim in its order, those on which there is no verdict too."""
    outcomes = tell_outcomes(judged, speech.names)
    texts = {pk: Text(version.body) for pk, version in versions.items()}
    return [
        build_statement(
            claim,
            judged,
            speech,
            outcomes.get(claim.pk, ""),
            versions.get(claim.article_id),
            texts.get(claim.article_id),
        )
        for claim in judged.claims
    ]


def build_statement(
    claim: Claim, judged: Judged, speech: Speech, outcome: str, version: Version | None, text: Text | None
) -> Statement:
    told = describe(claim, judged, speech, outcome)
    address = speech.locate(claim)
    return Statement(
        anchor=f"claim-{claim.key}",
        article=speech.names[claim.article.slug],
        address=reverse("article-detail", args=[claim.article.slug]),
        answer=told.answer,
        when=told.when,
        who=told.who,
        certainty=told.certainty,
        hedge=markup.quote(claim.hedge, address) if claim.hedge else markup.EMPTY,
        outcome=outcome,
        quote=show_quote(claim, speech),
        sentence=show_sentence(claim, version, text, address) if version and text else markup.EMPTY,
        sentence_from=TextKind(version.kind).label if version else "",
        note=claim.note,
        cut=wording.CUT if claim.article.slug in speech.closed and is_cut(claim) else "",
    )


def is_cut(claim: Claim) -> bool:
    return cut_quote(claim.quote) != claim.quote


def show_sentence(claim: Claim, version: Version, text: Text, address: str) -> SafeString:
    """The sentence around the claim's words, theirs and ours told apart, from what the reader may read."""
    passage = find_passage(claim, version, text)
    if passage is None:
        return markup.EMPTY
    sentence = find_sentence(version.body, passage)
    return markup.sentence(version.body, sentence, passage, find_theirs(version), address)


def list_absences(judged: Judged, names: Mapping[str, str]) -> list[Absence]:
    answering = {claim.article.slug for claim in judged.claims}
    return [
        Absence(name, reverse("article-detail", args=[slug]), explain_absence(slug, judged)[0])
        for slug, name in names.items()
        if slug not in answering
    ]
