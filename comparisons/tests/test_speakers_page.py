"""Who is quoted, and what one of them is quoted as saying."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comparisons.listing.speakers import load_speaker
from comparisons.models import Speaker
from comparisons.pages.speakers import build_speaker
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_speaker,
)
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

FULL = (
    "“We will build the harbour,” Anna Mirova said on Monday. Anna Mirova claimed that it was paid for. "
    "Nobody believed her."
)


def show(client: Client, path: str = "") -> str:
    response = client.get(f"/speakers/{path}")
    assert response.status_code == 200
    return response.content.decode()


def quote(speaker: Speaker, *, source: str, **fields: str) -> None:
    """One article of the source that quotes the speaker."""
    point = make_point(
        event=make_event(name=fields.pop("event", "")), question=fields.pop("question", "When?")
    )
    make_claim(point=point, article=make_article(source=source), voice=speaker, **fields)


def test_the_list_tells_role_and_number_of_articles_the_most_quoted_first(client: Client) -> None:
    rarely = make_speaker(name="Aleh Alkajeu", role="Analyst")
    often = make_speaker(name="Zmicier Zuk", role="President")
    quote(rarely, source="rt")
    quote(often, source="rt")
    quote(often, source="wsws")
    page = show(client)
    assert page.index("Zmicier Zuk") < page.index("Aleh Alkajeu")
    assert '<td>President</td><td class="list__count">2 articles</td>' in page


def test_the_list_can_be_narrowed_to_whom_a_source_quotes(client: Client) -> None:
    quote(make_speaker(name="Pompeo"), source="wsws")
    quote(make_speaker(name="an official", anonymous=True), source="rt")
    page = show(client, "?source=wsws")
    assert "Pompeo" in page
    assert "an official" not in page
    assert "an official" in show(client, "?named=anonymous")
    assert "Lift “Quoted by: Wsws”" in show(client, "?source=wsws&named=anonymous")


def test_a_speaker_is_shown_with_question_answer_quote_article_and_via(client: Client) -> None:
    speaker = make_speaker(slug="lukashenko", name="Lukashenko", role="President", aliases=["the president"])
    quote(
        speaker,
        source="wsws",
        event="Sochi",
        question="Since when?",
        value="1997",
        quote="since 1997",
        via="belta",
    )
    page = show(client, "lukashenko/")
    for words in (
        "President",
        "also the president",
        "Sochi",
        "Since when?",
        "1997",
        "“since 1997”",
        "via Belta",
    ):
        assert words in page
    assert "1 remark in 1 article" in page
    assert "Wsws" in page


def test_what_nobody_named_says_is_never_one_voice(client: Client) -> None:
    official = make_speaker(slug="official", name="an official", anonymous=True)
    quote(official, source="wsws")
    quote(official, source="rt")
    page = show(client, "official/")
    assert "never the same voice in two articles" in page
    assert page.count('<section class="shelf">') == 2


def test_a_speaker_of_whom_nothing_is_tagged_says_so(client: Client) -> None:
    make_speaker(slug="silent", name="Nobody")
    assert "Nothing is tagged as said by Nobody yet" in show(client, "silent/")
    assert "Nobody is quoted yet" not in show(client)


@pytest.mark.parametrize(
    "query", ["?page=abc", "?page=99999999999999999999", "?source=nobody", "?named=maybe"]
)
def test_no_query_breaks_the_pages(client: Client, query: str) -> None:
    quote(make_speaker(slug="pompeo", name="Pompeo"), source="wsws")
    assert "Pompeo" in show(client, query)
    assert "Pompeo" in show(client, f"pompeo/{query}")


@pytest.mark.parametrize("articles", [2, 20])
def test_the_pages_cost_the_same_however_much_they_show(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    speaker = make_speaker(slug="pompeo", name="Anna Mirova")
    for number in range(articles):
        quote(speaker, source=f"source-of-{number}", via="belta")
        quote(make_speaker(), source="wsws")
        article = make_article(source=f"source-of-{number}", text=f"{FULL} It was {number}.", kind="full")
        make_mark(event=make_event(), article=article, referent=f"thing-{number}", voice=speaker)
    with django_assert_num_queries(4):
        show(client)
    with django_assert_num_queries(14):
        show(client, "pompeo/")
    material = load_speaker("pompeo", AnonymousUser())
    with django_assert_num_queries(0):
        assert build_speaker(material, sees_all=True).quoted == f"{articles} remarks in {articles} articles"


def test_an_unknown_speaker_is_not_found(client: Client) -> None:
    assert client.get("/speakers/nobody/").status_code == 404


def test_their_words_for_things_are_told_by_source(client: Client) -> None:
    putin, event = make_speaker(slug="putin", name="Putin"), make_event()
    for source, year in (("wsws", "2021"), ("rt", "2020")):
        article = make_article(source=source, published=year)
        make_mark(event=event, article=article, voice=putin, referent="kyiv", quote=f"by {source}")
    make_mark(event=event, article=make_article(source="rt"), referent="kyiv", quote="the source's own")
    thing = read_page(show(client, "putin/")).find(name="thing--own")
    assert [source.find(tag="a").text for source in thing.find_all(tag="dt")] == ["Rt", "Wsws"]
    assert [words.text for words in thing.find_all(tag="a", name="theirs")] == ["“by rt”", "“by wsws”"]


def test_what_nobody_named_calls_things_is_told_by_article(client: Client) -> None:
    official = make_speaker(slug="official", name="an official", anonymous=True)
    for words in ("one", "two"):
        article = make_article(source="rt", published="2020-02-11")
        make_mark(event=make_event(), article=article, voice=official, referent="kyiv", quote=words)
    thing = read_page(show(client, "official/")).find(name="thing--own")
    assert [source.find(tag="a").text for source in thing.find_all(tag="dt")] == ["Rt, 11 February 2020"] * 2


def test_how_each_source_introduces_them_is_told_by_class_of_verb(client: Client) -> None:
    make_speaker(slug="mirova", name="Anna Mirova")
    make_speaker(slug="other", name="Boris Other")
    article = make_article(source="rt", text=FULL, kind="full")
    introduced = read_page(show(client, "mirova/")).find(name="introduced")
    assert introduced.find(tag="h3").text == "Rt"
    told = {
        row.find(tag="strong").text: row.find(tag="dd").text
        for row in introduced.find_all(name="introduced__class")
    }
    assert told == {"say": "1 said", "claim": "1 claimed"}
    assert not introduced.find_all(tag="a", name="theirs"), "a visitor may not read the text"
    assert "introduced__class" not in show(client, "other/")
    client.force_login(User.objects.create_user("editor"))
    words = read_page(show(client, "mirova/")).find(name="introduced").find_all(tag="a", name="theirs")
    assert [word.text for word in words] == ["said", "claimed"]
    assert words[0].attributes["href"].startswith(f"/articles/{article.slug}/#p{article.pk}-0")
