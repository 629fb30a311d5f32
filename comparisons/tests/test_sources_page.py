"""The sources and one of them: facts and counts, never a rate."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comparisons.listing.sources import load_source
from comparisons.pages.sources import build_source
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_point,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def show(client: Client, path: str = "") -> str:
    response = client.get(f"/sources/{path}")
    assert response.status_code == 200
    return response.content.decode()


def make_answers(
    *, source: str, other: str = "other", years: tuple[str, str] = ("1997", "1999"), **fields: str
) -> None:
    """A question that two sources answer."""
    point = make_point(event=make_event(), **fields)
    for name, year in zip((source, other), years, strict=True):
        make_claim(point=point, article=make_article(source=name), value=year)


def test_the_list_tells_country_kind_and_number_of_articles(client: Client) -> None:
    source = make_source(slug="rt", name="RT", country="RU", kind="state")
    make_article(source=source)
    make_article(source=source)
    page = show(client)
    assert '<th scope="row"><a href="/sources/rt/">RT</a></th><td>Russia</td><td>state media</td>' in page
    assert ">2 articles</td>" in page


def test_the_list_can_be_narrowed_to_a_kind(client: Client) -> None:
    make_source(name="RT", kind="state")
    make_source(name="BelTA", kind="agency")
    page = show(client, "?kind=agency")
    assert "BelTA" in page
    assert ">RT</a>" not in page
    assert "Lift “Kind: party paper”" in show(client, "?kind=party")


def test_an_empty_list_says_so(client: Client) -> None:
    assert "No source is on file yet" in show(client)


def test_a_source_shows_its_articles_and_whose_they_were_first(client: Client) -> None:
    make_article(source="global-research", origin="oneworld", title="Moment of truth", published="2020-02-06")
    page = show(client, "global-research/")
    assert "Moment of truth" in page
    assert "6 February 2020" in page
    assert "Republishes" in page
    assert 'href="/sources/oneworld/"' in page
    assert "Republished by" in show(client, "oneworld/")


def test_a_source_shows_whom_it_quotes_and_how_often(client: Client) -> None:
    article = make_article(source="wsws")
    pompeo = make_speaker(slug="pompeo", name="Mike Pompeo", role="Secretary of State")
    for _ in range(2):
        make_claim(point=make_point(), article=article, voice=pompeo, via="belta")
    page = show(client, "wsws/")
    assert '<a href="/speakers/pompeo/">Mike Pompeo</a>' in page
    assert "2 remarks in 1 article" in page
    assert "Has words by way of" in page


def test_its_questions_are_counted_by_verdict_and_listed(client: Client) -> None:
    make_answers(source="wsws", question="Since when?")
    make_answers(source="wsws", years=("1997", "1997"), question="Until when?")
    page = show(client, "wsws/")
    assert page.index("Since when?") < page.index("Until when?")
    only = show(client, "wsws/?verdict=agree")
    assert "Until when?" in only
    assert "Since when?" not in only


@pytest.mark.parametrize(
    "query", ["?verdict=lies", "?page=abc&questions=99999999999999999999", "?questions=-1"]
)
def test_no_query_breaks_the_page(client: Client, query: str) -> None:
    make_answers(source="wsws", question="Since when?")
    assert "Since when?" in show(client, f"wsws/{query}")


def test_no_query_breaks_the_list(client: Client) -> None:
    for query in (
        "?page=x",
        "?kind=nonsense",
        "?kind=&page=9999999999999999999999",
        "?kind=state&kind=party",
    ):
        show(client, query)


@pytest.mark.parametrize("articles", [2, 20])
def test_the_pages_cost_the_same_however_much_they_show(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    for _ in range(articles):
        make_answers(source="wsws", other="rt")
        make_article(source="wsws", origin="oneworld")
    with django_assert_num_queries(2):
        show(client)
    with django_assert_num_queries(10):
        show(client, "wsws/")
    material = load_source("wsws")
    with django_assert_num_queries(0):
        assert len(build_source(material).articles) == 2 * articles


def test_where_no_question_stands_so_the_page_leads_back_to_all(client: Client) -> None:
    make_answers(source="wsws")
    page = show(client, "wsws/?verdict=open")
    assert "No question that Wsws answers stands so" in page


def test_an_unknown_source_is_not_found(client: Client) -> None:
    assert client.get("/sources/nobody/").status_code == 404
