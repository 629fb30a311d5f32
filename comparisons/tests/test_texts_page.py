"""The texts side by side as a reader sees them."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles import actions as publishing
from articles.models import Article
from comparisons.models import Claim
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
    quotes = {link.text: link.attributes["href"] for link in panel.find_all(name="theirs")}
    assert list(quotes) == ["“was concluded in 1999”", "“formally created in 1997”", "“formed in 1999”"]
    for words, address in quotes.items():
        query, _, anchor = address.partition("#")
        other = open_page(client, f"/events/{event.slug}/texts/{query}")
        assert other.find(id=anchor, **{"aria-current": "true"}).text == words.strip("“”")
    assert "does not say (read on" in panel.find_all(name="panel__voice")[-1].text
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
