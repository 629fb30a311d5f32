"""What the home page asks the database: all events in brief, and the conflict that leads the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, QuerySet, Value, When

from articles.models import Source
from articles.names import fold_name
from comparisons.judging import Names
from comparisons.models import Coverage, Event, Point, StoredVerdict
from comparisons.selectors import for_columns, for_judging, load_names
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Shelf:
    """What all events amount to, without their texts: who covers them and how their points stand."""

    events: Sequence[Event]
    matching: frozenset[int]
    covering: Sequence[tuple[int, int, int]]
    standing: Sequence[tuple[int, str, bool, int]]


@dataclass(frozen=True, slots=True)
class Lead:
    """The rows of one conflict: its point with claims and silences, and the columns of its event."""

    point: Point
    coverage: Sequence[Coverage]
    names: Names


@dataclass(frozen=True, slots=True)
class Choices:
    """What the lists can be filtered by: sources as (slug, name), and themes."""

    sources: Sequence[tuple[str, str]]
    themes: Sequence[str]


def load_choices() -> Choices:
    """The sources that published something on an event, and the themes of all points. Two queries."""
    covering = Source.objects.filter(articles__coverage__isnull=False).order_by().distinct()
    themes = Point.objects.exclude(theme="").order_by().values_list("theme", flat=True).distinct()
    named = sorted(covering.values_list("slug", "name"), key=lambda row: (fold_name(row[1]), row[0]))
    return Choices(named, sorted(themes, key=lambda theme: (fold_name(theme), theme)))


def load_shelf(matching: QuerySet[Event]) -> Shelf:
    """All events with their articles and verdicts, and which of them match. Four queries.

    `covering` is (event, article, source); `standing` is (event, verdict, narrow, how many points).
    """
    judged = StoredVerdict.objects.exclude(verdict="").order_by()
    standing = judged.values_list("point__event", "verdict", "narrow").annotate(points=Count("pk"))
    return Shelf(
        events=list(Event.objects.defer("summary")),
        matching=frozenset(matching.order_by().values_list("pk", flat=True)),
        covering=list(Coverage.objects.order_by().values_list("event", "article", "article__source")),
        standing=list(standing),
    )


def load_lead() -> Lead | None:
    """The conflict that most origins take part in, a narrow one only where there is no other; if any."""
    telling = Case(
        When(verdict=Verdict.CONFLICT.value, narrow=False, then=Value(0)),
        When(verdict=Verdict.DISPUTED.value, then=Value(1)),
        default=Value(2),
    )
    chosen = (
        StoredVerdict.objects.filter(verdict__in=[Verdict.CONFLICT.value, Verdict.DISPUTED.value])
        .order_by(
            telling,
            "-origins",
            F("point__event__date_first").asc(nulls_last=True),
            "point__event__slug",
            "point__order",
            "pk",
        )
        .values_list("pk", flat=True)[:1]
    )
    point = for_judging(Point.objects.filter(pk__in=list(chosen)).select_related("event")).first()
    if point is None:
        return None
    coverage = list(for_columns(Coverage.objects.filter(event=point.event_id)))
    return Lead(point, coverage, load_names())
