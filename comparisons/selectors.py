"""Every question that a page asks the database. Reads only; each `load_*` costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Prefetch, Q, QuerySet

from articles.models import Article, Authorship, Version
from articles.vocabulary import SHAREABLE_KINDS
from comparisons.judging import Names, order_articles
from comparisons.models import Alias, Claim, Coverage, Entity, Event, Option, Point, Silence
from comparisons.vocabulary import Kind, Verdict

FAMILY = """
WITH RECURSIVE family(id) AS (
    SELECT id FROM comparisons_event WHERE slug = %s
    UNION
    SELECT part.id FROM comparisons_event part JOIN family ON part.part_of_id = family.id
)
SELECT * FROM comparisons_event
WHERE id IN (SELECT id FROM family) OR id = (SELECT part_of_id FROM comparisons_event WHERE slug = %s)
"""


class NotCovered(LookupError):
    """Somebody asked for an article that does not cover the event."""


@dataclass(frozen=True, slots=True)
class Material:
    """All rows that the comparison of one event is made of."""

    event: Event
    parts: Sequence[Event]
    coverage: Sequence[Coverage]
    articles: Sequence[Article]
    points: Sequence[Point]
    names: Names
    offered: Sequence[Article]
    """All articles that cover the event or a part of it, those not asked for too."""

    def coverage_of(self, event: Event) -> list[Coverage]:
        return [coverage for coverage in self.coverage if coverage.event_id == event.pk]


def load_family(slug: str) -> tuple[Event, list[Event]]:
    """The event and its parts, each followed by its own; raises `Event.DoesNotExist`. One query."""
    family = {member.pk: member for member in Event.objects.raw(FAMILY, [slug, slug])}
    event = next((member for member in family.values() if member.slug == slug), None)
    if event is None:
        raise Event.DoesNotExist(slug)
    if event.part_of_id:
        event.part_of = family[event.part_of_id]
    return event, _descend(event, family.values(), {event.pk})


def _descend(event: Event, family: Iterable[Event], seen: set[int]) -> list[Event]:
    parts = [part for part in family if part.part_of_id == event.pk and part.pk not in seen]
    parts.sort(key=lambda part: (part.date_first is None, str(part.date_first), part.slug))
    seen.update(part.pk for part in parts)
    return [member for part in parts for member in (part, *_descend(part, family, seen))]


def load_names() -> dict[str, str]:
    """Folded names and aliases of all entities. One query."""
    own = Entity.objects.order_by().values_list("key", "name")
    aliases = Alias.objects.order_by().values_list("key", "entity__name")
    return dict(own.union(aliases, all=True))


def for_judging(points: QuerySet[Point]) -> QuerySet[Point]:
    """Points with all that a judgement needs: options, claims with their speakers, silences."""
    return points.prefetch_related(
        Prefetch("options", Option.objects.order_by("order", "pk")),
        Prefetch("claims", Claim.objects.select_related("voice", "via", "article")),
        Prefetch("silences", Silence.objects.select_related("article", "read_by")),
    )


def for_columns(coverage: QuerySet[Coverage]) -> QuerySet[Coverage]:
    """Coverage with all that a column head and the rules need of its article."""
    signatures = Authorship.objects.select_related("author").order_by("order", "pk")
    return coverage.select_related("article__source", "article__origin").prefetch_related(
        Prefetch("article__authorships", signatures)
    )


def load_comparison(slug: str, only: Sequence[str] | None = None) -> Material:
    """What the comparison of an event is made of, limited to the articles `only` where given.

    Raises `Event.DoesNotExist`, or `NotCovered` for an article that covers neither it nor a part.
    """
    event, parts = load_family(slug)
    events = [event, *parts]
    coverage = list(for_columns(Coverage.objects.filter(event__in=events)))
    covering = {row.article.slug: row.article for row in coverage}
    offered = order_articles(covering.values())
    if only is not None:
        if unknown := [name for name in only if name not in covering]:
            raise NotCovered(unknown[0])
        coverage = [row for row in coverage if row.article.slug in only]
        covering = {name: article for name, article in covering.items() if name in only}
    place = {member.pk: number for number, member in enumerate(events)}
    points = sorted(
        for_judging(Point.objects.filter(event__in=events)),
        key=lambda point: (place[point.event_id], point.order, point.pk),
    )
    articles = order_articles(covering.values())
    return Material(event, parts, coverage, articles, points, load_names(), offered)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Points of other events, and how some articles cover these."""

    points: Sequence[Point] = ()
    coverage: Sequence[Coverage] = ()


def load_elsewhere(event: Event, articles: Sequence[Article]) -> Elsewhere:
    """What differs, as it is stored, in the other parts of the larger event and in that itself.

    At most six queries; none where the event is part of nothing or fewer than two articles are compared.
    """
    if event.part_of_id is None or len(articles) < 2:
        return Elsewhere()
    family = Q(part_of=event.part_of_id) | Q(pk=event.part_of_id)
    others = Event.objects.filter(family).exclude(pk=event.pk)
    differing = Q(stored__verdict__in=[Verdict.CONFLICT.value, Verdict.DISPUTED.value])
    remarks = Q(kind=Kind.TEXT.value, stored__verdict=Verdict.OPEN.value)
    points = Point.objects.filter(differing | remarks, event__in=others).select_related("event")
    coverage = Coverage.objects.filter(event__in=others, article__in=articles)
    return Elsewhere(list(for_judging(points)), list(for_columns(coverage)))


def load_covering(events: Iterable[Event]) -> list[Article]:
    """All articles that cover one of these events, with their sources. One query."""
    coverage = Coverage.objects.filter(event__in=list(events)).order_by().values("article")
    return list(Article.objects.filter(pk__in=coverage).select_related("source"))


def load_ancestors(events: Iterable[int]) -> set[int]:
    """The primary keys of these events and of all that they are parts of, however deep."""
    found, frontier = set(events), set(events)
    while frontier:
        larger = Event.objects.filter(parts__in=frontier).values_list("pk", flat=True)
        frontier = set(larger) - found
        found |= frontier
    return found


def load_readable_versions(
    articles: Iterable[Article], user: AbstractBaseUser | AnonymousUser
) -> dict[int, Version]:
    """For each article, by its primary key, the text that this reader may see, if any. One query."""
    versions = Version.objects.readable_by(user).filter(article__in=[article.pk for article in articles])
    return {version.article_id: version for version in versions}


def load_text_kinds(articles: Iterable[Article]) -> dict[int, str]:
    """The kind of each article's current text, by the article's primary key. One query."""
    current = Version.objects.current().filter(article__in=[article.pk for article in articles])
    return dict(current.values_list("article", "kind"))


def load_readable_kinds(
    articles: Iterable[Article], user: AbstractBaseUser | AnonymousUser
) -> dict[int, str]:
    """The kind of the text that this reader may see, if any, by the article's primary key. One query."""
    readable = Version.objects.readable_by(user).filter(article__in=[article.pk for article in articles])
    return dict(readable.values_list("article", "kind"))


def find_closed(
    articles: Iterable[Article], kinds: Mapping[int, str], user: AbstractBaseUser | AnonymousUser
) -> frozenset[str]:
    """The slugs of the articles of whose texts this reader may not read every one: their quotes are cut.

    Not of the current text alone: a quote may come from a full text that an abstract has followed. `kinds`:
    of the current texts, by the article's primary key. One query, for a visitor to articles with a text.
    """
    if user.is_authenticated or not kinds:
        return frozenset()
    held = Version.objects.filter(article__in=kinds).exclude(kind__in=SHAREABLE_KINDS).order_by()
    closed = set(held.values_list("article", flat=True))
    return frozenset(article.slug for article in articles if article.pk in closed)


@dataclass(frozen=True, slots=True)
class PointMaterial:
    """All rows that the page of one point is made of; `versions` are what the reader may read."""

    point: Point
    coverage: Sequence[Coverage]
    names: Names
    kinds: Mapping[int, str]
    versions: Mapping[int, Version]


def load_point(
    pk: int, user: AbstractBaseUser | AnonymousUser, only: Sequence[str] | None = None
) -> PointMaterial:
    """The point with its claims and the columns of its event, limited to the articles `only` where given.

    Raises `Point.DoesNotExist`, or `NotCovered` for an article that does not cover the event.
    """
    point = for_judging(Point.objects.filter(pk=pk).select_related("event__part_of")).get()
    coverage = list(for_columns(Coverage.objects.filter(event=point.event_id)))
    if only is not None:
        if unknown := set(only) - {row.article.slug for row in coverage}:
            raise NotCovered(min(unknown))
        coverage = [row for row in coverage if row.article.slug in only]
    articles = [row.article for row in coverage]
    answering = {claim.article_id for claim in point.claims.all()}
    speaking = [article for article in articles if article.pk in answering]
    return PointMaterial(
        point, coverage, load_names(), load_text_kinds(articles), load_readable_versions(speaking, user)
    )
