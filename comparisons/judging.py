"""From rows to the rules of comparison and back: the one bridge between the models and the algebra.

Rows come in with what they need already loaded; nothing here asks the database.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.date_words import display_date
from articles.fields import read_date
from articles.models import Article
from comparisons.algebra import values, verdicts
from comparisons.models import Claim, Coverage, Option, Point
from comparisons.vocabulary import Certainty, Kind

Names = Mapping[str, str]
"""Folded names and aliases, each with the name of the entity it means."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One point with its claims in their order, what each claim denotes, and how they stand.

    `question` is what the rules were asked.
    """

    point: Point
    scale: values.Scale
    claims: Sequence[Claim]
    values: Mapping[int, values.Value]
    judgement: verdicts.Judgement
    question: verdicts.Question


def name_articles(articles: Iterable[Article]) -> dict[str, str]:
    """What a sentence calls each article, by slug: its source, and its date where the source has several."""
    listed = list(articles)
    sources = Counter(article.source.name for article in listed)
    names = {
        article.slug: _dated(article) if sources[article.source.name] > 1 else article.source.name
        for article in listed
    }
    taken = Counter(names.values())
    return {slug: f"{name} ({slug})" if taken[name] > 1 else name for slug, name in names.items()}


def _dated(article: Article) -> str:
    written = article.published
    return f"{article.source.name}, {display_date(written)}" if written else f"{article.source.name}, undated"


def order_articles(articles: Iterable[Article]) -> list[Article]:
    """Articles in the order of their columns: by publication, undated ones last, then by slug."""
    return sorted(
        articles,
        key=lambda a: (
            (a.published_first is None, a.published_first, a.slug)
            if a.published_first
            else (True, None, a.slug)
        ),
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """The articles that cover one event, as the rules see them, in column order; and what a sentence
    calls their sources (by slug) and authors (by key)."""

    articles: Sequence[verdicts.Article]
    sources: Mapping[str, str]
    authors: Mapping[str, str]


def describe_columns(coverage: Iterable[Coverage], names: Mapping[str, str] | None = None) -> Columns:
    """The columns of one event. `names`: what to call each article, where more than these are compared."""
    rows = {row.article.slug: row for row in coverage}
    articles = order_articles(row.article for row in rows.values())
    called = names or name_articles(articles)
    return Columns(
        articles=[describe_article(rows[article.slug], called[article.slug]) for article in articles],
        sources={source.slug: source.name for a in articles for source in (a.source, a.origin) if source},
        authors={s.author.key: s.author.name for a in articles for s in a.authorships.all()},
    )


def describe_article(coverage: Coverage, name: str) -> verdicts.Article:
    """An article's part in one event, as the rules see it."""
    article = coverage.article
    return verdicts.Article(
        slug=article.slug,
        name=name,
        source=article.source.slug,
        origin=article.origin.slug if article.origin else None,
        authors=frozenset(signature.author.key for signature in article.authorships.all()),
        published=article.published_date,
        before=coverage.before,
    )


def describe_scale(point: Point, names: Names) -> values.Scale:
    """What kind of answers the point takes. Its options must be loaded."""
    options = list(point.options.all()) if point.kind == Kind.CHOICE else []
    return values.Scale(
        kind=Kind(point.kind),
        unit=point.unit,
        options=tuple(describe_option(option, options) for option in options),
        entities=names if point.kind == Kind.NAMES else {},
    )


def describe_option(option: Option, siblings: Sequence[Option]) -> values.Option:
    broader = next((other.slug for other in siblings if other.pk == option.broader_id), None)
    return values.Option(slug=option.slug, label=option.label, broader=broader)


def describe_claim(claim: Claim, value: values.Value) -> verdicts.Claim:
    """A claim as the rules see it. Its article, voice and via must be loaded."""
    return verdicts.Claim(
        id=claim.pk,
        article=claim.article.slug,
        value=value,
        certainty=Certainty(claim.certainty),
        voice=claim.voice.slug if claim.voice else None,
        anonymous=bool(claim.voice and claim.voice.anonymous),
        via=claim.via.slug if claim.via else None,
        as_of=read_date(claim.as_of),
    )


def judge_point(
    point: Point,
    columns: Columns,
    names: Names,
    event_date: values.DateValue | None,
) -> Judged:
    """Judge one point on what the articles of these columns say and do not say."""
    places = {article.slug: place for place, article in enumerate(columns.articles)}
    scale = describe_scale(point, names)
    claims = [claim for claim in point.claims.all() if claim.article.slug in places]
    parsed = {claim.pk: values.parse_value(claim.value, scale) for claim in claims}
    claims.sort(key=lambda claim: _place(claim, parsed[claim.pk], places))
    question = verdicts.Question(
        scale=scale,
        claims=[describe_claim(claim, parsed[claim.pk]) for claim in claims],
        articles=columns.articles,
        silent=frozenset(s.article.slug for s in point.silences.all() if s.article.slug in places),
        event_date=event_date,
        outcome=point.outcome,
        speakers={claim.voice.slug: claim.voice.name for claim in claims if claim.voice},
        sources={**columns.sources, **{claim.via.slug: claim.via.name for claim in claims if claim.via}},
        authors=columns.authors,
    )
    return Judged(point, scale, claims, parsed, verdicts.judge(question), question)


def _place(claim: Claim, value: values.Value, places: Mapping[str, int]) -> tuple[Any, ...]:
    """Claims stand by article, then by place, orphans last; in one place by value, then by voice."""
    return (
        places[claim.article.slug],
        claim.start is None,
        claim.start or 0,
        claim.end or 0,
        values.order_key(value),
        claim.voice.slug if claim.voice else "",
        claim.certainty,
        claim.key,
    )


def seal(judgement: verdicts.Judgement) -> str:
    """A checksum of the whole judgement, by which a stored copy is proved."""
    return hashlib.sha256(repr(judgement).encode()).hexdigest()
