"""The framing in a browser: accessible, inside the window, by keyboard, on paper, and without JavaScript."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from comparisons.tests.making import make_article, make_claim, make_point, make_silence
from comparisons.tests.test_framing_folding import make_long
from comparisons.tests.test_framing_page import ADDRESS, make_ferry, make_wide, mark
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)


def make_framing() -> None:
    """Two papers with something in every section."""
    event = make_ferry()
    mark(event, "gazette", "lose their last way", device="metaphor", frame="quality-of-life", referent="line")
    mark(event, "gazette", "nothing but the sea", frame="quality-of-life", function="problem", voice="mayor")
    for number in range(7):
        mark(event, "herald", "subsidies", device="loaded-term", frame="economic", key=f"s{number}")
    point = make_point(event=event, question="When does the line close?")
    for slug in ("gazette", "herald"):
        make_claim(point=point, article=Article.objects.get(slug=slug), value="2020-02-07", quote="on Friday")
    third = make_article(slug="third", title="Donaudampfschifffahrtsgesellschaft" * 3, text="Nothing of it.")
    make_silence(point=point, article=third)


def sign_in(page: Page) -> None:
    get_user_model().objects.create_user("ann", password="ann")
    page.goto("/accounts/login/")
    page.fill("[name=username]", "ann")
    page.fill("[name=password]", "ann")
    page.locator("main button[type=submit]").click()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (1024, "light"), (390, "light"), (390, "dark")]
)
def test_the_page_is_accessible_and_fits_the_window(
    page: Page, axe: type_axe, width: int, scheme: str
) -> None:
    make_framing()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if scheme == "light":
        sign_in(page)
    for query in ("", "?only=gazette"):
        page.goto(ADDRESS + query)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        axe(page)


def test_many_articles_scroll_in_their_own_table(page: Page, axe: type_axe) -> None:
    make_wide(9)
    page.goto(ADDRESS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table = page.get_by_role("region", name="What each calls it: table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    axe(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_long_page_is_jumped_through_and_unfolded_by_keyboard(
    page: Page, axe: type_axe, width: int
) -> None:
    make_long(3, 14)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ADDRESS)
    page.mouse.wheel(0, 3000)
    ways = page.get_by_role("navigation", name="On this page")
    ways.get_by_role("link", name="Names").click()
    title = page.get_by_role("heading", name="What each calls it")
    bar, top = ways.bounding_box(), title.bounding_box()
    assert bar
    assert top
    assert bar["y"] == 0
    assert bar["y"] + bar["height"] <= top["y"] <= 120
    words = page.get_by_role("link", name="“paper 02 on thing 13”").locator("visible=true")
    told = page.locator("#calls summary").filter(has_text="6 more things: Thing 08, Thing 09")
    before = words.count()
    told.focus()
    page.keyboard.press("Enter")
    expect(words).to_have_count(before + 1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


def test_a_dot_shows_its_words_to_the_keyboard_and_opens_them(page: Page) -> None:
    make_framing()
    page.goto(ADDRESS)
    dot = page.get_by_role("link", name="“nothing but the sea” quoting Mayor")
    card = dot.locator(".dot__card")
    page.get_by_role("link", name="“lose their last way” the source itself").focus()
    page.keyboard.press("Tab")
    expect(dot).to_be_focused()
    box, cell = card.bounding_box(), page.locator(".cell").filter(has=dot).bounding_box()
    assert box
    assert cell
    assert box["height"] > 40
    assert cell["x"] - 1 <= box["x"] <= box["x"] + box["width"] <= cell["x"] + cell["width"] + 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/?mark=wording&framing=*")


def test_it_reads_without_javascript_and_prints_what_is_folded(
    browser: Browser, live_server: LiveServer
) -> None:
    make_framing()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    assert page.locator("section.frames h2").all_inner_texts() == [
        "How each begins",
        "What is wrong, why, how to judge it, what to do",
        "What each calls it",
        "Which side of the matter is stressed",
        "Whose words",
        "How it is put",
        "What each leaves out",
    ]
    folded = page.locator("#manner .more li").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 998})
    assert folded.is_visible()
    context.close()
