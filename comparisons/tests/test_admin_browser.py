"""The tagging desk in Chromium: under the policy, silent in the console, and accessible."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from comparisons.models import Claim, Event, Point
from comparisons.tests.filling import address_of
from comparisons.tests.making import make_article, make_claim, make_event, make_point
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

QUIET = {"preload": False, "rules": {"empty-table-header": {"enabled": False}}}
"""Preloading, axe copies a sheet that imports another (Django's forms.css) into the page, which the policy
forbids; and the table of an inline has an empty head above the names of its rows, which is Django's own."""


def sign_in(page: Page, live_server: LiveServer, name: str = "tagger") -> None:
    """Let the browser be signed in, without the form."""
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def choose(page: Page, field: str, typed: str, label: str) -> None:
    """Choose by autocomplete, as a person does: open it, type, take what is offered."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=label).click()
    expect(page.locator(f".field-{field} .select2-selection__rendered")).to_contain_text(label)


def test_a_claim_is_added_by_autocomplete(page: Page, live_server: LiveServer, axe: type_axe) -> None:
    article = make_article(title="The energy talks", text="The Union State was formed in 1997.")
    event = make_event(articles=[article], name="The Union State")
    make_point(event=event, question="When was the Union State formed?", changes=True)
    sign_in(page, live_server)
    page.goto(address_of(Claim, "add"))
    choose(page, "point", "union", "When was the Union State formed?")
    choose(page, "article", "energy", "The energy talks")
    page.get_by_label("Quote:").fill("formed in 1998")
    page.get_by_label("Answer:").fill("1997")
    axe(page, options=QUIET)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errorlist").first).to_contain_text("does not stand in the text")
    axe(page, options=QUIET)
    page.get_by_label("Quote:").fill("formed in 1997")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    axe(page, options=QUIET)
    assert Claim.objects.get().value == "1997"


def test_the_pages_of_the_desk_are_silent_and_accessible(
    page: Page, live_server: LiveServer, axe: type_axe
) -> None:
    claim = make_claim(
        point=make_point(kind="choice", options=["east", "west"]), article=make_article(), value="east"
    )
    sign_in(page, live_server)
    addresses = [
        "/admin/",
        address_of(Point, "changelist"),
        address_of(claim, "history"),
        address_of(claim, "delete"),
    ]
    addresses += [address_of(row) for row in (claim, claim.point, claim.point.event, claim.article)]
    for address in addresses:
        page.goto(address)
        axe(page, options=QUIET)


def test_a_row_is_added_to_an_events_coverage(page: Page, live_server: LiveServer) -> None:
    event, article = make_event(), make_article(title="The energy talks")
    sign_in(page, live_server)
    page.goto(address_of(event))
    page.get_by_text("Add another Coverage").click()
    page.locator("#coverage-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("energy")
    page.locator(".select2-results__option", has_text="The energy talks").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Event.objects.get().articles.get() == article
