"""The pages of errors, in the product's own design and without anything that could fail as well."""

from __future__ import annotations

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import path as route
from pytest_django import Settings

from config.urls import urlpatterns as own


def fail(request: HttpRequest, kind: str) -> HttpResponse:
    raise {"400": BadRequest, "403": PermissionDenied}.get(kind, RuntimeError)("on purpose")


urlpatterns = [route("fail/<str:kind>/", fail), *own]


@pytest.mark.urls("comparisons.tests.test_errors_page")
@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("400", 400, "This request could not be read"),
        ("403", 403, "Your account may not open this page"),
        ("500", 500, "Something went wrong on our side"),
    ],
)
def test_an_error_has_a_page_and_no_query(client: Client, kind: str, status: int, words: str) -> None:
    client.raise_request_exception = False
    response = client.get(f"/fail/{kind}/")
    assert response.status_code == status
    assert words in response.content.decode()
    assert "/static/css/tokens.css" in response.content.decode()


def test_an_unknown_address_leads_on(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert 'href="/speakers/"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing/here/", "/events/nothing/", "/style.html"])
def test_an_unknown_address_has_the_same_page_with_debug(
    client: Client, settings: Settings, path: str
) -> None:
    settings.DEBUG = True
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()
    assert "error" in client.get("/events/nothing.json").json()


@pytest.mark.django_db
def test_a_form_that_came_too_late_says_that_nothing_was_saved() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "nothing was saved" in response.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_neither_request_nor_context(name: str) -> None:
    assert "</html>" in get_template(f"{name}.html").render()
