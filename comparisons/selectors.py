"""Every question that a page asks the database. Reads only; each `load_*` costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Prefetch, QuerySet

from articles.models import Article, Authorship, Version
from articles.vocabulary import SHAREABLE_KINDS, AnchorState
from comparisons.judging import Names, order_articles
from comparisons.models import Alias, Claim, Coverage, Entity, Event, Option, Point, Silence

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
        Prefetch("silences", Silence.objects.select_related("article")),
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
    return Material(event, parts, coverage, order_articles(covering.values()), points, load_names())


def load_ancestors(events: Iterable[int]) -> set[int]:
    """The primary keys of these events and of all that they are parts of, however deep."""
    found, frontier = set(events), set(events)
    while frontier:
        larger = Event.objects.filter(parts__in=frontier).values_list("pk", flat=True)
        frontier = set(larger) - found
        found |= frontier
    return found


def load_orphans(article: Article) -> list[Claim]:
    """The claims of an article whose quotes are not found in its current text."""
    orphans = Claim.objects.filter(article=article, anchor=AnchorState.ORPHAN.value)
    return list(orphans.select_related("point").order_by("point", "pk"))


def count_anchors(article: Article) -> dict[str, int]:
    """How many claims of an article stand in its current text in each way."""
    counted = Claim.objects.filter(article=article).order_by().values_list("anchor").annotate(Count("pk"))
    return dict(counted)


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
    """The slugs of the articles whose current text this reader may not read: their quotes are cut."""
    if user.is_authenticated:
        return frozenset()
    return frozenset(a.slug for a in articles if kinds.get(a.pk, SHAREABLE_KINDS[0]) not in SHAREABLE_KINDS)


@dataclass(frozen=True, slots=True)
class PointMaterial:
    """All rows that the page of one point is made of; `versions` are what the reader may read."""

    point: Point
    coverage: Sequence[Coverage]
    names: Names
    kinds: Mapping[int, str]
    versions: Mapping[int, Version]


def load_point(pk: int, user: AbstractBaseUser | AnonymousUser) -> PointMaterial:
    """The point with its claims and the columns of its event; raises `Point.DoesNotExist`."""
    point = for_judging(Point.objects.filter(pk=pk).select_related("event__part_of")).get()
    coverage = list(for_columns(Coverage.objects.filter(event=point.event_id)))
    articles = [row.article for row in coverage]
    speaking = [
        article for article in articles if any(c.article_id == article.pk for c in point.claims.all())
    ]
    return PointMaterial(
        point, coverage, load_names(), load_text_kinds(articles), load_readable_versions(speaking, user)
    )
