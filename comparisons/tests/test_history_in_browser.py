"""Histories in Chromium: a report is worked off, a deleted row comes back, and all of it is accessible."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.actions import add_version
from comparisons.models import Claim
from comparisons.tests.filling import address_of
from comparisons.tests.making import make_article, make_claim, make_event, make_point
from comparisons.tests.test_admin_browser import QUIET, sign_in
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

REWORDED = "The treaty was signed by both presidents in the spring"
AROUND = "The ministers met at noon in the old town hall. {}, and it came into force a year later."
AFTER = AROUND.format(REWORDED.replace("both", "the"))


@pytest.fixture
def claim() -> Claim:
    """A claim that is found in other words, beside one that is lost."""
    lost = "Twelve ministers left the hall at noon"
    article = make_article(title="The energy talks", text=f"{AROUND.format(REWORDED)} {lost}.", kind="full")
    event = make_event(slug="union", articles=[article], name="The Union State")
    point = make_point(event=event, question="When was the treaty signed?")
    make_claim(point=point, article=article, quote=lost, value="2000")
    claim = make_claim(point=point, article=article, quote=REWORDED, value="1999")
    add_version(article, body=AFTER, kind="full")
    return claim


def test_a_report_is_worked_off_and_what_was_dropped_comes_back(
    page: Page, live_server: LiveServer, axe: type_axe, claim: Claim
) -> None:
    sign_in(page, live_server)
    page.goto("/admin/comparisons/reanchoring/")
    page.get_by_role("link", name="The energy talks").click()
    axe(page, options=QUIET)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".messagelist")).to_contain_text("is the passage now")
    page.get_by_label("to these words of the text").fill("noon")
    page.get_by_role("button", name="Attach").click()
    expect(page.locator(".messagelist")).to_contain_text("is attached to another passage")
    expect(page.locator(".report__done")).to_contain_text("Nothing waits for you")

    page.goto(address_of(claim, "delete"))
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("link", name="Deleted", exact=True).click()
    axe(page, options=QUIET)
    page.get_by_role("link", name="Restore").click()
    axe(page, options=QUIET)
    page.get_by_role("button", name="Restore this state").click()
    expect(page.locator(".messagelist")).to_contain_text("is put back")
    page.goto(address_of(claim, "history"))
    axe(page, options=QUIET)
    expect(page.get_by_role("link", name="Restore this state").first).to_be_visible()

    page.goto("/events/union/")
    page.get_by_role("link", name="All changes").click()
    expect(page.locator(".change").first).to_contain_text("(put back) added what")
    axe(page)
