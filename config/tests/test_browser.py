"""The browser fixtures themselves: a silent page passes, and each thing that must be noticed is."""

import pytest
from playwright.sync_api import Page

from conftest import type_axe

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head>
<body><main><h1>A page</h1></main></body></html>"""
POLICY = "default-src 'none'; img-src data:"


@pytest.fixture
def opened(page: Page) -> Page:
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
    page.route("**/example", lambda route: route.fulfill(body=PAGE, headers=headers))
    page.goto("/example")
    return page


def test_a_silent_and_accessible_page_passes(
    opened: Page, axe: type_axe, console_messages: list[str]
) -> None:
    axe(opened)
    assert console_messages == []


def test_a_violation_of_the_policy_is_noticed(opened: Page, console_messages: list[str]) -> None:
    opened.evaluate("document.body.setAttribute('style', 'color: red')")
    opened.wait_for_timeout(50)
    assert ["Content Security Policy" in message for message in console_messages] == [True]
    console_messages.clear()


def test_an_exception_in_a_script_is_noticed(opened: Page, console_messages: list[str]) -> None:
    opened.evaluate("setTimeout(() => { throw new Error('lost') })")
    opened.wait_for_timeout(50)
    assert any("lost" in message for message in console_messages)
    console_messages.clear()


def test_an_inaccessible_page_is_described(opened: Page, axe: type_axe) -> None:
    opened.evaluate("document.querySelector('main').append(document.createElement('img'))")
    with pytest.raises(AssertionError, match=r"is not accessible:\s+image-alt \(critical\)"):
        axe(opened)
