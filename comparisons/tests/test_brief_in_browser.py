"""The brief in a browser: copied by one click, printed on A4 with nothing cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from comparisons.tests.making import make_article, make_claim, make_point
from comparisons.tests.test_event_page import make_union_state

pytestmark = pytest.mark.django_db(transaction=True)

BRIEF = "/events/union-state/brief/"
A4 = (595, 842)
"""Points."""

PRINTED_WIDTH, PRINTED_HEIGHT = 680, 998
"""CSS pixels between the margins of A4 as `@page` has them: 180 by 264 millimetres."""


def make_long_brief() -> None:
    """More questions than fit two pages, one of them with an answer longer than a line."""
    event = make_union_state()
    wsws, rt = (Article.objects.get(slug=slug) for slug in ("wsws", "rt"))
    for number in range(25):
        point = make_point(event=event, question=f"How is it with the matter number {number}?")
        make_claim(point=point, article=wsws, value="1997", quote=f"so it was in 1997, at number {number}")
        make_claim(point=point, article=rt, value="1999", quote=f"{'very ' * 30}late in 1999, at {number}")
    long = make_point(event=event, kind="names", question="Who?")
    name = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2
    make_claim(point=long, article=make_article(url=f"https://example.org/{'a' * 200}"), value=[name])


def test_one_click_copies_the_brief_as_text(page: Page) -> None:
    make_union_state()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(BRIEF)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="copied")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "≠ When was the Union State formed?" in copied
    assert copied.strip() == page.locator("#brief-text").input_value().strip()
    expect(page.get_by_role("button", name="Copy as text")).to_be_visible(timeout=5000)


def test_a_quote_is_copied_with_its_citation_by_the_keyboard(page: Page) -> None:
    event = make_union_state()
    point = event.points.get()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(point.get_absolute_url())
    button = page.get_by_role("button", name="copy quote").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"“[^”]+ in 199[79]” — [\w ]+, “Title of \w+”, \d+ February 2020$", copied), copied


def test_without_a_clipboard_the_old_command_copies(page: Page) -> None:
    make_union_state()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(BRIEF)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("copied")


def test_the_brief_prints_on_a4_with_nothing_cut(page: Page) -> None:
    make_long_brief()
    page.goto(BRIEF)
    paper = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {A4}
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": PRINTED_HEIGHT})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PRINTED_WIDTH
    cut = page.evaluate(
        """(height) => [...document.querySelectorAll(".brief *")].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.right > innerWidth + 1 || box.left < -1
            || element.matches(".brief__item") && box.height > height;
        }).map((element) => element.outerHTML.slice(0, 80))""",
        PRINTED_HEIGHT,
    )
    assert cut == []
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    least = page.evaluate("document.body.scrollHeight") / PRINTED_HEIGHT
    assert least <= pages <= least * 1.35 + 1, "pages are left half empty, or something is not printed"


def test_what_only_a_screen_needs_is_not_printed(page: Page) -> None:
    make_union_state()
    for address in (BRIEF, "/", "/events/union-state/"):
        page.goto(address)
        page.emulate_media(media="print", color_scheme="dark")
        for hidden in (
            ".masthead__nav",
            ".masthead__user",
            ".colophon",
            "[data-copy]",
            "[data-copy-from]",
            "form",
        ):
            assert page.locator(f"{hidden}:visible").count() == 0, (address, hidden)
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
