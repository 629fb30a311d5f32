"""One column of the texts: an article's text with its marks, its strip, and the list of what it answers.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.judging import Judged
from comparisons.languages import Language
from comparisons.models import Claim
from comparisons.pages.answers import describe, show_quote
from comparisons.pages.columns import Head, build_head
from comparisons.pages.marked_text import Nearest
from comparisons.pages.passages import find_passages
from comparisons.pages.reading import Reading
from comparisons.pages.standing import Standing, find_standing, look_nearest, name_nearest
from comparisons.pages.strip import Bar, build_strip
from comparisons.pages.writing import speak, write_column


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the list below a text; `quote` only where the text has no place of it."""

    anchor: str
    verdict: SafeString
    question: str
    answer: str
    address: str
    quote: SafeString


@dataclass(frozen=True, slots=True)
class Text:
    """One column: its head, its paragraphs, why there are none, and the list of its claims.

    `front` says that it is the one shown where there is room for one only, `tab` how to bring it there.
    """

    head: Head
    paragraphs: Sequence[SafeString]
    kind: str
    abstract: bool
    language: Language
    absence: str
    standing: Standing | None
    tally: str
    entries: Sequence[Entry]
    unfolded: bool
    strip: Sequence[Bar]
    front: bool
    tab: str


@dataclass(frozen=True, slots=True)
class Found:
    """One column with its claims in the order of their places in the text that this reader may read."""

    column: Column
    version: Version | None
    own: Sequence[tuple[Judged, Claim]]
    passages: dict[int, Span]


def find_column(column: Column, reading: Reading) -> Found:
    own = [(j, c) for j in reading.shown for c in j.claims if c.article_id == column.article.pk]
    if reading.judged and reading.judged not in reading.shown:
        own += [(reading.judged, c) for c in reading.judged.claims if c.article_id == column.article.pk]
    version = reading.versions.get(column.article.pk)
    passages = find_passages([claim for _, claim in own], version) if version else {}
    own.sort(key=lambda pair: (pair[1].pk not in passages, passages.get(pair[1].pk, ())))
    return Found(column, version, own, passages)


def build_text(found: Found, reading: Reading) -> Text:
    column, version, own, passages = found.column, found.version, found.own, found.passages
    article = column.article
    opened = [claim for judged, claim in own if judged is reading.judged]
    nearest = find_nearest_of(found, opened, reading)
    entries = [build_entry(judged, claim, passages, reading) for judged, claim in own]
    return Text(
        head=build_head(column, reading.choice, {article.pk: version.kind} if version else {}),
        paragraphs=write_column(article, version, own, passages, nearest, reading) if version else (),
        kind=TextKind(version.kind).label if version else "",
        abstract=bool(version and version.kind == TextKind.DIGEST.value),
        language=speak(article, version),
        absence="" if version else wording.ONLY_FULL_TEXT if column.text_kind else wording.NO_TEXT,
        standing=find_standing(column, opened, passages, nearest.span if nearest else None, reading),
        tally="" if reading.judged else tell_tally(article, reading),
        entries=entries,
        unfolded=not version or any(claim.pk not in passages for claim in opened),
        strip=build_strip(own, passages, len(version.body), reading) if version else (),
        front=article.slug == reading.front,
        tab=reading.change(column=article.slug) + find_fragment(column, opened, nearest),
    )


def tell_tally(article: Article, reading: Reading) -> str:
    """ "answers 4 of 10 marked questions"."""
    answered = sum(any(c.article_id == article.pk for c in j.claims) for j in reading.marked)
    return f"answers {answered} of {wording.count(len(reading.marked), 'marked question')}"


def find_nearest_of(found: Found, opened: Sequence[Claim], reading: Reading) -> Nearest | None:
    """The nearest sentence, where a question is open on which the article says nothing; none where it is read
    alone, since the others' quotes are sought by."""
    if reading.judged is None or opened or found.version is None or reading.choice.only:
        return None
    span = look_nearest(reading.judged, found.version)
    return Nearest(span, name_nearest(found.column)) if span else None


def find_fragment(column: Column, opened: Sequence[Claim], nearest: Nearest | None) -> str:
    """Where in the column its part on the open question stands."""
    if opened:
        return f"#c{opened[0].pk}"
    return f"#{nearest.anchor}" if nearest else ""


def build_entry(judged: Judged, claim: Claim, passages: Mapping[int, Span], reading: Reading) -> Entry:
    is_written = claim.pk in passages
    return Entry(
        anchor="" if is_written and reading.is_marked(judged) else f"c{claim.pk}",
        verdict=markup.sign(reading.look_of(judged)),
        question=judged.point.question,
        answer=describe(claim, judged, reading.speech).answer,
        address=reading.locate(claim),
        quote=markup.EMPTY if is_written else show_quote(claim, reading.speech),
    )
