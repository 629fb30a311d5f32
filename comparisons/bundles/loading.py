"""The one action that loads bundles: all or nothing, in one transaction, with its verdicts judged at the end.

What a person has made, changed or deleted is left as it is. Two loads take turns; whoever edits meanwhile is
not overwritten. A load that is killed has stored nothing.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article
from articles.turns import take_turn
from comparisons import judging
from comparisons.actions import judge_points, raise_revisions
from comparisons.algebra.values import Scale, ValueProblem, check_claim, parse_value
from comparisons.bundles.current import CurrentTexts
from comparisons.bundles.findings import BundleRefused, Finding, Findings, describe_findings
from comparisons.bundles.known import is_address, load_known
from comparisons.bundles.plan import Plan, PlannedQuote
from comparisons.bundles.progress import Progress, Unseen
from comparisons.bundles.reading import plan_load, read_bundles
from comparisons.bundles.receipts import Fate, Receipts
from comparisons.bundles.shelves import Ledger, Left
from comparisons.bundles.shelves_claims import Claims
from comparisons.bundles.shelves_compared import Covering, Events, Silences
from comparisons.bundles.shelves_marks import Marks
from comparisons.bundles.shelves_named import Entities, Referents, Speakers
from comparisons.bundles.shelves_points import Points
from comparisons.bundles.shelves_published import Articles, Sources, Texts
from comparisons.bundles.shelves_voices import Voices
from comparisons.bundles.validation import find_loop
from comparisons.models import Claim, Coverage, Event, Point
from comparisons.selectors import for_judging, load_names
from comparisons.vocabulary import Certainty, Kind

PATIENCE_MS = 120_000
"""How long a load waits for another writer of an SQLite database; a large load takes half a minute."""


@dataclass(slots=True)
class LoadReport:
    """What a load did: for each kind how many entries had which fate, and how the quotes stand."""

    counts: Mapping[str, Counter[Fate]]
    left: Sequence[Left]
    anchored: Mapping[str, int]
    warnings: Sequence[str] = field(default_factory=list)
    orphans: Sequence[str] = field(default_factory=list)
    judged: int = 0


def load_bundles(
    paths: Sequence[str], *, texts: str | None = None, progress: Progress | None = None
) -> LoadReport:
    """Read these files and folders and store all that they say; raises `BundleRefused`, nothing stored."""
    progress = progress or Unseen()
    with rare_collections():
        reading = read_bundles(paths, texts, progress)
        seen = load_known(reading.joined.events, reading.mentioned)
        plan, findings = plan_load(reading, seen, is_address, progress)
        with alone():
            now = load_known(reading.joined.events, reading.mentioned)
            if now != seen:  # somebody wrote while the bundles were checked
                plan, findings = plan_load(reading, now, is_address, progress)
            return store_plan(plan, findings, progress)


@contextmanager
def rare_collections() -> Iterator[None]:
    """A load makes a million objects and drops few: looking for garbage as usual is a third of it."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def alone() -> Iterator[None]:
    """A transaction in which nobody else writes; a writer of SQLite waits longer than usual for its turn."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    with transaction.atomic():
        take_turn()
        yield


def store_plan(plan: Plan, findings: Findings, progress: Progress) -> LoadReport:
    """Write a plan. Runs inside the transaction of the load."""
    ledger = Ledger(Receipts())
    ledger.open()
    progress.begin("Writing", 8)
    Sources(ledger).put(plan.sources)
    Speakers(ledger).put(plan.speakers)
    Entities(ledger).put(plan.entities)
    Referents(ledger).put(plan.referents)
    progress.step(2)
    Articles(ledger).put(plan.articles)
    progress.step(2)
    texts = Texts(ledger)
    texts.put(plan.bodies)
    progress.step(2)
    Events(ledger).put(plan.events)
    Covering(ledger).put(plan.events)
    Points(ledger).put(plan.events)
    progress.step(2)
    current = CurrentTexts(ledger, plan, texts)
    events = [event.slug for event in plan.events]
    claims = Claims(ledger, current, find_kept_scales(plan, ledger))
    claims.put(plan.claims, events, progress)
    Silences(ledger).put(plan.events)
    marks = Marks(ledger, current)
    marks.put(plan.marks, events, progress)
    current.store_reports()
    Voices(ledger).put(plan.voices, plan.bodies, progress)
    check_events(plan)
    check_points(plan, ledger)
    ledger.receipts.save()
    judged = judge_changed(ledger, progress)
    return LoadReport(
        counts=ledger.counts,
        left=ledger.left,
        anchored=claims.anchored + marks.anchored,
        warnings=describe_findings(findings.warnings),
        orphans=describe_findings(_orphan_findings([*claims.orphans, *marks.orphans])),
        judged=judged,
    )


def _orphan_findings(orphans: Iterable[PlannedQuote]) -> Iterable[Finding]:
    sentence = "this quote is not found in the current text of “{}”"
    return [Finding(quote.entry.at("quote"), sentence.format(quote.article)) for quote in orphans]


# What people's changes and the bundle's make together


def find_kept_scales(plan: Plan, ledger: Ledger) -> dict[str, Scale]:
    """The scales of the bundle's points that are otherwise on file, since people changed or made them."""
    kept = {left.name for left in ledger.left if left.kind == "point"} & ledger.pks["point"].keys()
    if not kept:
        return {}
    names = load_names()
    keys = {ledger.pks["point"][key]: key for key in kept}
    points = Point.objects.filter(pk__in=list(keys)).prefetch_related("options")
    return {keys[point.pk]: judging.describe_scale(point, names) for point in points}


def check_events(plan: Plan) -> None:
    """Refuse a load after which an event would be a part of itself, by what a person has changed."""
    larger = dict(Event.objects.values_list("slug", "part_of__slug"))
    findings = Findings()
    for event in plan.events:
        if loop := find_loop(event.slug, larger):
            findings.refuse(event.joined.place, f"would be a part of itself: {' > '.join(loop)}")
    _refuse(findings)


def check_points(plan: Plan, ledger: Ledger) -> None:
    """Refuse a load that changes a question so that a claim which a person keeps cannot be read any more."""
    changed = ledger.updated.get("point", set())
    old = {point.pk: point for point in for_judging(Point.objects.filter(pk__in=changed))} if changed else {}
    names = load_names() if old else {}
    findings = Findings()
    for planned in plan.points:
        point = old.get(ledger.pks["point"].get(f"{planned.event}/{planned.slug}", 0))
        if point is None:
            continue
        for claim in point.claims.all():
            try:
                scale = judging.describe_scale(point, names)
                check_claim(parse_value(claim.value, scale), Certainty(claim.certainty))
            except ValueProblem as problem:
                findings.refuse(
                    planned.entry.place,
                    f"a claim of “{claim.article.slug}” that is kept as a person left it could not be read"
                    f" any more: {problem}",
                )
    _refuse(findings)


def _refuse(findings: Findings) -> None:
    if findings.problems:
        raise BundleRefused(describe_findings(findings.problems), len(findings.problems))


# Verdicts


def judge_changed(ledger: Ledger, progress: Progress) -> int:
    """Judge again all points that the load has a part in, and raise the revisions of their events."""
    points = find_affected(ledger)
    progress.begin("Judging", len(points))
    raise_revisions(ledger.changed.get("event", set()) | ledger.changed.get("retold", set()))
    judge_points(points, progress.step)
    return len(points)


def find_affected(ledger: Ledger) -> set[int]:
    """The points whose verdict can have changed."""
    renewed = {kind: list(pks) for kind, pks in ledger.updated.items()}
    points = set(ledger.changed.get("point", ()))
    points.update(Claim.objects.filter(voice__in=renewed.get("speaker", ())).values_list("point", flat=True))
    points.update(Claim.objects.filter(via__in=renewed.get("source", ())).values_list("point", flat=True))
    events = set(ledger.changed.get("event", ()))
    articles = Article.objects.filter(
        Q(pk__in=renewed.get("article", ()))
        | Q(source__in=renewed.get("source", ()))
        | Q(origin__in=renewed.get("source", ()))
    )
    if any(renewed.get(kind) for kind in ("article", "source")):
        events.update(Coverage.objects.filter(article__in=articles).values_list("event", flat=True))
    points.update(Point.objects.filter(event__in=events).values_list("pk", flat=True))
    if ledger.changed.get("entity"):
        points.update(Point.objects.filter(kind=Kind.NAMES).values_list("pk", flat=True))
    return points
