"""What the tests of all apps share: profiles of Hypothesis, a database in a temporary file, and a browser.

A browser test takes `page` (and `axe` for accessibility) and is marked `browser` by that. It fails on any
error or warning in the console, on any violation of the Content-Security-Policy (the console tells it) and on
any request to another host.
"""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from config.tests.chromium import find_chromium, missing_for_browser_tests

CI = bool(os.environ.get("CI"))

hypothesis_settings.register_profile("dev", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True, max_examples=300)
hypothesis_settings.load_profile("ci" if CI else "dev")

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
TIMEOUT_MS = 10_000

type_axe = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = missing_for_browser_tests()
    if missing and any("browser" in report.keywords for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(f"BROWSER TESTS DID NOT RUN: {' and '.join(missing)} missing.", red=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file as in production: a live server's threads each have a connection of their own."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    missing = missing_for_browser_tests()
    if missing:
        (pytest.fail if CI else pytest.skip)(f"{' and '.join(missing)} missing: see `make test`")
    # Playwright's loop makes Django believe that it is called from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def console_messages() -> Iterator[list[str]]:
    """What the console said so far; a test that provokes a message takes it out with `.clear()`."""
    messages: list[str] = []
    yield messages
    assert not messages, "the browser's console is not silent:\n" + "\n".join(messages)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, console_messages: list[str]) -> Iterator[Page]:
    """A fresh window on the live server: `page.goto("/")`. For another size: `page.set_viewport_size`."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1440, "height": 900}, locale="en-GB", timezone_id="UTC"
    )
    context.set_default_timeout(TIMEOUT_MS)
    host = urlsplit(live_server.url).netloc
    context.on("page", lambda opened: watch(opened, console_messages, host=host))
    page = context.new_page()
    yield page
    context.close()


def watch(page: Page, messages: list[str], *, host: str) -> None:
    """Notes errors and warnings of the page, and requests that leave the site."""

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            messages.append(f"{message.type} at {page.url}: {message.text}")

    def see(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            messages.append(f"request to another host at {page.url}: {request.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: messages.append(f"exception at {page.url}: {error}"))
    page.on("request", see)


@pytest.fixture
def axe() -> type_axe:
    """`axe(page)` fails with a readable list if the page breaks a rule of accessibility.

    `context` narrows it to a selector, `options` are axe-core's.
    """

    def check(page: Page, context: str | None = None, options: dict | None = None) -> None:
        found = Axe().run(page, context=context, options={"resultTypes": ["violations"], **(options or {})})
        broken = [describe_rule(rule) for rule in found.response["violations"]]
        assert not broken, f"{page.url} is not accessible:\n" + "\n".join(broken)

    return check


def describe_rule(rule: dict) -> str:
    """One broken rule of axe's and where it is broken."""
    places = (f"    {' '.join(map(str, node['target']))}\n    {node['html'][:160]}" for node in rule["nodes"])
    return "\n".join([f"{rule['id']} ({rule['impact']}): {rule['help']}", *places])
