"""The sources and one of them: facts and counts, never a rate."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comparisons.listing.sources import load_source
from comparisons.pages.sources import build_source
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_source,
    make_speaker,
)
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

FULL = "“We will build the harbour,” Anna Mirova said on Monday. Nobody believed her. It was cold."


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
        article = make_article(source="wsws", origin="oneworld", text=FULL, kind="full")
        make_mark(event=make_event(), article=article, referent=f"thing-{articles}", voice="somebody")
    with django_assert_num_queries(2):
        show(client)
    with django_assert_num_queries(17):
        show(client, "wsws/")
    material = load_source("wsws", AnonymousUser())
    with django_assert_num_queries(0):
        assert len(build_source(material).articles) == 2 * articles


def test_where_no_question_stands_so_the_page_leads_back_to_all(client: Client) -> None:
    make_answers(source="wsws")
    page = show(client, "wsws/?verdict=open")
    assert "No question that Wsws answers stands so" in page


def test_an_unknown_source_is_not_found(client: Client) -> None:
    assert client.get("/sources/nobody/").status_code == 404


def test_what_it_calls_things_is_told_in_its_own_and_in_quoted_voices(client: Client) -> None:
    article, event = make_article(source="wsws"), make_event()
    own = make_mark(event=event, article=article, referent="kyiv", quote="far-right coup")
    make_mark(event=event, article=article, referent="kyiv", quote="revolution", voice="putin")
    make_mark(event=event, article=make_article(source="rt"), referent="kyiv", quote="the events")
    page = read_page(show(client, "wsws/"))
    thing = page.find(name="thing--own")
    assert thing.find(tag="h3").find(tag="a").attributes["href"] == "/wording/?thing=kyiv"
    words = [link.text for link in thing.find_all(tag="a", name="theirs")]
    assert words == ["“far-right coup”", "“revolution”"]
    assert "quoting Putin" in thing.text
    assert f"framing={own.key}" in thing.find(tag="a", name="theirs").attributes["href"]


def test_whose_words_it_carries_is_counted_in_full_texts_with_where(client: Client) -> None:
    make_speaker(slug="mirova", name="Anna Mirova")
    article = make_article(source="wsws", text=FULL, kind="full", published="2020-02-11")
    make_article(source="wsws")
    table = read_page(show(client, "wsws/")).find(name="carried")
    rows = [
        [cell.text for cell in row.children if not isinstance(cell, str)] for row in table.find_all(tag="tr")
    ]
    assert rows[1:] == [
        ["the source itself", "11 words", "11 February 2020: 11 words"],
        ["Anna Mirova", "5 words", "11 February 2020: 5 words"],
    ]
    links = [link.attributes["href"] for link in table.find_all(tag="a")]
    assert links == [f"/articles/{article.slug}/", "/speakers/mirova/", f"/articles/{article.slug}/"]
    client.force_login(User.objects.create_user("editor"))
    table = read_page(show(client, "wsws/")).find(name="carried")
    last = table.find_all(tag="a")[-1].attributes["href"]
    assert last.startswith(f"/articles/{article.slug}/#p{article.pk}-0:~:text=")
    assert "in 1 of 2 articles" in show(client, "wsws/")


def test_without_a_full_text_no_voice_is_counted(client: Client) -> None:
    make_article(source="wsws", text="Our own words: «and theirs».")
    page = show(client, "wsws/")
    assert "Voices are counted on full texts only" in page
    assert "carried__places" not in page
