"""Framing marks on the desk: made, changed, deleted, and side by side where two people change one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from comparisons.models import Event, FramingMark, Referent, Speaker
from comparisons.tests.desk.test_desk_states import TEXT, choose, desk, find_side, look, read_state
from comparisons.tests.making import make_article, make_claim, make_event, make_mark, make_point
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

WORDS = "formally created"


@pytest.fixture
def article() -> Article:
    return make_article(slug="wsws", text=TEXT, kind="full")


@pytest.fixture
def event(article: Article) -> Event:
    return make_event(articles=[article], name="The talks")


def mark(client: Client, article: Article, event: Event, words: str = WORDS, **sent: Any) -> Any:
    form = {"do": "wording", "event": event.pk, "quote": words, "start": TEXT.index(words)}
    return client.post(desk(article, f"?{choose(article, words)}&as=wording"), {**form, **sent})


def change(client: Client, row: FramingMark, **sent: Any) -> Any:
    form = {
        "do": "change-wording",
        "framing": row.pk,
        "edition_seen": row.edition,
        "event": row.event_id,
        "quote": row.quote,
        "start": row.start,
        "device": row.device,
    }
    return client.post(desk(row.article, f"?framing={row.pk}"), {**form, **sent})


def test_a_mark_is_saved_and_painted(admin_client: Client, article: Article, event: Event) -> None:
    answer = mark(admin_client, article, event, device="loaded-term", frame="political")
    row = FramingMark.objects.get()
    assert answer["Location"] == f"{desk(article)}?marked={row.pk}#m{row.pk}"
    assert (row.quote, row.device, row.frame, row.voice) == (WORDS, "loaded-term", "political", None)
    page = look(admin_client, article, f"?marked={row.pk}")
    assert "Saved: loaded term, political." in find_side(page).text
    painted = page.find(**{"data-part": "text"}).find(tag="a", **{"data-framing": str(row.pk)})
    assert (painted.text, painted.attributes["title"]) == (WORDS, "loaded term, political")


def test_a_referent_and_a_speaker_are_made_in_place(
    admin_client: Client, article: Article, event: Event
) -> None:
    new = {"referent": "the founding", "new_referent": "on"}
    mark(admin_client, article, event, voice="other", speaker="An official", new_speaker="on", **new)
    row = FramingMark.objects.get()
    assert row.referent == Referent.objects.get(label="the founding", slug="the-founding")
    assert row.voice == Speaker.objects.get(name="An official")
    mark(admin_client, article, event, words="in 1997", referent="The Founding")
    assert FramingMark.objects.filter(referent=row.referent).count() == 2
    assert Referent.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Say what the passage does"),
        ({"referent": "the unknown"}, "Nothing called “the unknown” is on file"),
        ({"device": "shouting"}, "not one of the available choices"),
        ({"device": "label", "quote": "not there"}, "do not stand in the text"),
    ],
)
def test_what_cannot_be_stored_comes_back(
    admin_client: Client, article: Article, event: Event, sent: dict[str, Any], told: str
) -> None:
    answer = mark(admin_client, article, event, note="A note.", **sent)
    assert answer.status_code == 422
    side = find_side(read_page(answer.content))
    assert told in " ".join(wrong.text for wrong in side.find_all(name="wrong"))
    assert side.find(tag="textarea", id="f-note").text == "A note."
    assert not FramingMark.objects.exists()


def test_the_event_of_the_nearest_claim_is_proposed(admin_client: Client, article: Article) -> None:
    make_event(articles=[article], name="Another", date="1990")
    near = make_event(articles=[article], name="Near", date="1991")
    make_claim(point=make_point(event=near), article=article, quote="in 1997")
    side = find_side(look(admin_client, article, f"?{choose(article, WORDS)}&as=wording"))
    assert [option.text for option in side.find_all(tag="option") if "selected" in option.attributes] == [
        "Near"
    ]


def test_two_versions_of_a_mark_stand_side_by_side(
    admin_client: Client, article: Article, event: Event
) -> None:
    row = make_mark(event=event, article=article, quote=WORDS, device="loaded-term")
    stale = FramingMark.objects.get()
    change(admin_client, row, device="label")
    answer = change(admin_client, stale, device="metaphor")
    assert answer.status_code == 409
    told = find_side(read_page(answer.content)).find(name="differ").find(tag="tbody").text
    assert told == "Device metaphor label"
    assert FramingMark.objects.get().device == "label"
    change(admin_client, FramingMark.objects.get(), device="metaphor", **{"take-device": "stored"})
    assert FramingMark.objects.get().device == "label"


def test_a_mark_is_deleted_and_brought_back(admin_client: Client, article: Article, event: Event) -> None:
    mark(admin_client, article, event, device="label")
    row = FramingMark.objects.get()
    sent = {"do": "delete-wording", "framing": row.pk, "edition_seen": row.edition}
    admin_client.post(desk(article), sent)
    assert not FramingMark.objects.exists()
    admin_client.post(desk(article), {"do": "undo"})
    assert FramingMark.objects.get().key == row.key


def test_a_mark_that_was_deleted_meanwhile_comes_back_as_a_new_one(
    admin_client: Client, article: Article, event: Event
) -> None:
    row = make_mark(event=event, article=article, quote=WORDS, device="label")
    sent = FramingMark.objects.select_related("article").get()
    row.delete()
    answer = change(admin_client, sent, note="A note.")
    assert answer.status_code == 409
    page = read_page(answer.content)
    assert read_state(page) == "wording"
    assert find_side(page).find(tag="textarea", id="f-note").text == "A note."


def test_without_an_event_a_mark_has_nowhere_to_stand(admin_client: Client, article: Article) -> None:
    side = find_side(look(admin_client, article, f"?{choose(article, WORDS)}&as=wording"))
    assert "this article is not part of one yet" in side.text
