"""The brief: agreed, different, foretold, told by one; with quotes and sources, as a page and as text."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from comparisons.models import Claim, Event
from comparisons.tests.making import make_article, make_claim, make_event, make_point
from comparisons.tests.reading import Element, read_page
from comparisons.tests.test_event_page import make_union_state

pytestmark = pytest.mark.django_db

BRIEF = "/events/union-state/brief/"


@pytest.fixture
def event() -> Event:
    """A conflict, an agreement of one author with himself, a forecast, and what only one article says."""
    event = make_union_state()
    rt, wsws, cdm = (Article.objects.get(slug=slug) for slug in ("rt", "wsws", "cdm"))
    share = make_point(event=event, kind="quantity", unit="percent", question="What share?")
    make_claim(point=share, article=rt, value="40", via="belta", quote="forty percent of all oil")
    make_claim(point=share, article=wsws, value="40", via="belta", quote="40 percent of its oil")
    end = make_point(event=event, kind="yesno", question="Will it end?", outcome=True)
    make_claim(point=end, article=rt, value="no", certainty="predicted", quote="it will not end")
    make_claim(point=make_point(event=event, question="Who paid first?"), article=cdm, quote="paid in 1997")
    return event


def open_brief(client: Client, query: str = "") -> Element:
    response = client.get(BRIEF + query)
    assert response.status_code == 200
    return read_page(response.content)


def read_chapter(page: Element, anchor: str) -> str:
    return page.find(tag="section", id=anchor).text


def test_questions_stand_under_what_they_have_in_common(client: Client, event: Event) -> None:
    page = open_brief(client)
    chapters = [chapter.find(tag="h2").text for chapter in page.find_all(name="brief__chapter")]
    assert chapters == ["What is agreed", "What differs", "Forecasts", "What only one says", "Sources"]
    assert "When was the Union State formed?" in read_chapter(page, "differs")
    assert "Will it end?" in read_chapter(page, "forecasts")
    assert "Only CDMedia Who paid first?" in read_chapter(page, "alone")


def test_what_rests_on_one_origin_is_no_confirmation(client: Client, event: Event) -> None:
    agreed = read_chapter(open_brief(client), "agreed")
    assert "Rests on one origin" in agreed
    assert "2 reports, 1 origin" in agreed


def test_every_quote_is_theirs_and_has_its_source(client: Client, event: Event) -> None:
    page = open_brief(client)
    for claim in Claim.objects.all():
        quote = next(words for words in page.find_all(name="theirs") if claim.quote in words.text)
        assert f"claim={claim.key}" in quote.attributes["href"]
    answer = page.find(tag="section", id="differs").find_all(tag="dd")[0]
    assert answer.text == "“was concluded in 1999” RT itself [1]"
    assert answer.find(**{"aria-label": "Source 1"}).attributes["href"] == "#source-1"
    assert page.find(id="source-1").text.startswith("[1] RT,")


def test_the_plain_text_says_the_same_without_markup(client: Client, event: Event) -> None:
    response = client.get(f"{BRIEF}?format=text")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert "<" not in text
    assert text.startswith("THE UNION STATE")
    lines = [
        "≠ When was the Union State formed?",
        "    WSWS: 1997; RT and CDMedia: 1999; two years apart",
        "  - 1999",
        "    “was concluded in 1999” RT itself [1]",
        "    “formed in 1999” CDMedia itself [3]",
    ]
    for line in lines:
        assert f"\n{line}\n" in text
    assert "http://testserver/events/union-state/brief/ (" in text
    assert open_brief(client).find(tag="textarea").text == " ".join(text.split())


def test_articles_of_the_address_limit_the_brief(client: Client, event: Event) -> None:
    page = open_brief(client, "?articles=rt,cdm")
    assert "WSWS" not in page.find(tag="article").text
    assert "When was the Union State formed?" in read_chapter(page, "agreed")
    assert "/brief/?articles=rt,cdm" in client.get(f"{BRIEF}?articles=rt,cdm&format=text").content.decode()
    assert client.get(f"{BRIEF}?articles=nobody").status_code == 404


def test_an_event_without_answers_says_so(client: Client) -> None:
    make_event(slug="union-state")
    assert "No article covers this event yet" in open_brief(client).text


def test_a_visitor_sees_long_quotes_of_closed_texts_cut(client: Client, event: Event) -> None:
    article = make_article(source="paper", kind="full", text=f"It says: {'word ' * 70}end.")
    long = ("word " * 70).strip()
    make_claim(point=make_point(event=event), article=article, quote=long)
    assert long not in open_brief(client).text
    assert long not in client.get(f"{BRIEF}?format=text").content.decode()


@pytest.mark.parametrize("articles", [2, 20])
def test_it_costs_the_same_queries_with_many_articles(
    client: Client, articles: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = make_event(slug="union-state")
    point = make_point(event=event)
    for number in range(articles):
        make_claim(point=point, article=make_article(authors=["A. Writer"]), value=str(1990 + number))
    with django_assert_num_queries(10):
        client.get(BRIEF)
