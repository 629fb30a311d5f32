"""The pages around the comparison in a browser: accessible, as wide as the screen, a click from the words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comparisons.models import Point
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_point,
    make_silence,
    make_speaker,
)

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/", "/?theme=Gas&source=wsws&differs=disputed", "/articles/talks/", "/sources/", "/sources/wsws/",
    "/sources/?kind=party&page=2", "/speakers/", "/speakers/official/", "/accounts/login/?next=/sources/",
)  # fmt: skip


@pytest.fixture
def point() -> Point:
    """A conflict of two articles in a part of a larger event, and a question that one of them leaves open."""
    event = make_event(name="The Union State", part_of=make_event(name="Belarus in 2020"), date="1997/..")
    point = make_point(event=event, question="When was the Union State formed?", theme="Beginnings")
    wsws = make_article(
        slug="talks", source="wsws", title="Energy talks fail", url="https://example.org/talks"
    )
    official = make_speaker(slug="official", name="an official", role="unnamed", anonymous=True)
    make_claim(point=point, article=wsws, value="1997", quote="formally created in 1997")
    rt = make_article(source="rt", origin="oneworld", title="", translated_from="ru")
    make_claim(
        point=point, article=rt, value="1999", quote="was concluded in 1999", voice=official, via="belta"
    )
    make_claim(point=point, article=make_article(source="cdm"), value="1999", quote="formed in 1999")
    make_silence(point=make_point(event=event, question="Who paid?", theme="Gas"), article=wsws)
    return point


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(page: Page, axe: Callable[[Page], None], point: Point, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in PAGES:
        page.goto(address)
        axe(page)


def test_no_page_is_wider_than_the_screen(page: Page, point: Point) -> None:
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        for address in PAGES:
            page.goto(address)
            wider = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wider <= 0, f"{address} at {width}"


def test_a_quote_of_the_lead_opens_its_place_in_one_click(page: Page, point: Point) -> None:
    page.goto("/")
    page.get_by_role("link", name="“formally created in 1997”").click()
    expect(page).to_have_url(re.compile(rf"/texts/\?point={point.pk}&claim="))
    expect(page.locator("a.mark[aria-current]")).to_have_text("formally created in 1997")
    expect(page.locator("a.mark[aria-current]")).to_be_in_viewport()


def test_a_list_is_narrowed_by_the_keyboard_alone(page: Page, point: Point) -> None:
    page.goto("/")
    page.get_by_label("Covered by").focus()
    page.keyboard.press("r")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Covered by: Rt")).to_be_visible()
    page.get_by_role("link", name="Lift the filter Covered by").click()
    expect(page.get_by_text("When was the Union State formed?")).to_be_visible()
