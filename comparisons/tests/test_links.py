"""No link leads nowhere: every address on every page is answered, and every fragment has its place."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comparisons.tests.reading import Element, read_page
from comparisons.tests.test_pages_in_browser import make_comparison

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("signed_in", [False, True])
def test_every_link_leads_somewhere(client: Client, signed_in: bool) -> None:
    if signed_in:
        client.force_login(get_user_model().objects.create_user("ann", is_staff=True, is_superuser=True))
    pages: dict[str, Element | None] = {}
    for address in {"/", *(address.partition("#")[0] for address in make_comparison())}:
        pages[address] = open_address(client, address)
    links = {link for address in list(pages) for link in list_links(address, pages[address])}
    for address, fragment in sorted(links):
        if address not in pages:
            pages[address] = open_address(client, address)
        page = pages[address]
        assert not fragment or page is None or page.find_all(id=fragment), f"{address} has no #{fragment}"
    assert len(pages) > 20


def open_address(client: Client, address: str) -> Element | None:
    """The page, if it is one of ours."""
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    ours = "html" in response.headers["Content-Type"] and not address.startswith("/admin/")
    return read_page(response.content) if ours else None


def list_links(address: str, page: Element | None) -> list[tuple[str, str]]:
    """The addresses and fragments that a page links to on this site."""
    found = [element.attributes["href"] for element in page.find_all(tag="a")] if page else []
    split = [urldefrag(urljoin(address, link)) for link in found]
    return [
        (link.url, link.fragment) for link in split if link.url.startswith("/") and "/admin/" not in link.url
    ]
