"""Nobody comes further than they were let: the ways up from an administrator's pages are closed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparisons.roles import ADMINISTRATORS, EDITORS, TAGGERS
from comparisons.tests.filling import address_of, read_form, read_messages, read_text, save_form, was_saved
from comparisons.tests.roles.people import make_person, sign_in

pytestmark = pytest.mark.django_db

PASSWORD = "a word that nobody has"


@pytest.fixture
def administrator() -> Client:
    return sign_in("administrator")


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def password_page(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/password/"


def test_an_administrator_makes_a_tagger_who_then_may_tag(administrator: Client, client: Client) -> None:
    sent = {"username": "ann", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert was_saved(administrator.post(address_of(User, "add"), sent, follow=True))
    ann = User.objects.get(username="ann")
    assert not ann.is_staff
    saved = save_form(administrator, address_of(ann), groups=[group(TAGGERS).pk])
    assert "ann may enter the admin from now on." in read_messages(saved)
    assert client.login(username="ann", password=PASSWORD)
    assert client.get("/admin/comparisons/claim/add/").status_code == 200
    saved = save_form(administrator, address_of(ann), groups=[])
    assert "ann may not enter the admin from now on." in read_messages(saved)
    assert client.get("/admin/comparisons/claim/add/").status_code == 302


def test_an_administrator_makes_nobody_a_superuser(administrator: Client) -> None:
    me, ann = User.objects.get(), make_person("ann")
    for person in (me, ann):
        assert "is_superuser" not in read_form(administrator.get(address_of(person)))
        every = [permission.pk for permission in Permission.objects.all()]
        save_form(administrator, address_of(person), is_superuser="on", is_staff="on", user_permissions=every)
        person.refresh_from_db()
        assert not person.is_superuser
        assert not person.user_permissions.exists()
    assert not ann.is_staff


def test_an_administrator_cannot_take_over_a_superuser(administrator: Client) -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    before = User.objects.filter(pk=root.pk).values().get()
    assert administrator.get(password_page(root)).status_code == 403
    for page, sent in (
        (password_page(root), {"password1": "x" * 12, "password2": "x" * 12, "usable_password": "true"}),
        (address_of(root), {"username": "root", "is_active": "", "email": "mine@example.org"}),
        (address_of(root, "delete"), {"post": "yes"}),
    ):
        assert administrator.post(page, sent).status_code == 403, page
    chosen = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}
    assert administrator.post(address_of(User, "changelist"), chosen).status_code == 403
    assert User.objects.filter(pk=root.pk).values().get() == before
    shown = administrator.get(address_of(root))
    assert shown.status_code == 200
    assert root.password not in shown.content.decode()


def test_an_administrator_cannot_take_over_who_may_more(administrator: Client) -> None:
    """A right that administrators lack, by a group or by the account itself."""
    more = Permission.objects.get(codename="delete_session")
    guards = Group.objects.create(name="Guards")
    guards.permissions.add(more)
    by_group, by_account = make_person("ann", "Guards"), make_person("bob")
    by_account.user_permissions.add(more)
    asleep = make_person("eve", "Guards", is_active=False)
    for person in (by_group, by_account, asleep):
        assert administrator.post(password_page(person)).status_code == 403
        assert administrator.post(address_of(person), {"username": "x"}).status_code == 403
    assert administrator.post(address_of(guards), {"name": "Guards"}).status_code == 403


def test_a_group_gives_no_more_than_its_giver_has(administrator: Client) -> None:
    more = Permission.objects.get(codename="delete_session")
    guards = Group.objects.create(name="Guards")
    guards.permissions.add(more)
    me, ann = User.objects.get(), make_person("ann")
    for person in (me, ann):
        refused = save_form(administrator, address_of(person), groups=[guards.pk])
        assert not was_saved(refused)
        assert not person.groups.filter(pk=guards.pk).exists()
    refused = administrator.post(address_of(Group, "add"), {"name": "Mine", "permissions": [more.pk]})
    assert "Select a valid choice" in read_text(refused)
    lent = Permission.objects.get(codename="view_claim")
    made = administrator.post(
        address_of(Group, "add"), {"name": "Guests", "permissions": [lent.pk]}, follow=True
    )
    assert was_saved(made)
    assert was_saved(save_form(administrator, address_of(ann), groups=[group("Guests").pk]))
    ann.refresh_from_db()
    assert ann.is_staff


@pytest.mark.parametrize("role", [TAGGERS, EDITORS, ADMINISTRATORS])
def test_the_rights_of_a_role_are_fixed_for_everybody(admin_client: Client, role: str) -> None:
    page = admin_client.get(address_of(group(role)))
    assert "The rights of this group are fixed" in read_text(page)
    assert admin_client.post(address_of(group(role)), {"name": "Mine"}).status_code == 403
    assert admin_client.post(address_of(group(role), "delete"), {"post": "yes"}).status_code == 403


def test_nobody_deletes_their_own_account(administrator: Client) -> None:
    assert administrator.post(address_of(User.objects.get(), "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("person", ["administrator", "superuser"])
def test_nobody_shuts_themself_out_by_mistake(
    administrator: Client, admin_client: Client, admin_user: User, person: str
) -> None:
    """Neither by a box unticked nor by a request made by hand; others do it on purpose."""
    me = admin_user if person == "superuser" else User.objects.get(username="the administrator")
    browser = admin_client if person == "superuser" else administrator
    shown = read_form(browser.get(address_of(me)))
    assert not shown.keys() & {"is_active", "is_superuser", "groups"}
    assert was_saved(save_form(browser, address_of(me), username="boss", is_active=None, groups=[]))
    before = list(me.groups.all())
    me.refresh_from_db()
    assert (me.username, me.is_active, me.is_staff) == ("boss", True, True)
    assert list(me.groups.all()) == before
    assert was_saved(save_form(admin_client, address_of(make_person("gone", TAGGERS)), is_active=None))
    assert not User.objects.get(username="gone").is_active


def test_a_superuser_makes_another_who_can_enter(admin_client: Client, admin_user: User) -> None:
    ann = make_person("ann")
    save_form(admin_client, address_of(ann), is_superuser="on")
    ann.refresh_from_db()
    assert ann.is_superuser
    assert ann.is_staff
    save_form(admin_client, address_of(ann), is_superuser=None)
    ann.refresh_from_db()
    assert not ann.is_superuser
    assert not ann.is_staff


def test_the_list_of_people_says_who_may_what(administrator: Client) -> None:
    make_person("ann", TAGGERS)
    make_person("bob")
    page = read_text(administrator.get(address_of(User, "changelist")))
    assert "Taggers" in page
    assert "reads only" in page


def test_the_list_of_people_costs_no_query_for_each(administrator: Client) -> None:
    def look() -> int:
        with CaptureQueriesContext(connection) as queries:
            administrator.get(address_of(User, "changelist"))
        return len(queries)

    make_person("ann", TAGGERS)
    few = look()
    for number in range(10):
        make_person(f"somebody {number}", EDITORS)
    assert look() == few
