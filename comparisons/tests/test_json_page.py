"""The comparison as JSON over HTTP; its form is tested beside comparison_json."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings

from comparisons.tests.making import make_article, make_claim, make_event, make_point
from comparisons.tests.test_event_page import make_union_state

pytestmark = pytest.mark.django_db

ADDRESS = "/events/union-state.json"


def test_it_is_the_comparison(client: Client) -> None:
    make_union_state()
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"] == "application/json"
    told = response.json()
    assert list(told) == ["event", "articles", "counts", "points"]
    assert [article["slug"] for article in told["articles"]] == ["rt", "wsws", "cdm"]
    assert told["counts"] == {
        "agree": 0,
        "compatible": 0,
        "conflict": 1,
        "disputed": 0,
        "single": 0,
        "open": 0,
    }
    point = told["points"][0]
    assert point["verdict"] == "conflict"
    assert point["outlier"] == ["wsws"]
    assert [claim["quote"] for claim in point["claims"]] == [
        "was concluded in 1999",
        "formally created in 1997",
        "formed in 1999",
    ]


def test_letters_stay_letters(client: Client) -> None:
    make_event(slug="kyiv", name="Київ “2014”")
    assert "Київ “2014”" in client.get("/events/kyiv.json").content.decode()


def test_it_is_limited_to_the_articles_asked_for(client: Client) -> None:
    make_union_state()
    told = client.get(f"{ADDRESS}?articles=rt,cdm").json()
    assert [article["slug"] for article in told["articles"]] == ["rt", "cdm"]
    assert told["points"][0]["verdict"] == "agree"


def test_what_is_unknown_is_404_in_json(client: Client) -> None:
    make_union_state()
    for address in ("/events/none.json", f"{ADDRESS}?articles=nobody", f"{ADDRESS}?only=nobody"):
        response = client.get(address)
        assert response.status_code == 404
        assert "no such event" in response.json()["error"]


@override_settings(PUBLIC_READ=False)
def test_where_reading_needs_an_account_it_is_403_in_json(client: Client) -> None:
    make_union_state()
    response = client.get(ADDRESS)
    assert response.status_code == 403
    assert response.json() == {"error": "Reading needs an account; sign in first."}
    client.force_login(get_user_model().objects.create_user("ann"))
    assert client.get(ADDRESS).status_code == 200


def test_only_quotes_of_closed_texts_differ_between_readers(client: Client) -> None:
    long = " ".join(f"word{number}" for number in range(60))
    article = make_article(slug="full", kind="full", text=f"Before. {long}. After.")
    make_claim(
        point=make_point(event=make_event(slug="long", articles=[article])), article=article, quote=long
    )
    visitor = client.get("/events/long.json").json()
    client.force_login(get_user_model().objects.create_user("ann"))
    reader = client.get("/events/long.json").json()
    claims = [told["points"][0]["claims"][0] for told in (visitor, reader)]
    assert claims[0].pop("quote") == " ".join(long.split()[:50]) + " …"
    assert claims[1].pop("quote") == long
    assert visitor == reader


def test_it_can_only_be_read(client: Client) -> None:
    make_union_state()
    assert client.post(ADDRESS).status_code == 405
    assert client.head(ADDRESS).status_code == 200
