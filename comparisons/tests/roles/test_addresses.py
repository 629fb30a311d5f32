"""Each address and each action of the admin, for each role and for nobody, by the table in `addresses`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from comparisons.tests.roles.addresses import ACTIONS, ADDRESSES, LETTERS, PEOPLE, Line
from comparisons.tests.roles.people import ROLE_OF, make_one_of_each, make_person, sign_in

pytestmark = pytest.mark.django_db

PASSED_ON = ("<path:object_id>/", "(?P<url>.*)$")
"""Addresses without a name by which the admin sends on what is typed short or wrong."""


def walk(patterns: Any, namespace: str = "") -> Iterator[str]:
    """The name of each address of the site; of one without a name, how it is written."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or str(pattern.pattern))
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner)


def list_addresses() -> set[str]:
    names = walk(get_resolver().url_patterns)
    return {name for name in names if not name.removeprefix("admin:").startswith(PASSED_ON)}


def test_every_address_has_its_line() -> None:
    found = list_addresses() - {"admin:view_on_site"}
    where = "comparisons/tests/roles/addresses.py"
    new, gone = sorted(found - set(ADDRESSES)), sorted(set(ADDRESSES) - found)
    assert not new, f"Say in {where} who may use {new}."
    assert not gone, f"These are no addresses: take their lines out of {where}: {gone}."


def address(name: str, line: Line, rows: dict[str, Any]) -> str:
    if name == "favicon.ico":
        return "/favicon.ico"
    return reverse(name, kwargs=line.arguments(rows))


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_answers_each_person_as_its_line_says(person: str, settings: Any) -> None:
    settings.PUBLIC_READ = person != "visitor where reading needs an account"
    rows, client, place = make_one_of_each(), sign_in(person), PEOPLE.index(person)
    known, session, wrong = list_addresses(), client.cookies.get("sessionid"), {}
    for name, line in ADDRESSES.items():
        if name not in known:
            continue  # the test above tells
        where = address(name, line, rows)
        for method, statuses, sent in (
            ("get", line.get, line.query),
            ("post", line.post, line.data(rows)),
        ):
            with transaction.atomic():
                status = getattr(client, method)(where, sent).status_code
                transaction.set_rollback(True)
            client.cookies.clear()
            if session:
                client.cookies["sessionid"] = session.value
            if status != statuses[place]:
                wrong[f"{method.upper()} {name}"] = f"{status}, not {statuses[place]}"
    assert not wrong


@pytest.mark.parametrize("person", PEOPLE[:3])
def test_who_may_not_enter_the_admin_is_told_nothing_by_its_addresses(person: str) -> None:
    """Not even whether a row or a model exists."""
    client = sign_in(person)
    for where in (
        "/admin/comparisons/claim/1/",
        "/admin/nothing/",
        "/admin/r/1/1/",
        "/admin/comparisons/nothing/1/",
    ):
        assert client.get(where).status_code == 302, where


def test_whoever_is_sent_to_the_login_of_the_admin_comes_back_to_the_page(client: Any) -> None:
    answer = client.get("/admin/comparisons/claim/?q=1997")
    assert answer.url == "/admin/login/?next=/admin/comparisons/claim/%3Fq%3D1997"


@pytest.mark.parametrize("person", LETTERS)
def test_each_list_offers_each_role_the_actions_of_its_line(person: str, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = make_person("somebody", ROLE_OF[person])
    for model, site_admin in admin.site._registry.items():
        if site_admin.has_view_permission(request):
            line = ACTIONS[f"{model._meta.app_label}_{model._meta.model_name}"]
            offered = {name for name, letters in line.items() if LETTERS[person] in letters}
            assert set(site_admin.get_actions(request)) == offered, model


def test_every_action_has_its_line(rf: RequestFactory, admin_user: User) -> None:
    request = rf.get("/")
    request.user = admin_user
    for model, site_admin in admin.site._registry.items():
        named = ACTIONS[f"{model._meta.app_label}_{model._meta.model_name}"]
        nobodys = {name for name, letters in named.items() if not letters}
        assert set(site_admin.get_actions(request)) | nobodys == set(named), model


@pytest.mark.parametrize("person", ["visitor", "reader", *LETTERS])
def test_a_list_deletes_for_those_alone_who_may_delete(person: str) -> None:
    """By what is sent, whether the page offered it or not."""
    rows, client, known = make_one_of_each(), sign_in(person), list_addresses()
    for model, actions in ACTIONS.items():
        if f"admin:{model}_changelist" not in known:
            continue
        row = rows[model.partition("_")[2]]
        sent = {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"}
        with transaction.atomic():
            client.post(reverse(f"admin:{model}_changelist"), sent)
            gone = not type(row)._default_manager.filter(pk=row.pk).exists()
            transaction.set_rollback(True)
        assert gone == (LETTERS.get(person, "nobody") in actions["delete_selected"]), model
