"""Wording in a browser: accessible in both schemes, as wide as the screen, walked through by the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from comparisons.models import Event, FramingMark
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_speaker,
)
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

FILLER = "\n\n".join(f"Paragraph {number} tells of other things at some length. " * 4 for number in range(12))
FULL = "“We will build the harbour,” Anna Mirova said. Anna Mirova claimed that it was paid for. It was cold."


@pytest.fixture
def event() -> Event:
    """Two long texts with three words for one thing, some of them claimed as well; and one measured text."""
    wsws = make_article(
        slug="wsws", kind="excerpt", published="2020", text=f"It was a far-right coup, so.\n\n{FILLER}"
    )
    text = f"{FILLER}\n\nThe change of government, or 👩‍👩‍👧 the armed seizure of power.\n\n{FILLER}"
    rt = make_article(slug="rt", kind="excerpt", published="2021", text=text)
    event = make_event(slug="kyiv", name="Kyiv", articles=[wsws, rt])
    thing = make_referent(slug="kyiv-2014", label="Kyiv in 2014", description="The change of power.")
    mirova = make_speaker(slug="mirova", name="Anna Mirova")
    make_mark(
        event=event, article=wsws, quote="far-right coup", referent=thing, device="loaded-term",
        frame="political", function="judgement", note="Read with care.",
    )  # fmt: skip
    make_mark(event=event, article=rt, quote="change of government", referent=thing)
    make_mark(event=event, article=rt, quote="armed seizure of power", referent=thing, voice=mirova)
    make_claim(point=make_point(event=event, kind="yesno"), article=wsws, quote="right coup", value="yes")
    make_article(slug="full", source="rt", kind="full", text=FULL)
    return event


def list_addresses() -> list[str]:
    mark = FramingMark.objects.get(quote="far-right coup")
    texts = "/events/kyiv/texts/"
    return [
        "/wording/", "/wording/?source=rt&thing=kyiv-2014", f"{texts}?mark=wording",
        f"{texts}?mark=both&framing={mark.key}#m{mark.pk}", "/articles/wsws/?mark=both",
        "/sources/rt/", "/speakers/mirova/",
    ]  # fmt: skip


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_every_page_is_accessible(page: Page, axe: type_axe, event: Event, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    for address in list_addresses():
        page.goto(address)
        axe(page)
        for size in (width, 1024):
            page.set_viewport_size({"width": size, "height": 900})
            fits = page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )
            assert fits, f"{address} at {size}"


def test_the_passages_are_walked_through_with_the_keyboard(page: Page, event: Event) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/events/kyiv/texts/")
    page.get_by_role("link", name="wording 3").click()
    expect(page.get_by_role("heading", name="What is named")).to_be_visible()
    current = page.locator(".mark[aria-current]")
    for words in ("far-right coup", "change of government", "armed seizure of power"):
        page.keyboard.press("n")
        expect(current).to_have_text(words)
        expect(current).to_be_focused()
        expect(current).to_be_in_viewport()
    panel = page.locator("#panel")
    expect(panel.get_by_text("quoting Anna Mirova, in Rt")).to_be_visible()
    expect(page.locator("[data-told]")).to_have_text("quoting Anna Mirova, in Rt. Names Kyiv in 2014.")
    page.keyboard.press("p")
    expect(current).to_have_text("change of government")
    page.keyboard.press("Enter")
    expect(panel).to_be_focused()
    panel.get_by_role("link", name="“far-right coup”").click()
    expect(current).to_have_text("far-right coup")
    expect(panel.locator(".put__read").first).to_contain_text("Device: loaded term")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert page.url.endswith("/events/kyiv/texts/?mark=wording")
    page.go_back()
    expect(current).to_have_text("far-right coup")


def test_own_words_claims_and_quoted_words_are_told_apart_by_shape(page: Page, event: Event) -> None:
    page.goto("/events/kyiv/texts/?mark=both")
    looks = page.locator(".mark").evaluate_all(
        "marks => marks.map(mark => [mark.textContent, getComputedStyle(mark).backgroundImage.split('(')[0],"
        " getComputedStyle(mark).textDecorationColor === 'rgba(0, 0, 0, 0)'])"
    )
    assert looks == [
        ["far-", "linear-gradient", True],
        ["right coup", "linear-gradient", False],
        ["change of government", "linear-gradient", True],
        ["armed seizure of power", "repeating-linear-gradient", True],
    ]
