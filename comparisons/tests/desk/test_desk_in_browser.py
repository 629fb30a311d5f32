"""The desk in a browser: by mouse and by keyboard, in other scripts, by two people, without JavaScript."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.actions import add_version
from articles.models import Article
from comparisons.models import Claim, Event, FramingMark, Point, Silence
from comparisons.tests.making import make_article, make_claim, make_event, make_point
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "👩‍👩‍👧 The union state was formally created in 1997, the agency said.\n\n"
    "قال الوزير إن الاتفاق 🤝 وُقّع في مينسك، ثم سافر.\n\n"
    "In December Russia allegedly cut oil deliveries by 40 percent.\n\n"
    "The treaty was never signed. The treaty was never ratified either."
)

FILLER = "\n\n".join(f"Paragraph {number} tells of other things. " * 6 for number in range(20))

SELECT = """
([words, more]) => {
  const find = (wanted) => {
    const walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at >= 0) return [walker.currentNode, at];
    }
    throw new Error(`not in the text: ${wanted}`);
  };
  document.activeElement.blur();
  const range = document.createRange();
  const [first, start] = find(words);
  const [last, end] = find(more);
  range.setStart(first, start);
  range.setEnd(last, end + more.length);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}
"""


def select(page: Page, words: str, until: str = "") -> None:
    """Select words of the text, up to the end of `until` where given, as a mouse would."""
    page.evaluate(SELECT, [words, until or words])


@pytest.fixture
def article() -> Article:
    return make_article(
        slug="wsws", source="wsws", text=TEXT, kind="full", published="2020-02-11", language="en"
    )


@pytest.fixture
def event(article: Article) -> Event:
    return make_event(slug="union", name="The Union State", articles=[article])


@pytest.fixture
def formed(event: Event) -> Point:
    """A question that another article has answered otherwise."""
    point = make_point(event=event, question="When was the Union State formed?")
    make_claim(point=point, article=make_article(slug="rt", source="rt"), value="1999", quote="in 1999")
    return point


def sign_in(context: BrowserContext, live_server: LiveServer, name: str) -> None:
    user = User.objects.create_superuser(name)
    client = Client()
    client.force_login(user)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def open_desk(page: Page, article: Article, state: str = "") -> None:
    page.goto(reverse("admin:articles_article_tag", args=[article.pk]) + state)


@pytest.fixture
def desk(page: Page, live_server: LiveServer) -> Page:
    sign_in(page.context, live_server, "anna")
    return page


def side(page: Page, state: str) -> None:
    """Wait until the panel is in this state."""
    expect(page.locator("[data-part='side']")).to_have_attribute("data-state", state)


def find_claim(article: Article) -> Claim:
    return Claim.objects.get(article=article)


def test_a_claim_in_three_actions_with_the_hands_on_the_keys(
    desk: Page, article: Article, formed: Point, axe: type_axe
) -> None:
    open_desk(desk, article)
    axe(desk)
    select(desk, "formally created in 1997")
    desk.keyboard.press("c")
    side(desk, "passage")
    axe(desk)
    desk.keyboard.type("union form")
    desk.keyboard.press("Enter")
    side(desk, "claim")
    expect(desk.locator("#f-value")).to_have_value("1997")
    expect(desk.locator("[data-part='side']")).not_to_contain_text("1999")
    axe(desk)
    desk.keyboard.press("Enter")
    side(desk, "saved")
    expect(desk.get_by_role("status")).to_have_text("Saved.")
    expect(desk.locator("[data-part='side']")).to_contain_text("Same question?")
    expect(desk.locator("[data-part='side']")).to_contain_text("1999")
    axe(desk)
    claim = find_claim(article)
    assert (claim.value, claim.exact) == ("1997", "formally created in 1997")
    assert TEXT[claim.start : claim.end] == claim.quote  # though an emoji of five code points stands before


def test_undo_and_redo_by_key_and_the_text_keeps_its_place(
    desk: Page, article: Article, formed: Point, console_messages: list[str]
) -> None:
    add_version(article, body=f"{TEXT}\n\n{FILLER}")
    open_desk(desk, article)
    desk.evaluate("document.querySelector('[data-scroll]').scrollTop = 10")
    select(desk, "formally created in 1997")
    desk.get_by_role("button", name="Tag as a claim").click()
    desk.locator(f"[data-question='{formed.pk}']").click()
    desk.get_by_role("button", name="Save").click()
    side(desk, "saved")
    assert desk.evaluate("document.querySelector('[data-scroll]').scrollTop") == 10
    desk.evaluate("document.activeElement.blur()")
    desk.keyboard.press("u")
    expect(desk.locator("[data-part='bar']")).to_contain_text("0 claims")
    assert not Claim.objects.filter(article=article).exists()
    desk.keyboard.press("Control+Shift+Z")
    expect(desk.locator("[data-part='bar']")).to_contain_text("1 claim")
    assert find_claim(article).value == "1997"


def test_arabic_with_an_emoji_inside_and_a_passage_over_a_paragraph_break(
    desk: Page, article: Article, event: Event
) -> None:
    who = make_point(event=event, kind="text", question="What did the minister say?")
    open_desk(desk, article)
    select(desk, "الاتفاق 🤝 وُقّع في")
    desk.keyboard.press("c")
    desk.locator(f"[data-question='{who.pk}']").click()
    side(desk, "claim")
    desk.get_by_role("button", name="Save").click()
    side(desk, "saved")
    first = find_claim(article)
    assert first.quote == TEXT[first.start : first.end] == "الاتفاق 🤝 وُقّع في"
    select(desk, "ثم سافر", until="In December")
    desk.keyboard.press("c")
    desk.locator(f"[data-question='{who.pk}']").click()
    side(desk, "claim")
    desk.locator("#f-value").fill("something else")
    desk.get_by_role("button", name="Save").click()
    side(desk, "saved")
    over = Claim.objects.exclude(pk=first.pk).get(article=article)
    assert TEXT[over.start : over.end] == "ثم سافر.\n\nIn December"


def test_overlapping_passages_are_both_marked_and_each_opens_its_claim(
    desk: Page, article: Article, event: Event
) -> None:
    cut, month = (
        make_point(event=event, kind="text", question=words) for words in ("What was cut?", "When?")
    )
    outer = make_claim(point=cut, article=article, value="oil", quote="Russia allegedly cut oil")
    inner = make_claim(point=month, article=article, value="then", quote="In December Russia")
    open_desk(desk, article)
    shared = f"[data-claims~='{inner.pk}'][data-claims~='{outer.pk}']"
    expect(desk.locator(f"[data-text] {shared}")).to_have_text("Russia")
    expect(desk.locator(f"[data-claims~='{inner.pk}']").first).to_have_text("In December ")
    desk.locator(f"[data-claims='{inner.pk}']").first.click()
    side(desk, "open-claim")
    select(desk, "December", until="allegedly")
    desk.keyboard.press("c")
    expect(desk.locator("[data-part='side'] .chosen")).to_contain_text("allegedly")
    desk.locator("form[data-form='claim'] button[value='change-claim']").click()
    side(desk, "saved")
    inner.refresh_from_db()
    assert inner.quote == "December Russia allegedly"


def test_without_a_mouse_the_quote_is_typed_and_the_place_is_chosen(
    desk: Page, article: Article, event: Event, console_messages: list[str]
) -> None:
    signed = make_point(event=event, kind="yesno", question="Was the treaty signed?")
    open_desk(desk, article)
    desk.keyboard.press("/")
    desk.keyboard.type("The treaty was never")
    desk.keyboard.press("Enter")
    side(desk, "places")
    console_messages.clear()  # the browser's word on the answer 422
    desk.keyboard.press("Enter")
    side(desk, "passage")
    desk.keyboard.type("signed")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    side(desk, "claim")
    expect(desk.locator("input[name='value'][value='no']")).to_be_checked()
    desk.keyboard.press("Enter")
    side(desk, "saved")
    claim = find_claim(article)
    assert (claim.point, claim.value) == (signed, "no")
    assert claim.start == TEXT.index("The treaty was never signed")


def test_question_first_by_keys_until_nothing_is_left(desk: Page, article: Article, event: Event) -> None:
    price = make_point(event=event, kind="quantity", unit="USD/t", question="What did the fertiliser cost?")
    share = make_point(
        event=event, kind="quantity", unit="percent", question="By how much did Russia cut oil deliveries?"
    )
    open_desk(desk, article, "?check=next")
    side(desk, "check")
    expect(desk.locator("[data-part='side']")).to_contain_text("fertiliser")
    desk.keyboard.press("n")
    expect(desk.locator("[data-part='side']")).to_contain_text("oil deliveries")
    desk.keyboard.press("p")
    expect(desk.locator("[data-part='side']")).to_contain_text("fertiliser")
    desk.keyboard.press("s")
    expect(desk.locator("[data-part='side']")).to_contain_text("oil deliveries")
    assert Silence.objects.filter(article=article, point=price).exists()
    expect(desk.locator(".is-lit").first).to_be_visible()
    desk.keyboard.press("Enter")
    side(desk, "claim")
    expect(desk.locator("#f-value")).to_have_value("40")
    desk.keyboard.press("Enter")
    side(desk, "saved")
    assert find_claim(article).point == share
    expect(desk.locator("[data-part='bar']")).to_contain_text("0 questions to check")


def test_wording_is_marked_the_same_way(desk: Page, article: Article, event: Event, axe: type_axe) -> None:
    open_desk(desk, article)
    select(desk, "allegedly")
    desk.keyboard.press("w")
    side(desk, "wording")
    axe(desk)
    desk.locator("input[name='device'][value='hedge']").check()
    desk.get_by_role("button", name="Save").click()
    side(desk, "marked")
    mark = FramingMark.objects.get(article=article)
    assert (mark.quote, mark.device, mark.event) == ("allegedly", "hedge", event)


def test_two_people_on_one_claim_see_both_versions_and_choose(
    desk: Page,
    browser: Browser,
    live_server: LiveServer,
    article: Article,
    formed: Point,
    console_messages: list[str],
) -> None:
    claim = make_claim(point=formed, article=article, value="1997", quote="formally created in 1997")
    open_desk(desk, article, f"?claim={claim.pk}")
    other = browser.new_context(base_url=live_server.url)
    sign_in(other, live_server, "boris")
    second = other.new_page()
    open_desk(second, article, f"?claim={claim.pk}")
    second.locator("#f-note").fill("Boris was here")
    second.locator("#f-value").fill("1997~")
    second.locator("button[value='change-claim']").click()
    side(second, "saved")
    other.close()
    desk.locator("#f-value").fill("1996")
    desk.locator("button[value='change-claim']").click()
    expect(desk.locator(".differ")).to_contain_text("boris")
    expect(desk.locator(".differ")).to_contain_text("1997~")
    console_messages.clear()  # the browser's word on the answer 409
    claim.refresh_from_db()
    assert claim.value == "1997~"
    desk.locator("input[name='take-value'][value='mine']").check()
    desk.locator("button[value='change-claim']").click()
    side(desk, "saved")
    claim.refresh_from_db()
    assert (claim.value, claim.note) == ("1996", "Boris was here")


def test_what_was_typed_stays_when_the_server_is_gone(
    desk: Page, article: Article, formed: Point, console_messages: list[str]
) -> None:
    start = TEXT.index("formally")
    open_desk(desk, article, f"?version=1&start={start}&end={start + 8}&question={formed.pk}")
    desk.locator("#f-value").fill("1997")
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("[data-part='told']")).to_contain_text("Nothing was stored")
    expect(desk.locator("#f-value")).to_have_value("1997")
    console_messages.clear()
    desk.context.set_offline(False)
    desk.get_by_role("button", name="Save").click()
    side(desk, "saved")


def test_what_was_typed_goes_along_with_another_passage_and_is_not_left_unasked(
    desk: Page, article: Article, event: Event, formed: Point
) -> None:
    who = make_point(event=event, kind="names", question="Who cut the deliveries?")
    make_claim(point=formed, article=article, value="1997", quote="formally created in 1997")
    desk.on("dialog", lambda dialog: dialog.dismiss())
    open_desk(desk, article)
    select(desk, "Russia")
    desk.keyboard.press("c")
    desk.locator(f"[data-question='{who.pk}']").click()
    side(desk, "claim")
    desk.locator("#f-note").fill("my note")
    desk.locator("#f-speaker").fill("Mike Pompeo")
    expect(desk.locator("#f-voice-other")).to_be_checked()
    select(desk, "In December", until="Russia")
    desk.keyboard.press("c")
    expect(desk.locator("[data-part='side'] .chosen")).to_contain_text("In December Russia")
    with desk.expect_event("dialog") as asked:
        desk.locator(".tag--claim").click()
    assert asked.value.message == "Leave without saving what you typed?"
    expect(desk.locator("#f-note")).to_have_value("my note")
    expect(desk.locator("#f-speaker")).to_have_value("Mike Pompeo")
    desk.locator("input[name='voice'][value='']").check()
    desk.locator("#f-value").press_sequentially("Russia")
    desk.keyboard.press("Enter")  # in a list that is being typed: its next line
    desk.keyboard.type("Belarus")
    desk.keyboard.press("Control+Enter")
    side(desk, "saved")
    assert Claim.objects.get(point=who).value == ["Russia", "Belarus", "..."]


def test_on_a_narrow_screen_what_is_open_stands_above_the_panel(
    desk: Page, article: Article, formed: Point
) -> None:
    add_version(article, body=f"{FILLER}\n\n{TEXT}")
    claim = make_claim(point=formed, article=article, value="1997", quote="formally created in 1997")
    desk.set_viewport_size({"width": 390, "height": 844})
    open_desk(desk, article, f"?claim={claim.pk}")
    opened, panel = (
        desk.locator(selector).first.bounding_box() for selector in (f"#c{claim.pk}", "[data-part='side']")
    )
    assert opened
    assert panel
    assert 0 < opened["y"] < panel["y"] - opened["height"]


def test_without_javascript_a_claim_is_made_by_forms_alone(
    browser: Browser, live_server: LiveServer, article: Article, formed: Point
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, live_server, "anna")
    page = context.new_page()
    open_desk(page, article)
    page.locator("#f-find").fill("formally created in 1997")
    page.get_by_role("button", name="Find").click()
    page.locator("input[name='q']").fill("union")
    page.get_by_role("button", name="Search").click()
    page.locator(f"[data-question='{formed.pk}']").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-part='side']")).to_contain_text("Same question?")
    page.locator("[data-part='bar']").get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part='bar']")).to_contain_text("0 claims")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_desk_fits_each_window_and_is_accessible(
    desk: Page, article: Article, formed: Point, axe: type_axe, width: int, scheme: str
) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    desk.set_viewport_size({"width": width, "height": 900})
    make_claim(point=formed, article=article, value="1997", quote="formally created in 1997")
    open_desk(desk, article)
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(desk)
