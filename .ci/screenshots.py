"""`make screenshots`: pictures of the main pages, as a stranger has them after `make run`.

A server of its own on a temporary database with the seeds, without full texts. What README and docs show goes
to docs/images/, each below 400 kB; the whole set (light, dark, telephone, print) to screenshots/, which git
ignores.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tools
from desk_screenshots import NAME, PASSWORD, take_desk
from playwright.sync_api import Browser, Page, sync_playwright

from config.tests.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
ALL, CHOSEN = ROOT / "screenshots", ROOT / "docs" / "images"
MOST_EACH, MOST_ALL = 400_000, 3_000_000
SECONDS_TO_START = 60
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync"]

EVENT = "/events/sochi-meeting/"
PAGES = {
    "home": "/",
    "event": EVENT,
    "event-conflict": "/events/union-state/",
    "event-larger": "/events/belarus-between-moscow-and-washington/",
    "event-alone": f"{EVENT}?only=rt-sochi-preview",
    "texts": "/events/union-state/texts/",
    "framing": "/events/belarus-between-moscow-and-washington/framing/",
    "brief": "/events/union-state/brief/",
    "wording": "/wording/",
    "texts-wording": "/events/kyiv-2014/texts/?mark=wording",
    "sources": "/sources/",
    "speakers": "/speakers/",
    "login": "/accounts/login/",
    "style": "/style/",
}
"""Pages by the name of their picture; `find_more` adds those whose address only the database knows."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at: the window's width and height, the colours, the medium."""

    width: int
    height: int
    scheme: str = "light"
    media: str = "screen"


LOOKS = {
    "light": Look(1440, 900),
    "dark": Look(1440, 900, scheme="dark"),
    "phone": Look(390, 844),
    "print": Look(680, 998, media="print"),
}
SHOWN = {
    "event": ("event", "light"),
    "home": ("home", "light"),
    "home-dark": ("home", "dark"),
    "texts": ("texts-open", "light"),
    "point": ("point", "light"),
    "brief": ("brief", "light"),
    "phone": ("event-conflict", "phone"),
    "conflict": ("event-conflict", "light"),
    "framing": ("framing", "light"),
    **{f"desk-{name}": (f"desk-{name}", "light") for name in ("start", "claim", "conflict", "check")},
}
"""What goes into docs/images/, by its name there."""


def main() -> int:
    tools.ensure_browser()
    with (
        tempfile.TemporaryDirectory(prefix="synoptic-screenshots-") as folder,
        serve(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        take_all(browser, address)
        browser.close()
    return choose()


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The application on a free port, with the seeds but no full texts."""
    seeds = folder / "seeds"
    seeds.mkdir()
    for bundle in (ROOT / "seeds").glob("*.yaml"):
        shutil.copy(bundle, seeds)
    url = f"sqlite:///{folder / 'db.sqlite3'}"
    environment = {**os.environ, "DEBUG": "1", "PUBLIC_READ": "1", "DATABASE_URL": url}
    run: dict[str, Any] = {"cwd": ROOT, "env": environment, "stdout": subprocess.DEVNULL}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], check=True, **run)
    subprocess.run([*manage, "load_bundle", str(seeds)], check=True, **run)
    tagger = [*manage, "createsuperuser", "--noinput", "--username", NAME, "--email", "tagger@example.org"]
    secret = {**run, "env": {**environment, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}}
    subprocess.run(tagger, check=True, **secret)
    port = find_port()
    command = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, **run)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def find_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise SystemExit("The server did not start.") from None
            time.sleep(0.1)
        else:
            return


def take_all(browser: Browser, address: str) -> None:
    shutil.rmtree(ALL, ignore_errors=True)
    ALL.mkdir()
    pages = {**PAGES, **find_more(browser, address)}
    for name, look in LOOKS.items():
        page = browser.new_page(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        page.emulate_media(media=look.media)  # type: ignore[arg-type]
        for title, path in pages.items():
            take(page, address + path, ALL / f"{title}-{name}.png")
        page.close()
    take_desk(browser, address, ALL)
    print(f"{len(list(ALL.glob('*.png')))} pictures in {ALL.name}/")


def take(page: Page, address: str, file: Path) -> None:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        raise SystemExit(f"{address} answers {answer.status if answer else 'nothing'}.")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)


def find_more(browser: Browser, address: str) -> dict[str, str]:
    """The pages that a visitor reaches from the home page's first conflict."""
    page = browser.new_page()
    page.goto(address)
    found = {
        "point": page.locator(".lead h1 a").get_attribute("href") or "",
        "texts-open": page.locator(".lead .theirs").first.get_attribute("href") or "",
    }
    page.close()
    return found


def choose() -> int:
    """Copies what is shown in the documents; 1 if it is too large for a repository."""
    CHOSEN.mkdir(parents=True, exist_ok=True)
    too_large = []
    for name, (title, look) in SHOWN.items():
        file = CHOSEN / f"{name}.png"
        shutil.copy(ALL / f"{title}-{look}.png", file)
        size = file.stat().st_size
        print(f"{size // 1000:5} kB  {file.relative_to(ROOT)}")
        if size > MOST_EACH:
            too_large.append(file.name)
    total = sum(file.stat().st_size for file in CHOSEN.glob("*.png"))
    if too_large or total > MOST_ALL:
        print(f"Too large: {', '.join(too_large) or f'{total // 1000} kB together'}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
