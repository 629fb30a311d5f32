"""Judges points and stores their verdicts: what every other action ends with.

The stored verdicts follow from the claims. Whatever can change one judges its points again before its
transaction ends, and raises the revision of their events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from articles.models import Article, Source
from articles.turns import in_turn
from comparisons import judging
from comparisons.algebra import verdicts
from comparisons.models import Claim, Coverage, Event, Point, StoredVerdict
from comparisons.selectors import for_columns, for_judging, load_ancestors, load_names

JUDGED_AT_ONCE = 1000
"""Points judged in one go: enough to make the queries cheap, few enough to stay small in memory."""

Progress = Callable[[int], None]


@in_turn
def judge_points(points: Iterable[int], progress: Progress | None = None) -> int:
    """Judge these points (primary keys) again, store their verdicts, and return how many differed."""
    wanted = sorted(set(points))
    changed = 0
    raise_revisions({event for batch in in_batches(wanted) for event in _events_of(batch)})
    for fresh in _judge(wanted):
        stored = StoredVerdict.objects.in_bulk([verdict.pk for verdict in fresh])
        changed += sum(not same_verdict(stored.get(verdict.pk), verdict) for verdict in fresh)
        StoredVerdict.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["point"], update_fields=list(VERDICT_FIELDS)
        )
        if progress:
            progress(len(fresh))
    return changed


VERDICT_FIELDS = ("verdict", "narrow", "circular", "only_as_quoted", "origins", "judgement")


def same_verdict(stored: StoredVerdict | None, fresh: StoredVerdict) -> bool:
    return stored is not None and all(getattr(stored, f) == getattr(fresh, f) for f in VERDICT_FIELDS)


def find_stale_verdicts(
    progress: Progress | None = None,
) -> list[tuple[Point, StoredVerdict | None, StoredVerdict]]:
    """The points whose stored verdict is not what their claims give, each with both. Writes nothing."""
    stale = []
    for fresh in _judge(Point.objects.order_by("pk").values_list("pk", flat=True)):
        keys = [verdict.pk for verdict in fresh]
        stored = StoredVerdict.objects.in_bulk(keys)
        points = Point.objects.select_related("event").in_bulk(
            [verdict.pk for verdict in fresh if not same_verdict(stored.get(verdict.pk), verdict)]
        )
        stale += [(points[v.pk], stored.get(v.pk), v) for v in fresh if v.pk in points]
        if progress:
            progress(len(fresh))
    return stale


def raise_revisions(events: Iterable[int]) -> None:
    """Raise the revision of these events and of all that they are parts of."""
    family = load_ancestors(events)
    Event.objects.filter(pk__in=family).update(revision=F("revision") + 1)


def in_batches(points: Iterable[int]) -> Iterator[list[int]]:
    """So many keys at once: a database takes only so many in one statement."""
    keys = iter(points)
    while batch := list(islice(keys, JUDGED_AT_ONCE)):
        yield batch


def _events_of(points: Iterable[int]) -> Iterable[int]:
    return Point.objects.filter(pk__in=points).order_by().values_list("event", flat=True).distinct()


def _judge(points: Iterable[int]) -> Iterator[list[StoredVerdict]]:
    names = load_names()
    for batch in in_batches(points):
        yield list(
            _judge_batch(for_judging(Point.objects.filter(pk__in=batch).select_related("event")), names)
        )


def _judge_batch(points: QuerySet[Point], names: judging.Names) -> Iterator[StoredVerdict]:
    events = {point.event_id for point in points}
    columns = describe_coverage(for_columns(Coverage.objects.filter(event__in=events)))
    nobody = judging.describe_columns(())
    for point in points:
        judged = judging.judge_point(point, columns.get(point.event_id, nobody), names, point.event.when)
        yield store_judgement(point, judged.judgement)


def describe_coverage(coverage: Iterable[Coverage]) -> dict[int, judging.Columns]:
    """For each event, by its primary key, the columns of its comparison."""
    by_event: dict[int, list[Coverage]] = {}
    for row in coverage:
        by_event.setdefault(row.event_id, []).append(row)
    return {event: judging.describe_columns(rows) for event, rows in by_event.items()}


def store_judgement(point: Point, judgement: verdicts.Judgement) -> StoredVerdict:
    return StoredVerdict(
        point=point,
        verdict=judgement.verdict.value if judgement.verdict else "",
        narrow=judgement.narrow,
        circular=judgement.circular,
        only_as_quoted=judgement.only_as_quoted,
        origins=judgement.origins,
        judgement=judging.seal(judgement),
    )


@in_turn
def judge_events(events: Iterable[int]) -> int:
    """Judge all points of these events again, and raise the revision of those that have none too."""
    keys = set(events)
    raise_revisions(keys)
    return judge_points(Point.objects.filter(event__in=keys).values_list("pk", flat=True))


def judge_article(article: Article) -> int:
    """Judge again all that an article's source, origin, authors or dates can have a part in."""
    return judge_events(Coverage.objects.filter(article=article).values_list("event", flat=True))


def judge_source(source: Source) -> int:
    """Judge again all that a source's name can have a part in."""
    covered = Q(coverage__article__source=source) | Q(coverage__article__origin=source)
    events = Event.objects.filter(covered | Q(points__claims__via=source))
    return judge_events(events.order_by().values_list("pk", flat=True).distinct())


def check_vias(article: Article) -> None:
    """Refuse a source of the article from which its own claims have their words: that is no `via`."""
    claims = Claim.objects.filter(article=article, via=article.source_id).count()
    if claims:
        raise ValidationError(
            {
                "source": f"{claims} of the article's claims have their words via {article.source}; "
                "change these claims before the article's source."
            }
        )
