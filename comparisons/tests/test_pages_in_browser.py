"""The comparison pages in a browser: silent, accessible, inside the window, and whole without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from comparisons.models import Claim
from comparisons.tests.making import make_claim, make_point, make_silence
from comparisons.tests.test_event_page import make_union_state
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)


def make_comparison() -> list[str]:
    """An event with each kind of row, and the addresses of its pages."""
    event = make_union_state()
    rt, wsws, cdm = (Article.objects.get(slug=slug) for slug in ("rt", "wsws", "cdm"))
    oil = make_point(event=event, kind="quantity", unit="percent", question="How much oil?", theme="Oil")
    make_claim(
        point=oil,
        article=rt,
        value="100",
        voice="pompeo",
        certainty="hedged",
        hedge="allegedly",
        quote="allegedly ready to fully meet the oil needs of Belarus",
    )
    make_claim(point=oil, article=wsws, value="100", voice="pompeo", quote="100 percent of the oil you need")
    make_silence(point=oil, article=cdm)
    came = make_point(event=event, kind="yesno", question="Did they agree?", theme="Oil", outcome=True)
    make_claim(point=came, article=rt, value="yes", certainty="predicted", quote="will agree")
    make_claim(point=came, article=wsws, value="no", quote="failed to agree")
    claim = Claim.objects.get(quote="formally created in 1997")
    base = f"/events/{event.slug}/"
    return [
        base,
        f"{base}?only=rt",
        f"{base}?theme=Oil&verdict=conflict",
        f"{base}texts/",
        f"{base}texts/?claim={claim.key}&point={claim.point_id}#c{claim.pk}",
        claim.point.get_absolute_url(),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_pages_are_accessible_and_fit_the_window(page: Page, axe: type_axe, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in make_comparison():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(page)


def test_one_click_leads_from_a_quote_to_its_counterparts(page: Page) -> None:
    address = make_comparison()[0]
    page.goto(address)
    page.get_by_role("link", name="“formally created in 1997”").click()
    panel = page.get_by_role("complementary")
    assert panel.get_by_text("reports conflict").is_visible()
    panel.get_by_role("link", name="“formed in 1999”").click()
    current = page.locator(".mark[aria-current]")
    expect(current).to_have_text("formed in 1999")
    assert current.is_visible()


def test_n_leads_to_the_next_difference(page: Page) -> None:
    page.goto(make_comparison()[3])
    page.keyboard.press("n")
    page.wait_for_url("**claim=**")
    assert page.get_by_role("heading", name="When was the Union State formed?").is_visible()


def test_pages_are_whole_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    for address in make_comparison():
        page.goto(address)
        assert page.locator("main h1").is_visible()
    page.goto(make_comparison_address(page))
    context.close()


def make_comparison_address(page: Page) -> str:
    """From the point's page back into the texts, with links only."""
    page.locator(".statement .theirs").first.click()
    assert page.locator(".panel").is_visible()
    return page.url
