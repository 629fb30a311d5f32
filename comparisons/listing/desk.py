"""What the tagging desk asks the database: a fixed number of queries however much is tagged.

What other articles answer is not among it, but for their quotes, by which likely sentences are found; the
desk shows nobody's answer before the tagger's own is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, QuerySet

from articles.models import Article, Source, Version
from comparisons.judging import Names
from comparisons.models import (
    Claim,
    Coverage,
    Event,
    FramingMark,
    Option,
    Point,
    Referent,
    Silence,
    Speaker,
)
from comparisons.selectors import load_names

LONGEST_LIST = 500
"""So many names are offered for completion while somebody types; others are found when the form is sent."""

EVENT_ORDER = (F("event__date_first").asc(nulls_last=True), "event__slug")


@dataclass(frozen=True, slots=True)
class DeskMaterial:
    """All rows that every state of the desk is made of."""

    article: Article
    version: Version | None
    coverage: Sequence[Coverage]
    points: Sequence[Point]
    claims: Sequence[Claim]
    marks: Sequence[FramingMark]
    silences: Sequence[Silence]

    @property
    def events(self) -> list[Event]:
        return [row.event for row in self.coverage]

    def find_point(self, pk: int | None) -> Point | None:
        return next((point for point in self.points if point.pk == pk), None)

    def find_claim(self, pk: int | None) -> Claim | None:
        return next((claim for claim in self.claims if claim.pk == pk), None)

    def find_mark(self, pk: int | None) -> FramingMark | None:
        return next((mark for mark in self.marks if mark.pk == pk), None)


def load_desk(pk: int) -> DeskMaterial:
    """The article with everything that is tagged in it; raises `Article.DoesNotExist`. Eight queries."""
    article = Article.objects.select_related("source").get(pk=pk)
    coverage = list(article.coverage.select_related("event").order_by(*EVENT_ORDER))
    place = {row.event_id: number for number, row in enumerate(coverage)}
    points = for_desk().filter(event__coverage__article=article)
    return DeskMaterial(
        article=article,
        version=Version.objects.current().filter(article=article).first(),
        coverage=coverage,
        points=sorted(points, key=lambda point: (place[point.event_id], point.order, point.pk)),
        claims=list(
            article.claims.select_related("voice", "via", "tagged_by", "point__event").order_by(
                "start", "end", "pk"
            )
        ),
        marks=list(
            article.marks.select_related("voice", "referent", "event", "tagged_by").order_by(
                "start", "end", "pk"
            )
        ),
        silences=list(article.silences.select_related("read_by")),
    )


def for_desk() -> QuerySet[Point]:
    """Points with what asking them needs."""
    options = Prefetch("options", Option.objects.order_by("order", "pk"))
    return Point.objects.select_related("event").prefetch_related(options)


def load_question(pk: int | None) -> Point | None:
    """A question of any event, with its options. Two queries."""
    return for_desk().filter(pk=pk).first() if pk else None


def load_candidates() -> list[tuple[int, str, int, str, str]]:
    """Every question on file: its key, words, the key and the name of its event, and its kind. One query."""
    rows = Point.objects.order_by("event_id", "order", "pk")
    return list(rows.values_list("pk", "question", "event_id", "event__name", "kind"))


def load_old_words(article: Article, number: int, start: int, end: int) -> str:
    """The words that stand between two positions of an older version; empty where there is none."""
    body = Version.objects.filter(article=article, number=number).values_list("body", flat=True).first()
    return (body or "")[start:end]


@dataclass(frozen=True, slots=True)
class People:
    """Whom a passage can be the words of, and what names mean."""

    speakers: Sequence[Speaker] = ()
    sources: Sequence[Source] = ()
    referents: Sequence[Referent] = ()
    names: Names = field(default_factory=dict)

    def name_speaker(self, pk: int | None) -> str:
        return next((speaker.name for speaker in self.speakers if speaker.pk == pk), "")


def load_people() -> People:
    """Everybody who can be named in a form. Four queries."""
    return People(
        list(Speaker.objects.order_by("name", "slug")),
        list(Source.objects.order_by("name", "slug")),
        list(Referent.objects.order_by("label", "slug")),
        load_names(),
    )


def load_quotes(point: Point) -> list[str]:
    """The quotes on file that answer a question, by which its sentences are sought. One query."""
    return list(Claim.objects.filter(point=point).order_by("pk").values_list("quote", flat=True)[:50])


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the search of questions needs of an article: its events, its text, what is answered where.

    `claims`: of each its key, its question and event, and where it stands.
    """

    events: frozenset[int]
    source: str
    number: int | None
    body: str
    claims: Sequence[tuple[int, int, int, int | None, int | None]]


def load_chosen(pk: int) -> Chosen:
    """Raises `Article.DoesNotExist`. Four queries."""
    article = Article.objects.select_related("source").get(pk=pk)
    text = Version.objects.current().filter(article=article).values_list("number", "body")
    number, body = text.first() or (None, "")
    return Chosen(
        events=frozenset(article.coverage.order_by().values_list("event", flat=True)),
        source=article.source.name,
        number=number,
        body=body,
        claims=list(article.claims.order_by("pk").values_list("pk", "point", "point__event", "start", "end")),
    )
