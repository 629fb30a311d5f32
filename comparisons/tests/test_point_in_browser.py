"""The page of a question in a browser: by mouse and keyboard, on a telephone, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from comparisons.models import Point
from comparisons.tests.making import make_article, make_claim, make_point, make_silence
from comparisons.tests.test_event_page import make_union_state
from comparisons.tests.test_panel import make_remark
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)


def make_questions() -> list[str]:
    """A question of each look, and the addresses of their pages."""
    event = make_union_state()
    price = make_point(event=event, kind="quantity", unit="USD/(1000 m3)", question="What did gas cost?")
    make_claim(point=price, article=make_article(slug="a"), value="<100", hedge="about", certainty="hedged")
    make_claim(point=price, article=make_article(slug="b"), value="24000", note="A year later.")
    make_claim(point=price, article=make_article(slug="c"), value="65..68", certainty="predicted")
    make_silence(point=price, article=make_article(slug="d"))
    points = [Point.objects.get(slug="formed"), price, make_remark_of_many_words()]
    return [point.get_absolute_url() for point in points]


def make_remark_of_many_words() -> Point:
    point = make_remark()
    long = "Who would have thought that " + "they might well be followed by another guest " * 5
    for slug, end in (("long-a", "tomorrow"), ("long-b", "Überraschungsbesuchsankündigungen")):
        article = make_article(slug=slug)
        make_claim(point=point, article=article, value=slug, quote=long + end, voice="makei")
    return point


TOO_WIDE = """document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth)
  .map(e => e.outerHTML.slice(0, 200))"""
"""The elements that reach out of the window, where it has to be scrolled sideways."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_it_is_accessible_and_fits_the_window(page: Page, axe: type_axe, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in make_questions():
        page.goto(address)
        assert page.evaluate(TOO_WIDE) == [], address
        axe(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_wordings_stand_word_above_word(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(make_questions()[2])
    remark = page.locator(".collation").first
    for piece in remark.locator("tr").all():
        above, below = (cell.bounding_box() for cell in piece.locator("th, td").all())
        assert above is not None
        assert below is not None
        assert above["x"] == below["x"]
        assert above["y"] + above["height"] <= below["y"] + 0.5
        assert below["x"] + below["width"] <= width
    first, second = (remark.locator("tr").nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"], "the names stand in the first line"
    assert remark.get_by_role("columnheader").count() == 2
    assert remark.get_by_role("row").count() == 9


def test_by_keyboard_a_rendering_has_one_stop_and_opens_its_place(page: Page) -> None:
    page.goto(make_questions()[2])
    head = page.locator(".collation").first.get_by_role("link", name="Gr", exact=True)
    head.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.collation__heads') !== null")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.collation__piece')")
    head.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/**claim=**")


def test_a_click_on_a_word_of_a_rendering_opens_its_place(page: Page) -> None:
    page.goto(make_questions()[2])
    page.get_by_role("link", name="[the Russians]", exact=True).click()
    page.wait_for_url("**/texts/**claim=**")


def test_the_drawing_stands_to_scale(page: Page) -> None:
    page.goto(make_questions()[0])
    bars = [bar.bounding_box() for bar in page.locator(".lane__bar").all()]
    (earlier, later) = (bar for bar in bars if bar)
    assert earlier["width"] == pytest.approx(later["width"], rel=0.02)
    assert later["x"] - earlier["x"] == pytest.approx(2 * earlier["width"], rel=0.02)
    assert page.locator(".chart__label").all_text_contents() == ["1997", "1998", "1999"]


def test_it_is_whole_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    for address in make_questions():
        page.goto(address)
        assert page.locator(".statement").count() >= 3
        assert page.locator(".statement .theirs").first.is_visible()
    context.close()
