"""One point as a reader sees it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from pytest_django.fixtures import DjangoAssertNumQueries

from articles import actions as publishing
from articles.models import Article
from comparisons.models import Claim, Point
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_silence
from comparisons.tests.test_event_page import make_union_state, make_wide_event, open_page

pytestmark = pytest.mark.django_db


def test_it_tells_the_verdict_the_answers_and_every_quote(client: Client) -> None:
    make_union_state()
    point = Point.objects.get()
    point.scope = "The founding, not an earlier treaty."
    point.save()
    page = open_page(client, point.get_absolute_url())
    assert page.find(tag="h1").text == "When was the Union State formed?"
    assert page.find(name="point__verdict").text == "≠ reports conflict"
    assert page.find(name="standfirst").text == "WSWS: 1997; RT and CDMedia: 1999; two years apart"
    assert page.find(name="point__scope").text == "The founding, not an earlier treaty."
    assert [reply.find(name="reply__head").text for reply in page.find_all(name="reply")] == [
        "1997 1 origin",
        "1999 2 origins",
    ]
    assert [s.find(name="claim__quote").text for s in page.find_all(name="statement")] == [
        "“formally created in 1997”",
        "“was concluded in 1999”",
        "“formed in 1999”",
    ]
    assert (
        page.find(name="kicker").find_all(tag="a")[-1].attributes["href"]
        == f"/events/union-state/#point-{point.pk}"
    )


def test_a_statement_shows_its_sentence_its_note_and_a_link_to_itself(client: Client) -> None:
    text = (
        "Before this. The union state, it says, was «formally created in 1997» and «few steps» came. After."
    )
    article = make_article(slug="wsws", text=text)
    point = make_point(event=make_event(articles=[article]))
    claim = make_claim(
        point=point, article=article, quote="formally created in 1997", note="Of the first treaty."
    )
    statement = open_page(client, point.get_absolute_url()).find(id=f"claim-{claim.key}")
    sentence = statement.find(name="statement__sentence")
    assert sentence.text == (
        "abstract (our words): The union state, it says, was «formally created in 1997» and «few steps» came."
    )
    assert [link.text for link in sentence.find_all(name="theirs")] == [
        "formally created in 1997",
        "few steps",
    ]
    assert statement.find(name="statement__note").text == "Of the first treaty."
    assert claim.get_absolute_url() == f"{point.get_absolute_url()}#claim-{claim.key}"


def test_no_sentence_comes_from_a_text_that_the_reader_may_not_read(client: Client) -> None:
    article = make_article(
        slug="wsws", kind="full", text="A secret sentence. It was created in 1997 in secret."
    )
    claim = make_claim(point=make_point(), article=article, quote="created in 1997")
    address = claim.point.get_absolute_url()
    assert "secret" not in open_page(client, address).text
    client.force_login(get_user_model().objects.create_user("ann"))
    assert "It was created in 1997 in secret." in open_page(client, address).text


def test_articles_without_an_answer_are_told_apart(client: Client) -> None:
    make_union_state()
    point = Point.objects.get()
    make_silence(point=point, article=make_article(slug="silent", published="2022"))
    event = point.event
    make_point(event=event)
    unread = make_article(slug="unread", published="2023")
    make_silence(point=event.points.latest("pk"), article=unread)
    words = [
        item.text
        for item in open_page(client, point.get_absolute_url()).find(name="absences").find_all(tag="li")
    ]
    assert words[0].startswith("Silent does not say (read on ")
    assert words[1] == "Unread not read for this yet"


def test_a_wrong_slug_leads_to_the_right_one(client: Client) -> None:
    make_union_state()
    point = Point.objects.get()
    response = client.get(f"/points/{point.pk}-wrong/")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/points/{point.pk}-formed/"


@pytest.mark.parametrize(
    "address", ["0-x", "99999999999999999999-x", "9" * 5000 + "-x", "-1-x", "1-", "x", "1-%3Cx%3E"]
)
def test_a_point_that_is_none_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/points/{address}/").status_code == 404


def test_a_point_without_claims_says_so(client: Client) -> None:
    page = open_page(client, make_point().get_absolute_url())
    assert "No article answers this question yet." in page.text
    assert page.find(name="verdict").text == "no answer yet"


def test_a_lost_quote_says_so(client: Client) -> None:
    make_union_state()
    publishing.add_version(Article.objects.get(slug="wsws"), body="Quite another text.", kind="digest")
    claim = Claim.objects.get(quote="formally created in 1997")
    statement = open_page(client, claim.point.get_absolute_url()).find(id=f"claim-{claim.key}")
    assert "quote not found in this version" in statement.text
    assert not statement.find_all(name="statement__sentence")


@override_settings(PUBLIC_READ=False)
def test_where_reading_needs_an_account_visitors_sign_in_first(client: Client) -> None:
    make_union_state()
    address = Point.objects.get().get_absolute_url()
    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("articles", [2, 20])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    """Point, options, claims, silences, coverage, authors, names, kinds of text, texts, what is closed."""
    make_wide_event(articles)
    address = Point.objects.filter(kind="names").get().get_absolute_url()
    with django_assert_num_queries(10):
        assert client.get(address).status_code == 200
