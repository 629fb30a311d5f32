"""Merging in Chromium: from the list to the row that stays, under the policy, silent and accessible."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from comparisons.models import Speaker
from comparisons.tests.filling import address_of
from comparisons.tests.making import make_article, make_claim, make_point, make_speaker
from comparisons.tests.test_admin_browser import QUIET, sign_in
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_speakers_are_merged_and_the_one_that_stays_gets_a_new_slug(
    page: Page, live_server: LiveServer, axe: type_axe
) -> None:
    kept = make_speaker(slug="lukashenko", name="A. Lukashenko")
    gone = [make_speaker(name="Лукашенко"), make_speaker(name="Lukashenka", role="President")]
    point = make_point(question="When was it formed?")
    for voice, value in ((kept, "1997"), (gone[0], "1999")):
        make_claim(point=point, article=make_article(), value=value, voice=voice)
    sign_in(page, live_server)
    page.goto(address_of(Speaker, "changelist"))
    for row in (kept, gone[0]):
        page.locator(f"input[name=_selected_action][value='{row.pk}']").check()
    page.get_by_label("Action:").select_option("merge_chosen")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("Lukashenka")
    page.locator(".select2-results__option", has_text="Lukashenka").click()
    page.get_by_label("A. Lukashenko (lukashenko): 1 claim").check()
    axe(page, options=QUIET)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("#moved")).to_contain_text("other name: Lukashenka")
    expect(page.get_by_role("row", name="When was it formed?")).to_contain_text("≠ reports conflict")
    axe(page, options=QUIET)
    page.get_by_role("button", name="Merge into “A. Lukashenko”").click()
    expect(page.locator(".messagelist")).to_contain_text("merged into “A. Lukashenko”")
    expect(page.get_by_label("Role:")).to_have_value("President")
    page.get_by_label("Slug:").fill("alexander-lukashenko")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#content")).to_contain_text("“lukashenko” becomes “alexander-lukashenko”")
    axe(page, options=QUIET)
    page.get_by_role("button", name="Store it").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Speaker.objects.get().slug == "alexander-lukashenko"
