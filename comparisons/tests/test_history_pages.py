"""Who changed what and when, on the public pages, for people with an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.actions import add_version, save_article
from comparisons import actions
from comparisons.algebra.values import Option
from comparisons.listing.changes import PER_PAGE
from comparisons.models import Claim, Coverage, Event, Point, Silence
from comparisons.tests.filling import address_of, save_form
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_silence,
    make_speaker,
)
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def open_to_visitors(settings: Any) -> None:
    settings.PUBLIC_READ = True


@pytest.fixture
def claim() -> Claim:
    event = make_event(slug="union", name="The Union State")
    article = make_article(
        slug="wsws-one",
        source="wsws",
        title="Energy talks fail",
        text="It was formed in 1997, and dissolved in 2000.",
        kind="full",
    )
    point = make_point(event=event, question="When was it formed?")
    return make_claim(point=point, article=article, quote="formed in 1997", value="1997")


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


def pages_of(claim: Claim) -> list[str]:
    """The addresses of the three lists that a change of the claim stands in."""
    rows = (claim.point.event, claim.point, claim.article)
    return [f"{row.get_absolute_url()}changes/" for row in rows]


def open_page(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return read_page(answer.content)


def list_changes(client: Client, address: str) -> list[Element]:
    return open_page(client, address).find_all(tag="li", name="change")


def fields_of(change: Element) -> dict[str, tuple[str, str]]:
    """The fields of a change: what stood before and what stands after."""
    found = {}
    for row in change.find(tag="dl").find_all(tag="div"):
        texts = ["".join(e.text for e in row.find_all(tag=tag)) for tag in ("del", "ins")]
        found[row.find(tag="dt").text] = texts[0], texts[1]
    return found


def test_a_change_is_told_with_who_when_before_and_after(admin_client: Client, claim: Claim) -> None:
    speaker = make_speaker(name="Putin")
    form = {"value": "1999", "quote": "dissolved in 2000", "voice": speaker.pk, "certainty": "hedged"}
    save_form(admin_client, address_of(claim), hedge="and", **form)
    for address in pages_of(claim):
        change = list_changes(admin_client, address)[0]
        assert change.find(name="change__who").text == "admin"
        assert "changed what Wsws says on “When was it formed?”" in change.text
        assert fields_of(change) == {
            "answer": ("1997", "1999"),
            "quote": ("“formed in 1997”", "“dissolved in 2000”"),
            "speaker": ("", "Putin"),
            "certainty": ("says", "hedged"),
            "hedge": ("", "“and”"),
            "where it stands": ("word for word, characters 8 to 21", "word for word, characters 28 to 44"),
        }
        theirs = change.find_all(name="theirs")
        assert [element.text for element in theirs] == ["“formed in 1997”", "“dissolved in 2000”", "“and”"]
        assert {element.attributes["href"] for element in theirs} == {"/articles/wsws-one/#text"}


def delete_point(claim: Claim) -> None:
    actions.delete_rows([claim.point])


def bring_text(claim: Claim) -> None:
    add_version(claim.article, body="Nothing of the kind.", kind="full")


def rename(claim: Claim) -> None:
    claim.article.title = "Talks fail"
    save_article(claim.article)


def move(claim: Claim) -> None:
    claim.point = make_point(event=claim.point.event, question="When did it begin?")
    actions.save_claim(claim)


def take_back(claim: Claim) -> None:
    silence = make_silence(point=make_point(event=claim.point.event, question="Who?"), article=claim.article)
    actions.delete_rows([silence])


def uncover(claim: Claim) -> None:
    actions.delete_rows(list(Coverage.objects.all()))


def answer_otherwise(claim: Claim) -> None:
    point = make_point(event=claim.point.event, question="What came?", kind="choice", options=("yes", "no"))
    actions.save_point(point, options=[Option("yes", "of course"), Option("no", "no")])


@pytest.mark.parametrize(
    ("act", "sentences"),
    [
        (lambda claim: actions.delete_rows([claim]), ["removed what Wsws said on “When was it formed?”"]),
        (
            delete_point,
            ["deleted the question “When was it formed?”", "removed what Wsws said on “When was it"],
        ),
        (move, ["moved what Wsws says to “When did it begin?”"]),
        (take_back, ["took back that Wsws does not say: Who?", "read Wsws for “Who?”: it does not say"]),
        (bring_text, ["looked for the words of Wsws on “When was it formed?” in a new text"]),
        (rename, ["changed what is known of the article of Wsws (headline)"]),
        (uncover, ["removed an article of Wsws", "removed what Wsws said"]),
        (
            lambda claim: make_mark(event=claim.point.event, article=claim.article, quote="dissolved"),
            ["marked how Wsws puts it"],
        ),
        (answer_otherwise, ["changed the answer “of course” to “What came?” (wording)"]),
    ],
)
def test_every_kind_of_change_is_told(
    reader: Client, claim: Claim, act: Callable[[Claim], Any], sentences: list[str]
) -> None:
    address = pages_of(claim)[0]
    act(claim)
    told = [change.text for change in list_changes(reader, address)]
    for sentence in sentences:
        assert any(sentence.replace("“Who?”", "Who?") in text.replace("“Who?”", "Who?") for text in told), (
            told
        )


def test_a_question_and_an_article_have_their_own_changes(reader: Client, claim: Claim) -> None:
    other = make_point(event=claim.point.event, question="Who paid?")
    make_claim(point=other, article=make_article(source="rt"), value="1999")
    event, point, article = (
        " ".join(change.text for change in list_changes(reader, address)) for address in pages_of(claim)
    )
    assert "Who paid?" in event
    assert "Rt" in event
    assert "Who paid?" not in point
    assert "Rt" not in article
    assert "asked “When was it formed?”" in point
    assert "entered the article of Wsws" in article


def test_the_larger_event_tells_the_changes_of_its_parts(reader: Client, claim: Claim) -> None:
    larger = make_event(slug="larger")
    event = Event.objects.get(slug="union")
    event.part_of = larger
    actions.save_event(event)
    told = open_page(reader, "/events/larger/changes/").text
    assert "added what Wsws says on “When was it formed?”" in told
    assert "changed the event (larger event)" in told


def test_visitors_are_sent_to_the_login_and_see_what_they_saw(client: Client, claim: Claim) -> None:
    for address in pages_of(claim):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/login/?next=/")
        page = open_page(client, address.removesuffix("changes/"))
        assert not [link for link in page.find_all(tag="a") if "All changes" in link.text]


def test_the_pages_lead_to_their_changes(reader: Client, claim: Claim) -> None:
    for address in pages_of(claim):
        page = open_page(reader, address.removesuffix("changes/"))
        link = next(link for link in page.find_all(tag="a") if link.text == "All changes")
        assert link.attributes["href"] == "changes/"


def test_only_staff_are_led_to_the_histories(reader: Client, admin_client: Client, claim: Claim) -> None:
    address, history = pages_of(claim)[1], address_of(claim, "history")
    assert not open_page(reader, address).find_all(tag="a", href=history)
    admin = Client()
    admin.force_login(User.objects.get(username="admin"))
    assert open_page(admin, address).find_all(tag="a", href=history)


def test_long_lists_are_read_page_by_page(reader: Client, claim: Claim) -> None:
    """Each change once, whatever moments they share."""
    for number in range(40):
        make_point(event=claim.point.event, question=f"Question {number}?")
    moment = Point.history.order_by("history_id")[10].history_date
    Point.history.update(history_date=moment)
    for _ in range(20):
        claim.note += "more "
        actions.save_claim(claim)
    Claim.history.update(history_date=moment)
    address, seen = pages_of(claim)[0], []
    while address:
        page = open_page(reader, address)
        rows = page.find_all(tag="li", name="change")
        assert len(rows) <= PER_PAGE
        seen += [row.text for row in rows]
        links = page.find_all(tag="a", rel="next")
        address = pages_of(claim)[0] + links[0].attributes["href"] if links else ""
    whole = sum(kind.history.count() for kind in (Event, Coverage, Point, Claim, Silence)) + 1
    assert len(seen) == whole
    assert sum("asked" in text for text in seen) == 41


@pytest.mark.parametrize(
    "before",
    [
        "x",
        "2020-13-01T00:00:00+00:00~claim~1",
        "2020-01-01T00:00:00~claim~1",
        "~~",
        f"2020-01-01T00:00:00+00:00~claim~{10**30}",
        "0001-01-01T00:00:00+23:59~claim~1",
        "9999-12-31T23:59:59-23:59~claim~1",
    ],
)
def test_an_address_typed_wrong_shows_the_newest(reader: Client, claim: Claim, before: str) -> None:
    assert list_changes(reader, f"{pages_of(claim)[0]}?before={before}".replace("+", "%2B"))


def test_before_the_first_change_there_is_nothing(reader: Client, claim: Claim) -> None:
    moment = Claim.history.get().history_date - timedelta(days=1)
    before = f"{moment.isoformat()}~claim~1".replace("+", "%2B")
    assert (
        "Nothing was changed before that" in open_page(reader, f"{pages_of(claim)[0]}?before={before}").text
    )


@pytest.mark.parametrize(
    "address", ["/events/none/changes/", "/points/99999-x/changes/", "/articles/none/changes/"]
)
def test_what_is_not_there_has_no_changes(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_a_question_under_another_name_leads_to_its_own(reader: Client, claim: Claim) -> None:
    answer = reader.get(f"/points/{claim.point.pk}-other/changes/")
    assert answer.headers["Location"] == pages_of(claim)[1]


def test_more_changes_cost_no_more_queries(reader: Client, claim: Claim) -> None:
    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            reader.get(address)
        return len(queries)

    make_silence(point=make_point(event=claim.point.event, kind="choice"), article=claim.article)
    make_mark(event=claim.point.event, article=claim.article, quote="dissolved")
    few = [count(address) for address in pages_of(claim)]
    for number in range(5):
        point = make_point(event=claim.point.event, kind="choice")
        article = make_article(title="")
        make_claim(point=point, article=article, value="first", voice=f"speaker-of-{number}", via="belta")
        make_claim(point=claim.point, article=claim.article, quote="dissolved", value="2000", voice="putin")
        make_silence(point=make_point(event=claim.point.event), article=claim.article)
        make_mark(event=claim.point.event, article=claim.article, quote="and", referent=f"thing-{number}")
    many = [count(address) for address in pages_of(claim)]
    assert all(more <= less for more, less in zip(many, few, strict=True)), (few, many)
