"""Gives the groups of the roles their rights, and lets people in who have any.

The rights of a role are those of `comparisons.roles`, exactly: what somebody added to such a group or took
from it is put right at the next migration.
"""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User

from articles.turns import in_turn
from comparisons.roles import ROLES, list_codenames


@in_turn
def fill_roles() -> None:
    """Make the groups of the roles where they are missing, and set their rights.

    Django makes permissions app by app after a migration; those of apps whose turn comes later are made here.
    """
    for label in {model.partition(".")[0] for rights in ROLES.values() for model in rights}:
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set([known[right] for right in list_codenames(role)])


@in_turn
def settle_entrance(user: User) -> None:
    """Let somebody sign in to the admin if they have any right there, and only then.

    A right is a group, a permission of their own, or being a superuser.
    """
    has_rights = user.is_superuser or user.groups.exists() or user.user_permissions.exists()
    if user.is_staff != has_rights:
        user.is_staff = has_rights
        user.save(update_fields=["is_staff"])
