"""One article: what is known of it, its text as this reader may read it, what it says and what it does not.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.date_words import display_date
from articles.models import Version
from articles.vocabulary import TextKind
from comparisons import markup, wording
from comparisons.listing.articles import ArticleMaterial
from comparisons.models import Coverage, Silence
from comparisons.pages.article_text import Put, list_put, list_ways, write_paragraphs
from comparisons.pages.columns import list_authors
from comparisons.pages.marking import Way
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.told import (
    Question,
    make_speech,
    tell_published,
    tell_question,
    tell_questions,
    tell_when,
)

FULL_TEXT_ON_FILE = (
    "This is not the article itself. Its full text is on file, but belongs to its publisher: people with an "
    "account can read it here."
)
NO_FULL_TEXT = "This is not the article itself. Its full text is not on file."


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of the article, as a line of facts tells it; `address` is where it leads."""

    label: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A question that somebody has read the article for, and that it does not answer."""

    question: Question
    read: str


@dataclass(frozen=True, slots=True)
class Covered:
    """What the article says on one event, and what it does not say."""

    name: str
    slug: str
    address: str
    texts: str
    when: str
    framing: str
    questions: Sequence[Question]
    unsaid: Sequence[Unsaid]


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the text that the reader may read."""

    name: str
    added: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What an article's page shows. `title` is plain, for the head of the document only."""

    title: str
    headline: SafeString
    source: str
    source_address: str
    published: str
    facts: Sequence[Fact]
    framing: str
    markings: Sequence[Way]
    paragraphs: Sequence[SafeString]
    is_abstract: bool
    kind: str
    why: str
    events: Sequence[Covered]
    put: Sequence[Put]
    editions: Sequence[Edition]
    desk: str


def build_article(
    material: ArticleMaterial, *, sees_all: bool, marking: str = "", pencils: Pencils = NO_PENCILS
) -> ArticlePage:
    """`sees_all`: the reader has an account. `marking`: what is marked in the text, if not the claims."""
    article, text = material.article, material.text
    return ArticlePage(
        title=article.title or f"{article.source.name}: {wording.NO_HEADLINE}",
        headline=markup.headline(article.title, article.url or "#text"),
        source=article.source.name,
        source_address=article.source.get_absolute_url(),
        published=tell_published(article) or "no date on file",
        facts=list(list_facts(material)),
        framing=article.framing,
        markings=list_ways(material, marking),
        paragraphs=write_paragraphs(material, marking) if text else (),
        is_abstract=bool(text and text.kind == TextKind.DIGEST.value),
        kind=TextKind(text.kind).label if text else "",
        why=explain_text(material),
        events=[build_covered(row, material, sees_all=sees_all) for row in material.coverage],
        put=list_put(material, sees_all=sees_all),
        editions=[build_edition(v, text) for v in material.versions if v.pk in material.readable],
        desk=pencils.find_desk(article),
    )


def list_facts(material: ArticleMaterial) -> Iterable[Fact]:
    """What is known of the article, in the order of a masthead; what is not known is left out."""
    article, origin = material.article, material.article.origin
    if authors := list_authors(article):
        yield Fact("by", authors)
    if origin:
        yield Fact("first published by", origin.name, origin.get_absolute_url())
    if article.updated:
        yield Fact("changed by its source:", display_date(article.updated))
    if article.genre:
        yield Fact("", article.genre)
    if article.language:
        yield Fact("in", wording.name_language(article.language))
    if article.translated_from:
        yield Fact("translated from", wording.name_language(article.translated_from))
    if article.url:
        yield Fact("", "at the publisher", article.url)


def explain_text(material: ArticleMaterial) -> str:
    """Why the reader sees no text, or not the article itself; nothing where they see it whole."""
    text, has_full = material.text, any(v.kind == TextKind.FULL.value for v in material.versions)
    if text is None:
        return wording.ONLY_FULL_TEXT if material.versions else wording.NO_TEXT
    if text.kind == TextKind.FULL.value:
        return ""
    return FULL_TEXT_ON_FILE if has_full else NO_FULL_TEXT


def build_covered(coverage: Coverage, material: ArticleMaterial, *, sees_all: bool) -> Covered:
    event = coverage.event
    claims = [claim for claim in material.claims if claim.point.event_id == event.pk]
    silences = [silence for silence in material.silences if silence.point.event_id == event.pk]
    return Covered(
        name=event.name,
        slug=event.slug,
        address=event.get_absolute_url(),
        texts=reverse("event-texts", args=[event.slug]),
        when=tell_when(event),
        framing=coverage.framing,
        questions=tell_questions(claims, material.names, make_speech(claims, sees_all=sees_all)),
        unsaid=[build_unsaid(silence) for silence in silences],
    )


def build_unsaid(silence: Silence) -> Unsaid:
    day = timezone.localdate(silence.read_at)
    return Unsaid(tell_question(silence.point), f"read on {wording.say_day(day)}")


def build_edition(version: Version, shown: Version | None) -> Edition:
    added = wording.say_day(timezone.localdate(version.added_at))
    return Edition(str(version), f"added on {added}", version == shown)
