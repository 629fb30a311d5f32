"""Every page in a browser, one test each: accessible in light and dark, silent, still, whole without scripts.

Also its weight: the scripts and style sheets that it loads, compressed as the server sends them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, BrowserContext, Page, Response
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from comparisons.models import Claim
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_silence
from comparisons.tests.test_event_page import make_union_state
from conftest import TIMEOUT_MS, type_axe

pytestmark = pytest.mark.django_db(transaction=True)

MOST_SCRIPT, MOST_STYLE = 30_000, 40_000
"""Compressed bytes of a page."""

PAGES = {
    "around": (
        "/", "/?theme=Oil&source=wsws", "/?theme=Nothing&source=cdm",
        "/accounts/login/?next=/sources/", "/nothing/here/",
    ),
    "event": (
        "/events/union-state/", "/events/belarus/", "/events/union-state/?open={point}",
        "/events/union-state/?only=rt", "/events/union-state/?theme=Oil&verdict=conflict",
    ),
    "events": (
        "/events/union-state/?articles=rt,wsws", "/events/alone/", "/events/empty/", "/events/many/",
        "/events/union-state/brief/", "/events/empty/brief/",
    ),
    "texts": (
        "/events/union-state/texts/", "/events/union-state/texts/?point={point}&claim={claim}#c{pk}",
        "/events/empty/texts/", "{address}",
    ),
    "lists": ("/articles/wsws/", "/sources/", "/sources/wsws/", "/speakers/", "/speakers/pompeo/"),
    "style": ("/style/",),
}  # fmt: skip
"""Addresses by groups: each group is one test, since the rows are made anew for each."""

NOT_FOUND = "/nothing/here/"

COUNT_MOVING = """
[...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0
    || style.animationName !== "none";
}).length
"""


MEASURE_FOCUS = """
document.activeElement === document.body ? 2
  : parseFloat(getComputedStyle(document.activeElement).outlineWidth)
"""


def make_everything() -> dict[str, Any]:
    """Events with rows of each kind; what the addresses of their pages need."""
    event = make_union_state()
    make_event(slug="empty", name="An event without articles")
    event.part_of = make_event(slug="belarus", name="Belarus in 2020")
    event.save()
    rt, wsws, cdm = (Article.objects.get(slug=slug) for slug in ("rt", "wsws", "cdm"))
    oil = make_point(event=event, kind="quantity", unit="percent", question="How much oil?", theme="Oil")
    hedged = {"certainty": "hedged", "hedge": "allegedly", "quote": "allegedly ready to meet it"}
    make_claim(point=oil, article=rt, value="100", voice="pompeo", **hedged)
    make_claim(point=oil, article=wsws, value="100", voice="pompeo", quote="100 percent of the oil you need")
    make_silence(point=oil, article=cdm)
    came = make_point(event=event, kind="yesno", question="Did they agree?", theme="Oil", outcome=True)
    make_claim(point=came, article=rt, value="yes", certainty="predicted", quote="will agree")
    make_claim(point=came, article=wsws, value="no", quote="failed to agree")
    make_claim(point=make_point(event=make_event(slug="alone")), article=make_article(source="lone"))
    many = make_point(event=make_event(slug="many"))
    for number in range(7):
        make_claim(point=many, article=make_article(url="https://example.org/"), value=str(1990 + number % 3))
    claim = Claim.objects.get(quote="formally created in 1997")
    point = claim.point
    return {"point": point.pk, "claim": claim.key, "pk": claim.pk, "address": point.get_absolute_url()}


WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("group", PAGES)
def test_every_page_is_accessible_silent_still_light_and_whole(
    page: Page,
    axe: type_axe,
    plain: BrowserContext,
    settings: Settings,
    console_messages: list[str],
    group: str,
) -> None:
    settings.DEBUG = group == "style"
    known, bare = make_everything(), plain.new_page()
    page.add_init_script(WATCH_SHIFTS)
    sent: list[Response] = []
    page.on("response", lambda response: sent.append(response))
    for address in (template.format(**known) for template in PAGES[group]):
        sent.clear()
        for scheme in ("dark", "light"):
            page.goto("about:blank")  # so that an address with a fragment is loaded a second time too
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            page.wait_for_load_state("networkidle")
            axe(page)
            assert sum(page.evaluate("window.shifts")) < 0.001, f"{address} moves while it loads"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        check_weight(sent, address)
        check_shared(page, address)
        check_words(page, address)
        check_whole(page, bare, address)
    # The browser tells a 404 in its console, whatever the page does.
    console_messages[:] = [m for m in console_messages if NOT_FOUND not in m or "404" not in m]


def check_weight(sent: list[Response], address: str) -> None:
    urls = {response.url for response in sent}
    scripts = sum(weigh(url) for url in urls if url.endswith(".js"))
    styles = sum(weigh(url) for url in urls if url.endswith(".css"))
    assert scripts <= MOST_SCRIPT, f"{address}: {scripts} bytes of JavaScript"
    assert 0 < styles <= MOST_STYLE, f"{address}: {styles} bytes of CSS"


def weigh(url: str) -> int:
    """Bytes of a static file as gzip sends it; brotli is smaller still."""
    found = finders.find(urlsplit(url).path.removeprefix("/static/"))
    assert isinstance(found, str), url
    with open(found, "rb") as file:
        return len(gzip.compress(file.read()))


def check_shared(page: Page, address: str) -> None:
    """A shared address is told by a title and a description, to search engines and to messengers alike."""
    title = page.title()
    assert "Synoptic" in title, address
    if address == NOT_FOUND:
        return
    assert read_meta(page, 'property="og:title"') == title
    described = read_meta(page, 'name="description"')
    assert read_meta(page, 'property="og:description"') == described
    assert 40 <= len(described) <= 420, f"{address}: {described}"
    assert read_meta(page, 'property="og:url"') == page.url.split("#")[0]


def read_meta(page: Page, which: str) -> str:
    return page.locator(f"meta[{which}]").get_attribute("content") or ""


def check_words(page: Page, address: str) -> None:
    """A verdict is told by a word beside its colour, under the words of a text in its title."""
    bare = page.evaluate(
        """[...document.querySelectorAll(".verdict, .mark, .mark-sign")]
        .filter((element) => !/[a-z]{4}/i.test(element.textContent + element.title))
        .map((element) => element.outerHTML)"""
    )
    assert bare == [], address


def check_whole(page: Page, bare: Page, address: str) -> None:
    """What can be read without scripts is all that can be read with them, but for buttons that need them."""
    bare.goto(address)
    assert bare.locator("main h1").first.is_visible()
    assert bare.locator("[data-copy]:visible, [data-copy-from]:visible").count() == 0
    for kind in ("main a[href]", "main .theirs", "main table", "main form", "main svg"):
        without, with_scripts = (place.locator(f"{kind}:visible").count() for place in (bare, page))
        assert without >= with_scripts, f"{address}: {with_scripts - without} of {kind} need scripts"


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Windows in which no script runs."""
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    context.set_default_timeout(TIMEOUT_MS)
    yield context
    context.close()


def test_focus_is_seen_at_every_stop_and_nothing_moves_on_request(page: Page) -> None:
    known = make_everything()
    page.emulate_media(reduced_motion="reduce")
    for template in ("/", PAGES["event"][2], PAGES["texts"][1], "/events/union-state/brief/"):
        page.goto(template.format(**known))
        assert page.evaluate(COUNT_MOVING) == 0, template
        for _ in range(20):
            page.keyboard.press("Tab")
            assert page.evaluate(MEASURE_FOCUS) >= 2, page.evaluate("document.activeElement.outerHTML")


def test_a_pencil_leads_people_who_may_tag_into_the_admin(page: Page, console_messages: list[str]) -> None:
    address = make_everything()["address"]
    page.goto(address)
    assert page.locator(".pencil").count() == 0
    User.objects.create_superuser("editor", password="a long password")
    page.goto(f"/accounts/login/?next={address}")
    page.get_by_label("User name").fill("editor")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Sign in").click()
    page.locator(".pencil").first.click()
    page.wait_for_url("**/admin/comparisons/**")
    console_messages.clear()
