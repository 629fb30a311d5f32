"""Signing in and out."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", password="a long password")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, editor: User) -> None:
    form = client.get("/accounts/login/?next=/sources/").content.decode()
    assert '<input type="hidden" name="next" value="/sources/">' in form
    answer = client.post(
        "/accounts/login/", {"username": "editor", "password": "a long password", "next": "/sources/"}
    )
    assert answer.headers["Location"] == "/sources/"
    assert "Sign out" in client.get("/sources/").content.decode()


def test_signing_in_never_leads_to_another_site(client: Client, editor: User) -> None:
    form = {"username": "editor", "password": "a long password", "next": "https://example.org/"}
    assert client.post("/accounts/login/", form).headers["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(client: Client, editor: User) -> None:
    page = client.post("/accounts/login/", {"username": "editor", "password": "wrong"}).content.decode()
    assert 'role="alert"' in page
    assert "correct username and password" in page


def test_an_empty_form_says_what_is_missing(client: Client) -> None:
    assert "Fill in both fields" in client.post("/accounts/login/", {}).content.decode()


def test_signing_out_needs_a_post_and_leads_home(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/").headers["Location"] == "/"
