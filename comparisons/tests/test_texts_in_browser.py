"""The texts in a browser: by mouse, by keyboard, on a phone, without JavaScript, in other scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from comparisons.models import Claim, Event
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_silence
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

FILLER = "\n\n".join(
    f"Paragraph {number} tells of other things at some length, so that one has to scroll. " * 3
    for number in range(12)
)
TEXTS = {
    "rt": f"{FILLER}\n\nThe treaty 🎉 was concluded in 1999, it says.\n\n{FILLER}",
    "wsws": f"👩‍👩‍👧 The union had been formally created in 1997, so.\n\nAnd failed to agree.\n\n{FILLER}",
    "cdm": f"{FILLER}\n\n{FILLER}\n\nA so-called Union State, feared by some, was not formed.\n\n{FILLER}",
}
NAMES = {"rt": "RT", "wsws": "WSWS", "cdm": "CDMedia"}
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def make_texts() -> Event:
    """Three long texts: two that differ twice, one that does not say."""
    articles = [
        make_article(slug=slug, kind="excerpt", text=text, published=f"20{20 + place}", language="en")
        for place, (slug, text) in enumerate(TEXTS.items())
    ]
    event = make_event(slug="union", name="The Union State", articles=articles)
    rt, wsws, cdm = articles
    formed = make_point(event=event, question="When was the Union State formed?", theme="Beginnings")
    make_claim(point=formed, article=rt, value="1999", quote="was concluded in 1999")
    make_claim(point=formed, article=wsws, value="1997", quote="formally created in 1997")
    make_silence(point=formed, article=cdm)
    agreed = make_point(event=event, kind="yesno", question="Did they agree?")
    make_claim(point=agreed, article=rt, value="yes", quote="concluded")
    make_claim(point=agreed, article=wsws, value="no", quote="failed to agree")
    alone = make_point(event=event, kind="yesno", question="Was it feared?")
    make_claim(point=alone, article=cdm, value="yes", quote="feared by some")
    return event


@pytest.fixture
def texts(page: Page) -> Page:
    """The texts in a window, opened without motion."""
    make_texts()
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(WATCH)
    page.goto("/events/union/texts/")
    return page


def heights(page: Page) -> list[float]:
    """How high the open passages and the nearest sentence stand in the window."""
    return page.evaluate(
        "[...document.querySelectorAll('[data-column]')].map((column) => "
        "column.querySelector('.mark--open, .near').getClientRects()[0].top)"
    )


def panel_of(page: Page, question: str) -> None:
    expect(page.locator("#panel").get_by_role("heading", name=question)).to_be_visible()


def test_a_click_brings_the_counterparts_to_its_height_and_opens_one_panel(texts: Page) -> None:
    texts.get_by_role("link", name="formally created in 1997").first.click()
    panel_of(texts, "When was the Union State formed?")
    assert texts.locator(".panel").count() == 1
    panel = texts.locator("#panel")
    expect(panel.get_by_text("reports conflict")).to_be_visible()
    expect(panel.get_by_text("“was concluded in 1999”")).to_be_visible()
    assert "claim=" in texts.url
    found = heights(texts)
    assert len(found) == 3
    assert max(found) - min(found) < 4
    assert texts.locator(".near").first.inner_text().startswith("nearest sentence")
    assert "Union State" in texts.locator(".near").first.inner_text()
    texts.go_back()
    expect(texts.locator(".panel")).to_have_count(0)
    texts.go_forward()
    panel_of(texts, "When was the Union State formed?")


def test_keys_walk_open_and_close(texts: Page) -> None:
    texts.keyboard.press("n")
    panel_of(texts, "When was the Union State formed?")
    expect(texts.locator(".mark[aria-current]").first).to_be_focused()
    texts.keyboard.press("n")
    panel_of(texts, "Did they agree?")
    texts.keyboard.press("p")
    panel_of(texts, "When was the Union State formed?")
    expect(texts.locator("[data-told]")).to_have_text(re.compile("reports conflict.*two years apart"))
    texts.keyboard.press("Enter")
    expect(texts.locator("#panel")).to_be_focused()
    texts.keyboard.press("Escape")
    expect(texts.locator(".panel")).to_have_count(0)
    expect(
        texts.get_by_role("link", name="was concluded in 1999").or_(texts.locator(":focus")).first
    ).to_be_visible()
    assert texts.evaluate("document.activeElement.classList.contains('mark')")
    assert texts.url.endswith("/events/union/texts/")
    texts.keyboard.press("j")
    expect(texts.locator(".mark[aria-current]").first).to_be_visible()
    first = texts.url
    texts.keyboard.press("j")
    texts.wait_for_url(lambda url: url != first)
    texts.keyboard.press("k")
    texts.wait_for_url(first)


def test_enter_on_a_mark_opens_it(texts: Page) -> None:
    texts.get_by_role("link", name="failed to agree").first.focus()
    texts.keyboard.press("Enter")
    panel_of(texts, "Did they agree?")
    expect(texts.locator(".mark[aria-current]")).to_have_text("failed to agree")


def test_a_question_mark_shows_the_keys(texts: Page) -> None:
    texts.keyboard.press("?")
    expect(texts.locator("#keys")).to_be_visible()
    texts.keyboard.press("n")
    expect(texts.locator(".panel")).to_have_count(0)
    texts.keyboard.press("Escape")
    expect(texts.locator("#keys")).to_be_hidden()
    texts.get_by_role("button", name="Keys").click()
    expect(texts.locator("#keys")).to_be_visible()
    texts.keyboard.press("?")
    expect(texts.locator("#keys")).to_be_hidden()


def test_the_strip_takes_clicks_on_marks_and_beside_them(texts: Page) -> None:
    strip = texts.locator("[data-column=wsws] [data-strip]")
    box = strip.bounding_box()
    assert box
    texts.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] * 0.8)
    assert texts.evaluate("document.querySelector('[data-column=wsws] [data-scroll]').scrollTop") > 200
    expect(texts.locator(".panel")).to_have_count(0)
    strip.locator("a rect").first.click()
    expect(texts.locator("#panel")).to_be_visible()
    assert texts.locator(".strip__mark--open").count() == 2


def test_overlapping_passages_open_the_smallest_and_offer_the_others(texts: Page) -> None:
    texts.locator("[data-column=rt] .mark--several").click()
    panel_of(texts, "Did they agree?")
    texts.locator(".panel__others").get_by_role("link", name="When was the Union State formed?").click()
    panel_of(texts, "When was the Union State formed?")


def test_all_claims_can_be_marked_and_stay_so(texts: Page) -> None:
    assert not texts.locator(".mark", has_text="feared by some").count()
    texts.get_by_role("navigation", name="What is marked").get_by_role("link", name="all claims").click()
    texts.locator(".mark", has_text="feared by some").click()
    panel_of(texts, "Was it feared?")
    assert "mark=all" in texts.url


def test_articles_are_chosen_in_the_address(texts: Page) -> None:
    texts.get_by_role("link", name="hide Cdm").click()
    expect(texts.locator("[data-column]")).to_have_count(2)
    assert "articles=rt,wsws" in texts.url
    texts.get_by_role("link", name="show Cdm").click()
    expect(texts.locator("[data-column]")).to_have_count(3)


def test_nothing_moves_by_itself(texts: Page) -> None:
    claim = Claim.objects.get(quote="formally created in 1997")
    for address in ("/events/union/texts/", f"/events/union/texts/?point={claim.point_id}&claim={claim.key}"):
        texts.goto(address)
        texts.wait_for_timeout(300)
        assert texts.evaluate("window.shifts") == 0, address
    texts.keyboard.press("n")
    panel_of(texts, "Did they agree?")
    texts.wait_for_timeout(300)
    assert texts.evaluate("window.shifts") < 0.001


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_open_and_closed_it_is_accessible_and_fits(
    texts: Page, axe: type_axe, width: int, scheme: str
) -> None:
    texts.set_viewport_size({"width": width, "height": 844})
    texts.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    claim = Claim.objects.get(quote="formally created in 1997")
    for address in ("", "?mark=all", "?only=rt", f"?point={claim.point_id}&claim={claim.key}#c{claim.pk}"):
        texts.goto(f"/events/union/texts/{address}")
        assert texts.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(texts)
    if width > 1000:
        texts.keyboard.press("?")
        axe(texts)


def test_on_a_phone_one_column_at_a_time(texts: Page) -> None:
    texts.set_viewport_size({"width": 390, "height": 844})
    texts.get_by_role("link", name="First difference").click()
    panel_of(texts, "When was the Union State formed?")
    shown = texts.locator("[data-column]:visible")
    expect(shown).to_have_count(1)
    expect(texts.locator(".mark[aria-current]").first).to_be_in_viewport()
    texts.get_by_role("navigation", name="Which text").get_by_role("link", name="Wsws").click()
    expect(shown).to_have_attribute("data-column", "wsws")
    expect(shown.locator(".mark--open")).to_be_in_viewport()
    assert "column=wsws" in texts.url


@pytest.mark.parametrize("width", [1440, 390])
def test_everything_is_there_without_javascript(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    make_texts()
    size = {"width": width, "height": 844}
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/events/union/texts/")
    page.get_by_role("link", name="First difference").click()
    panel_of(page, "When was the Union State formed?")
    expect(page.locator(".mark[aria-current]").first).to_be_in_viewport()
    page.locator("#panel").get_by_role("link", name="“formally created in 1997”").click()
    expect(page.locator("[data-column=wsws] .mark[aria-current]")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Keys")).to_be_hidden()
    page.locator("#panel").get_by_role("link", name="Close").click()
    assert not page.locator("#panel").count()
    context.close()


SCRIPTS: dict[str, tuple[str, str, str]] = {
    "ar": ("🎉👩‍👩‍👧 قالت الوكالة إن دولة الاتحاد تأسست عام 1997 في مينسك.", "تأسست عام 1997", "rtl"),
    "he": ("🎉 לפי הדיווח, מדינת האיחוד הוקמה בשנת 1998 במינסק.", "הוקמה בשנת 1998", "rtl"),
    "ru": ("🎉 Союзное государство было создано в 1999 году.", "создано в 1999", "ltr"),
    "zh": ("🎉 联盟国家成立于2001年。", "成立于2001年", "ltr"),
}


def make_scripts(kind: str) -> None:
    point = make_point(event=make_event(slug="scripts"), question="متى تأسست دولة الاتحاد?")
    for number, (language, (text, quote, _)) in enumerate(SCRIPTS.items()):
        body = text.replace(quote, f"«{quote}»") if kind == "digest" else text
        article = make_article(
            slug=language, kind=kind, text=f"{body}\n\n{body.replace(quote, '…')}", language=language
        )
        make_claim(point=point, article=article, quote=quote, value=f"199{number}")


@pytest.mark.parametrize("kind", ["excerpt", "digest"])
def test_other_scripts_sit_right_and_marks_in_their_place(page: Page, kind: str) -> None:
    make_scripts(kind)
    page.goto("/events/scripts/texts/")
    for language, (_, quote, direction) in SCRIPTS.items():
        column = page.locator(f"[data-column={language}]")
        mark = column.locator(".mark")
        expect(mark).to_have_text(quote)
        for name, value in (("lang", language), ("dir", direction)):
            assert mark.evaluate(f"(place) => place.closest('[{name}]').{name}") == value
        mark.click()
        expect(column.locator(".mark[aria-current]")).to_have_text(quote)
    assert Article.objects.count() == len(SCRIPTS)
