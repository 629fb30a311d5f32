"""The texts side by side as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles import actions as publishing
from articles.models import Article
from comparisons.models import Claim, Event, Point
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_point,
    make_silence,
    make_source,
)
from comparisons.tests.reading import Element, read_page
from comparisons.tests.test_event_page import make_union_state, open_page

pytestmark = pytest.mark.django_db

DIGEST = (
    "The union state, it says, was «formally created in 1997» and has seen «few steps» since.\n\nThe end."
)


def open_claim(client: Client, claim: Claim, more: str = "") -> Element:
    event = claim.point.event.slug
    return open_page(client, f"/events/{event}/texts/?claim={claim.key}&point={claim.point_id}{more}")


def test_in_an_abstract_only_what_is_quoted_is_theirs(client: Client) -> None:
    article = make_article(slug="wsws", text=DIGEST)
    point = make_point(event=make_event(slug="union", articles=[article]))
    claim = make_claim(point=point, article=article, quote="formally created in 1997")
    body = open_page(client, "/events/union/texts/").find(name="text__body")
    assert [element.text for element in body.find_all(name="theirs")] == [
        "formally created in 1997",
        "few steps",
    ]
    assert body.text == " ".join(DIGEST.split())
    assert body.find(id=f"c{claim.pk}").text == "formally created in 1997"
    assert len(body.find_all(tag="p")) == 2


def test_a_full_text_is_theirs_as_a_whole_and_only_for_people_with_an_account(client: Client) -> None:
    article = make_article(slug="wsws", kind="full", text="First paragraph.\n\nCreated in 1997.")
    point = make_point(event=make_event(slug="union", articles=[article]))
    claim = make_claim(point=point, article=article, quote="Created in 1997")
    page = open_page(client, "/events/union/texts/")
    assert "First paragraph" not in page.text
    assert "people with an account can read it here" in page.find(name="text__absence").text
    assert page.find(id=f"c{claim.pk}").find(name="theirs").text == "“Created in 1997”"
    client.force_login(get_user_model().objects.create_user("ann"))
    paragraphs = open_page(client, "/events/union/texts/").find(name="text__body").find_all(tag="p")
    assert [(p.text, "theirs" in p.classes) for p in paragraphs] == [
        ("First paragraph.", True),
        ("Created in 1997.", True),
    ]


def test_visitors_see_the_abstract_of_an_article_whose_full_text_came_later(client: Client) -> None:
    article = make_article(slug="wsws", text=DIGEST)
    point = make_point(event=make_event(slug="union", articles=[article]))
    claim = make_claim(point=point, article=article, quote="formally created in 1997")
    full = "A long secret text. The “union state” had been formally created in 1997 but little came of it."
    publishing.add_version(article, body=full, kind="full")
    page = open_page(client, "/events/union/texts/")
    assert "secret" not in page.text
    assert page.find(id=f"c{claim.pk}").text == "formally created in 1997"
    client.force_login(get_user_model().objects.create_user("ann"))
    page = open_page(client, "/events/union/texts/")
    assert "secret" in page.text
    assert page.find(id=f"c{claim.pk}").text == "formally created in 1997"


def test_overlapping_claims_are_all_marked_and_each_opens_its_own_question(client: Client) -> None:
    text = "In January it delivered only 500,000 tons instead of 2 million tons per month."
    article = make_article(slug="wsws", kind="excerpt", text=text)
    event = make_event(slug="oil", articles=[article])
    quotes = [
        "delivered only 500,000 tons instead",
        "500,000 tons",
        "tons instead of 2 million tons per month",
        "delivered only 500,000 tons instead",
    ]
    claims = [
        make_claim(point=make_point(event=event, question=f"Question {n}?"), article=article, quote=quote)
        for n, quote in enumerate(quotes)
    ]
    body = open_page(client, "/events/oil/texts/").find(name="text__body")
    for claim in claims:
        links = [link for link in body.find_all(tag="a") if f"claim={claim.key}" in link.attributes["href"]]
        assert links, claim.point
        assert [link.attributes["id"] for link in links if "id" in link.attributes] == [f"c{claim.pk}"]
        assert {link.attributes["title"] for link in links} == {claim.point.question}
    words = "".join(link.text for link in body.find_all(name="mark-sign"))
    assert body.text.replace(words, "").split() == text.split() or "Question" in words


def test_opening_a_claim_tells_its_counterparts_and_where_they_stand(client: Client) -> None:
    event = make_union_state()
    silent = make_article(slug="silent", source=make_source(slug="silent", name="Silent"), published="2022")
    claim = Claim.objects.get(quote="formally created in 1997")
    make_silence(point=claim.point, article=silent)
    page = open_claim(client, claim)
    panel = page.find(name="panel")
    assert panel.find(name="verdict").text == "≠ reports conflict"
    assert panel.find(tag="h2").find(tag="a").attributes["href"] == claim.point.get_absolute_url()
    links = {link.text: link.attributes["href"] for link in panel.find_all(name="theirs", tag="a")}
    quotes = {words: address for words, address in links.items() if words.startswith("“")}
    assert list(quotes) == ["“formally created in 1997”", "“was concluded in 1999”", "“formed in 1999”"]
    for words, address in quotes.items():
        query, _, anchor = address.partition("#")
        other = open_page(client, f"/events/{event.slug}/texts/{query}")
        assert other.find(id=anchor, **{"aria-current": "true"}).text == words.strip("“”")
    assert "does not say (read on" in panel.text
    assert "does not say (read on" in page.find_all(name="text__standing")[-1].text
    marks = page.find_all(name="mark--open")
    assert [mark.text for mark in marks] == [
        "was concluded in 1999",
        "formally created in 1997",
        "formed in 1999",
    ]


def test_a_key_alone_opens_its_claim_and_an_unknown_one_says_so(client: Client) -> None:
    make_union_state()
    claim = Claim.objects.get(quote="formed in 1999")
    page = open_page(client, f"/events/union-state/texts/?claim={claim.key}")
    assert page.find(name="panel").find(tag="h2").text == "When was the Union State formed?"
    page = open_page(client, "/events/union-state/texts/?claim=unknown")
    assert not page.find_all(name="panel")
    assert page.find(role="status").text == "The passage that this link means is not on file any more."


def test_a_key_that_stands_on_two_points_opens_the_one_that_is_meant(client: Client) -> None:
    event = make_union_state()
    article = Article.objects.get(slug="rt")
    for question in ("First?", "Second?"):
        make_claim(point=make_point(event=event, question=question), article=article, key="same")
    second = Claim.objects.get(point__question="Second?")
    assert open_claim(client, second).find(name="panel").find(tag="h2").text == "Second?"


def test_a_lost_quote_has_its_place_in_the_list(client: Client) -> None:
    make_union_state()
    publishing.add_version(Article.objects.get(slug="wsws"), body="Quite another text.", kind="digest")
    claim = Claim.objects.get(quote="formally created in 1997")
    place = open_claim(client, claim).find(id=f"c{claim.pk}")
    assert place.tag == "li"
    assert "quote not found in this version" in place.text


def test_differences_lead_from_one_to_the_next(client: Client) -> None:
    event = make_union_state()
    second = make_point(event=event, kind="yesno", question="Agreed?")
    make_claim(point=second, article=Article.objects.get(slug="rt"), value="yes")
    make_claim(point=second, article=Article.objects.get(slug="wsws"), value="no")
    page = open_page(client, "/events/union-state/texts/")
    asked = []
    for _ in range(2):
        link = page.find(**{"data-go": "next"}).attributes["href"].partition("#")[0]
        page = open_page(client, f"/events/union-state/texts/{link}")
        asked.append(page.find(name="panel").find(tag="h2").text)
    assert asked == ["When was the Union State formed?", "Agreed?"]
    assert not page.find_all(**{"data-go": "next"})
    assert page.find_all(**{"data-go": "previous"})


def test_the_filters_leave_only_their_marks_and_only_one_text(client: Client) -> None:
    make_union_state()
    assert not open_page(client, "/events/union-state/texts/?verdict=agree").find_all(name="mark")
    assert len(open_page(client, "/events/union-state/texts/?articles=rt,wsws").find_all(name="text")) == 2
    page = open_page(client, "/events/union-state/texts/?only=rt")
    assert len(page.find_all(name="text")) == 1
    assert not page.find_all(name="verdict--conflict", tag="a")


def test_serif_is_theirs_on_the_texts(client: Client) -> None:
    make_union_state()
    make_claim(
        point=Claim.objects.earliest("pk").point,
        article=make_article(slug="x", kind="excerpt"),
        quote="formed in 1998",
    )
    claim = Claim.objects.get(quote="formed in 1999")
    for page in (open_page(client, "/events/union-state/texts/"), open_claim(client, claim)):
        ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        for element in page.find_all(name="theirs"):
            assert "href" in element.attributes or "id" in element.attributes


def test_emoji_and_accents_keep_marks_in_their_place(client: Client) -> None:
    article = make_article(
        slug="emoji", kind="excerpt", text="👩‍👩‍👧 Zoë’s café: formed in 1997 🎉, she said."
    )
    claim = make_claim(point=make_point(), article=article, quote="formed in 1997 🎉")
    slug = claim.point.event.slug
    assert open_page(client, f"/events/{slug}/texts/").find(id=f"c{claim.pk}").text == "formed in 1997 🎉"


def test_texts_of_an_event_without_articles(client: Client) -> None:
    make_event(slug="empty")
    assert "there is no text to read" in read_page(client.get("/events/empty/texts/").content).text


def make_differences(*, articles: int) -> Point:
    """An event with so many articles, of which the first two differ on one question."""
    event = make_event(slug="many")
    made = [make_article(slug=f"a{n:02}", text=DIGEST, published=f"20{n + 10}") for n in range(articles)]
    point = make_point(event=event, question="When was the union state created?")
    for article in made[2:]:
        make_silence(point=point, article=article)
    make_claim(point=point, article=made[0], quote="formally created in 1997", value="1997")
    make_claim(point=point, article=made[1], quote="formally created in 1997", value="1999")
    other = make_point(event=event, kind="yesno", question="Few steps?")
    make_claim(point=other, article=made[-1], quote="few steps", value="yes")
    return point


def columns_of(page: Element) -> list[str]:
    return [text.attributes["data-column"] for text in page.find_all(name="text")]


def test_only_what_differs_is_marked_unless_all_is_asked_for(client: Client) -> None:
    make_differences(articles=3)
    page = open_page(client, "/events/many/texts/")
    assert {mark.text for mark in page.find_all(name="mark")} == {"formally created in 1997"}
    assert page.find(name="index").find(tag="h2").text == "What differs"
    assert [item.find(tag="a").text for item in page.find(name="index").find_all(tag="li")] == [
        "≠reports conflict When was the union state created?"
    ]
    page = open_page(client, "/events/many/texts/?mark=all")
    assert {mark.text for mark in page.find_all(name="mark")} == {"formally created in 1997", "few steps"}
    assert "mark=all" in page.find(name="mark").attributes["href"]


def test_where_nothing_differs_all_is_marked_and_the_page_says_so(client: Client) -> None:
    article = make_article(slug="wsws", text=DIGEST)
    make_claim(point=make_point(event=make_event(slug="union")), article=article, quote="few steps")
    page = open_page(client, "/events/union/texts/")
    assert "Nothing differs between these texts: all claims are marked." in page.text
    assert page.find(name="mark").text == "few steps"


def test_an_opened_claim_is_marked_even_if_nothing_differs_there(client: Client) -> None:
    make_differences(articles=3)
    page = open_claim(client, Claim.objects.get(quote="few steps"))
    assert page.find(**{"aria-current": "true", "class": "theirs mark verdict--single mark--open"}).text


def test_of_five_articles_three_are_shown_and_the_rest_is_offered(client: Client) -> None:
    make_differences(articles=6)
    page = open_page(client, "/events/many/texts/")
    assert columns_of(page) == ["a00", "a01", "a05"]
    offered = page.find(**{"aria-label": "Which articles"}).find_all(tag="a")
    assert [link.text.split()[0] for link in offered] == ["hide", "hide", "show", "show", "show", "hide"]
    page = open_page(client, f"/events/many/texts/{offered[2].attributes['href']}")
    assert columns_of(page) == ["a00", "a01", "a02", "a05"]
    assert columns_of(open_page(client, "/events/many/texts/?articles=a01,a03")) == ["a01", "a03"]
    assert columns_of(open_claim(client, Claim.objects.get(quote="few steps")))[-1] == "a05"


def test_the_nearest_sentence_is_offered_where_an_article_does_not_say(client: Client) -> None:
    point = make_differences(articles=3)
    page = open_page(client, f"/events/many/texts/?point={point.pk}")
    column = page.find(**{"data-column": "a02"})
    assert column.find(name="text__standing").text.startswith("does not say (read on")
    near = column.find(name="near")
    assert near.text.startswith("nearest sentence")
    assert near.attributes["id"] in column.find(name="text__standing").find(tag="a").attributes["href"]
    assert "formally created in 1997" in " ".join(piece.text for piece in column.find_all(name="near"))
    assert not page.find(**{"data-column": "a00"}).find_all(name="near")
    assert not open_page(client, f"/events/many/texts/?only=a02&point={point.pk}").find_all(name="near")


def test_the_strip_shows_where_the_marks_lie(client: Client) -> None:
    text = f"Begun in 1997.{' And so on.' * 100}"
    event = make_event(slug="union")
    point = make_point(event=event)
    for slug, year in (("a", "1997"), ("b", "1999")):
        article = make_article(slug=slug, kind="excerpt", text=text.replace("1997", year))
        make_claim(point=point, article=article, quote=f"in {year}", value=year)
    bars = open_page(client, "/events/union/texts/").find(name="strip").find_all(tag="rect")
    assert [(bar.attributes["y"], bar.attributes["height"]) for bar in bars[1:]] == [("5", "6")]


def test_markup_that_a_converted_text_carries_is_not_shown(client: Client) -> None:
    text = "# A **loud** title\n\nBy [Ann](#): it was 🎉 formed in 1997 for \\$5."
    article = make_article(slug="x", kind="excerpt", text=text, language="he")
    claim = make_claim(
        point=make_point(event=make_event(slug="union")), article=article, quote="formed in 1997"
    )
    body = open_page(client, "/events/union/texts/").find(name="text__body")
    assert [p.text for p in body.find_all(tag="p")] == [
        "A loud title",
        "By Ann: it was 🎉 formed in 1997 for $5.",
    ]
    assert body.find(name="text__heading").text == "A loud title"
    assert body.find(id=f"c{claim.pk}").text == "formed in 1997"
    assert (body.attributes["lang"], body.attributes["dir"]) == ("he", "rtl")


def test_j_and_k_go_through_the_claims_in_reading_order(client: Client) -> None:
    make_differences(articles=3)
    address, read = "", []
    for _ in range(3):
        page = open_page(client, f"/events/many/texts/{address}")
        address = page.find(**{"data-go": "next-claim"}).attributes["href"].partition("#")[0]
        page = open_page(client, f"/events/many/texts/{address}")
        marks = [mark for mark in page.find_all(name="mark") if "aria-current" in mark.attributes]
        read.append(marks[0].text)
    assert read == ["formally created in 1997", "formally created in 1997", "few steps"]
    assert not page.find_all(**{"data-go": "next-claim"})


def test_the_texts_ask_as_much_for_two_articles_as_for_twenty(
    client: Client, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    client.force_login(get_user_model().objects.create_superuser("ann"))
    for number in (2, 20):
        point = make_differences(articles=number)
        claim = point.claims.first()
        assert claim
        open_claim(client, claim)
        with django_assert_num_queries(14):
            open_claim(client, claim)
        Event.objects.all().delete()
        Article.objects.all().delete()
