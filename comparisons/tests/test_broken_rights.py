"""No quote shows a visitor more than fifty words of a text that only people with an account may read."""

from __future__ import annotations

import html

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles.actions import add_version
from comparisons.tests.making import make_article, make_claim, make_event, make_point

pytestmark = pytest.mark.django_db

LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize("kinds", [("full",), ("full", "digest"), ("full", "excerpt"), ("full", "full")])
def test_a_quote_from_a_full_text_is_cut_whatever_text_followed_it(
    client: Client, kinds: tuple[str, ...]
) -> None:
    article = make_article(text=f"Before. {LONG}. After.", kind=kinds[0])
    point = make_point(event=make_event(slug="long", articles=[article]))
    claim = make_claim(point=point, article=article, quote=LONG)
    for kind in kinds[1:]:
        add_version(article, body="It says what it says.", kind=kind)
    addresses = [
        "/events/long/",
        "/events/long.json",
        "/events/long/texts/",
        f"/events/long/texts/?point={point.pk}&claim={claim.key}",
        point.get_absolute_url(),
        article.get_absolute_url(),
        "/",
    ]
    for address in addresses:
        assert "word50" not in html.unescape(client.get(address).content.decode()), address
    client.force_login(get_user_model().objects.create_user("ann"))
    assert client.get("/events/long.json").json()["points"][0]["claims"][0]["quote"] == LONG
