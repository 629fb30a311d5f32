"""Everything that writes what is compared. Each action is one transaction, and ends with its verdicts judged.

The stored verdicts follow from the claims. Whatever can change one goes through an action here, which
judges the points again before its transaction ends, and raises the revision of their events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet

from articles.anchoring import AbsentQuote, AmbiguousQuote, Text
from articles.anchors import ANCHOR_FIELDS, place_again, place_exactly
from articles.models import Article, Source, Version
from articles.turns import in_turn
from comparisons import judging
from comparisons.algebra import values, verdicts
from comparisons.models import (
    Alias,
    Claim,
    Coverage,
    Entity,
    Event,
    Option,
    Point,
    Silence,
    Speaker,
    StoredVerdict,
)
from comparisons.selectors import for_columns, for_judging, load_ancestors, load_names
from comparisons.vocabulary import Certainty, Kind

JUDGED_AT_ONCE = 1000
"""Points judged in one go: enough to make the queries cheap, few enough to stay small in memory."""

Progress = Callable[[int], None]


# Verdicts


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


# Who speaks, and what names mean


@in_turn
def save_speaker(speaker: Speaker) -> Speaker:
    """Store a new or changed speaker; raises `ValidationError`."""
    speaker.full_clean()
    speaker.save()
    judge_points(speaker.claims.values_list("point", flat=True))
    return speaker


@in_turn
def save_entity(entity: Entity, *, aliases: Sequence[str] | None = None) -> Entity:
    """Store an entity and, where given, exactly these aliases; raises `ValidationError` for a taken name."""
    entity.full_clean()
    entity.save()
    if aliases is not None:
        entity.aliases.all().delete()
        for name in aliases:
            alias = Alias(entity=entity, name=name)
            alias.full_clean()
            alias.save()
    judge_name_points()
    return entity


def judge_name_points() -> int:
    """Judge again all points that are answered by names: what a name means has changed."""
    return judge_points(Point.objects.filter(kind=Kind.NAMES.value).values_list("pk", flat=True))


# Events and points


@in_turn
def save_event(
    event: Event, *, coverage: Iterable[Coverage] = (), uncovered: Iterable[Coverage] = ()
) -> Event:
    """Store a new or changed event; raises `ValidationError`.

    `coverage` are new and changed rows of its coverage, `uncovered` those to be deleted.
    """
    before = Event.objects.filter(pk=event.pk).values_list("part_of", flat=True)
    larger = {key for key in before if key is not None}
    event.full_clean()
    event.save()
    raise_revisions(larger)
    delete_rows(uncovered)
    for row in coverage:
        row.event = event
        store_coverage(row)
    judge_events([event.pk])
    return event


@in_turn
def save_coverage(coverage: Coverage) -> Coverage:
    """Let an article cover an event; raises `ValidationError`."""
    before = Coverage.objects.filter(pk=coverage.pk).values_list("event", flat=True)
    events = {*before, coverage.event_id}
    store_coverage(coverage)
    judge_events(events)
    return coverage


def store_coverage(coverage: Coverage) -> None:
    """Store a row of coverage without judging; one that claims rest on stays with its event and article."""
    before = Coverage.objects.filter(pk=coverage.pk).first() if coverage.pk else None
    moved = before and (before.event_id, before.article_id) != (coverage.event_id, coverage.article_id)
    if before and moved and count_findings(before):
        raise ValidationError(
            f"{before} holds claims or silences; delete these first, or add the other article beside it."
        )
    coverage.full_clean()
    coverage.save()


def count_findings(coverage: Coverage) -> int:
    """How many claims and silences of the article there are on the event's points: what goes with the row."""
    here = {"article": coverage.article_id, "point__event": coverage.event_id}
    return Claim.objects.filter(**here).count() + Silence.objects.filter(**here).count()


@in_turn
def save_point(point: Point, *, options: Sequence[values.Option] | None = None) -> Point:
    """Store a point and, where given, exactly these options; raises `ValidationError`.

    Refused where a claim on the point could not be read any more: nothing of it is stored then.
    """
    before = Point.objects.filter(pk=point.pk).values_list("event", flat=True)
    left = set(before) - {point.event_id}
    point.full_clean()
    point.save()
    if options is not None:
        set_options(point, options)
    if left:
        check_move(point)
        raise_revisions(left)
    check_point(point)
    judge_points([point.pk])
    return point


def check_move(point: Point) -> None:
    """Refuse an event for the point that its claims' and silences' articles do not cover."""
    tagged = Q(claims__point=point) | Q(silences__point=point)
    missing = Article.objects.filter(tagged).exclude(coverage__event=point.event_id).distinct()
    if missing:
        names = ", ".join(str(article) for article in missing)
        raise ValidationError(
            {"event": f"“{point.event}” is not covered by {names}; add its coverage first."}
        )


def set_options(point: Point, options: Sequence[values.Option]) -> None:
    """Make these the point's options, in this order."""
    check_options(options)
    point.options.update(broader=None)
    point.options.exclude(slug__in=[option.slug for option in options]).delete()
    kept = {row.slug: row for row in point.options.all()}
    rows: dict[str | None, Option] = {}
    for order, option in enumerate(options):
        row = kept.get(option.slug) or Option(point=point, slug=option.slug)
        row.label, row.order, row.broader = option.label, order, None
        row.full_clean()
        row.save()
        rows[option.slug] = row
    for option in options:
        if option.broader:
            Option.objects.filter(pk=rows[option.slug].pk).update(broader=rows[option.broader])


def check_options(options: Sequence[values.Option]) -> None:
    """Refuse a slug that stands twice, and a wider answer that is not in the list."""
    slugs = [option.slug for option in options]
    for option in options:
        if slugs.count(option.slug) > 1:
            raise ValidationError(f"Two options have the slug “{option.slug}”; give one of them another.")
        if option.broader and option.broader not in slugs:
            raise ValidationError(
                f"The wider answer “{option.broader}” of “{option.slug}” is not among the options; "
                "write the slug of one of them, or leave it empty."
            )


def check_point(point: Point) -> None:
    """Raise `ValidationError` where the stored point is badly made or a claim on it cannot be read."""
    fresh = for_judging(Point.objects.filter(pk=point.pk)).get()
    scale = judging.describe_scale(fresh, load_names())
    try:
        values.check_scale(scale)
    except values.ValueProblem as problem:
        raise ValidationError(str(problem)) from problem
    if fresh.options.all() and point.kind != Kind.CHOICE.value:
        raise ValidationError(
            "Only a point whose answers exclude each other in words has options; delete these, or change how "
            "it is answered."
        )
    problems = []
    for claim in fresh.claims.all():
        try:
            value = values.parse_value(claim.value, scale)
            values.check_claim(value, Certainty(claim.certainty))
        except values.ValueProblem as problem:
            problems.append(f"{claim.article}: {problem}")
    if problems:
        raise ValidationError(["The claims on this point could not be read any more.", *problems])


# Claims and silences


@in_turn
def save_claim(claim: Claim) -> Claim:
    """Store a new or changed claim; raises `ValidationError` that says what to do.

    The quote must stand in the article's current text, unless it is as it was and was lost before. A
    silence of the article on the point is lifted: the article does say something.
    """
    before = Claim.objects.filter(pk=claim.pk).first() if claim.pk else None
    prepare_claim(claim, before)
    claim.save()
    for silence in Silence.objects.filter(point=claim.point_id, article=claim.article_id):
        silence.delete()
    judge_points({claim.point_id} | ({before.point_id} if before else set()))
    return claim


def prepare_claim(claim: Claim, before: Claim | None) -> None:
    """Check a claim against its point and its article, and anchor it; raises `ValidationError`."""
    claim.clean_fields()
    # As it stands now: its kind may have changed since the row was read.
    claim.point = Point.objects.select_related("event").get(pk=claim.point_id)
    check_coverage(claim)
    check_value(claim)
    version = Version.objects.filter(article=claim.article_id, is_current=True).first()
    if before is None or _quote_of(before) != _quote_of(claim):
        anchor_claim(claim, version)
    else:  # as it stands now: a new text may have come since the row was read
        for name in ANCHOR_FIELDS:
            setattr(claim, name, getattr(before, name))
    claim.full_clean()


def _quote_of(claim: Claim) -> tuple[object, ...]:
    return claim.article_id, claim.quote, claim.prefix, claim.suffix


def check_coverage(claim: Claim) -> None:
    """Refuse a claim of an article that does not cover the point's event."""
    event = claim.point.event
    if not Coverage.objects.filter(event=event, article=claim.article_id).exists():
        raise ValidationError(
            {
                "article": f"{claim.article} does not cover “{event}” yet; "
                "add it to the event's coverage first."
            }
        )


def check_value(claim: Claim) -> None:
    """Refuse a value that cannot be read as the point's kind, or that cannot be denied."""
    scale = judging.describe_scale(claim.point, load_names())
    try:
        values.check_claim(values.parse_value(claim.value, scale), Certainty(claim.certainty))
    except values.ValueProblem as problem:
        raise ValidationError({"value": str(problem)}) from problem


def anchor_claim(claim: Claim, version: Version | None) -> None:
    """Find the claim's quote in this text; raises `ValidationError` unless it stands in one place."""
    if version is None:
        raise ValidationError({"article": f"{claim.article} has no text yet; add a version of it first."})
    try:
        place_exactly(claim, Text(version.body), version)
    except (AbsentQuote, AmbiguousQuote) as problem:
        raise ValidationError({"quote": str(problem)}) from problem


@in_turn
def record_silence(point: Point, article: Article, *, reader: User | None = None) -> Silence:
    """Record that somebody read the article for the point, and it says nothing."""
    if Claim.objects.filter(point=point, article=article).exists():
        raise ValidationError(f"{article} answers “{point}”; delete its claim before recording a silence.")
    if not Coverage.objects.filter(event=point.event_id, article=article).exists():
        raise ValidationError(
            f"{article} does not cover “{point.event}”; add it to the event's coverage first."
        )
    silence, _ = Silence.objects.get_or_create(point=point, article=article, defaults={"read_by": reader})
    judge_points([point.pk])
    return silence


def find_affected_points(row: Model) -> QuerySet[Point]:
    """The points whose verdict the row has a part in: what must be judged again when it goes."""
    if isinstance(row, Point):
        return Point.objects.filter(pk=row.pk)
    if isinstance(row, (Claim, Silence, Option)):
        return Point.objects.filter(pk=row.point_id)
    if isinstance(row, (Entity, Alias)):
        return Point.objects.filter(kind=Kind.NAMES.value)
    if isinstance(row, Article):
        return Point.objects.filter(Q(event__coverage__article=row) | Q(claims__article=row))
    return Point.objects.filter(event__in=find_affected_events(row))


def find_affected_events(row: Model) -> set[int]:
    """The events whose page tells of the row, besides those of its points."""
    if isinstance(row, Event):
        return {row.pk, *([row.part_of_id] if row.part_of_id else [])}
    if isinstance(row, (Coverage, Point)):
        return {row.event_id}
    if isinstance(row, Article):
        return set(Coverage.objects.filter(article=row).values_list("event", flat=True))
    return set()


@in_turn
def delete_rows(rows: Iterable[Model]) -> None:
    """Delete these rows, and judge again what they had a part in; raises `ProtectedError` for those in use.

    With an article's coverage go its claims and silences on the event.
    """
    listed = list(rows)
    points = {key for row in listed for key in find_affected_points(row).values_list("pk", flat=True)}
    events = {key for row in listed for key in find_affected_events(row)}
    for row in listed:
        if isinstance(row, Coverage):
            delete_findings(row)
        row.delete()
    raise_revisions(Event.objects.filter(pk__in=events).values_list("pk", flat=True))
    left = Point.objects.filter(pk__in=points)
    if any(isinstance(row, Option) for row in listed):
        for point in left:
            check_point(point)
    judge_points(left.values_list("pk", flat=True))


def delete_findings(coverage: Coverage) -> None:
    """Delete an article's claims and silences on the points of an event, one by one for the history."""
    here = {"article": coverage.article_id, "point__event": coverage.event_id}
    for claim in Claim.objects.filter(**here):
        claim.delete()
    for silence in Silence.objects.filter(**here):
        silence.delete()


# When an article changes


def anchor_again(article: Article, version: Version) -> dict[str, int]:
    """Anchor all claims of the article in its new text, and return how many stand in it in each way."""
    text = Text(version.body)
    states: dict[str, int] = {}
    for claim in Claim.objects.filter(article=article).select_related("version"):
        place_again(claim, text, version)
        claim.save(update_fields=list(ANCHOR_FIELDS))
        states[claim.anchor] = states.get(claim.anchor, 0) + 1
    judge_article(article)
    return states
