"""What each source calls the same thing, across all events."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from comparisons.listing.wordings import load_wordings
from comparisons.models import Event, FramingMark, Referent
from comparisons.pages.wordings import build_wordings
from comparisons.tests.making import (
    find_referent,
    find_source,
    make_article,
    make_event,
    make_mark,
    make_referent,
    make_speaker,
)
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db


def show(client: Client, query: str = "") -> Element:
    response = client.get(f"/wording/{query}")
    assert response.status_code == 200
    return read_page(response.content)


def name(thing: str, words: str, *, source: str, event: Event | None = None, **fields: Any) -> FramingMark:
    """A new article of the source that calls the thing so."""
    article = make_article(source=find_source(source))
    return make_mark(
        event=event or make_event(), article=article, quote=words, referent=find_referent(thing), **fields
    )


def list_labels(page: Element) -> list[str]:
    return [heading.text for heading in page.find_all(tag="h2")]


def list_words(page: Element) -> list[str]:
    return [words.text for words in page.find_all(tag="a", name="theirs")]


def test_a_thing_is_told_with_what_each_source_calls_it_in_all_events(client: Client) -> None:
    make_referent(slug="kyiv", label="The change of power in Kyiv", description="In February 2014.")
    coup = name("kyiv", "far-right coup", source="wsws")
    name("kyiv", "revolution", source="rt")
    page = show(client)
    thing = page.find(id="kyiv")
    assert "The change of power in Kyiv" in thing.text
    assert "In February 2014." in thing.text
    assert "2 passages, 2 sources" in thing.text
    assert [source.find(tag="a").text for source in thing.find_all(tag="dt")] == ["Wsws", "Rt"]
    words = thing.find(tag="a", name="theirs")
    address = f"/events/{coup.event.slug}/texts/?mark=wording&framing={coup.key}#m{coup.pk}"
    assert (words.text, words.attributes["href"]) == ("“far-right coup”", address)


def test_the_same_words_stand_once_and_open_every_passage(client: Client) -> None:
    marks = [name("kyiv", words, source="wsws") for words in ("the coup", "The  coup", "revolution")]
    using = show(client).find(name="using")
    assert list_words(using) == ["“the coup”", "“revolution”"]
    addresses = [link.attributes["href"] for link in using.find_all(tag="a")]
    for mark in marks:
        assert any(f"framing={mark.key}" in address for address in addresses)
    assert "3 passages" in using.text


def test_quoted_voices_stand_apart_from_the_sources_own(client: Client) -> None:
    putin = make_speaker(slug="putin", name="Putin")
    article = make_article(source="rt")
    event = make_event()
    make_mark(event=event, article=article, referent="kyiv", quote="armed seizure", voice=putin)
    make_mark(event=event, article=article, referent="kyiv", quote="the events")
    told = show(client).find(name="using").text
    assert told.index("the events") < told.index("quoting Putin") < told.index("armed seizure")


def test_what_most_sources_name_comes_first_and_what_nobody_names_is_left_out(client: Client) -> None:
    make_referent(label="Never named")
    name("once", "words", source="rt")
    for source in ("rt", "wsws"):
        name("twice", "words", source=source)
    assert list_labels(show(client)) == ["twice", "once"]


def test_the_list_is_narrowed_to_a_source_or_to_one_thing(client: Client) -> None:
    name("kyiv", "coup", source="wsws")
    name("kyiv", "revolution", source="rt")
    name("oil", "subsidy", source="rt")
    page = show(client, "?source=wsws")
    assert list_labels(page) == ["kyiv"]
    assert "revolution" in page.text, "the words of the others stay beside it"
    assert list_labels(show(client, "?thing=oil")) == ["oil"]
    assert "Lift “What is named: oil”" in show(client, "?thing=oil&source=wsws").text


def test_a_long_list_goes_over_pages(client: Client) -> None:
    event, article = make_event(), make_article(source="rt")
    for number in range(51):
        make_mark(event=event, article=article, referent=f"thing-{number:02}")
    assert len(list_labels(show(client))) == 50
    assert list_labels(show(client, "?page=2")) == ["thing 50"]


def test_a_visitor_sees_at_most_fifty_words_of_a_passage(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    article = make_article(text=words, kind="full")
    make_mark(event=make_event(), article=article, quote=words, referent="kyiv")
    assert "word50" not in show(client).text
    client.force_login(User.objects.create_user("editor"))
    assert "word59" in show(client).text


def test_words_of_an_article_never_become_markup(client: Client) -> None:
    make_referent(slug="kyiv", label="<b>Kyiv</b>", description="<i>2014</i>")
    name("kyiv", "<script>alert(1)</script>", source="rt")
    page = show(client)
    assert not page.find(tag="main").find_all(tag="script")
    assert "<b>Kyiv</b>" in list_labels(page)


def test_an_empty_list_says_so(client: Client) -> None:
    make_referent()
    assert "No wording is marked yet" in show(client).text


def test_the_masthead_leads_there(client: Client) -> None:
    link = show(client).find(name="masthead__nav").find(tag="a", href="/wording/")
    assert (link.text, link.attributes["aria-current"]) == ("Wording", "page")


def test_readers_without_an_account_are_sent_to_the_login_where_reading_needs_one(
    client: Client, settings: Settings
) -> None:
    settings.PUBLIC_READ = False
    assert client.get("/wording/").status_code == 302


@pytest.mark.parametrize(
    "query", ["?page=x", "?page=99999999999999999999", "?source=nobody", "?thing=nothing", "?thing=&source="]
)
def test_no_query_breaks_the_list(client: Client, query: str) -> None:
    name("kyiv", "coup", source="wsws")
    assert list_labels(show(client, query)) == ["kyiv"]


@pytest.mark.parametrize("articles", [2, 20])
def test_the_page_costs_the_same_however_much_it_shows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    for number in range(articles):
        for thing in ("kyiv", f"thing-{number}"):
            name(thing, f"words {number}", source=f"source-{number}", voice=f"speaker-{number}")
    with django_assert_num_queries(6):
        show(client)
    material = load_wordings(Referent.objects.all(), None)
    with django_assert_num_queries(0):
        assert len(build_wordings(material, sees_all=False).things) == articles + 1
