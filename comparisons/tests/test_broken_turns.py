"""Two people who write at once: whoever comes second sees what the first has stored, on either database."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction

from articles.actions import add_version
from articles.models import Article
from comparisons import actions
from comparisons.models import Alias, Claim, Coverage, Entity, Event, Point, Silence
from comparisons.tests.making import make_article, make_entity, make_event, make_point, make_silence

pytestmark = pytest.mark.django_db(transaction=True)

OVERLAP = 0.05
"""Seconds for which each transaction stays open after its work, so that the two meet."""


def run_at_once(*jobs: Callable[[], object]) -> list[Exception]:
    """Each job in a transaction of its own, all begun at once; what they were refused for."""
    start, refused = Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        start.wait()
        try:
            with transaction.atomic():
                job()
                time.sleep(OVERLAP)
        except Exception as problem:
            refused.append(problem)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def make_covered() -> tuple[Article, Point]:
    article = make_article(text="It was formed in 1997.")
    return article, make_point(event=make_event(articles=[article]))


def claim_on(article: Article, point: Point) -> Claim:
    return actions.save_claim(Claim(point=point, article=article, value="1997", quote="formed in 1997"))


def expect_whole(refused: list[Exception]) -> None:
    """At most one of two was refused, in words, and nothing stored contradicts itself."""
    assert len(refused) < 2
    assert all(isinstance(problem, ValidationError) for problem in refused), refused
    assert actions.find_stale_verdicts() == []


def test_a_claim_and_a_new_text_leave_no_claim_in_the_old_one() -> None:
    article, point = make_covered()
    expect_whole(
        run_at_once(lambda: claim_on(article, point), lambda: add_version(article, body="Formed in 1999."))
    )
    assert not Claim.objects.exclude(version__is_current=True).exists()


def test_a_claim_and_a_silence_are_never_both_there() -> None:
    article, point = make_covered()
    expect_whole(
        run_at_once(lambda: claim_on(article, point), lambda: make_silence(point=point, article=article))
    )
    assert not (Claim.objects.exists() and Silence.objects.exists())


def test_a_claim_never_outlives_the_coverage_it_rests_on() -> None:
    article, point = make_covered()
    rows = list(Coverage.objects.all())
    expect_whole(run_at_once(lambda: claim_on(article, point), lambda: actions.delete_rows(rows)))
    assert Coverage.objects.exists() or not Claim.objects.exists()


def test_a_claim_is_never_of_another_kind_than_its_point() -> None:
    article, point = make_covered()

    def change() -> None:
        fresh = Point.objects.get(pk=point.pk)
        fresh.kind = "yesno"
        actions.save_point(fresh)

    expect_whole(run_at_once(lambda: claim_on(article, point), change))


def test_a_name_never_comes_to_mean_two_entities() -> None:
    expect_whole(
        run_at_once(
            lambda: make_entity(name="United States", aliases=["USA"]),
            lambda: make_entity(name="USA", aliases=["America"]),
        )
    )
    keys = [*Entity.objects.values_list("key", flat=True), *Alias.objects.values_list("key", flat=True)]
    assert len(keys) == len(set(keys))


def test_two_events_never_become_parts_of_each_other() -> None:
    events = make_event(), make_event()

    def join(part: Event, whole: Event) -> None:
        fresh = Event.objects.get(pk=part.pk)
        fresh.part_of = Event.objects.get(pk=whole.pk)
        actions.save_event(fresh)

    expect_whole(run_at_once(lambda: join(*events), lambda: join(*reversed(events))))
    assert Event.objects.filter(part_of__isnull=False).count() == 1
