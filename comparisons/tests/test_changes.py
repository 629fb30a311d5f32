"""What was changed last on an event, and who may know by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries
from simple_history.models import HistoricalRecords

from comparisons import actions
from comparisons.listing.changes import load_last_change
from comparisons.models import Claim, Event, Point
from comparisons.pages.changes import LastChange, tell_change
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_silence

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    event = make_event(name="The Union State")
    point = make_point(event=event, question="When was it formed?")
    return make_claim(point=point, article=make_article(source="wsws"), value="1997")


def tell(event: Event, *, signed_in: bool = False) -> LastChange:
    told = tell_change(load_last_change([event.pk]), signed_in=signed_in)
    assert told is not None
    return told


def change_answer(claim: Claim) -> None:
    claim.value = "1999"
    actions.save_claim(claim)


def delete_claim(claim: Claim) -> None:
    claim.delete()


def ask_again(claim: Claim) -> None:
    claim.point.theme = "Beginnings"
    actions.save_point(claim.point)


def delete_point(claim: Claim) -> None:
    claim.point.delete()


def move(claim: Claim) -> None:
    claim.point = make_point(event=claim.point.event, question="When did it begin?")
    actions.save_claim(claim)


def add_silence(claim: Claim) -> None:
    make_silence(point=claim.point, article=make_article(source="rt"))


def add_point(claim: Claim) -> None:
    make_point(event=claim.point.event, question="Who paid?")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda claim: None, "added what Wsws says on “When was it formed?”"),
        (change_answer, "changed what Wsws says on “When was it formed?” (answer)"),
        (delete_claim, "removed what Wsws said on “When was it formed?”"),
        (move, "moved what Wsws says to “When did it begin?”"),
        (add_silence, "read Rt for “When was it formed?”: it does not say"),
        (add_point, "asked “Who paid?”"),
        (ask_again, "changed the question “When was it formed?” (theme)"),
        (delete_point, "deleted the question “When was it formed?”"),
    ],
)
def test_the_last_change_is_told_in_a_sentence(
    claim: Claim, act: Callable[[Claim], Any], sentence: str
) -> None:
    event = claim.point.event
    act(claim)
    assert tell(event).what == sentence


def test_only_people_with_an_account_are_told_who(claim: Claim, rf: Any) -> None:
    editor = User.objects.create_user("editor")
    request = rf.get("/")
    request.user = editor
    HistoricalRecords.context.request = request
    try:
        change_answer(claim)
    finally:
        del HistoricalRecords.context.request
    assert tell(claim.point.event, signed_in=True).who == "editor"
    assert tell(claim.point.event).who == ""
    line = render_to_string("comparisons/_last_change.html", {"change": tell(claim.point.event)})
    assert "editor" not in line
    assert f'href="{claim.point.get_absolute_url()}"' in line


def test_a_change_elsewhere_is_not_this_events(claim: Claim) -> None:
    make_claim(point=make_point(question="Something else?"), article=make_article())
    assert tell(claim.point.event).what == "added what Wsws says on “When was it formed?”"


def test_an_event_without_history_has_no_last_change() -> None:
    event = make_event()
    event.history.all().delete()
    assert tell_change(load_last_change([event.pk]), signed_in=True) is None
    assert render_to_string("comparisons/_last_change.html", {"change": None}).strip() == ""


@pytest.mark.parametrize("articles", [2, 20])
def test_it_costs_two_queries_whatever_there_is(
    articles: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    point: Point = make_point()
    for number in range(articles):
        make_claim(point=point, article=make_article(), value=str(1990 + number))
    with django_assert_num_queries(2):
        told = tell_change(load_last_change([point.event_id]), signed_in=True)
    assert told is not None
    with django_assert_num_queries(0):
        tell_change(None, signed_in=True)
