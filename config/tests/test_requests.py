"""What every answer carries, and what no request may carry."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.test.client import encode_multipart

NUL = "\x00"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self';"
    " font-src 'self'; manifest-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/admin/login/", "/static/admin/css/base.css"])
def test_every_answer_carries_the_strict_policy(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert set(response.headers["Content-Security-Policy"].split("; ")) == set(POLICY.split("; "))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/healthz?q=%00", "/healthz?%00=q", "/admin/%00/", "/events/a%00b/"])
def test_nul_in_an_address_is_refused(client: Client, address: str) -> None:
    assert_refused(client.get(address))


def assert_refused(response: Any) -> None:
    assert response.status_code == 400
    assert response.content == b"This request contains characters that are not text, so it was not read."


@pytest.mark.parametrize("fields", [{"username": f"ann{NUL}"}, {f"user{NUL}name": "ann"}])
def test_nul_in_a_form_is_refused(client: Client, fields: dict[str, str]) -> None:
    assert_refused(client.post("/admin/login/", fields))
    assert_refused(client.post("/admin/login/", fields, headers={"X-Requested-With": "fetch"}))


def test_nul_in_a_cookie_is_refused(client: Client) -> None:
    assert_refused(client.get("/admin/", headers={"cookie": r'sessionid="a\000b"'}))


def test_half_a_surrogate_pair_is_refused(client: Client) -> None:
    assert_refused(client.get("/healthz?q=%2B2AA-", headers={"content-type": "text/plain; charset=utf-7"}))


def test_an_encoding_that_is_none_is_refused(client: Client) -> None:
    form = encode_multipart("boundary", {"username": "ann"})
    content_type = "multipart/form-data; boundary=boundary; charset=hex"
    assert_refused(client.generic("POST", "/admin/login/", form, content_type))


@pytest.mark.django_db
def test_broken_utf8_is_read_as_far_as_it_goes(client: Client) -> None:
    assert client.get("/healthz?q=%ff%fe").status_code == 200


@pytest.mark.django_db
@override_settings(AXES_ENABLED=True)
def test_the_fifth_wrong_password_locks_the_name_for_a_while(client: Client) -> None:
    get_user_model()._default_manager.create_superuser(username="ann", password="right")
    answers = [sign_in(client, "ann", "wrong") for attempt in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert sign_in(client, "ann", "right").status_code == 429
    assert "wait a quarter of an hour" in answers[-1].content.decode()
    assert sign_in(client, "bob", "wrong").status_code == 200


@pytest.mark.django_db
@override_settings(AXES_ENABLED=True)
@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/login/"])
@pytest.mark.parametrize("name", ["x" * 300, "é" * 100_000])
def test_a_name_longer_than_any_account_has_is_a_wrong_name(client: Client, address: str, name: str) -> None:
    answer = client.post(address, {"username": name, "password": "wrong"})
    assert answer.status_code == 200


def sign_in(client: Client, username: str, password: str) -> Any:
    return client.post("/admin/login/", {"username": username, "password": password})


def test_an_icon_is_found_where_browsers_look_for_it(client: Client) -> None:
    response = client.get("/favicon.ico", follow=True)
    assert response.redirect_chain == [("/static/icon.svg", 302)]
    assert response.headers["Content-Type"] == "image/svg+xml"
