"""The sources and one of them: what it published, whose words it carries, which questions it helps to answer.

Counts, never rates: no source gets a score or a lean. Made of rows that are loaded already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article, Source
from articles.vocabulary import SourceKind
from comparisons import markup, wording
from comparisons.listing.claims import GRAVITY
from comparisons.listing.leaves import Leaf
from comparisons.listing.sources import SourceMaterial
from comparisons.models import Point, Referent
from comparisons.pages.carried import Carried, build_carried
from comparisons.pages.told import Named, Question, tell_published, tell_question
from comparisons.pages.wordings import Thing, list_things, write_voices
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list."""

    name: str
    address: str
    country: str
    kind: str
    articles: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """One page of the sources. `of_kind` says how many there are, and of which kind where that was asked."""

    rows: Sequence[SourceRow]
    leaf: Leaf[Source]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of a source: its headline, which is theirs, and when and from whom it is."""

    headline: SafeString
    published: str
    origin: str
    translated: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker whom the source quotes."""

    name: str
    address: str
    role: str
    remarks: str
    is_anonymous: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions stand in one way, and the query that lists them alone."""

    look: SafeString
    verdict: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a source's page shows."""

    name: str
    slug: str
    country: str
    kind: str
    homepage: str
    articles: Sequence[ArticleRow]
    article_leaf: Leaf[Article]
    republishes: Sequence[Named]
    republished: Sequence[Named]
    relays: Sequence[Named]
    quoted: Sequence[Quoted]
    tallies: Sequence[Tally]
    chosen: str
    questions: Sequence[Question]
    question_leaf: Leaf[Point]
    things: Sequence[Thing]
    thing_leaf: Leaf[Referent]
    carried: Carried


def build_source_list(leaf: Leaf[Source]) -> SourceList:
    return SourceList([build_row(source) for source in leaf.rows], leaf)


def build_row(source: Any) -> SourceRow:
    """A source as `load_sources` counts its articles, in `published`."""
    return SourceRow(
        name=source.name,
        address=source.get_absolute_url(),
        country=wording.name_country(source.country),
        kind=name_kind(source),
        articles=wording.count(source.published, "article") if source.published else "none of its own",
    )


def name_kind(source: Source) -> str:
    return SourceKind(source.kind).label if source.kind else ""


def read_verdict(written: str | None) -> Verdict | None:
    """The verdict that an address asks for; None for all, and for words that are none."""
    return next((verdict for verdict in Verdict if verdict.value == written), None)


def build_source(
    material: SourceMaterial, verdict: Verdict | None = None, *, sees_all: bool = False
) -> SourcePage:
    """`verdict`: that of the questions which the material holds, where not all were asked for.

    `sees_all`: the reader has an account, and quotes are not cut.
    """
    source = material.source
    return SourcePage(
        name=source.name,
        slug=source.slug,
        country=wording.name_country(source.country),
        kind=name_kind(source),
        homepage=source.homepage,
        articles=[build_article_row(article) for article in material.articles.rows],
        article_leaf=material.articles,
        republishes=name_sources(material.republishes),
        republished=name_sources(material.republished),
        relays=name_sources(material.relays),
        quoted=[build_quoted(*row) for row in material.quotes],
        tallies=build_tallies(material, verdict),
        chosen=verdict.word if verdict else "",
        questions=[tell_question(point) for point in material.points.rows],
        question_leaf=material.points,
        things=list_things(material.wording, write_voices, sees_all=sees_all),
        thing_leaf=material.wording.leaf,
        carried=build_carried(material.articles.rows, material.heard),
    )


def build_article_row(article: Article) -> ArticleRow:
    return ArticleRow(
        headline=markup.headline(article.title, article.get_absolute_url()),
        published=tell_published(article),
        origin=article.origin.name if article.origin else "",
        translated=bool(article.translated_from),
    )


def name_sources(counted: Iterable[tuple[str, str, int]]) -> list[Named]:
    return [Named(name, reverse("source-detail", args=[slug]), number) for slug, name, number in counted]


def build_quoted(slug: str, name: str, role: str, anonymous: bool, claims: int, articles: int) -> Quoted:
    remarks = f"{wording.count(claims, 'remark')} in {wording.count(articles, 'article')}"
    return Quoted(name, reverse("speaker-detail", args=[slug]), role, remarks, anonymous)


def build_tallies(material: SourceMaterial, chosen: Verdict | None) -> list[Tally]:
    counted = [(verdict, material.standing.get(verdict.value, 0)) for verdict in GRAVITY]
    return [
        Tally(markup.tally(wording.look_of(verdict), number), verdict.value, verdict == chosen)
        for verdict, number in counted
        if number
    ]
