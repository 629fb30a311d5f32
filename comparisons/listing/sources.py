"""What the list of sources and a source's page ask the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from articles.models import Article, Source
from comparisons.listing.claims import GRAVITY
from comparisons.listing.framing import FramingMaterial, load_framing
from comparisons.listing.leaves import Leaf, load_leaf
from comparisons.listing.wordings import WordingMaterial, load_wordings
from comparisons.models import Claim, FramingMark, Point, Referent
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class SourceMaterial:
    """A source with its articles, whose words they carry, and the points that they help to answer.

    Counts are (slug, name, number) of articles or claims; `standing` counts points by verdict. `wording` is
    what it calls things, `heard` what was measured of the articles on this page of them.
    """

    source: Source
    articles: Leaf[Article]
    republishes: Sequence[tuple[str, str, int]]
    republished: Sequence[tuple[str, str, int]]
    relays: Sequence[tuple[str, str, int]]
    quotes: Sequence[tuple[str, str, str, bool, int, int]]
    standing: Mapping[str, int]
    points: Leaf[Point]
    wording: WordingMaterial
    heard: FramingMaterial


def load_sources(sources: QuerySet[Source], number: str | None) -> Leaf[Source]:
    """Sources by name with how many articles each has. Two queries."""
    return load_leaf(sources.annotate(published=Count("articles")).order_by("name", "slug"), number)


def load_source(
    slug: str,
    reader: AbstractBaseUser | AnonymousUser,
    *,
    verdict: str | None = None,
    page: str | None = None,
    questions: str | None = None,
    things: str | None = None,
) -> SourceMaterial:
    """A source with one `page` of its articles, of its `questions`, and of the `things` that it names.

    Raises `Source.DoesNotExist`.
    """
    source = Source.objects.get(slug=slug)
    published = Article.objects.filter(source=source)
    articles = published.select_related("origin").order_by(F("published_first").desc(nulls_last=True), "slug")
    own = Claim.objects.filter(point=OuterRef("pk"), article__source=source)
    answered = Point.objects.filter(Exists(own), stored__verdict__in=[v.value for v in Verdict])
    standing = answered.order_by().values_list("stored__verdict").annotate(points=Count("pk"))
    leaf = load_leaf(articles, page)
    return SourceMaterial(
        source=source,
        articles=leaf,
        republishes=count_by(published.filter(origin__isnull=False), "origin"),
        republished=count_by(Article.objects.filter(origin=source), "source"),
        relays=count_by(Claim.objects.filter(article__source=source, via__isnull=False), "via"),
        quotes=load_quoted(source),
        standing=dict(standing),
        points=load_leaf(order_points(answered.filter(of_verdict(verdict))), questions),
        wording=load_wordings(
            Referent.objects.all(), things, FramingMark.objects.filter(article__source=source)
        ),
        heard=load_framing((), leaf.rows, reader),
    )


def of_verdict(verdict: str | None) -> Q:
    return Q(stored__verdict=verdict) if verdict else Q()


def order_points(points: QuerySet[Point]) -> QuerySet[Point]:
    """Points with their verdicts, those that differ first, then by event and place."""
    gravity = Case(
        *(When(stored__verdict=verdict.value, then=Value(place)) for place, verdict in enumerate(GRAVITY)),
        default=Value(len(GRAVITY)),
    )
    return (
        points.select_related("event", "stored")
        .annotate(gravity=gravity)
        .order_by(
            "gravity",
            "stored__narrow",
            F("event__date_first").asc(nulls_last=True),
            "event__slug",
            "order",
            "pk",
        )
    )


def count_by(rows: QuerySet[Article] | QuerySet[Claim], field: str) -> list[tuple[str, str, int]]:
    """How many of the rows each source stands behind: (slug, name, number), the most first."""
    named = rows.order_by().values_list(f"{field}__slug", f"{field}__name")
    return list(named.annotate(number=Count("pk")).order_by("-number", f"{field}__name"))


def load_quoted(source: Source) -> list[tuple[str, str, str, bool, int, int]]:
    """Whom the source quotes: (slug, name, role, anonymous, claims, articles), the most first. One query."""
    spoken = Claim.objects.filter(article__source=source, voice__isnull=False).order_by()
    named = spoken.values_list("voice__slug", "voice__name", "voice__role", "voice__anonymous")
    counted = named.annotate(number=Count("pk"), articles=Count("article", distinct=True))
    return list(counted.order_by("-number", "voice__name", "voice__slug"))
