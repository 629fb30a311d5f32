"""The groups of the roles: made by migration, filled from the one table, put right again, a way in."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db.migrations.state import ProjectState
from django.db.models.signals import post_migrate

from comparisons.actions.roles import fill_roles
from comparisons.roles import ADMINISTRATORS, EDITORS, ROLES, TAGGERS, list_codenames
from comparisons.tests.roles.people import make_person

OURS = {"articles", "comparisons"}
KEPT_TO_THE_HOUSE = {"step", "storedverdict", "loadreceipt", "reanchoring", "measurement"}
"""Rows that only the program itself writes and reads: nobody has a right to them in the admin."""


def rights_in(group: str) -> set[tuple[str, str]]:
    rows = Group.objects.get(name=group).permissions.values_list("content_type__app_label", "codename")
    return set(rows)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_the_rights_of_the_table(role: str) -> None:
    assert rights_in(role) == set(list_codenames(role))


@pytest.mark.django_db
def test_what_was_changed_in_a_role_is_put_right_and_other_groups_stay() -> None:
    editors, own = Group.objects.get(name=EDITORS), Group.objects.create(name="Guests")
    editors.permissions.set(Permission.objects.filter(codename="add_user"))
    own.permissions.set(Permission.objects.filter(codename="view_claim"))
    Group.objects.filter(name=TAGGERS).delete()
    fill_roles()
    assert rights_in(EDITORS) == set(list_codenames(EDITORS))
    assert rights_in(TAGGERS) == set(list_codenames(TAGGERS))
    assert rights_in("Guests") == {("comparisons", "view_claim")}


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_the_roles_as_they_were() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert {role: rights_in(role) for role in ROLES} == {role: set(list_codenames(role)) for role in ROLES}


@pytest.mark.django_db
def test_before_there_are_groups_a_migration_fills_none() -> None:
    Group.objects.all().delete()
    sender = apps.get_app_config("comparisons")
    post_migrate.send(
        sender, app_config=sender, verbosity=0, using="default", apps=ProjectState().apps, plan=[]
    )
    assert not Group.objects.exists()


def test_the_table_speaks_of_every_model_of_ours() -> None:
    models = {model for model in apps.get_models() if model._meta.app_label in OURS}
    known = {model for rights in ROLES.values() for model in rights}
    forgotten = {
        model._meta.label_lower
        for model in models
        if not str(model._meta.model_name).startswith("historical")
        and not model._meta.auto_created
        and model._meta.model_name not in KEPT_TO_THE_HOUSE
    } - known
    assert not forgotten, f"Say in comparisons/roles.py who may do what with {forgotten}."


def test_who_may_change_may_see_and_nobody_may_more_than_administrators() -> None:
    for role, rights in ROLES.items():
        for model, actions in rights.items():
            assert "view" in actions, (role, model)
            assert set(actions) <= set(ROLES[ADMINISTRATORS][model]), (role, model)


@pytest.mark.django_db
def test_a_group_opens_the_admin_and_leaving_the_last_one_closes_it() -> None:
    ann = make_person("ann")
    assert not ann.is_staff
    tagging, editing = Group.objects.get(name=TAGGERS), Group.objects.get(name=EDITORS)
    tagging.user_set.add(ann)
    ann.groups.add(editing)
    ann.groups.remove(tagging)
    assert User.objects.get().is_staff
    ann.groups.clear()
    assert not User.objects.get().is_staff


@pytest.mark.django_db
def test_a_group_that_is_deleted_takes_its_members_entrance_with_it() -> None:
    only, also = make_person("only", "Guests"), make_person("also", "Guests", TAGGERS)
    Group.objects.filter(name="Guests").delete()
    only.refresh_from_db()
    also.refresh_from_db()
    assert (only.is_staff, also.is_staff) == (False, True)


@pytest.mark.django_db
def test_a_superuser_needs_no_group() -> None:
    root = User.objects.create_superuser("root")
    root.groups.add(Group.objects.get(name=EDITORS))
    root.groups.clear()
    assert User.objects.get().is_staff


@pytest.mark.django_db
def test_filling_roles_that_are_full_writes_nothing(django_assert_max_num_queries: object) -> None:
    fill_roles()
    with django_assert_max_num_queries(40) as queries:  # type: ignore[operator]
        fill_roles()
    said = [str(query["sql"]) for query in queries.captured_queries]
    assert not [sql for sql in said if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
