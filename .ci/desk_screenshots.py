"""Pictures of the tagging desk for docs/tagging.md: a question of the seeds is answered once more."""

from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

NAME, PASSWORD = "tagger", "for pictures only"
LOOK = {"width": 1280, "height": 800}
ARTICLE = "energy talks fail as Minsk"
QUOTE = "formally created in 1997"
QUESTION = "When was the Union State formed?"
SILENT = "When did Russia resume its oil deliveries?"


def take_desk(browser: Browser, address: str, folder: Path) -> None:
    """The desk at its start, with a claim in the making, after a conflict, and with a question to check."""
    page = browser.new_page(viewport=LOOK, reduced_motion="reduce")  # type: ignore[arg-type]
    sign_in(page, address)
    page.goto(f"{address}/admin/articles/article/?{urlencode({'q': ARTICLE})}")
    page.get_by_role("link", name="Tag", exact=True).first.click()
    desk = page.url
    keep(page, folder, "start")
    link = page.get_by_role("link", name=QUESTION).first.get_attribute("href") or ""
    question = link.partition("check=")[2].partition("&")[0]
    forget_claim(page, desk)
    page.goto(f"{desk}?{urlencode({'question': question, 'quote': QUOTE})}")
    keep(page, folder, "claim")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Same question?").wait_for()
    keep(page, folder, "conflict")
    page.goto(desk)
    page.get_by_text(SILENT).first.click()
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Does not say").wait_for()
    keep(page, folder, "check")
    page.close()


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.get_by_label("Username").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def forget_claim(page: Page, desk: str) -> None:
    """Delete what the seeds have, so that it can be tagged before the eyes of the reader."""
    page.goto(desk)
    page.locator("[data-claims]").get_by_text(QUOTE).or_(page.get_by_text(QUOTE)).first.click()
    page.get_by_role("button", name="Delete").click()
    page.locator("[data-part='side'][data-state='start']").wait_for()


def keep(page: Page, folder: Path, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"desk-{name}-light.png")
