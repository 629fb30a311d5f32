"""The articles of an event side by side, their claims marked in the text and linked to their counterparts.

Made of rows that are loaded already; asks the database nothing. `claim` and `point` of the address open one
passage: its panel tells the question, the verdict and every quote on it, each leading to its own place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Version
from articles.vocabulary import TextKind
from comparisons import markup, wording
from comparisons.comparison import Column, Comparison
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import describe, explain_absence, show_claims, show_quote
from comparisons.pages.choice import Choice
from comparisons.pages.columns import Head, build_head
from comparisons.pages.offers import Filter, build_verdict_filters
from comparisons.pages.passages import find_passages
from comparisons.pages.reading import Opened, Reading
from comparisons.pages.telling import differs, rank, tell
from comparisons.pages.writing import Writing


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the list below a text; `quote` only where the text shows no mark of it."""

    anchor: str
    verdict: SafeString
    question: str
    answer: str
    address: str
    quote: SafeString


@dataclass(frozen=True, slots=True)
class Text:
    """One column: its head, its paragraphs, why there are none, and the list of its claims."""

    head: Head
    paragraphs: Sequence[SafeString]
    kind: str
    abstract: bool
    absence: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one article says on the opened point, or why it says nothing."""

    name: str
    claims: SafeString
    absence: str
    current: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The opened point with everybody's quotes."""

    question: str
    address: str
    tone: str
    verdict: SafeString
    reason: str
    notes: Sequence[str]
    voices: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class TextsPage:
    """What the template of the texts reads."""

    name: str
    event: str
    texts: Sequence[Text]
    verdicts: Sequence[Filter]
    panel: Panel | None
    missing: bool
    close: str
    previous: str
    next: str
    limited: bool
    everything: str


def build_texts_page(
    comparison: Comparison,
    choice: Choice,
    opened: Opened,
    closed: frozenset[str],
    versions: Mapping[int, Version],
) -> TextsPage:
    """`versions`: by the primary key of the article, the text that this reader may read, if any."""
    reading = Reading(comparison, choice, opened, closed, versions)
    event = comparison.event
    before, after = find_neighbours(reading)
    return TextsPage(
        name=event.name,
        event=event.get_absolute_url() + choice.query,
        texts=[build_text(column, reading) for column in reading.columns],
        verdicts=build_verdict_filters(comparison, choice),
        panel=build_panel(reading) if reading.judged else None,
        missing=opened.asks and reading.judged is None,
        close=choice.change(),
        previous=before,
        next=after,
        limited=choice.articles is not None or bool(choice.only),
        everything=choice.change(articles=None, only=""),
    )


def find_neighbours(reading: Reading) -> tuple[str, str]:
    """The addresses of the difference before and after the open point, in the order of the rows."""
    pks = [j.point.pk for j in sorted(reading.shown, key=rank) if differs(j)]
    by_pk = {judged.point.pk: judged for judged in reading.shown}
    here = pks.index(reading.judged.point.pk) if reading.judged and reading.judged.point.pk in pks else None
    before = pks[here - 1] if here else None
    after = pks[here + 1] if here is not None and here + 1 < len(pks) else None
    if here is None and pks:
        after = pks[0]
    return tuple(reading.locate(by_pk[pk].claims[0]) if pk else "" for pk in (before, after))  # type: ignore[return-value]


def build_text(column: Column, reading: Reading) -> Text:
    article = column.article
    own = [(j, c) for j in reading.shown for c in j.claims if c.article_id == article.pk]
    version = reading.versions.get(article.pk)
    passages = find_passages([claim for _, claim in own], version) if version else {}
    own.sort(key=lambda pair: (pair[1].pk not in passages, passages.get(pair[1].pk, ())))
    writing = Writing(version, own, passages, reading) if version else None
    return Text(
        head=build_head(column, reading.choice, {article.pk: version.kind} if version else {}),
        paragraphs=writing.write() if writing else (),
        kind=TextKind(version.kind).label if version else "",
        abstract=bool(version and version.kind == TextKind.DIGEST.value),
        absence="" if version else wording.ONLY_FULL_TEXT if column.text_kind else wording.NO_TEXT,
        entries=[build_entry(judged, claim, claim.pk in passages, reading) for judged, claim in own],
    )


def build_entry(judged: Judged, claim: Claim, is_marked: bool, reading: Reading) -> Entry:
    told = describe(claim, judged, reading.speech)
    return Entry(
        anchor="" if is_marked else f"c{claim.pk}",
        verdict=markup.sign(reading.look_of(judged)),
        question=judged.point.question,
        answer=told.answer,
        address=reading.locate(claim),
        quote=markup.EMPTY if is_marked else show_quote(claim, reading.speech),
    )


def build_panel(reading: Reading) -> Panel | None:
    judged = reading.judged
    if judged is None:
        return None
    telling = tell(judged, reading.speech.names)
    alone = bool(reading.choice.only)
    return Panel(
        question=judged.point.question,
        address=judged.point.get_absolute_url(),
        tone="" if alone else telling.looks[0].key,
        verdict=markup.EMPTY if alone else markup.join(map(markup.verdict, telling.looks), " "),
        reason="" if alone else telling.reason,
        notes=() if alone else telling.notes,
        voices=[
            build_voice(column, judged, reading)
            for column in reading.columns
            if covers(column, judged, reading)
        ],
    )


def covers(column: Column, judged: Judged, reading: Reading) -> bool:
    return any(
        section.event.pk == judged.point.event_id and column.article.slug in section.columns
        for section in reading.comparison.sections
    )


def build_voice(column: Column, judged: Judged, reading: Reading) -> Voice:
    claims = [claim for claim in judged.claims if claim.article_id == column.article.pk]
    return Voice(
        name=column.name,
        claims=show_claims(claims, judged, reading.speech),
        absence="" if claims else explain_absence(column.article.slug, judged)[0],
        current=any(claim is reading.current for claim in claims),
    )
