"""Writes events as one bundle: loaded into an empty database it gives the same comparison.

With an event go its parts, all that covers, answers and frames them, and the heads of what it is part of.
Who did what and when stays with the installation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch

from articles.models import Article, Source
from articles.names import fold_name
from comparisons.bundles.entries import (
    Writer,
    Written,
    write_entity,
    write_referent,
    write_source,
    write_speaker,
    write_voices,
)
from comparisons.bundles.voices import list_speakers
from comparisons.judging import order_articles
from comparisons.listing.measured import ArticleVoices, load_voices, place_marks
from comparisons.models import (
    Alias,
    Claim,
    Coverage,
    Entity,
    Event,
    FramingMark,
    Option,
    Point,
    Referent,
    Silence,
    Speaker,
)
from comparisons.selectors import for_columns, load_family
from comparisons.vocabulary import Kind


@dataclass(slots=True)
class Dump:
    """A bundle as a tree in the order of its keys, and what could not be told as it stands."""

    tree: Written
    warnings: list[str] = field(default_factory=list)


def dump_events(slugs: Sequence[str]) -> Dump:
    """The bundle of these events with their parts; raises `Event.DoesNotExist`. Writes nothing."""
    events = _find_events(slugs)
    covered = [event for event, whole in events if whole]
    coverage = list(for_columns(Coverage.objects.filter(event__in=covered)))
    articles = order_articles({row.article_id: row.article for row in coverage}.values())
    points = list(_find_points(covered))
    marks = _find_marks(covered)
    voices = load_voices(articles)
    writer = Writer(articles, coverage)
    written = [
        writer.write_event(
            event,
            [point for point in points if point.event_id == event.pk],
            [mark for mark in marks if mark.event_id == event.pk],
            whole,
        )
        for event, whole in events
    ]
    lists = {
        "sources": [write_source(source) for source in _find_sources(articles, points)],
        "speakers": [write_speaker(speaker) for speaker in _find_speakers(points, marks, voices.values())],
        "entities": [write_entity(entity) for entity in _find_entities(points)],
        "referents": [write_referent(referent) for referent in _find_referents(marks)],
        "articles": [writer.write_article(article) for article in articles],
        "events": written,
        "voices": _write_voices(articles, voices),
    }
    return Dump({name: entries for name, entries in lists.items() if entries}, writer.warnings)


def dump_voices(articles: Iterable[Article]) -> list[Written]:
    """What is measured of these articles, and where their marks stand, as the list of a bundle of its own."""
    listed = list(articles)
    return _write_voices(listed, place_marks(load_voices(listed)))


# What belongs to the dump


def _write_voices(articles: Iterable[Article], voices: Mapping[int, ArticleVoices]) -> list[Written]:
    return [write_voices(article, voices[article.pk]) for article in articles if article.pk in voices]


def _find_events(slugs: Iterable[str]) -> list[tuple[Event, bool]]:
    """Larger events first; each with whether it is dumped whole or only its head."""
    found: dict[str, tuple[Event, bool]] = {}
    for slug in slugs:
        event, parts = load_family(slug)
        for above in _list_above(event):
            found.setdefault(above.slug, (above, False))
        for member in (event, *parts):
            found[member.slug] = (member, True)
    return list(found.values())


def _list_above(event: Event) -> list[Event]:
    above: list[Event] = []
    larger = event.part_of
    while larger is not None and larger not in above:
        above.insert(0, larger)
        larger = larger.part_of
    return above


def _find_points(events: Sequence[Event]) -> Iterable[Point]:
    claims = Claim.objects.select_related("voice", "via", "article").order_by("pk")
    return (
        Point.objects.filter(event__in=events)
        .order_by("event", "order", "pk")
        .prefetch_related(
            Prefetch("options", Option.objects.order_by("order", "pk")),
            Prefetch("claims", claims),
            Prefetch("silences", Silence.objects.select_related("article")),
        )
    )


def _list_claims(points: Iterable[Point]) -> Iterator[Claim]:
    return (claim for point in points for claim in point.claims.all())


def _find_sources(articles: Iterable[Article], points: Iterable[Point]) -> list[Source]:
    found = {s for article in articles for s in (article.source, article.origin) if s}
    found |= {claim.via for claim in _list_claims(points) if claim.via}
    return sorted(found, key=lambda source: source.slug)


def _find_marks(events: Sequence[Event]) -> list[FramingMark]:
    marks = FramingMark.objects.filter(event__in=events)
    return list(marks.select_related("article", "voice", "referent").order_by("pk"))


def _find_speakers(
    points: Iterable[Point], marks: Iterable[FramingMark], voices: Iterable[ArticleVoices]
) -> list[Speaker]:
    found = {c.voice for c in _list_claims(points) if c.voice} | {m.voice for m in marks if m.voice}
    heard = {slug for article in voices for slug in list_speakers(article.measured)}
    found |= set(Speaker.objects.filter(slug__in=heard))
    return sorted(found, key=lambda speaker: speaker.slug)


def _find_referents(marks: Iterable[FramingMark]) -> list[Referent]:
    return sorted({mark.referent for mark in marks if mark.referent}, key=lambda referent: referent.slug)


def _find_entities(points: Iterable[Point]) -> list[Entity]:
    """The entities that a name in an answer means."""
    lists = (claim.value for p in points if p.kind == Kind.NAMES for claim in p.claims.all())
    keys = {fold_name(name) for names in lists for name in names}
    pks = set(Entity.objects.filter(key__in=keys).values_list("pk", flat=True))
    pks |= set(Alias.objects.filter(key__in=keys).values_list("entity", flat=True))
    return list(Entity.objects.filter(pk__in=pks).order_by("key").prefetch_related("aliases"))
