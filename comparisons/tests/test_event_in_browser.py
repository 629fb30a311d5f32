"""The page of an event in a browser: by mouse, by keyboard, on a telephone, and without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from comparisons.models import Event, Point
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_point,
    make_silence,
    make_source,
)
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/events/meeting/"
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def make_meeting() -> Event:
    """Two articles before a meeting and one after it; a row of each kind."""
    rt, gr, wsws = (
        make_article(slug=slug, source=make_source(slug=slug, name=slug.upper()), published=published)
        for slug, published in (("rt", "2020-02-05"), ("gr", "2020-02-06"), ("wsws", "2020-02-11"))
    )
    event = make_event(slug="meeting", name="They meet", date="2020-02-07", articles=[rt, gr, wsws])
    asked: dict[str, Any] = {"event": event, "theme": "Talks"}
    formed = make_point(question="When was the union formed?", **asked)
    make_claim(point=formed, article=rt, value="1999", quote="was concluded in 1999")
    make_claim(point=formed, article=wsws, value="1997", quote="formally created in 1997")
    make_silence(point=formed, article=gr)
    came = make_point(question="Did they agree?", kind="yesno", outcome=True, **asked)
    make_claim(point=came, article=rt, value="yes", certainty="predicted", quote="will agree")
    make_claim(point=came, article=wsws, value="no", quote="failed to agree")
    make_silence(point=came, article=gr)
    where = make_point(question="Where do they meet?", kind="names", **asked)
    for article in (rt, wsws):
        make_claim(point=where, article=article, value=["Sochi"])
    gas = make_point(question="What of gas?", kind="yesno", event=event, theme="Gas")
    make_claim(point=gas, article=wsws, value="yes", quote="agreed on gas")
    return event


def make_many(number: int) -> None:
    """A meeting that more articles cover than can be columns: two answers, and some that are silent."""
    event = make_event(slug="meeting", name="They meet", date="2020-02-07")
    point = make_point(event=event, question="When was the union formed?")
    for place in range(number):
        article = make_article(slug=f"a{place}", published=f"2020-02-{place + 1:02}")
        make_coverage(event=event, article=article)
        if place < number - 2:
            make_claim(point=point, article=article, value="1999" if place else "1997")
        else:
            make_silence(point=point, article=article)


def ask(page: Page, question: str = "When was the union formed?") -> Locator:
    return page.get_by_role("link", name=question, exact=True)


def test_a_question_opens_and_closes_in_its_place_by_mouse(page: Page) -> None:
    make_meeting()
    page.goto(PAGE)
    ask(page).click()
    opened = page.locator(".opened")
    expect(opened.get_by_text("formally created in 1997").first).to_be_visible()
    expect(ask(page)).to_have_attribute("aria-expanded", "true")
    number = Point.objects.get(question="When was the union formed?").pk
    assert page.url.endswith(f"?open={number}#point-{number}")
    page.reload()
    expect(opened.get_by_text("formally created in 1997").first).to_be_visible()
    ask(page, "What of gas?").click()
    expect(opened).to_have_count(1)
    expect(opened.get_by_text("agreed on gas").first).to_be_visible()
    opened.get_by_role("link", name="Close").click()
    expect(opened).to_have_count(0)
    assert page.url.endswith(PAGE)


def test_a_question_opens_and_closes_by_keyboard(page: Page) -> None:
    make_meeting()
    page.goto(PAGE)
    ask(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".opened")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".opened")).to_have_count(0)
    expect(ask(page)).to_be_focused()


def test_without_scripts_a_question_opens_in_its_place(browser: Browser, live_server: LiveServer) -> None:
    make_meeting()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    ask(page).click()
    expect(page.locator(".row + .opened").get_by_text("was concluded in 1999").first).to_be_visible()
    ask(page).click()
    expect(page.locator(".opened")).to_have_count(0)
    page.locator("summary", has_text="Choose articles").click()
    page.get_by_label("GR").uncheck()
    page.get_by_role("button", name="Compare these").click()
    expect(page.locator(".name")).to_have_count(2)
    context.close()


def test_where_the_panel_cannot_be_had_the_page_with_it_is_opened(
    page: Page, console_messages: list[str]
) -> None:
    make_meeting()
    page.goto(PAGE)
    page.route(re.compile("panel"), lambda route: route.abort())
    ask(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**open=**")
    expect(page.locator(".opened")).to_be_visible()
    console_messages.clear()


def test_one_screen_tells_what_happened_who_covers_it_and_what_differs(page: Page) -> None:
    make_meeting()
    page.goto(PAGE)
    for words in ("h1", ".filters", ".name", ".timeline", ".row .question__words"):
        box = page.locator(words).first.bounding_box()
        assert box
        assert box["y"] + box["height"] < 900, words


def test_names_and_questions_stay_in_view(page: Page) -> None:
    make_meeting()
    page.goto(PAGE)
    page.set_viewport_size({"width": 1440, "height": 420})
    last = page.locator(".one-source")
    last.scroll_into_view_if_needed()
    box = page.locator(".name").first.bounding_box()
    assert box
    assert 0 <= box["y"] < 5


def test_the_event_is_a_line_that_a_forecast_runs_across(page: Page) -> None:
    make_meeting()
    page.goto(PAGE)
    row = page.locator(".row", has_text="Did they agree?")
    style = "(cell) => getComputedStyle(cell).borderInlineStartStyle"
    assert [cell.evaluate(style) for cell in row.locator("td").all()] == ["solid", "solid", "double"]
    assert row.locator("td.cell--thread").count() == 3
    assert page.locator(".timeline__when").inner_text() == "7 February 2020"


def test_on_a_telephone_each_question_is_a_stack_of_cards(page: Page) -> None:
    make_meeting()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGE)
    row = page.locator(".row").first
    boxes = [cell.bounding_box() for cell in row.locator("td").all()]
    assert len({box["x"] for box in boxes if box}) == 1
    assert sorted(box["y"] for box in boxes if box) == [box["y"] for box in boxes if box]
    assert [name.inner_text() for name in row.locator(".cell__source").all()] == ["RT", "GR", "WSWS"]
    ask(page).click()
    expect(page.locator(".opened")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_shifts(page: Page, width: int) -> None:
    make_meeting()
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    page.goto(PAGE)
    ask(page).click()
    expect(page.locator(".opened")).to_be_visible()
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_it_is_accessible_in_every_state(page: Page, axe: type_axe, width: int, scheme: str) -> None:
    make_meeting()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    point = Point.objects.get(question="When was the union formed?").pk
    for query in (f"?open={point}", "?only=rt", "?verdict=conflict&theme=Gas", "?articles=wsws"):
        page.goto(PAGE + query)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query
        axe(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_of_many_articles_the_answers_are_the_columns(page: Page, axe: type_axe, width: int) -> None:
    make_many(9)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAGE)
    answers = page.locator(".row .shared")
    assert [one.locator(".claim__answer").inner_text() for one in answers.all()] == ["1999", "1997"]
    assert answers.first.locator(".shared__who").inner_text() == "6 reports · 6 origins"
    assert "does not say" in page.locator(".row .cell--absences").inner_text()
    assert page.locator(".covering__event").inner_text() == "7 February 2020"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    ask(page).click()
    expect(page.locator(".opened")).to_be_visible()
