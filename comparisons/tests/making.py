"""Rows for tests. Every factory is keyword-only, has sensible defaults and goes through the actions.

A quote that the article's text does not hold is written into it first, so that a test says only what it is
about: `make_claim(point=..., article=..., quote="formed in 1997", value="1997")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from articles import actions as publishing
from articles.anchoring import Text
from articles.models import Article, Source, Version
from comparisons import actions
from comparisons.algebra.values import Option
from comparisons.models import Claim, Coverage, Entity, Event, FramingMark, Point, Referent, Silence, Speaker

numbers = count(1)


def make_source(*, slug: str = "", name: str = "", **fields: Any) -> Source:
    slug = slug or f"source-{next(numbers)}"
    return publishing.save_source(Source(slug=slug, name=name or slug.replace("-", " ").title(), **fields))


def find_source(slug: str) -> Source:
    """The source of this slug, made where there is none."""
    return Source.objects.filter(slug=slug).first() or make_source(slug=slug)


def make_article(
    *,
    slug: str = "",
    source: Source | str = "",
    text: str = "",
    kind: str = "digest",
    authors: Sequence[str] = (),
    origin: Source | str | None = None,
    **fields: Any,
) -> Article:
    """An article with a text. Sources may be given by slug and are made where there are none."""
    slug = slug or f"article-{next(numbers)}"
    article = Article(
        slug=slug,
        source=find_source(source or slug) if isinstance(source, str) else source,
        origin=find_source(origin) if isinstance(origin, str) else origin,
        **{"title": f"Title of {slug}", "published": "2020-02-07", **fields},
    )
    publishing.save_article(article, authors=authors)
    publishing.add_version(article, body=text or f"The text of {slug}.", kind=kind)
    return article


def make_event(*, slug: str = "", name: str = "", articles: Iterable[Article] = (), **fields: Any) -> Event:
    """An event, covered by these articles."""
    slug = slug or f"event-{next(numbers)}"
    event = actions.save_event(Event(slug=slug, name=name or slug.replace("-", " ").capitalize(), **fields))
    for article in articles:
        make_coverage(event=event, article=article)
    return event


def make_coverage(*, event: Event, article: Article, **fields: Any) -> Coverage:
    return actions.save_coverage(Coverage(event=event, article=article, **fields))


def make_point(
    *,
    event: Event | None = None,
    slug: str = "",
    kind: str = "date",
    options: Sequence[str | Option] = (),
    **fields: Any,
) -> Point:
    """A point of this kind; options may be given as slugs."""
    number = next(numbers)
    if kind == "choice" and not options:
        options = ("first", "second")
    point = Point(
        event=event or make_event(),
        slug=slug or f"point-{number}",
        kind=kind,
        **{"question": f"When did it happen ({number})?", "order": number, **fields},
    )
    made = [
        option if isinstance(option, Option) else Option(option, option.replace("-", " "))
        for option in options
    ]
    return actions.save_point(point, options=made or None)


def make_speaker(*, slug: str = "", name: str = "", **fields: Any) -> Speaker:
    slug = slug or f"speaker-{next(numbers)}"
    return actions.save_speaker(Speaker(slug=slug, name=name or slug.replace("-", " ").title(), **fields))


def find_speaker(slug: str) -> Speaker:
    """The speaker of this slug, made where there is none."""
    return Speaker.objects.filter(slug=slug).first() or make_speaker(slug=slug)


def make_entity(*, name: str = "", aliases: Sequence[str] = ()) -> Entity:
    return actions.save_entity(Entity(name=name or f"Entity {next(numbers)}"), aliases=list(aliases))


def make_claim(
    *,
    point: Point,
    article: Article,
    value: str | list[str] = "1997",
    quote: str = "",
    voice: Speaker | str | None = None,
    via: Source | str | None = None,
    **fields: Any,
) -> Claim:
    """A claim whose quote stands in the article: both it and the coverage are added where missing."""
    quote = quote or f"words {next(numbers)} of {article.slug}"
    if not Coverage.objects.filter(event=point.event_id, article=article).exists():
        make_coverage(event=point.event, article=article)
    write_into(article, quote)
    return actions.save_claim(
        Claim(
            point=point,
            article=article,
            value=value,
            quote=quote,
            voice=find_speaker(voice) if isinstance(voice, str) else voice,
            via=find_source(via) if isinstance(via, str) else via,
            **fields,
        )
    )


def write_into(article: Article, quote: str) -> None:
    """Let the article's text hold the quote: as a sentence of its own at the end, in « » in an abstract.

    The text stays one version, which only tests can do: otherwise each claim would add one.
    """
    version = Version.objects.get(article=article, is_current=True)
    if Text(version.body).count(quote):
        return
    words = f"«{quote}»" if version.kind == "digest" else quote
    body = f"{version.body}\n\nIt says: {words}."
    Version.objects.filter(pk=version.pk).update(body=body)


def make_silence(*, point: Point, article: Article, **fields: Any) -> Silence:
    if not Coverage.objects.filter(event=point.event_id, article=article).exists():
        make_coverage(event=point.event, article=article)
    return actions.record_silence(point, article, **fields)


def make_referent(*, slug: str = "", label: str = "", **fields: Any) -> Referent:
    slug = slug or f"referent-{next(numbers)}"
    return actions.save_referent(Referent(slug=slug, label=label or slug.replace("-", " "), **fields))


def find_referent(slug: str) -> Referent:
    """The referent of this slug, made where there is none."""
    return Referent.objects.filter(slug=slug).first() or make_referent(slug=slug)


def make_mark(
    *,
    event: Event,
    article: Article,
    quote: str = "",
    referent: Referent | str | None = None,
    voice: Speaker | str | None = None,
    **fields: Any,
) -> FramingMark:
    """A framing mark, a loaded term if nothing is said; quote and coverage are added where missing."""
    quote = quote or f"loaded words {next(numbers)} of {article.slug}"
    if not Coverage.objects.filter(event=event, article=article).exists():
        make_coverage(event=event, article=article)
    write_into(article, quote)
    if referent is None and not fields.keys() & {"device", "frame", "function"}:
        fields["device"] = "loaded-term"
    return actions.save_mark(
        FramingMark(
            event=event,
            article=article,
            quote=quote,
            referent=find_referent(referent) if isinstance(referent, str) else referent,
            voice=find_speaker(voice) if isinstance(voice, str) else voice,
            **fields,
        )
    )
